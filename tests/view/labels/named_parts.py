"""What each part is that a label can name: whether a point lies in it, on the solid as it is at a moment."""

from collections.abc import Callable

import numpy as np

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.cuts.planes import plane_of, side_plane
from kyphoview.anatomy.geometry.axis import Vector
from kyphoview.anatomy.levels import LEVELS, VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.solid.vertebra import canal_distance, vertebra_distance
from kyphoview.anatomy.trunk import skin_s_mm
from kyphoview.procedure.pinned_points import bone_distance, pin
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.hand import fingertip

_TOLERANCE_MM = 0.05
_SHELL_MM = 1.5  # a label of an edge points no farther than this from it
_BULGED_MM = 0.3
_CRUSHED = (0.57, 0.85)  # of the body's height at rest, where the crushed bone is drawn
_TOOLS = ("needle", "cannula", "drill", "cement_tube")
_TISSUES = {"aorta": ("aorta",), "vena_cava": ("vena_cava",), "nerve": ("cord", "cauda"), "nerve_root": ("root",)}
_MARKER_MM = 1.2  # half a marker's length and then a little

_IN_TUBE = ("needle", "drill", "cement_tube", "balloon")
_AROUND = {  # what runs through the middle of what is named
    "needle": ("cannula",), "drill": ("cannula",), "balloon_shaft": ("balloon", "cannula"),
    "cement_tube": ("cement", "cannula"),
}  # fmt: skip

Inside = Callable[[Scene, str, Vector], bool]


def base_of(part: str) -> str:
    """A part's name without its side."""
    return part.removesuffix("_left").removesuffix("_right")


def side_of(part: str) -> str:
    """The side that it names; in a view that names none, the left."""
    return "right" if part.endswith("_right") else "left"


def lies_in_part(scene: Scene, view: str, part: str, point: Vector) -> bool:
    """Whether a point (3,) in mm of now lies in the part of that name, as this view shows it."""
    base = base_of(part)
    if base in _TISSUES or base == "muscle":
        return _lies_in_tissue(scene, view, base, point)
    if base in _TOOLS:
        return _lies_on_tool(scene, base, side_of(part), point)
    return _INSIDE[base](scene, side_of(part), point)


def is_bare(scene: Scene, view: str, part: str, point: Vector) -> bool:
    """Whether nothing that is put in is drawn over the point in a cut, but what the label names."""
    base, plane = base_of(part), plane_of(scene.case.level, view, scene.case.path)
    if base in ("opening", "dressing", "finger") or base.startswith("marker"):
        return True
    for tool in scene.instruments:
        if (base == tool.kind and side_of(part) == tool.side) or (view == "side" and tool.side != "left"):
            continue
        if tool.kind == "cannula" and base in _IN_TUBE:
            continue  # a tube is drawn open: what is in it is seen
        if base in _AROUND.get(tool.kind, ()):
            continue
        axis = scene.axes[tool.side]
        near, far = plane.flatten(axis.point(np.array([tool.tail_mm, tool.tip_mm])))
        length_mm = float(np.linalg.norm(far - near))
        along, beside = (far - near) / length_mm, plane.flatten(point) - near
        off_mm = abs(along[0] * beside[1] - along[1] * beside[0])
        if 0.0 <= beside @ along <= length_mm and off_mm < tool.radius_mm:
            return False
    if base in ("cannula", "cement_tube"):
        return True  # a tube is seen around what passes through it, and over the cement that it brings
    bodies = {"balloon": [b.body for b in scene.balloons], "cement": [c.body for c in scene.cements]}
    return not any(body.contains(point[None])[0] for name, found in bodies.items() if name != base for body in found)


def _rest(scene: Scene, point: Vector) -> Vector:
    return scene.height_map.inverse(point[None])[0]


def _lies_in_bone(scene: Scene, _side: str, point: Vector) -> bool:
    return float(bone_distance(scene, scene.case.level, point[None])[0]) < _TOLERANCE_MM


def _lies_in_bone_above(scene: Scene, _side: str, point: Vector, by: int = 1) -> bool:
    level = LEVELS[LEVELS.index(scene.case.level) - by]
    return float(bone_distance(scene, level, point[None])[0]) < _TOLERANCE_MM


def _lies_in_body(scene: Scene, _side: str, point: Vector) -> bool:
    return float(body_shape(scene.case.level).distance(_rest(scene, point)[None])[0]) < _TOLERANCE_MM


def _lies_at_wall(scene: Scene, _side: str, point: Vector) -> bool:
    """At the front wall: the body's surface in front."""
    rest = _rest(scene, point)
    shape = body_shape(scene.case.level)
    return abs(float(shape.distance(rest[None])[0])) < _SHELL_MM and rest[1] > 0.5 * shape.size.endplate_depth_mm / 2


def _lies_at_upper_endplate(scene: Scene, _side: str, point: Vector, is_upper: bool = True) -> bool:
    x, y, z = _rest(scene, point)
    found = float(body_shape(scene.case.level).endplate(np.array([x]), np.array([y]), is_upper)[0])
    return abs(z - found) < _SHELL_MM and _lies_in_bone(scene, "", point)


def _lies_at_lower_endplate(scene: Scene, side: str, point: Vector) -> bool:
    return _lies_at_upper_endplate(scene, side, point, False)


def _lies_at_endplate_above(scene: Scene, _side: str, point: Vector) -> bool:
    """At the top of the body above: in that bone, and out of it a little higher."""
    higher = point + np.array([0.0, 0.0, 2.0 * _SHELL_MM])
    return _lies_in_bone_above(scene, "", point) and not _lies_in_bone_above(scene, "", higher)


def _lies_in_leak(number: int) -> Inside:
    return lambda scene, _side, point: bool(scene.leaks[number].contains(point[None])[0])


def _lies_at_back_wall(scene: Scene, _side: str, point: Vector) -> bool:
    """In the midline, where a crush bulges: at the wall, and of a crush farther back than it was."""
    rest = _rest(scene, point)
    is_wall = abs(float(body_shape(scene.case.level).distance(rest[None])[0])) < _SHELL_MM
    return is_wall and rest[1] < 0.0 and (scene.case.shape != "crush" or point[1] < rest[1] - _BULGED_MM)


def _lies_in_crushed_bone(scene: Scene, _side: str, point: Vector) -> bool:
    rest = _rest(scene, point)
    share = rest[2] / float(body_shape(scene.case.level).height_mm(rest[1])) + 0.5
    return _lies_in_body(scene, "", point) and _CRUSHED[0] < share < _CRUSHED[1]


def _lies_in_pedicle(scene: Scene, side: str, point: Vector) -> bool:
    """Between body and arch, on its side."""
    x, y, _ = rest = _rest(scene, point)
    back = -VERTEBRAE[scene.case.level].endplate_depth_mm / 2
    is_between = back - 14.0 < y < back + 1.0 and (x < 0.0) == (side == "left")
    return is_between and float(vertebra_distance(scene.case.level, rest[None])[0]) < _TOLERANCE_MM


def _lies_in_spinous_process(scene: Scene, _side: str, point: Vector) -> bool:
    """In the treated vertebra's, or in that of the one above, which slopes down to it in the chest."""
    size = VERTEBRAE[scene.case.level]
    is_behind = _rest(scene, point)[1] < -size.endplate_depth_mm / 2 - size.canal_depth_mm
    return is_behind and (_lies_in_bone(scene, "", point) or _lies_in_bone_above(scene, "", point))


def _lies_in_disc_above(scene: Scene, _side: str, point: Vector) -> bool:
    carrier = pin(scene, point[None]).carriers[0]
    level = scene.case.level
    return carrier.is_disc and (carrier.above, carrier.below) == (LEVELS[LEVELS.index(level) - 1], level)


def _lies_in_canal(scene: Scene, _side: str, point: Vector) -> bool:
    """In it, or square before it: the cut from the side shows it as a ghost."""
    return float(canal_distance(scene.case.level, (point * (0.0, 1.0, 1.0))[None])[0]) < 0.0


def _on_axis(scene: Scene, side: str, point: Vector) -> tuple[float, float]:
    """How far along a needle's axis, and how far off it, mm."""
    axis = scene.axes[side]
    along = float((point - axis.origin) @ axis.forward)
    return along, float(np.linalg.norm(point - axis.point(along)))


def _lies_on_tool(scene: Scene, kind: str, side: str, point: Vector) -> bool:
    along, off = _on_axis(scene, side, point)
    return any(
        tool.kind == kind and tool.side == side and tool.tail_mm <= along <= tool.tip_mm and off <= tool.radius_mm
        for tool in scene.instruments
    )


def _lies_in_balloon(scene: Scene, side: str, point: Vector) -> bool:
    return any(b.side == side and b.body.contains(point[None])[0] for b in scene.balloons)


def _lies_on_marker(at: int) -> Inside:
    def lies(scene: Scene, side: str, point: Vector) -> bool:
        along, off = _on_axis(scene, side, point)
        return any(b.side == side and abs(b.markers_mm[at] - along) < _MARKER_MM and off < 1.2 for b in scene.balloons)

    return lies


def _number(scene: Scene, side: str) -> int:
    return scene.case.sides.index(side)


def _lies_in_channel(scene: Scene, side: str, point: Vector) -> bool:
    along, off = _on_axis(scene, side, point)
    bores = (bore for channel in scene.channels if channel.side == side for bore in channel.bores)
    return any(bore.back_mm < along < bore.front_mm and off < bore.radius_mm for bore in bores)


def _lies_in_cavity(scene: Scene, side: str, point: Vector) -> bool:
    return bool(scene.cavities[_number(scene, side)].contains(point[None])[0])


def _lies_in_compacted(scene: Scene, side: str, point: Vector) -> bool:
    number = _number(scene, side)
    return bool(scene.compacted[number].contains(point[None])[0]) and not _lies_in_cavity(scene, side, point)


def _lies_in_cement(scene: Scene, side: str, point: Vector) -> bool:
    return any(c.side == side and c.body.contains(point[None])[0] for c in scene.cements)


def _lies_at_skin(scene: Scene, side: str, point: Vector) -> bool:
    along, off = _on_axis(scene, side, point)
    return abs(along - skin_s_mm(scene.case.level, scene.case.path)) < _SHELL_MM and off < _SHELL_MM


def _lies_on_finger(scene: Scene, _side: str, point: Vector) -> bool:
    """Behind the fingertip and no farther off its line than half a finger, in the side cut: it is drawn flat."""
    if scene.finger is None:
        return False
    plane = side_plane(scene.case.level, scene.case.path)
    end, ahead, place = plane.flatten(np.vstack((fingertip(scene), point)))
    way = (ahead - end) / np.hypot(*(ahead - end))
    along = float((end - place) @ way)
    return 0.0 < along < 60.0 and float(np.hypot(*(end - place - along * way))) < 8.0


def _lies_in_tissue(scene: Scene, view: str, base: str, point: Vector) -> bool:
    """In one of the outlines of that name that the cut draws, or in the canal where it draws none."""
    cut = load_cut(scene.case.level, view, scene.case.path)
    names = ("muscle_superficial", "muscle_deep") if base == "muscle" else _TISSUES[base]
    at = cut.plane.flatten(point)
    return any(
        _is_within(cut.plane.flatten(scene.carry_tissue(tissue.outline)), at)
        for tissue in cut.tissues
        if tissue.name.startswith(names)
    )


def _is_within(outline: Vector, at: Vector) -> bool:
    """Whether a closed line (N, 2) goes round a point (2,): by the crossings of a ray."""
    first, second = outline, np.roll(outline, -1, axis=0)
    spans = (first[:, 1] > at[1]) != (second[:, 1] > at[1])
    rise = np.where(spans, second[:, 1] - first[:, 1], 1.0)
    crossing = first[:, 0] + (at[1] - first[:, 1]) * (second[:, 0] - first[:, 0]) / rise
    return bool(np.count_nonzero(spans & (crossing > at[0])) % 2)


_INSIDE: dict[str, Inside] = {
    "spine": lambda scene, side, point: _lies_in_bone_above(scene, side, point, 2),
    "vertebra_above": _lies_in_bone_above,
    "vertebra": _lies_in_body,
    "body": _lies_in_body,
    "cancellous": _lies_in_body,
    "cortex": _lies_at_wall,
    "break_front": _lies_at_wall,
    "upper_endplate": _lies_at_upper_endplate,
    "lower_endplate": _lies_at_lower_endplate,
    "back_wall": _lies_at_back_wall,
    "endplate_above": _lies_at_endplate_above,
    "leak": _lies_in_leak(0),
    "leak_ahead": _lies_in_leak(1),
    "endplate": _lies_at_upper_endplate,
    "crush_band": _lies_in_crushed_bone,
    "disc_above": _lies_in_disc_above,
    "pedicle": _lies_in_pedicle,
    "spinous": _lies_in_spinous_process,
    "bump": _lies_in_spinous_process,
    "canal": _lies_in_canal,
    "balloon": _lies_in_balloon,
    "marker_back": _lies_on_marker(0),
    "marker_front": _lies_on_marker(1),
    "cavity": _lies_in_cavity,
    "channel": _lies_in_channel,
    "finger": _lies_on_finger,
    "compacted": _lies_in_compacted,
    "cement": _lies_in_cement,
    "opening": _lies_at_skin,
    "dressing": _lies_at_skin,
}
