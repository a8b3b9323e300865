"""Cutting the discs: annulus with its layers, and nucleus. Building only."""

from dataclasses import dataclass

import numpy as np

from kyphoview.anatomy.cuts.cut import DiscCut
from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import DISC_BULGE_BACK_MM, DISC_BULGE_FRONT_MM
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.solid.disc import DISC_RIM_MM, disc_arch
from kyphoview.build.cuts.bones import Slice, loops

_UNDER_BONE_MM = 0.3  # how far the disc reaches under the bone that is painted over it


@dataclass(frozen=True, slots=True)
class _Gap:
    """The space of a disc: its lower and upper border (N, 2) from front to back, N alike."""

    lower: Array
    upper: Array

    def at(self, way: Array, share: Array, bow: Array | float = 0.0) -> Array:
        """Points at `way` from front (0) to back (1) and `share` from below (0) to above (1), bowed backwards by mm."""
        steps = np.linspace(0.0, 1.0, len(self.lower))
        low, high = (
            np.column_stack([np.interp(way, steps, edge[:, i]) for i in (0, 1)]) for edge in (self.lower, self.upper)
        )
        line = self.lower[-1] + self.upper[-1] - self.lower[0] - self.upper[0]
        backwards = line / np.hypot(*line)
        arch = disc_arch(np.asarray(share))
        found: Array = low + (high - low) * np.asarray(share)[:, None] + (np.asarray(bow) * arch)[:, None] * backwards
        return found


def disc_cut(treated: str, above: str, below: str, plane: Plane) -> DiscCut:
    """One disc in the side plane, in the treated level's frame."""
    gap = _Gap(_border(Slice(treated, below, plane), True), _border(Slice(treated, above, plane), False))
    up = np.linspace(0.0, 1.0, 25)
    front, back = gap.at(np.zeros(25), up, -DISC_BULGE_FRONT_MM), gap.at(np.ones(25), up, DISC_BULGE_BACK_MM)
    annulus = np.vstack((gap.lower[:-1], back[:-1], gap.upper[:0:-1], front[:0:-1]))
    share = np.concatenate((np.zeros(len(gap.lower) - 1), up[:-1], np.ones(len(gap.upper) - 1), up[:0:-1]))
    nucleus, nucleus_share = _nucleus(gap)
    lines, lines_share = _lamellae(gap)
    return DiscCut(
        above, below, plane.lift(annulus), share, plane.lift(nucleus), nucleus_share, loops(plane, lines),
        np.concatenate(lines_share),
    )  # fmt: skip


def _border(piece: Slice, is_top: bool) -> Array:
    """Just under the surface of a body's upper or lower endplate, from rim to rim, (N, 2) from front to back."""
    shape = body_shape(piece.level)
    sign = 1.0 if is_top else -1.0
    across = np.arange(-40.0, 60.0, 0.05)
    rim = _rim_line(piece, sign, across)
    local = piece.local(np.column_stack((across, rim)))
    within = across[shape.wall(local - sign * np.array((0.0, 0.0, 0.3))) < -DISC_RIM_MM]
    x = np.linspace(within[0], within[-1], 97)
    rim = np.interp(x, across, rim)
    outside, inside = rim + sign * 1.5, rim - sign * 2.2
    for _ in range(40):
        middle = (outside + inside) / 2
        is_in = piece.field(np.column_stack((x, middle))) < -_UNDER_BONE_MM
        inside, outside = np.where(is_in, middle, inside), np.where(is_in, outside, middle)
    return np.column_stack((x, inside))


def _rim_line(piece: Slice, sign: float, across: Array) -> Array:
    """The picture's height of the plane of a rim at picture places `across`: everything in it is linear."""

    def over(x: float, y: float) -> float:
        local = piece.local(np.array(((x, y),)))
        return float(local[0, 2] - sign * np.asarray(body_shape(piece.level).height_mm(local[:, 1]))[0] / 2)

    here, aside, above = over(0.0, 0.0), over(1.0, 0.0), over(0.0, 1.0)
    line: Array = -(here + (aside - here) * across) / (above - here)
    return line


def _nucleus(gap: _Gap) -> tuple[Array, Array]:
    """A rounded cushion a little behind the middle."""
    angle = np.linspace(0.0, 2 * np.pi, 72, endpoint=False)
    flat = 0.75  # less than 1 squares the corners off
    way = 0.565 + 0.235 * np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** flat
    share = 0.5 + 0.40 * np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** flat
    return gap.at(way, share), share


def _lamellae(gap: _Gap) -> tuple[list[Array], list[Array]]:
    """The annulus's layers: bowed outwards near the border, upright near the nucleus."""
    up = np.linspace(0.0, 1.0, 15)
    lines = []
    for k, way in enumerate((0.045, 0.095, 0.15, 0.21, 0.27)):
        lines.append(gap.at(np.full(15, way), up, -DISC_BULGE_FRONT_MM * (0.86 - 0.20 * k)))
    for k, way in enumerate((0.955, 0.915, 0.87)):
        lines.append(gap.at(np.full(15, way), up, DISC_BULGE_BACK_MM * (0.84 - 0.25 * k)))
    return lines, [up] * len(lines)
