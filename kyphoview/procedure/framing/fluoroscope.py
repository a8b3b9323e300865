"""How the X-ray looks at the patient: from which sides, how wide, and where labels point in its pictures.

Both pictures are shown as the surgeon stands: behind the patient who lies face down. In the front picture the
patient's left is on the left, as in the top cut; in the side picture the front is on the left, as in the side cut. So a
thing keeps its side of the screen from view to view; a plate on a light box, read from in front, would be mirrored.
"""

import math
from functools import cache
from typing import Literal

import numpy as np

from kyphoview.anatomy.geometry.axis import Vector, fixed
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.anatomy.solid.arch import arch_shape
from kyphoview.procedure.framing.cameras import Camera
from kyphoview.procedure.framing.label_anchors import anchors_of
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.track import Track

XrayView = Literal["xray-side", "xray-front"]
XRAY_VIEWS: tuple[XrayView, ...] = ("xray-side", "xray-front")

WIDE_MM, CLOSE_MM = 150.0, 100.0  # across the round field: the whole of it, and enlarged
WIDE_CENTRE = {"xray-side": (15.0, 2.0), "xray-front": (0.0, 2.0)}
CLOSE_CENTRE = {"xray-side": (5.0, 0.0), "xray-front": (0.0, 0.0)}

# How far the field is narrowed: 0 wide, 1 close.
_NARROWED = Track(
    [
        ("placing", 0.1, 0.0),
        ("placing", 0.85, 0.7),
        ("inflating", 0.0, 0.7),
        ("inflating", 0.22, 1.0),
        ("closing", 0.02, 1.0),
        ("closing", 0.3, 0.0),
    ]
)
_PLANES: dict[XrayView, Plane] = {
    "xray-side": Plane(fixed(np.zeros(3)), fixed((0.0, -1.0, 0.0)), fixed((0.0, 0.0, 1.0))),
    "xray-front": Plane(fixed(np.zeros(3)), fixed((1.0, 0.0, 0.0)), fixed((0.0, 0.0, 1.0))),
}
_FROM_SIDE = ("vertebra_above", "upper_endplate", "pedicle", "break_front", "balloon", "compacted", "cement")
_FROM_TOP = ("pedicle", "balloon", "cement")
# Labels point beside what is small, so that their dots do not hide it.
_BEYOND_TIP_MM = 2.5
_BESIDE_MARKER_MM = 2.8
_TUBE_MM = 16.0  # and at a tube so far behind its end
_BUMP_MM = 6.0


def xray_plane(view: XrayView) -> Plane:
    """The detector's plane: the rays run along its normal, from behind it towards the viewer or the other way."""
    return _PLANES[view]


def xray_camera(view: XrayView, clock: float) -> Camera:
    """The square around the round field; it narrows for the close work, as the team enlarges its picture."""
    share = _NARROWED.at(clock)
    across_mm = WIDE_MM * math.exp(share * math.log(CLOSE_MM / WIDE_MM))
    zoomed = (across_mm - WIDE_MM) / (CLOSE_MM - WIDE_MM)  # so that one point of the picture stays where it is
    (x, y), (close_x, close_y) = WIDE_CENTRE[view], CLOSE_CENTRE[view]
    return Camera((x + zoomed * (close_x - x), y + zoomed * (close_y - y)), across_mm, across_mm)


def xray_anchors(scene: Scene, view: XrayView) -> dict[str, Vector]:
    """Where labels point in an X-ray picture: by name a point (3,) of now; in the front picture with its side."""
    is_side = view == "xray-side"
    names = _FROM_SIDE if is_side else tuple(f"{name}_{side}" for name in _FROM_TOP for side in ("left", "right"))
    found = anchors_of(scene, "side" if is_side else "top", frozenset(names))
    level = scene.case.level
    found["bump"] = scene.carry_bone(level, _bump(level))
    if not is_side:
        found["endplate"] = scene.carry_bone(level, _endplate(level))
    for side in scene.case.sides[:1] if is_side else scene.case.sides:
        for name, point in _metal(scene, side).items():
            found[name if is_side else f"{name}_{side}"] = point
    return found


def _metal(scene: Scene, side: str) -> dict[str, Vector]:
    """What shows best: needle, tubes and markers."""
    axis = scene.axes[side]
    found: dict[str, Vector] = {}
    for tool in scene.instruments:
        if tool.side == side and tool.kind in ("needle", "cannula", "cement_tube"):
            found[tool.kind] = axis.point(tool.tip_mm + (_BEYOND_TIP_MM if tool.kind == "needle" else -_TUBE_MM))
    for balloon in scene.balloons:
        if balloon.side == side:
            back_mm, front_mm = balloon.markers_mm
            found["marker_back"] = axis.point(back_mm, _BESIDE_MARKER_MM, math.pi / 2)
            found["marker_front"] = axis.point(front_mm, _BESIDE_MARKER_MM, -math.pi / 2)
    return found


@cache
def _bump(level: str) -> Vector:
    """Near the end of the spinous process."""
    arch, size = arch_shape(level).arch, VERTEBRAE[level]
    root = -size.endplate_depth_mm / 2 - size.canal_depth_mm - 2.0
    out = arch.spinous_mm - _BUMP_MM
    drop = math.tan(math.radians(arch.spinous_down_deg)) * out
    return fixed((0.0, root - out, arch.spinous_z_mm - drop))


@cache
def _endplate(level: str) -> Vector:
    """On the upper endplate's rim, beside the middle, where it shows as a line from the front too."""
    size = VERTEBRAE[level]
    return fixed((-0.3 * size.endplate_width_mm, 0.0, size.middle_height_mm / 2))
