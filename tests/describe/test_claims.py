"""Every sentence of a description is a claim about its moment, and the solid bears it out: none is left unread."""

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.describe.sentences import describe
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.procedure.track import even, movement
from tests.describe.moments import Now

_MRI = movement("mri", even)
_VIEWS = ("side", "top", "3d", "xray-side", "xray-front")
_DENSE = [n / 200 for n in range(201)]
_ONE_OR_EACH = r"(?:On the left, a|On each side, a|A)"
_IN_MIDDLE_MM = 4.0
_BALLOONS = r"(?:One balloon|Two balloons)"
_HALF_BACK = 0.55  # percent: where a share is rounded

Claim = Callable[[Now, re.Match[str]], bool]


def _tool(kind: str, place: str) -> Claim:
    return lambda now, _: now.tip_is(kind, place)


def _is_near(said: str, value: float, by: float) -> bool:
    return abs(float(said) - value) <= by


def _heights_are(now: Now, said: re.Match[str]) -> bool:
    columns = now.scene.heights.columns
    return all(_is_near(said[name], mm, 0.051) for name, mm in zip(("front", "middle", "back"), columns, strict=True))


def _is_where_said(bodies: Sequence[RadialBody], said: re.Match[str]) -> bool:
    """One in the middle of the bone, or one on either side of it."""
    if len(bodies) == 2:
        return said["middle"] is None and all(abs(_middle_mm(body)) > _IN_MIDDLE_MM for body in bodies)
    return said["middle"] is not None and abs(_middle_mm(bodies[0])) < _IN_MIDDLE_MM


def _middle_mm(body: RadialBody) -> float:
    """How far to the right its middle lies."""
    return float(body.points()[..., 0].mean())


def _regained_is(now: Now, said: re.Match[str]) -> bool:
    figures, found = now.scene.figures, said.groupdict()
    whole = {"none": 0.0, "all": 100.0}.get(found["whole"]) or float(re.sub(r"\D", "", found["whole"]) or 0.0)
    balloon = float(found.get("balloon") or 0.0)
    posture = float(found["posture"]) if found.get("posture") else whole - balloon
    is_middle = found["column"] == "middle"
    return (
        is_middle == (now.case.shape == "biconcave")
        and abs(whole - figures.height_regained_percent) < _HALF_BACK
        and abs(posture - figures.posture_percent) < _HALF_BACK
        and abs(balloon - figures.balloon_percent) < 2 * _HALF_BACK
        and posture + balloon == whole
    )


def _gained(now: Now, said: re.Match[str]) -> bool:
    """Both measured on the bone now and when it broke."""
    broken = scene_at(now.case, Moment("fracture"))
    column = 1 if now.case.shape == "biconcave" else 0
    taller = now.scene.heights.columns[column] - broken.heights.columns[column]
    straighter = broken.figures.wedge_angle_deg - now.scene.figures.wedge_angle_deg
    return all(
        abs(value - float(said[name] or 0.0)) < 0.51 for name, value in (("mm", taller), ("degrees", straighter))
    )


def _markers_in_tube(now: Now) -> tuple[bool, bool]:
    tube = now.tool("cannula")
    places = now.scene.balloons[0].markers_mm
    back, front = (tube is not None and tube.tail_mm <= at <= tube.tip_mm for at in places)
    return back, front


def _balloon_is(place: str) -> Claim:
    def holds(now: Now, said: re.Match[str]) -> bool:
        back_in, front_in = _markers_in_tube(now)
        is_again = now.scene.progress.pumped_ml > 0.0
        is_place = {
            "inside the tube": back_in and front_in,
            "half inside the tube": front_in and not back_in,
            "halfway between": back_in and not front_in,
            "in the bone": not back_in and now.scene.balloons[0].markers_mm[0] > 0.0,
            "outside the body": not back_in and not front_in and now.scene.balloons[0].markers_mm[1] < 0.0,
        }[place]
        return is_place and now.scene.progress.balloon_ml == 0.0 and is_again == (said["when"] == "empty again")

    return holds


def _holds(now: Now, said: re.Match[str]) -> bool:
    """What it holds, and how hard it presses."""
    figures = now.scene.figures
    volume = 0.0 if said["volume"] is None else float(said["volume"])
    return abs(volume - figures.balloon_volume_ml[0]) < 0.051 and _is_near(
        said["psi"], figures.balloon_pressure_psi[0], 0.51
    )


_HELD = r"(?:it holds|each holds) (?:hardly anything|(?P<volume>[\d.]+) mL) at (?P<psi>[\d.]+) psi \([\d.]+ atm\)\."
_EMPTY = rf"{_BALLOONS}, (?P<when>still empty|empty again), (?:is|are) "
_MM = r"(?P<front>[\d.]+) mm high in front, (?P<middle>[\d.]+) mm in the middle and (?P<back>[\d.]+) mm at the back\."
_SHARES = r"(?P<posture>\d+) percent from lying face down, and (?P<balloon>\d+) percent from the balloon\."
_TALLER, _STRAIGHTER = r"(?:(?P<mm>\d+) mm|no) taller", r"(?:(?P<degrees>\d+) degrees?|no) straighter"
_COLUMN = r"Of its lost (?P<column>front|middle) height, "
_SUNK = {"wedge": "its front", "biconcave": "its middle", "crush": "its whole body"}

CLAIMS: tuple[tuple[str, Claim], ...] = (
    *(
        (rf"{_ONE_OR_EACH} thin tube {words}", _tool("cannula", place))
        for words, place in (
            (r"is outside the body\.", "outside"),
            (r"has its tip in the soft tissue of the back\.", "tissue"),
            (r"has its tip in the bridge of bone behind the vertebral body\.", "bridge"),
            (r"leads into the vertebral body\.", "body"),
        )
    ),
    *(
        (rf"{_ONE_OR_EACH} needle {words}", _tool("needle", place))
        for words, place in (
            (r"is outside the body\.", "outside"),
            (r"has its tip in the soft tissue of the back\.", "tissue"),
            (r"has its tip in the bridge of bone behind the vertebral body\.", "bridge"),
            (r"leads into the vertebral body\.", "body"),
            (r"is inside the tube\.", "tube"),
        )
    ),
    (rf"{_ONE_OR_EACH} hand drill is outside the body\.", _tool("drill", "outside")),
    (rf"{_ONE_OR_EACH} hand drill is inside the tube\.", _tool("drill", "tube")),
    (rf"{_ONE_OR_EACH} hand drill leads through the tube into the vertebral body\.", _tool("drill", "body")),
    (rf"{_ONE_OR_EACH} thinner tube for the cement is outside the body\.", _tool("cement_tube", "outside")),
    (rf"{_ONE_OR_EACH} thinner tube for the cement is inside the first\.", _tool("cement_tube", "tube")),
    (rf"{_ONE_OR_EACH} thinner tube for the cement leads there too\.", _tool("cement_tube", "body")),
    (rf"{_BALLOONS} in the bone (?:is|are) filling: {_HELD}", lambda now, said: now.fills and _holds(now, said)),
    (rf"{_BALLOONS} in the bone (?:is|are) emptying: {_HELD}", lambda now, said: now.empties and _holds(now, said)),
    (
        rf"{_BALLOONS} in the bone (?:is|are) full: {_HELD}",
        lambda now, said: now.scene.balloons[0].fill > 0.999 and _holds(now, said),
    ),
    (_EMPTY + r"inside the tubes?\.", _balloon_is("inside the tube")),
    (_EMPTY + r"half inside the tubes?\.", _balloon_is("half inside the tube")),
    (_EMPTY + r"halfway between the tubes? and the bone\.", _balloon_is("halfway between")),
    (_EMPTY + r"in the bone\.", _balloon_is("in the bone")),
    (_EMPTY + r"outside the body\.", _balloon_is("outside the body")),
    (
        r"(?:The bone|On each side, the bone) has an empty space of (?P<volume>[\d.]+) mL(?P<middle> in its middle)?\.",
        lambda now, said: (
            _is_where_said(now.scene.cavities, said)
            and _is_near(said["volume"], now.scene.figures.cavity_volume_ml[0], 0.051)
            and not now.scene.cements
            and now.scene.progress.balloon_ml == 0.0
        ),
    ),
    (
        r"(?:Cement|On each side, cement) begins to flow in\.",
        lambda now, _: now.flows and now.scene.figures.cement_volume_ml[0] < 0.06,
    ),
    (
        r"(?:Cement|On each side, cement) flows in from the front: (?P<volume>[\d.]+) mL so far\.",
        lambda now, said: now.flows and _is_near(said["volume"], now.scene.figures.cement_volume_ml[0], 0.051),
    ),
    (
        r"(?:The bone|On each side, the bone) holds (?P<volume>[\d.]+) mL of cement(?P<middle> in its middle)?\.",
        lambda now, said: (
            now.has_all_cement
            and _is_where_said([cement.core for cement in now.scene.cements], said)
            and _is_near(said["volume"], now.scene.figures.cement_volume_ml[0], 0.051)
        ),
    ),
    (r"The cement is still liquid\.", lambda now, _: now.setting < 0.06),
    (r"The cement is getting thicker\.", lambda now, _: now.sets and 0.04 < now.setting < 0.41),
    (r"The cement is as thick as dough\.", lambda now, _: 0.39 < now.setting < 0.81),
    (r"The cement is nearly hard\.", lambda now, _: 0.79 < now.setting < 1.0),
    (r"The cement is hard\.", lambda now, _: now.setting > 0.998),
    (
        r"The vertebra \w+ is whole, with a disc above and below it and the spinal canal behind it\.",
        lambda now, _: now.scene.height_map.is_rest,
    ),
    (
        r"The vertebra \w+ is giving way: (?P<sunk>.+) is sinking\.",
        lambda now, said: now.sinks and said["sunk"] == _SUNK[now.case.shape],
    ),
    (
        r"The vertebra \w+ is broken: (?P<sunk>.+) is squashed\.",
        lambda now, said: now.scene.progress.sunk == 1.0 and said["sunk"] == _SUNK[now.case.shape],
    ),
    (
        r"Its back wall bulges towards the spinal canal by (?P<mm>[\d.]+) mm\.",
        lambda now, said: _is_near(said["mm"], now.scene.height_map.retropulsed_mm, 0.051),
    ),
    (
        r"A broken back wall may rule kyphoplasty out\.",
        lambda now, _: now.case.shape == "crush" and now.scene.height_map.retropulsed_mm > 0.0,
    ),
    (rf"It is {_MM}", _heights_are),
    (rf"The broken vertebra \w+ is {_MM}", lambda now, said: _heights_are(now, said) and not now.scene.cements),
    (rf"The treated vertebra \w+ is {_MM}", lambda now, said: _heights_are(now, said) and bool(now.scene.cements)),
    (r"Its top is level with its bottom\.", lambda now, _: abs(now.scene.figures.wedge_angle_deg) < 0.51),
    (
        r"Its top slopes forward by (?P<degrees>\d+) degrees?\.",
        lambda now, said: _is_near(said["degrees"], now.scene.figures.wedge_angle_deg, 0.51),
    ),
    (
        r"Its top slopes backward by (?P<degrees>\d+) degrees?\.",
        lambda now, said: _is_near(said["degrees"], -now.scene.figures.wedge_angle_deg, 0.51),
    ),
    (
        r"The spine above it leans (?P<degrees>\d+) degrees? further forward\.",
        lambda now, said: _is_near(said["degrees"], 57.29578 * now.scene.above.angle_rad, 0.51),
    ),
    (_COLUMN + r"(?P<whole>none) is back\.", _regained_is),
    (_COLUMN + r"(?P<whole>\d+ percent) is back, all of it from lying face down\.", _regained_is),
    (_COLUMN + rf"(?P<whole>all) is back: {_SHARES}", _regained_is),
    (_COLUMN + rf"(?P<whole>\d+ percent) is back: {_SHARES}", _regained_is),
    (
        rf"Compared with when it broke, it is {_TALLER} and {_STRAIGHTER}\.",
        _gained,
    ),
    (r"The person lies face down, though the picture does not turn\.", lambda now, _: now.scene.lying == 1.0),
    (r"The person is upright\.", lambda now, _: now.scene.lying == 0.0),
    (r"The person is lying down on the front\.", lambda now, _: now.after.lying > now.before.lying),
    (r"The person is getting up\.", lambda now, _: now.after.lying < now.before.lying),
    (
        r"A small picture is drawn from this model like an MRI: the broken vertebra is bright, the others are dark\.",
        lambda now, _: _MRI.at(now.scene.moment.clock) > 0.5 and now.scene.progress.sunk == 1.0,
    ),
    (
        r"In an MRI, water that shows bright in a broken bone is a sign of a fresh break\.",
        lambda now, _: _MRI.at(now.scene.moment.clock) > 0.5,
    ),
    (r"There (?:is a|are two) small openings? in the skin of the back\.", lambda now, _: now.scene.incision > 0.0),
)
_OF_VIEW = re.compile(r"You see |Bone is grey|Much brighter|Soft tissue is darker|Brightness is")
"""What a picture frames and how it shows it: no state of the person; other tests hold these to the cameras."""


def check(now: Now, view: str) -> None:
    for sentence in describe(now.scene, view):
        if _OF_VIEW.match(sentence):
            continue
        found = [(claim, match) for pattern, claim in CLAIMS if (match := re.fullmatch(pattern, sentence))]
        assert len(found) == 1, f"one reading is known of {sentence!r}"
        claim, match = found[0]
        assert claim(now, match), sentence


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_in_the_usual_case_every_sentence_is_true_at_every_moment(step: str) -> None:
    for at in _DENSE:
        check(Now(DEFAULT_CASE, step, at), "side")


@settings(max_examples=40, deadline=None)
@given(
    case=st.from_type(Case),
    step=st.sampled_from([step.id for step in STEPS]),
    at=st.floats(0.0, 1.0),
    view=st.sampled_from(_VIEWS),
)
def test_in_any_case_every_sentence_is_true_at_any_moment(case: Case, step: str, at: float, view: str) -> None:
    check(Now(case, step, at), view)
