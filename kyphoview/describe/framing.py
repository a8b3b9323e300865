"""What a picture frames, and from where it is seen, in words."""

from kyphoview.describe.xray import xray_frame
from kyphoview.language import _, number
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.scene import Scene

_BACK_FROM_MM = 750.0  # a side cut that frames so much shows the whole back
_TRUNK_FROM_MM = 400.0
_ACROSS_FROM_MM = 300.0  # and a top cut of that width the whole trunk


def frame(scene: Scene, view: str) -> str:
    """One sentence; a view without words of its own is framed in the side cut's."""
    for xray in XRAY_VIEWS:
        if view == xray:
            return xray_frame(scene, xray)
    if view == "3d":
        return _(
            "You see five vertebrae in the round, which can be turned by hand; "
            "the near part is cut away along the needle's way, or is whole again where you close it."
        )
    return _frame_of_top(scene) if view == "top" else _frame_of_side(scene)


def _frame_of_side(scene: Scene) -> str:
    height_mm = scene.cameras["side"].height_mm
    if height_mm >= _BACK_FROM_MM:
        return _("You see the whole back in a cut seen from the left, with the front on the left.")
    if height_mm >= _TRUNK_FROM_MM:
        return _("You see the trunk in a cut seen from the left, with the front on the left.")
    return _(
        "You see about {height} cm of the spine around {level} in a cut seen from the left, "
        "with the front on the left.",
        height=number(height_mm / 10),
        level=scene.case.level,
    )


def _frame_of_top(scene: Scene) -> str:
    width_mm, level = scene.cameras["top"].width_mm, scene.case.level
    if width_mm >= _ACROSS_FROM_MM:
        return _(
            "You see the whole trunk in a cut across {level}, seen from the feet: "
            "front at the top, the person's right on the left.",
            level=level,
        )
    return _(
        "You see about {width} cm from side to side in a cut across {level}, seen from the feet: "
        "front at the top, the person's right on the left.",
        width=number(width_mm / 10),
        level=level,
    )
