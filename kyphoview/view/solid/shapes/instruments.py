"""The instruments in 3D, turned about the z axis: forwards is +z, the tip is at 0."""

from functools import cache

import numpy as np

from kyphoview.anatomy.meshes.shaded_mesh import Detail
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.view.solid.shapes.surfaces import AMBIENT, SECOND, Array, Solid, grid_triangles, joined, lathed

_AROUND = 40
_BEVEL_MM = 5.0
_BORE_SHARE = 0.8  # of a tube's radius
_BORE_DEPTH_MM = 14.0
# The handle behind the tail: round parts from front to back as (start, end, radius), and half the wing's size, in mm.
_ROUND_PARTS = ((-6.0, 2.6, 3.0), (-8.6, -6.2, 5.4), (-17.0, -8.0, 4.3), (-25.0, -16.2, 6.6))
_WING_AT_MM, _WING_MM = -12.4, (2.5, 15.5, 3.6)
_WING_EDGE = 0.42  # 1 would be an ellipsoid, 0 a box
_FILLET_MM = 1.4
_WITH_HANDLE = ("cannula", "needle", "drill")
_GROOVED_MM, _GROOVE_TURN_MM, _GROOVE_SHARE = 36.0, 8.0, 0.28  # of the drill: how far, once round, and how deep


def tool_solid(tool: Instrument) -> Solid:
    """One instrument without its handle; the same object for the same shape."""
    return _made(tool.kind, round(tool.tip_mm - tool.tail_mm, 3), tool.radius_mm)


def has_handle(tool: Instrument) -> bool:
    """Whether it has a hub to hold it by."""
    return tool.kind in _WITH_HANDLE


@cache
def handle_solid(detail: Detail) -> Solid:
    """A handle with wings to turn it by and a knob to push, behind a tail at 0."""
    parts = [_rounded_cylinder(start, end, radius, detail) for start, end, radius in _ROUND_PARTS]
    handle = joined([*parts, _wing(_WING_AT_MM, detail)])
    handle.tone[:, SECOND] = 1.0
    return handle


@cache
def _made(kind: str, length: float, radius: float) -> Solid:
    return joined(
        {"needle": _needle, "cannula": _tube, "drill": _drill, "cement_tube": _tube, "balloon_shaft": _shaft}[kind](
            length, radius
        )
    )


def _needle(length: float, radius: float) -> list[Solid]:
    profile = [(-length, 0.0), (-length, radius), (-_BEVEL_MM, radius), (-_BEVEL_MM, radius), (0.0, 0.0)]
    return [lathed(np.array(profile), _AROUND)]


def _drill(length: float, radius: float) -> list[Solid]:
    """A rod with a point, and two grooves that wind round its front part."""
    z = np.concatenate(((-length, -length), np.linspace(-_GROOVED_MM, -radius, 150), (0.0,)))
    reach = np.concatenate(((0.0, radius), np.full(150, radius), (0.0,)))
    angle = np.linspace(0.0, 2 * np.pi, _AROUND, endpoint=False)
    winding = np.cos(2.0 * (angle[None, :] - 2 * np.pi * z[:, None] / _GROOVE_TURN_MM))
    is_grooved = (z >= -_GROOVED_MM)[:, None]
    around = reach[:, None] * (1.0 - _GROOVE_SHARE * np.where(is_grooved, np.clip(winding, 0.0, 1.0) ** 2, 0.0))
    rings = np.stack(
        (around * np.cos(angle), around * np.sin(angle), np.broadcast_to(z[:, None], around.shape)), axis=-1
    )
    return [Solid.of(rings.reshape(-1, 3), grid_triangles(len(z), _AROUND))]


def _tube(length: float, radius: float) -> list[Solid]:
    bore = _BORE_SHARE * radius
    outside = [(-length, 0.0), (-length, radius), (-0.15, radius), (-0.15, radius), (0.0, radius - 0.15),
               (0.0, radius - 0.15), (0.0, bore), (0.0, bore)]  # fmt: skip
    inside = [(-k * _BORE_DEPTH_MM / 4, bore) for k in range(5)] + [(-_BORE_DEPTH_MM, 0.0)]
    body, hole = lathed(np.array(outside), _AROUND), lathed(np.array(inside), _AROUND)
    depth = np.clip(-hole.vertices[:, 2] / _BORE_DEPTH_MM * 3, 0.0, 1.0)
    hole.tone[:, AMBIENT] = 0.55 * (1.0 - depth)
    return [body, hole]


def _shaft(length: float, radius: float) -> list[Solid]:
    nose = np.linspace(0.0, np.pi / 2, 6)
    tip = [(radius * (np.sin(a) - 1.0), radius * np.cos(a)) for a in nose]
    return [lathed(np.array([(-length, 0.0), (-length, radius), *tip]), 18)]


def _rounded_cylinder(start: float, end: float, radius: float, detail: Detail) -> Solid:
    fillet = min(_FILLET_MM, (end - start) / 2.2)
    arc = np.linspace(0.0, np.pi / 2, 6 if detail == "fine" else 3)
    out, along = radius - fillet * (1.0 - np.sin(arc)), fillet * (1.0 - np.cos(arc))
    profile = np.concatenate((
        ((start, 0.0),), np.column_stack((start + along, out)), np.column_stack((end - along, out))[::-1], ((end, 0.0),)
    ))  # fmt: skip
    return lathed(profile, _AROUND if detail == "fine" else _AROUND // 2)


def _wing(middle: float, detail: Detail) -> Solid:
    """A flat bar with soft edges, across the axis."""
    rows, columns = (25, 56) if detail == "fine" else (13, 32)
    low, high = np.linspace(-np.pi / 2, np.pi / 2, rows), np.linspace(0.0, 2 * np.pi, columns, endpoint=False)
    rise, round_, turn, beside = (_softly(values) for values in (np.sin(low), np.cos(low), np.cos(high), np.sin(high)))
    x, y, z = np.outer(round_, turn), np.outer(round_, beside), np.outer(rise, np.ones(len(high)))
    points = np.stack((x, y, z), axis=-1) * _WING_MM + (0.0, 0.0, middle)
    return Solid.of(points.reshape(-1, 3), grid_triangles(len(low), len(high)))


def _softly(values: Array) -> Array:
    bent: Array = np.sign(values) * np.abs(values) ** _WING_EDGE
    return bent
