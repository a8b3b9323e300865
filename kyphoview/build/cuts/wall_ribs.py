"""The ribs of the levels above where they come round in the body's wall and the top cut meets them. Building only.

They slope downwards, so the cut meets each aslant, the lower the farther back. General knowledge, rounded.
"""

import numpy as np

from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.levels import TREATABLE_LEVELS
from kyphoview.anatomy.trunk import inset

_MIDDLE_Y_MM = 15.0
_UNDER_SKIN_MM = 18.0
_HALF_LONG_MM, _HALF_THICK_MM = 8.5, 2.8


def wall_ribs(treated: str, skin: Array) -> dict[str, list[Array]]:
    """By side, each closed (N, 2), (x, y) in mm, from the skin's closed outline (N, 2)."""
    way = inset(skin, _UNDER_SKIN_MM)
    round_deg = np.degrees(np.arctan2(way[:, 0], _MIDDLE_Y_MM - way[:, 1]))  # 0 behind, positive on the right
    return {
        side: [_rib(way, int(np.abs(round_deg - sign * at).argmin())) for at in TREATABLE_LEVELS[treated].wall_ribs_deg]
        for side, sign in (("left", -1.0), ("right", 1.0))
    }


def _rib(way: Array, at: int) -> Array:
    """A rib about a point of the way, thinning out towards its ends."""
    near = np.roll(way, len(way) // 2 - at, axis=0)
    along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(near, axis=0).T))))
    along -= along[len(way) // 2]
    places = np.linspace(-_HALF_LONG_MM, _HALF_LONG_MM, 25)
    line = np.column_stack([np.interp(places, along, near[:, axis]) for axis in range(2)])
    step = np.gradient(line, axis=0)
    across = np.column_stack((-step[:, 1], step[:, 0])) / np.hypot(step[:, 0], step[:, 1])[:, None]
    half = _HALF_THICK_MM * np.sqrt(np.clip(1.0 - (places / _HALF_LONG_MM) ** 2, 0.0, 1.0))
    return np.vstack((line + half[:, None] * across, (line - half[:, None] * across)[::-1]))
