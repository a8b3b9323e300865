"""How far it is from the balloon's axis to the inner face of the broken body's shell, in every direction."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kyphoview.anatomy.cortical_shell import LEAST_SHELL_MM
from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.procedure.case import Case
from kyphoview.procedure.filling.radial_body import ANGLES, STATIONS, angles_rad, chebyshev_points
from kyphoview.procedure.fracture.height_map import HeightMap, height_map_by_losses
from kyphoview.procedure.fracture.heights import Columns, losses_mm, regained
from kyphoview.procedure.instruments.balloon_tamp import SLEEVE_RADIUS_MM
from kyphoview.procedure.instruments.needle_axes import axes, axis_places

LEAST_THICKNESS = 0.35  # of the bone that lay between the balloon and a wall, however hard it is pressed
_STATION_STEP, _ANGLE_STEP = 4, 2  # walls are found on every so many stations and angles
_FARTHEST_MM = 14.0  # no balloon grows wider
_HALVINGS = 9
_WAY_CLEARANCE_MM = 0.2  # between the empty balloon and the shell
_CORRECTIONS = 4
_NEARLY_MM = 0.02
_MIDLINE_GAP_MM = 0.4  # from the middle of the body, so that two balloons do not meet


@dataclass(frozen=True, slots=True, eq=False)
class Walls:
    """Distances (S, A) in mm from the left axis: lying face down, balloons full, and weeks later, when the bone has
    sunk again: what stays in it must have its place until then."""

    s_mm: Values
    lying: Values
    full: Values
    after: Values

    def distance(self, lift: float, settled: float) -> Values:
        """The distance (S, A) in mm to the walls at a `lift` of the endplate and a settling, each 0 to 1."""
        if settled > 0.0:
            return self.full + (self.after - self.full) * settled
        return self.lying + (self.full - self.lying) * lift

    def limit(self, lift: float, settled: float) -> Values:
        """How far (S, A) in mm a balloon can reach: what lay between it and the wall keeps 0.35 of its thickness."""
        kept = LEAST_THICKNESS * np.maximum(self.lying - SLEEVE_RADIUS_MM, 0.0)
        return np.maximum(self.distance(lift, settled) - kept, 0.02)

    @property
    def is_open(self) -> bool:
        """Whether the way is free for an empty balloon from end to end."""
        return bool(self.lying.min() > SLEEVE_RADIUS_MM + _WAY_CLEARANCE_MM)


def is_way_open(case: Case) -> bool:
    """Whether an empty balloon could be slid in, found on few rays: a quick look without all the walls."""
    loss, back = losses_mm(case), regained(case).lying
    place = axis_places(case.level, case.path)
    s_mm = np.linspace(place.balloon_back_mm, place.balloon_front_mm, 13)
    distance = _shell_distance(_left_axis(case), height_map_by_losses(case.level, case.shape, _lost(loss, back)), s_mm)
    return bool(distance.min() > SLEEVE_RADIUS_MM + _WAY_CLEARANCE_MM)


def walls_of(case: Case) -> Walls:
    """The walls of a case; they do not depend on its volumes."""
    return _walls(case.level, case.shape, case.loss_percent, case.balloons, case.regain_percent)


@lru_cache(maxsize=4)
def _walls(level: str, shape: str, loss_percent: float, balloons: int, regain_percent: float) -> Walls:
    case = Case(level, shape, loss_percent, balloons, 1.0, 1.0, regain_percent)
    loss, share = losses_mm(case), regained(case)
    place = axis_places(level, case.path)
    half_length = (place.balloon_front_mm - place.balloon_back_mm) / 2
    s_mm = place.balloon_middle_mm + half_length * chebyshev_points()
    lying, full, after = (
        _distance(case, height_map_by_losses(level, shape, _lost(loss, back)), s_mm)
        for back in (share.lying, share.full, share.late)
    )
    if share.after[:2] == share.lying[:2]:
        # The bone sinks only as the person sits up: until then, too, all must have its place.
        after = np.minimum(after, lying)
    return Walls(s_mm, lying, full, after)


def room_lying_mm(case: Case, s_mm: Values) -> Values:
    """The way (S, A) in mm from the left axis to the walls while the person lies face down, at stations (S,) in mm that
    are as many as a body's."""
    height_map = height_map_by_losses(case.level, case.shape, _lost(losses_mm(case), regained(case).lying))
    return _distance(case, height_map, s_mm)


def _lost(loss_mm: Columns, back: Columns) -> Columns:
    """What is still lost of each column, mm, when a share of it is back."""
    return loss_mm[0] * (1 - back[0]), loss_mm[1] * (1 - back[1]), loss_mm[2] * (1 - back[2])


def _left_axis(case: Case) -> Axis:
    return axes(case.level, case.path)["left"]


def _distance(case: Case, height_map: HeightMap, s_mm: Values) -> Values:
    """The way (S, A) to the shell, or to the middle that another side shares."""
    axis = _left_axis(case)
    coarse = _shell_distance(axis, height_map, s_mm[::_STATION_STEP])
    distance = _corrected(axis, height_map, s_mm, _interpolated(coarse))
    return np.minimum(distance, _midline_distance(axis, s_mm)) if case.balloons == 2 else distance


def _shell_distance(axis: Axis, height_map: HeightMap, s_mm: Values) -> Values:
    """The way along each ray to the shell, found by halving; 0 where the axis itself is outside."""
    shape = body_shape(height_map.level)
    angle = angles_rad()[::_ANGLE_STEP]
    start = np.repeat(axis.point(s_mm)[:, None], len(angle), axis=1).reshape(-1, 3)
    along = (axis.point(0.0, 1.0, angle) - axis.origin)[None].repeat(len(s_mm), axis=0).reshape(-1, 3)
    near, far = np.zeros(len(start)), np.full(len(start), _FARTHEST_MM)
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        is_inside = shape.distance(height_map.inverse(start + middle[:, None] * along)) < -LEAST_SHELL_MM
        near, far = np.where(is_inside, middle, near), np.where(is_inside, far, middle)
    return near.reshape(len(s_mm), len(angle))


def _corrected(axis: Axis, height_map: HeightMap, s_mm: Values, distance_mm: Values) -> Values:
    """Distances (S, A) shortened where the interpolation cut a corner of the shell."""
    shape = body_shape(height_map.level)
    found = distance_mm.ravel().copy()
    station, angle = np.repeat(s_mm, ANGLES), np.tile(angles_rad(), len(s_mm))
    left = np.arange(found.size)
    for _ in range(_CORRECTIONS):
        off = shape.distance(height_map.inverse(axis.point(station[left], found[left], angle[left]))) + LEAST_SHELL_MM
        left, off = left[off > _NEARLY_MM], off[off > _NEARLY_MM]
        found[left] = np.maximum(found[left] - off, 0.0)
    return found.reshape(distance_mm.shape)


def _midline_distance(axis: Axis, s_mm: Values) -> Values:
    """The way along each ray to the plane near the middle of the body that another balloon shares."""
    sideways = np.cos(angles_rad()) * axis.aside[0] + np.sin(angles_rad()) * axis.up[0]
    room = -_MIDLINE_GAP_MM - axis.point(s_mm)[:, 0]
    with np.errstate(divide="ignore"):
        distance = np.where(sideways > 0.0, room[:, None] / sideways[None, :], _FARTHEST_MM)
    return np.clip(distance, 0.0, _FARTHEST_MM)


def _interpolated(coarse: Values) -> Values:
    """The distances on the whole grid, by cubic interpolation along and around."""
    along = _interpolation(STATIONS // _STATION_STEP + 1, _STATION_STEP, is_closed=False)
    around = _interpolation(ANGLES // _ANGLE_STEP, _ANGLE_STEP, is_closed=True)
    finer: Values = along @ coarse @ around.T
    return np.maximum(finer, 0.0)


@lru_cache(maxsize=4)
def _interpolation(count: int, step: int, is_closed: bool) -> Values:
    """The matrix of Catmull and Rom's cubic from `count` values to `step` times as many."""
    fine = count * step if is_closed else (count - 1) * step + 1
    matrix = np.zeros((fine, count))
    for row in range(fine):
        base, u = row // step, row % step / step
        weights = (
            (-u + 2 * u * u - u**3) / 2,
            (2 - 5 * u * u + 3 * u**3) / 2,
            (u + 4 * u * u - 3 * u**3) / 2,
            (u**3 - u * u) / 2,
        )
        for offset, weight in zip((-1, 0, 1, 2), weights, strict=True):
            column = (base + offset) % count if is_closed else min(max(base + offset, 0), count - 1)
            matrix[row, column] += weight
    return matrix
