"""The instruments in the round, turned about the z axis: forwards is +z, the tip is at 0."""

from functools import cache

import numpy as np

from kyphoview.procedure.instruments import Instrument
from kyphoview.view.space.solids import OPENNESS, Array, Solid, joined, lathed

_AROUND = 28
_BEVEL_MM = 5.0
_BORE_SHARE = 0.8  # of a tube's radius
_BORE_DEPTH_MM = 14.0
# The hub's half outline behind the tail: along the axis and out from it, in mm, and how flat its wings are.
_HUB = (
    (-26.0, 0.0, 1.0), (-25.4, 4.4, 1.0), (-24.0, 5.6, 1.0), (-17.0, 6.6, 0.95), (-16.0, 9.0, 0.7), (-15.3, 13.0, 0.42),
    (-14.0, 15.0, 0.36), (-9.0, 15.0, 0.36), (-7.5, 13.4, 0.4), (-6.4, 9.0, 0.7), (-5.0, 7.0, 0.95), (0.0, 5.2, 1.0),
    (2.4, 3.2, 1.0), (3.0, 0.0, 1.0),
)  # fmt: skip
_CLEAR = ("cannula", "needle")  # these have a hub to hold them by


def tool_solid(tool: Instrument) -> Solid:
    """One instrument; the same object for the same shape."""
    return _made(tool.kind, round(tool.tip_mm - tool.tail_mm, 3), tool.radius_mm)


@cache
def _made(kind: str, length: float, radius: float) -> Solid:
    parts = {"needle": _needle, "cannula": _tube, "cement_tube": _tube, "balloon_shaft": _shaft}[kind](length, radius)
    if kind in _CLEAR:
        parts.append(_hub(-length))
    return joined(parts)


def _needle(length: float, radius: float) -> list[Solid]:
    profile = [(-length, 0.0), (-length, radius), (-_BEVEL_MM, radius), (-_BEVEL_MM, radius), (0.0, 0.0)]
    return [lathed(np.array(profile), _AROUND)]


def _tube(length: float, radius: float) -> list[Solid]:
    bore = _BORE_SHARE * radius
    outside = [(-length, 0.0), (-length, radius), (-0.15, radius), (-0.15, radius), (0.0, radius - 0.15),
               (0.0, radius - 0.15), (0.0, bore), (0.0, bore)]  # fmt: skip
    inside = [(-k * _BORE_DEPTH_MM / 4, bore) for k in range(5)] + [(-_BORE_DEPTH_MM, 0.0)]
    body, hole = lathed(np.array(outside), _AROUND), lathed(np.array(inside), _AROUND)
    depth = np.clip(-hole.vertices[:, 2] / _BORE_DEPTH_MM * 3, 0.0, 1.0)
    hole.tone[:, OPENNESS] = 0.55 * (1.0 - depth)
    return [body, hole]


def _shaft(length: float, radius: float) -> list[Solid]:
    nose = np.linspace(0.0, np.pi / 2, 6)
    tip = [(radius * (np.sin(a) - 1.0), radius * np.cos(a)) for a in nose]
    return [lathed(np.array([(-length, 0.0), (-length, radius), *tip]), 18)]


def _hub(tail: float) -> Solid:
    table: Array = np.array(_HUB)
    profile = np.column_stack((table[:, 0] + tail, table[:, 1]))
    return lathed(profile, _AROUND, table[:, 2], np.ones(len(profile)))
