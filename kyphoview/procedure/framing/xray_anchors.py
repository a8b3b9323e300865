"""Where labels point in an X-ray picture: only at what the rays show."""

import math
from functools import cache

from kyphoview.anatomy.geometry.axis import Vector, read_only
from kyphoview.anatomy.levels import ONE_SIDED, VERTEBRAE
from kyphoview.anatomy.solid.arch import arch_shape
from kyphoview.procedure.framing.fluoroscope import XrayView
from kyphoview.procedure.framing.label_anchors import (
    BULGE_MIDDLE,
    FIRST_WITH_TOOLS,
    anchors_of,
    back_wall_y_mm,
    tool_places_mm,
)
from kyphoview.procedure.framing.places_in_cuts import in_pedicle
from kyphoview.procedure.patient import Patient

_FROM_SIDE = (
    "endplate_above",
    "vertebra_above",
    "upper_endplate",
    "pedicle",
    "break_front",
    "balloon",
    "compacted",
    "cement",
)
_LEAKS = ("leak", "leak_ahead")
_ABOVE = frozenset({"vertebra_above"})
_FROM_TOP = ("pedicle", "balloon", "cement")
_NEEDLE_MM, _TUBE_MM = 2.5, 16.0  # how far behind its tip a needle is named, and a tube
_SPINOUS_INSET_MM = 6.0
_DOWN_RAD = -math.pi / 2  # about a needle's axis


def xray_anchors(patient: Patient, view: XrayView) -> dict[str, Vector]:
    """Where labels point in an X-ray picture: by name a point (3,) in mm of now; in the front picture with its side."""
    is_side = view == "xray-side"
    by_side = tuple(f"{name}_{side}" for name in _FROM_TOP for side in ("left", "right"))
    names = _FROM_SIDE if is_side else by_side
    found = anchors_of(patient, "side" if is_side else "top", frozenset((*names, *_LEAKS)))
    level = patient.case.level
    found["bump"] = patient.carry_bone(level, _spinous_process(level))
    if is_side and not patient.height_map.is_rest:
        found["back_wall"] = patient.carry_bone(level, _back_wall(level))
    if not is_side:
        is_free = patient.moment.began < FIRST_WITH_TOOLS
        found["endplate"] = patient.carry_bone(level, _endplate(level, patient.case.path, is_free))
        found |= {} if is_free else _under_tools(patient)
        found |= anchors_of(patient, "side", _ABOVE)
    for side in patient.case.sides[:1] if is_side else patient.case.sides:
        for name, point in _metal(patient, side).items():
            found[name if is_side else f"{name}_{side}"] = point
    return found


def _metal(patient: Patient, side: str) -> dict[str, Vector]:
    """What shows best: needle, tubes and markers."""
    axis = patient.axes[side]
    found: dict[str, Vector] = {}
    for behind_mm, kinds in ((_NEEDLE_MM, ("needle",)), (_TUBE_MM, ("cannula", "cement_tube"))):
        places_mm = tool_places_mm(patient, side, behind_mm)
        found |= {kind: axis.point(places_mm[kind]) for kind in kinds if kind in places_mm}
    for balloon in patient.balloons:
        if balloon.side == side:
            back_mm, front_mm = balloon.markers_mm
            found["marker_back"], found["marker_front"] = axis.point(back_mm), axis.point(front_mm)
    return found


@cache
def _spinous_process(level: str) -> Vector:
    """Near the end of the spinous process."""
    arch, size = arch_shape(level).arch, VERTEBRAE[level]
    root = -size.endplate_depth_mm / 2 - size.canal_depth_mm - 2.0
    out = arch.spinous_mm - _SPINOUS_INSET_MM
    drop = math.tan(math.radians(arch.spinous_down_deg)) * out
    return read_only((0.0, root - out, arch.spinous_z_mm - drop))


@cache
def _back_wall(level: str) -> Vector:
    """On the back wall in the midline, where a crush bulges."""
    return read_only((0.0, back_wall_y_mm(level), BULGE_MIDDLE * VERTEBRAE[level].posterior_height_mm))


def _under_tools(patient: Patient) -> dict[str, Vector]:
    """In the front picture a pedicle with a tool in it is named below the tool, where it can be seen."""
    level, path = patient.case.level, patient.case.path
    return {
        f"pedicle_{side}": patient.carry_bone(level, in_pedicle(level, path, side, _DOWN_RAD, False))
        for side in patient.case.sides
    }


@cache
def _endplate(level: str, path: str, is_free: bool) -> Vector:
    """On the upper endplate's rim, beside the middle, where it shows as a line from the front too: on the left, but on
    the right once a lone tool comes from the left."""
    size, sign = VERTEBRAE[level], 1.0 if path == ONE_SIDED and not is_free else -1.0
    return read_only((sign * 0.3 * size.endplate_width_mm, 0.0, size.middle_height_mm / 2))
