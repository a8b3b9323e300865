"""Strands, such as nerves and vessels: a line with the width and depth of its sections."""

from dataclasses import dataclass

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.rigid import Points


@dataclass(frozen=True, slots=True, eq=False)
class Strand:
    """The middle of a strand's sections (N, 3), and half their width and depth (N,), all in mm."""

    points: Points
    wide_mm: Values
    deep_mm: Values


def smooth_through(knots: Points, each: int) -> tuple[Points, Values]:
    """A Catmull-Rom curve (N, 3) in mm through knots (K, 3), and how many knots it has passed at each point (N,).

    Args:
        each: points from one knot to the next.
    """
    before, after = 2 * knots[0] - knots[1], 2 * knots[-1] - knots[-2]
    padded = np.vstack((before, knots, after))
    way = np.linspace(0.0, len(knots) - 1, each * (len(knots) - 1) + 1)
    at = np.minimum(way.astype(int), len(knots) - 2)
    t = (way - at)[:, None]
    p0, p1, p2, p3 = (padded[at + i] for i in range(4))
    path: Points = 0.5 * (
        2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - 3 * p2 + p3 - p0) * t**3
    )
    return path, way


def rounded_ends(way: Values, over: float) -> Values:
    """For places (N,) along a strand, in knots passed, the share (N,): 1, but at both ends round down to 0 over so many
    knots."""
    share = np.clip(np.minimum(way, way[-1] - way) / over, 0.0, 1.0)
    found: Values = np.sqrt(1.0 - (1.0 - share) ** 2)
    return found
