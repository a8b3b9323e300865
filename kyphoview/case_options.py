"""The options of the command line that choose a case and a moment of it, and what was chosen by them."""

import argparse
import dataclasses
from typing import TYPE_CHECKING, Any

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.argument_types import choices, number, plain, whole_number
from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.procedure.case import DEFAULT_CASE, SHAPES
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.translated_argparse import Parser

if TYPE_CHECKING:  # a command loads what it needs when it runs
    from kyphoview.procedure.case import Case
    from kyphoview.procedure.scene import Scene


def add_moment(parser: Parser) -> None:
    """The options of a moment: its step, and how far that has gone."""
    parser.add_argument(
        "--step",
        required=True,
        metavar="ID",
        help=_("one of the ids that 'kyphoview steps' or 'kyphoview courses' lists"),
    )
    parser.add_argument("--at", type=number, default=1.0, metavar="F", help=_("where in the step, 0 to 1 (its end)"))


def add_case(parser: Parser) -> None:
    """The options of a case; what is left out takes its usual value, which the help names last (None here)."""
    usual = DEFAULT_CASE
    losses = ", ".join(
        _("{shape} {low} to {high}", shape=shape, low=plain(low), high=plain(high))
        for shape, (low, high) in LOSS_RANGE_PERCENT.items()
    )
    case = parser.add_argument_group(_("case options"))
    case.add_argument(
        "--level",
        metavar="L",
        help=_("the broken vertebra: {levels}; {level}", levels=choices(TREATABLE), level=usual.level),
    )
    case.add_argument(
        "--shape", metavar="S", help=_("the break: {shapes}; {shape}", shapes=choices(SHAPES), shape=usual.shape)
    )
    case.add_argument(
        "--loss",
        type=number,
        metavar="PERCENT",
        help=_("height lost: {losses}; {usual}", losses=losses, usual=plain(usual.loss_percent)),
    )
    case.add_argument(
        "--balloons", type=whole_number, metavar="N", help=_("1 or 2; {balloons}", balloons=usual.balloons)
    )
    case.add_argument(
        "--balloon-ml",
        type=number,
        metavar="ML",
        help=_("mL in each balloon; {volume} at {level}", volume=plain(usual.balloon_ml), level=usual.level),
    )
    case.add_argument(
        "--cement-ml",
        type=number,
        metavar="ML",
        help=_("mL of cement a side; {volume} at {level}", volume=plain(usual.cement_ml), level=usual.level),
    )
    case.add_argument(
        "--regain",
        type=number,
        metavar="PERCENT",
        help=_("how much of the lost height comes back; {usual}", usual=plain(usual.regain_percent)),
    )
    case.add_argument(
        "--course",
        metavar="C",
        help=_("one of the ids that 'kyphoview courses' lists; {course}", course=usual.course),
    )


def given_scene(given: argparse.Namespace) -> "Scene":
    from kyphoview.procedure.moment import Moment
    from kyphoview.procedure.scene import scene_at

    moment, case = Moment(given.step, given.at), given_case(given)
    _require_course_of(moment.step, case.course)
    return scene_at(case, moment)


def _require_course_of(step_id: str, course_id: str) -> None:
    """See that a step belongs to the course that was chosen.

    Raises:
        BadInput: it does not; the sentence says which steps do.
    """
    from kyphoview.procedure.steps import course_called, course_of

    own = course_of(step_id).id
    if own != course_id:
        raise BadInput(
            _(
                "The step '{step}' belongs to the course '{own}'; the course '{course}' has {steps}.",
                step=step_id,
                own=own,
                course=course_id,
                steps=", ".join(step.id for step in course_called(course_id).steps),
            )
        )


def given_case(given: argparse.Namespace) -> "Case":
    """The case of the options that were given; the others take their usual values."""
    from kyphoview.procedure.case_checks import make_case

    options = {
        "level": given.level,
        "shape": given.shape,
        "loss_percent": given.loss,
        "balloons": given.balloons,
        "balloon_ml": given.balloon_ml,
        "cement_ml": given.cement_ml,
        "regain_percent": given.regain,
        "course": given.course,
    }
    return make_case(**{name: value for name, value in options.items() if value is not None})


def case_json(case: "Case") -> dict[str, Any]:
    return {**dataclasses.asdict(case), "grade": case.grade}
