"""Closed curves that are symmetric left and right, given by their distance from a centre."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kyphoview.anatomy.geometry.axis import read_only
from kyphoview.anatomy.geometry.distance import Array


@dataclass(frozen=True, slots=True, eq=False)
class RadialCurve:
    """radius(angle) = sum of cosines[k] cos(k angle); the angle runs from +y (the front) towards either side."""

    centre_y_mm: float
    cosines: Array

    def radius(self, angle_rad: Array) -> Array:
        """The curve's distance (...,) in mm from its centre at angles (...,).

        By Clenshaw's sum: one cosine whatever the number of terms.
        """
        twice = 2 * np.cos(angle_rad)
        last, before = np.zeros_like(twice), np.zeros_like(twice)
        for weight in self.cosines[:0:-1]:
            last, before = weight + twice * last - before, last
        found: Array = self.cosines[0] + 0.5 * twice * last - before
        return found

    def distance(self, x: Array, y: Array, inset: Array | float = 0.0) -> Array:
        """About the signed distance (N,) in mm of (x, y), each (N,), to the curve drawn in by `inset` mm."""
        y = y - self.centre_y_mm
        away = np.hypot(x, y) + 1e-9
        angle = np.arctan2(np.abs(x), y)
        radius = self.radius(angle) - inset
        step = 0.02
        slope = (self.radius(angle + step) - self.radius(angle - step)) / (2 * step)
        found: Array = (away - radius) / np.sqrt(1 + (slope / radius) ** 2)
        return found

    def points(self, count: int, inset_mm: float = 0.0) -> Array:
        """`count` points (count, 2) in mm around the curve, counter-clockwise from the front as seen from above."""
        angle = np.linspace(0.0, 2 * np.pi, count, endpoint=False)
        radius = self.radius(angle) - inset_mm
        return np.stack((-radius * np.sin(angle), self.centre_y_mm + radius * np.cos(angle)), axis=1)


def radial_curve_through(points: Sequence[tuple[float, float]], centre_y_mm: float, terms: int) -> RadialCurve:
    """The smoothest curve of so many terms close to points (x >= 0, y), from the front round to the back."""
    given = np.asarray(points, float)
    offset = given[:, 1] - centre_y_mm
    angle, radius = np.arctan2(given[:, 0], offset), np.hypot(given[:, 0], offset)
    order = np.arange(terms)
    # Wiggles cost a little, so that the curve stays fair between the points.
    smooth = np.diag(0.002 * order**2.0)
    matrix = np.vstack((np.cos(np.outer(angle, order)), smooth))
    wanted = np.concatenate((radius, np.zeros(terms)))
    return RadialCurve(centre_y_mm, read_only(np.linalg.lstsq(matrix, wanted, rcond=None)[0]))
