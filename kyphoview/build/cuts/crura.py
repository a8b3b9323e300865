"""The limbs of the diaphragm in the top cut. Building only.

They rise from the front of the upper lumbar bodies on either side of the aorta, the right one between it and the vena
cava, and meet before it at T12: above, the aorta lies behind them. General knowledge, rounded.
"""

import numpy as np

from kyphoview.anatomy.geometry.curves import smooth_through
from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import TREATABLE_LEVELS
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.build.cuts.side_tissues import half_depth

_HALF_THICK_MM = 1.7
_FROM_BONE_MM, _FROM_AORTA_MM = 1.0, 1.1
_BESIDE_BODY = (0.28, 0.5, 0.7)  # of the body's half depth, before its middle: where they lie along its side
_END_MM = 3.5  # of a limb, from its full thickness to its tip
_SPACING_MM = 1.0


def crura(treated: str, plane: Plane, aorta: Array) -> dict[str, Array]:
    """The left and the right one, each closed (N, 2), (x, y) in mm.

    Args:
        plane: the cut's, in which they keep clear of the bone.
        aorta: its outline (N, 2), (x, y) in mm.
    """
    meet = TREATABLE_LEVELS[treated].crura_meet
    return {side: _band(_way(treated, plane, aorta, sign, meet), meet) for side, sign in (("left", -1), ("right", 1))}


def _way(treated: str, plane: Plane, aorta: Array, sign: int, meet: bool) -> Array:
    """Along a limb's middle (N, 2): beside the body, round the aorta, and to where it ends."""
    middle, half = aorta.mean(axis=0), np.ptp(aorta, axis=0) / 2
    off = _FROM_AORTA_MM + _HALF_THICK_MM
    turns = np.radians(np.linspace(-25.0, 90.0, 9) if meet else np.linspace(-20.0, 30.0, 5))
    round_it = middle + (half + off) * np.column_stack((sign * np.cos(turns), np.sin(turns)))
    depths_mm = [share * half_depth(treated) for share in _BESIDE_BODY]
    beside = [(sign * _beside_x_mm(treated, plane, y), y) for y in depths_mm]
    return smooth_through(np.vstack((beside, round_it)), False, _SPACING_MM)


def _beside_x_mm(treated: str, plane: Plane, y: float) -> float:
    """How far aside a limb's middle clears the bone at that depth."""
    x = np.arange(0.0, 40.0, 0.1)
    flat = np.column_stack((x, np.full_like(x, (y - plane.origin[1]) / plane.up[1])))
    is_near = vertebra_distance(treated, plane.lift(flat)) < _FROM_BONE_MM + _HALF_THICK_MM
    return float(x[np.flatnonzero(is_near)[-1]])


def _band(way: Array, meet: bool) -> Array:
    """A band of even thickness along a way, thinning out at its ends; where the two meet it is as thick as before."""
    step = np.gradient(way, axis=0)
    across = np.column_stack((-step[:, 1], step[:, 0])) / np.hypot(step[:, 0], step[:, 1])[:, None]
    along = _SPACING_MM * np.arange(len(way))
    to_end = along if meet else np.minimum(along, along[-1] - along)
    share = np.clip(to_end / _END_MM, 0.0, 1.0)
    half = _HALF_THICK_MM * np.sqrt(share * (2.0 - share))
    return np.vstack((way + half[:, None] * across, (way - half[:, None] * across)[::-1]))
