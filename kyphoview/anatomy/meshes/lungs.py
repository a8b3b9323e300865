"""The lower part of the lungs in L1's frame: an X-ray is darker where there is air, down to the dome of the diaphragm.

Breathing lies between in and out: the domes stand at T9 to T10, the right one, over the liver, half an interspace
higher than the left one; the edge behind, beside the spine, stands at T11 to T12, and the edge in front higher (anatomy
texts). But for the domes the right lung is taken for the left one's mirror image. The shape is general knowledge; only
the outline of what is dark is meant to be read.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.curves import smooth_through
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import REFERENCE_LEVEL, RIB_LEVELS
from kyphoview.anatomy.meshes.rings import capped, capped_triangles
from kyphoview.anatomy.stack import placement

# The left lung across, (x, y) in mm by the middle of a vertebra: along the wall of the chest from beside the spine
# round to the front, and back along the spine, the aorta and the heart.
_WALL = (
    (-22.0, -6.0), (-27.0, -17.0), (-38.0, -24.0), (-56.0, -29.5), (-74.0, -27.0), (-92.0, -15.0), (-106.0, 12.0),
    (-106.0, 52.0), (-88.0, 86.0), (-64.0, 104.0), (-40.0, 110.0), (-28.0, 108.0),
)  # fmt: skip
_MIDDLE = ((-22.0, -6.0), (-24.0, 8.0), (-27.0, 26.0), (-32.0, 52.0), (-37.0, 80.0), (-34.0, 98.0), (-28.0, 108.0))
_DOME_Z_MM = {"left": 99.5, "right": 112.5}
_EDGE_BEHIND_Z_MM, _EDGE_IN_FRONT_Z_MM = 44.0, 90.0
_TOP_Z_MM = 300.0  # above all that is seen
_POINTS = 48  # along the wall


@cache
def lung_surface(side: str) -> tuple[Points, NDArray[np.int64]]:
    """The corners (V, 3) in mm of the "left" or "right" lung and its triangles (T, 3), outward."""
    wall, middle, dome = _spread(_WALL), _spread(_MIDDLE), _DOME_Z_MM[side]
    heights = np.concatenate((np.arange(_EDGE_BEHIND_Z_MM, dome, 2.0), np.arange(dome, _TOP_Z_MM, 10.0)))
    rings = np.stack([_ring(wall, middle, float(z), dome) for z in heights])
    points, triangles = capped(rings), capped_triangles(len(heights), rings.shape[1])
    return (points, triangles) if side == "left" else (points * (-1.0, 1.0, 1.0), triangles[:, ::-1])


def _spread(points: tuple[tuple[float, float], ...]) -> Points:
    curve = smooth_through(points, False, 1.0)
    return np.asarray(curve[np.linspace(0, len(curve) - 1, _POINTS).round().astype(int)])


def _ring(wall: Points, middle: Points, z: float, dome: float) -> Points:
    """The outline at one height: along the wall, and back along the middle or, below, along the diaphragm."""
    along = np.linspace(0.0, 1.0, len(wall))
    edge = _EDGE_BEHIND_Z_MM + (_EDGE_IN_FRONT_Z_MM - _EDGE_BEHIND_Z_MM) * along**1.5
    risen = np.clip((z - edge) / (dome - edge), 0.0, 1.0)
    open_ = 1.0 - np.sqrt(1.0 - risen**2)  # the dome is round: steep at the wall, level on top
    inner = wall + open_[:, None] * (middle - wall)
    flat = np.concatenate((wall, inner[-2:0:-1]))
    shift = _spine_y_mm(z) * np.clip(1.0 - flat[:, 1] / 60.0, 0.0, 1.0)
    return np.column_stack((flat[:, 0], flat[:, 1] + shift, np.full(len(flat), z)))


def _spine_y_mm(z: float) -> float:
    """How far forward the middle of the spine of the chest lies at a height."""
    places = np.array([placement(REFERENCE_LEVEL, level).carry(np.zeros((1, 3)))[0] for level in RIB_LEVELS[::-1]])
    return float(np.interp(z, places[:, 2], places[:, 1]))
