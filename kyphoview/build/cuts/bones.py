"""Cutting the bones: outlines, cores and marrow spaces in a plane. Building only."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kyphoview.anatomy.cortical_shell import ramp, shell_mm
from kyphoview.anatomy.cuts.cut import BoneCut, Loops
from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import LEVELS, SACRAL, VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.build.cuts.trabeculae import Texture, TextureField, pores
from kyphoview.build.cuts.tracing import Box, trace

_STEP_MM, _SPACING_MM = 0.25, 0.4
# Boxes that hold every vertebra, and the sacrum, in its own frame.
_REACH = np.array(((-52.0, -84.0, -52.0), (52.0, 28.0, 36.0)))
_SACRAL_REACH = np.array(((-58.0, -70.0, -142.0), (58.0, 28.0, 36.0)))


def reach_of(level: str) -> Array:
    """A box (2, 3) in mm of the level's frame that holds its bone: the lowest and the highest corner."""
    return _SACRAL_REACH if level == SACRAL else _REACH


@dataclass(frozen=True)
class Slice:
    """One level seen in a plane of the treated level's frame."""

    treated: str
    level: str
    plane: Plane

    def local(self, flat: Array) -> Array:
        """Picture coordinates (N, 2) as points (N, 3) in the level's own frame, all in mm."""
        moved: Array = placement(self.treated, self.level).inverse().carry(self.plane.lift(flat))
        return moved

    def field(self, flat: Array) -> Array:
        """The vertebra's signed distance (N,) in mm at picture coordinates (N, 2) in mm, negative inside."""
        return vertebra_distance(self.level, self.local(flat))

    def core(self, flat: Array) -> Array:
        """The signed distance (N,) in mm of the space inside the cortical shell, at picture mm (N, 2)."""
        local = self.local(flat)
        return vertebra_distance(self.level, local) + shell_mm(self.level, local)

    @cached_property
    def box(self) -> Box:
        """The part of the picture that the level may reach."""
        reach = reach_of(self.level)
        corners = np.array([[reach[i, 0], reach[j, 1], reach[k, 2]] for i in (0, 1) for j in (0, 1) for k in (0, 1)])
        flat = self.plane.flatten(placement(self.treated, self.level).carry(corners))
        low, high = flat.min(axis=0), flat.max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def side_trabeculae(piece: Slice) -> TextureField:
    """Upright in the body, along the pedicle behind it, finer near the endplates and in the arch."""
    motion = placement(piece.treated, piece.level)
    shape = body_shape(piece.level)
    back = -VERTEBRAE[piece.level].endplate_depth_mm / 2

    def texture_at(flat: Array) -> Texture:
        local = piece.local(flat)
        share = np.clip(np.abs(2 * local[:, 2] / shape.height_mm(local[:, 1])), 0, 1)
        in_body = ramp((local[:, 1] - back + 1.0) / 4.0)
        in_pedicle = ramp((back + 1.5 - local[:, 1]) / 4.0) * ramp((local[:, 1] - back + 11.0) / 4.0)
        upright_x, upright_y = -np.sin(motion.angle_rad), np.cos(motion.angle_rad)
        # In this picture forwards is to the left; a forward turn leans the load's line that way.
        tilt = np.arctan2(upright_y, upright_x) + (1 - in_body) * 0.5 * np.pi * in_pedicle
        size = (1.12 - 0.26 * share**3) * (1 - 0.14 * (1 - in_body))
        stretch = 1.25 + 0.55 * in_body * (1 - 0.35 * share**3) + 0.35 * in_pedicle
        return Texture(size, stretch, np.cos(tilt), np.sin(tilt))

    return texture_at


def top_trabeculae(piece: Slice) -> TextureField:
    """Round in the body, where the load runs through the picture; along the pedicles; round behind."""
    back = -VERTEBRAE[piece.level].endplate_depth_mm / 2
    shape = body_shape(piece.level)

    def texture_at(flat: Array) -> Texture:
        local = piece.local(flat)
        in_pedicle = ramp((back + 2.5 - local[:, 1]) / 5.0) * ramp((local[:, 1] - back + 12.0) / 4.0)
        near_wall = ramp((shape.wall(local) + 4.0) / 4.0)
        heading = np.pi / 2 + np.sign(local[:, 0]) * np.radians(12)
        return Texture(
            1.18 - 0.2 * near_wall - 0.12 * in_pedicle, 1.12 + 0.55 * in_pedicle, np.cos(heading), np.sin(heading)
        )

    return texture_at


def bone_cut(treated: str, level: str, plane: Plane, view: str) -> BoneCut:
    """One vertebra in a plane, in the treated level's frame. No outlines where the plane misses it."""
    piece = Slice(treated, level, plane)
    outlines = trace(piece.field, piece.box, _STEP_MM, _SPACING_MM, 1.5)
    if not outlines:
        return BoneCut(level, (), (), Loops(np.zeros((0, 3)), np.zeros(1, dtype=np.int64)))
    box = around(outlines)
    cores = trace(piece.core, box, _STEP_MM, _SPACING_MM, 1.0)
    texture_at = side_trabeculae(piece) if view == "side" else top_trabeculae(piece)
    spaces = pores(piece.core, texture_at, box, seed=100 + 10 * LEVELS.index(level) + len(view)) if cores else []
    return BoneCut(level, lifted(plane, outlines), lifted(plane, cores), loops(plane, spaces))


def around(curves: list[Array]) -> Box:
    """The box around some plane curves (N, 2), with a margin of 1 mm."""
    every = np.vstack(curves)
    low, high = every.min(axis=0) - 1.0, every.max(axis=0) + 1.0
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def lifted(plane: Plane, curves: list[Array]) -> tuple[Array, ...]:
    """Curves in picture coordinates (N, 2) as curves in space (N, 3), all in mm."""
    return tuple(plane.lift(curve) for curve in curves)


def loops(plane: Plane, curves: list[Array]) -> Loops:
    """Curves in picture coordinates (N, 2) in one array of points in space (M, 3), all in mm."""
    starts = np.concatenate(([0], np.cumsum([len(curve) for curve in curves]))).astype(np.int64)
    points = plane.lift(np.vstack(curves)) if curves else np.zeros((0, 3))
    return Loops(points, starts)
