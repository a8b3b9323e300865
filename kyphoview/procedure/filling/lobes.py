"""Lobes: bone gives way unevenly, so that a cavity settles in dents, and cement stands out between them."""

import math
from functools import lru_cache

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.procedure.filling.radial_body import ANGLES, STATIONS, angles_rad, chebyshev_points, volume_ml

_WAVES = 24
_HALF_LENGTH_MM = 9.0


@lru_cache(maxsize=1)
def lobes() -> Values:
    """A fixed smooth noise (S, A) from 0, in a dent, to 1, on a lobe: 4 to 15 mm from lobe to lobe, each height as
    frequent as any other, the same every time."""
    random = np.random.default_rng(20)
    angle, along = angles_rad(ANGLES)[None, :], _HALF_LENGTH_MM * chebyshev_points(STATIONS)[:, None]
    noise = np.zeros((STATIONS, ANGLES))
    for _ in range(_WAVES):
        turns, waves_per_mm = random.integers(2, 8), random.uniform(0.02, 0.16)
        phase = random.uniform(0.0, 2.0 * math.pi)
        sign = random.choice((-1.0, 1.0))
        noise += np.sin(turns * angle + sign * 2.0 * math.pi * waves_per_mm * along + phase)
    ranks = noise.ravel().argsort().argsort().reshape(noise.shape)
    found: Values = (ranks + 0.5) / ranks.size
    return found


def dented(s_mm: Values, radius_mm: Values, wanted_ml: float) -> Values:
    """Radii (S, A) in mm at stations (S,), drawn in between the lobes until no more than `wanted_ml` is inside.

    The volume is a quadratic of how deep the dents are.
    """
    dents = (1.0 - lobes()) ** 2
    whole, by_one, by_half = (volume_ml(s_mm, radius_mm * (1.0 - depth * dents)) for depth in (0.0, 1.0, 0.5))
    square = 2.0 * (whole + by_one - 2.0 * by_half)
    slope = whole - by_one + square
    over = max(whole - wanted_ml, 0.0)
    depth = 2.0 * over / (slope + math.sqrt(max(slope * slope - 4.0 * square * over, 0.0)))
    found: Values = radius_mm * (1.0 - depth * dents)
    return found
