"""Closed surfaces made of rings: a tube with a flat cap at either end."""

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.rigid import Points


def capped(rings: Points) -> Points:
    """The corners (R * N + 2, 3) in mm of a tube of rings (R, N, 3) in mm: theirs, and the middles of the first and the
    last."""
    return np.vstack((rings.reshape(-1, 3), rings[0].mean(axis=0), rings[-1].mean(axis=0)))


def capped_triangles(rings: int, around: int) -> NDArray[np.int64]:
    """The triangles (T, 3) of `capped`, as indices of corners of any unit; outward where a ring runs clockwise as seen
    from the last one."""
    here = np.arange(around)
    beside = (here + 1) % around
    found = []
    for ring in range(rings - 1):
        low, high = ring * around, (ring + 1) * around
        found.append(np.stack((low + here, high + here, high + beside), axis=1))
        found.append(np.stack((low + here, high + beside, low + beside), axis=1))
    first, last, top = rings * around, rings * around + 1, (rings - 1) * around
    found.append(np.stack((np.full(around, first), here, beside), axis=1))
    found.append(np.stack((np.full(around, last), top + beside, top + here), axis=1))
    return np.concatenate(found)
