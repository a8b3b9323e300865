"""What an X-ray picture shows, in words: how it looks at the person, and what stands out in it."""

from kyphoview.describe.leak import leak_in_list
from kyphoview.language import _, listed, ngettext, number, pgettext
from kyphoview.procedure.framing.fluoroscope import XrayView, xray_camera
from kyphoview.procedure.scene import Scene

_SHOWING = 0.02  # a balloon that holds this share of its contrast can be seen


def xray_frame(scene: Scene, view: XrayView) -> str:
    """Which way the picture looks, and how wide its round field is."""
    width = number(xray_camera(view, scene.moment.camera_clock).width_mm / 10)
    if view == "xray-side":
        return _(
            "You see an X-ray from the side, round and {width} cm across, with the front on the left; "
            "the left and the right half of each bone lie over each other.",
            width=width,
        )
    return _(
        "You see an X-ray along the line from back to front, round and {width} cm across, seen from behind: "
        "the person's left is on the left. In each vertebra the pedicles are two upright rings, "
        "and the bump of the back is a narrow shape between them.",
        width=width,
    )


def xray_shadows(scene: Scene) -> tuple[str, ...]:
    """What is bright in it."""
    return (
        _("Bone is grey with thin bright borders."),
        _brightest(scene),
        _("Brightness is stretched, so that faint bone and dense things both show."),
    )


def _brightest(scene: Scene) -> str:
    found = [*_of_balloon(scene), *_of_steel(scene)]
    if found:
        return _("Much brighter than any bone: {things}.", things=listed(found))
    return _("Soft tissue is darker, and a disc shows only as the gap between two bones.")


def _of_balloon(scene: Scene) -> list[str]:
    """The contrast, cement, and the markers, as they stand in a list."""
    sides, found = scene.case.balloons, []
    if any(balloon.fill > _SHOWING for balloon in scene.balloons):
        found.append(ngettext("the contrast in the balloon", "the contrast in both balloons", sides))
    if scene.cements:
        found.append(pgettext("in a list", "the cement"))
    found += leak_in_list(scene)
    if scene.balloons:
        found.append(ngettext("the two markers of the balloon", "the two markers of each balloon", sides))
    return found


def _of_steel(scene: Scene) -> list[str]:
    kinds, sides, found = {tool.kind for tool in scene.instruments}, scene.case.balloons, []
    if "needle" in kinds:
        found.append(ngettext("the needle", "the needles", sides))
    if kinds & {"cannula", "cement_tube"}:
        found.append(ngettext("the steel tube", "the steel tubes", sides))
    return found
