"""A way that leaking cement takes: its places at rest, what carries each of them, and how thick the cement is there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.axis import Vector
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.filling.leaks.thread import way_ml

CarryBone = Callable[[str, Points], Points]
"""From a level and points (..., 3) in mm at rest to where its bone carries them now."""


@dataclass(frozen=True, slots=True, eq=False)
class Knot:
    """One place of a way.

    Attributes:
        point: (3,) in mm, at rest; of now where nothing carries it.
        wide_mm, thin_mm: half axes of the cement's section.
        wide_way: where the wide one points, (3,).
        goes_with: the levels whose bones carry it, by equal shares: two in a disc, none in the cement itself.
        is_outside: whether it lies outside of the bone.
    """

    point: Vector
    wide_mm: float
    thin_mm: float
    wide_way: tuple[float, float, float]
    goes_with: tuple[str, ...]
    is_outside: bool = False


@dataclass(frozen=True, eq=False)
class Route:
    """The places of one way, from the cement on."""

    knots: tuple[Knot, ...]

    @cached_property
    def most_ml(self) -> float:
        """What it holds at rest, to its end."""
        return way_ml(self.now(lambda _level, points: points))

    def now(self, carry_bone: CarryBone) -> Values:
        """The knots (K, 8) in mm as `thread.grown` takes them, at a moment."""
        at_rest = np.stack([knot.point for knot in self.knots])
        moved = np.array(at_rest)
        for level in {level for knot in self.knots for level in knot.goes_with}:
            shares = [knot.goes_with.count(level) / max(len(knot.goes_with), 1) for knot in self.knots]
            moved += np.array(shares)[:, None] * (carry_bone(level, at_rest) - at_rest)
        sections = [(knot.wide_mm, knot.thin_mm, *knot.wide_way) for knot in self.knots]
        return np.hstack((moved, np.array(sections)))


def knots(
    points: Sequence[Sequence[float] | Vector],
    sections_mm: Sequence[tuple[float, float]],
    wide_way: tuple[float, float, float],
    goes_with: tuple[str, ...],
    is_outside: bool = False,
) -> tuple[Knot, ...]:
    """Knots that are carried alike, at points (3,) in mm."""
    return tuple(
        Knot(np.asarray(point, dtype=np.float64), *section, wide_way, goes_with, is_outside)
        for point, section in zip(points, sections_mm, strict=True)
    )
