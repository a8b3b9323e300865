"""A Scene in sentences: what is to be seen at this very moment, for the ear and for the eye."""

import math
from collections.abc import Sequence

from kyphoview.describe.contents import contents
from kyphoview.describe.course import course_sentences
from kyphoview.describe.framing import frame
from kyphoview.describe.gain import gain_sentence
from kyphoview.describe.height_regained import regained_sentence
from kyphoview.describe.instruments import instruments
from kyphoview.describe.xray import xray_shadows
from kyphoview.language import N_, _, ngettext, rounded
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import first_clock
from kyphoview.procedure.track import even, movement

_GAIN_FROM = movement("gain").last_clock  # when the picture shows before and after
_MRI, _SEEN = movement("mri", even), 0.5  # the small picture is named once it is half there
_LYING, _SOON = movement("lying"), 1e-3  # of a step: which way the person moves
_TREATMENT_FROM = first_clock(lambda step: step.is_treatment)

_SINKING = {
    "wedge": N_("The vertebra {level} is giving way: its front is sinking."),
    "biconcave": N_("The vertebra {level} is giving way: its middle is sinking."),
    "crush": N_("The vertebra {level} is giving way: its whole body is sinking."),
}
_SQUASHED = {
    "wedge": N_("The vertebra {level} is broken: its front is squashed."),
    "biconcave": N_("The vertebra {level} is broken: its middle is squashed."),
    "crush": N_("The vertebra {level} is broken: its whole body is squashed."),
}


def describe(scene: Scene, view: str = "side") -> tuple[str, ...]:
    """Where the tools are, what is in the bone, the vertebra, the person, what is framed, what stands out in an X-ray.

    Args:
        scene: the moment.
        view: "top", "3d", "xray-side" and "xray-front" are framed in their own words, every other in the side cut's.

    Returns:
        Four to twelve sentences.
    """
    return (*_told_in_every_view(scene), *_told_of_view(scene, view))


def describe_views(scene: Scene, views: Sequence[str]) -> tuple[str, ...]:
    """What one view shows, or two side by side: what both say stands once, then what each frames."""
    if len(views) == 1:
        return describe(scene, views[0])
    first, second = (" ".join(_told_of_view(scene, view)) for view in views)
    return (
        *_told_in_every_view(scene),
        _("First picture: {description}", description=first),
        _("Second picture: {description}", description=second),
    )


def _told_in_every_view(scene: Scene) -> tuple[str, ...]:
    return (*instruments(scene), *contents(scene), *_vertebra(scene), *_person(scene))


def _told_of_view(scene: Scene, view: str) -> tuple[str, ...]:
    if view in XRAY_VIEWS:
        return (frame(scene, view), *xray_shadows(scene))
    return (frame(scene, view), *(_mri() if view == "side" and _MRI.at(scene.moment.clock) > _SEEN else ()))


def _mri() -> tuple[str, ...]:
    """The small picture beside the side cut."""
    return (
        _("A small picture is drawn from this model like an MRI: the broken vertebra is bright, the others are dark."),
        _("In an MRI, water that shows bright in a broken bone is a sign of a fresh break."),
    )


def _vertebra(scene: Scene) -> tuple[str, ...]:
    """How the vertebra is, until the treatment begins; from then on the heights say so."""
    if _is_treatment(scene):
        gained = (gain_sentence(scene),) if scene.moment.clock >= _GAIN_FROM else ()
        more = course_sentences(scene) if scene.next_break is not None else ()
        return (*more, _heights(scene), _slope(scene), regained_sentence(scene), *gained)
    return (_break(scene), *course_sentences(scene), *_bulge(scene), _heights(scene), _slope(scene), *_lean(scene))


def _break(scene: Scene) -> str:
    level, sunk = scene.case.level, scene.progress.sunk
    if sunk <= 0.0:
        return _(
            "The vertebra {level} is whole, with a disc above and below it and the spinal canal behind it.", level=level
        )
    return _((_SINKING if sunk < 1.0 else _SQUASHED)[scene.case.shape], level=level)


def _bulge(scene: Scene) -> tuple[str, ...]:
    """How far a crush has pushed the back wall out, and what that may mean."""
    bulge = rounded(scene.height_map.retropulsed_mm, 1)
    if bulge == rounded(0.0):
        return ()
    return (
        _("Its back wall bulges towards the spinal canal by {bulge} mm.", bulge=bulge),
        _("A broken back wall may rule kyphoplasty out."),
    )


def _heights(scene: Scene) -> str:
    front, middle, back = (rounded(height, 1) for height in scene.heights.columns)
    values = {"level": scene.case.level, "front": front, "middle": middle, "back": back}
    if not _is_treatment(scene):
        return _("It is {front} mm high in front, {middle} mm in the middle and {back} mm at the back.", **values)
    if scene.cements:
        return _(
            "The treated vertebra {level} is {front} mm high in front, {middle} mm in the middle "
            "and {back} mm at the back.",
            **values,
        )
    return _(
        "The broken vertebra {level} is {front} mm high in front, {middle} mm in the middle and {back} mm at the back.",
        **values,
    )


def _slope(scene: Scene) -> str:
    wedge_deg = scene.figures.wedge_angle_deg
    degrees = round(abs(wedge_deg))
    if degrees == 0:
        return _("Its top is level with its bottom.")
    if wedge_deg > 0.0:
        return ngettext(
            "Its top slopes forward by {count} degree.", "Its top slopes forward by {count} degrees.", degrees
        )
    return ngettext(
        "Its top slopes backward by {count} degree.", "Its top slopes backward by {count} degrees.", degrees
    )


def _lean(scene: Scene) -> tuple[str, ...]:
    degrees = round(math.degrees(scene.above.angle_rad))
    if degrees == 0:
        return ()
    return (
        ngettext(
            "The spine above it leans {count} degree further forward.",
            "The spine above it leans {count} degrees further forward.",
            degrees,
        ),
    )


def _is_treatment(scene: Scene) -> bool:
    return scene.moment.clock > _TREATMENT_FROM


def _person(scene: Scene) -> tuple[str, ...]:
    return (_posture(scene), *((_opening(scene),) if scene.incision > 0.0 else ()))


def _posture(scene: Scene) -> str:
    if scene.lying >= 1.0:
        return _("The person lies face down, though the picture does not turn.")
    if scene.lying <= 0.0:
        return _("The person is upright.")
    clock = scene.moment.clock
    if _LYING.at(clock + _SOON) > _LYING.at(clock):
        return _("The person is lying down on the front.")
    return _("The person is getting up.")


def _opening(scene: Scene) -> str:
    return ngettext(
        "There is a small opening in the skin of the back.",
        "There are two small openings in the skin of the back.",
        scene.case.balloons,
    )
