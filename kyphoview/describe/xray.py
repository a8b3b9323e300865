"""What an X-ray picture shows, in words: how it looks at the person, and what stands out in it."""

from kyphoview.describe.numbers import listed, rounded
from kyphoview.procedure.framing.fluoroscope import XrayView, xray_camera
from kyphoview.procedure.scene import Scene

_SHOWING = 0.02  # a balloon that holds this share of its contrast can be seen


def xray_frame(scene: Scene, view: XrayView) -> str:
    """Which way the picture looks, and how wide its round field is."""
    across = f"{rounded(xray_camera(view, scene.moment.clock).width_mm / 10)} cm across"
    if view == "xray-side":
        return (
            f"The picture is an X-ray from the side, round and {across}, with the front on the left; "
            "the left and the right half of each bone lie over each other."
        )
    return (
        f"The picture is an X-ray along the line from back to front, round and {across}, seen from behind: "
        "the person's left is on the left. In each vertebra the pedicles are two upright rings, "
        "and the bump of the back is a narrow shape between them."
    )


def xray_shadows(scene: Scene) -> str:
    """What is bright in it."""
    return (
        f"Bone is grey with thin bright borders; {_brightest(scene)}. "
        "Brightness is stretched, so that faint bone and dense things both show."
    )


def _brightest(scene: Scene) -> str:
    is_one = scene.case.balloons == 1
    found = []
    if any(balloon.fill > _SHOWING for balloon in scene.balloons):
        found.append("the contrast in the balloon" if is_one else "the contrast in both balloons")
    if scene.cements:
        found.append("the cement")
    if scene.balloons:
        found.append("the two markers of the balloon" if is_one else "the two markers of each balloon")
    kinds = {tool.kind for tool in scene.instruments}
    if "needle" in kinds:
        found.append("the needle" if is_one else "the needles")
    if kinds & {"cannula", "cement_tube"}:
        found.append("the steel tube" if is_one else "the steel tubes")
    if not found:
        return "soft tissue is darker, and a disc shows only as the gap between two bones"
    is_alone = len(found) == 1 and (is_one or found[0] == "the cement" or "contrast" in found[0])
    return f"{listed(found)} {'is' if is_alone else 'are'} much brighter than any bone"
