"""Measuring on the built solid: along a line, find where bone ends or begins."""

from dataclasses import dataclass

import numpy as np
import pytest

from kyphoview.anatomy.solid.vertebra import vertebra_distance


@dataclass(frozen=True)
class Probe:
    """Feels one level's solid, in its own frame, in mm."""

    level: str

    def crossings(self, start, direction, reach_mm: float) -> np.ndarray:
        """Distances along a line at which it enters or leaves bone, to a thousandth of a millimetre."""
        way = np.asarray(direction, float) / np.linalg.norm(direction)
        steps = np.arange(0.0, reach_mm, 0.1)
        values = self._along(start, way, steps)
        at = np.flatnonzero(np.sign(values[:-1]) != np.sign(values[1:]))
        low, high = steps[at], steps[at + 1]
        rising = values[at + 1] > values[at]
        for _ in range(20):
            middle = (low + high) / 2
            is_before = (self._along(start, way, middle) > 0) != rising
            low, high = np.where(is_before, middle, low), np.where(is_before, high, middle)
        return (low + high) / 2

    def first(self, start, direction, reach_mm: float = 60.0) -> float:
        """The first such distance."""
        return float(self.crossings(start, direction, reach_mm)[0])

    def span(self, start, direction, reach_mm: float = 60.0) -> float:
        """The length of the stretch, of bone or of none, that a point lies in."""
        return self.first(start, direction, reach_mm) + self.first(start, -np.asarray(direction, float), reach_mm)

    def _along(self, start, way, steps) -> np.ndarray:
        return vertebra_distance(self.level, np.asarray(start, float) + steps[:, None] * way)


@pytest.fixture(scope="session")
def probe():
    """Makes a probe of a level."""
    return Probe
