"""Balloon, cavity, compacted bone and cement of every treated side at one moment."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.procedure.body_state import Progress
from kyphoview.procedure.filling.cement import RIM_SHARE, CementShape
from kyphoview.procedure.filling.cloud import PORE_SHARE
from kyphoview.procedure.filling.plan import Plan
from kyphoview.procedure.filling.radial_body import RadialBody, lengthened
from kyphoview.procedure.instruments.needle_axes import axes
from kyphoview.procedure.instruments.positions import balloon_offset_mm, markers_mm

LEAST_CEMENT_ML = 1e-4  # a drop of this size is not yet drawn
_PACKED_AHEAD_MM = 1.2  # how far the compacted rim goes beyond the ends of a full balloon
_PACKED_FROM_ML = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Balloon:
    """One balloon: its body, the places of its two markers along the axis in mm, and how full it is, 0 to 1."""

    side: str
    body: RadialBody
    markers_mm: tuple[float, float]
    fill: float


@dataclass(frozen=True, eq=False)
class Cement:
    """The cement of one side.

    Attributes:
        body: all of it but the tail, with its ragged border among the trabeculae.
        core: the cavity's part, which holds cement alone; None where there is no cavity.
        tail: what stands in the channel behind it; None while nothing does.
        setting: 0 (liquid) to 1 (solid).
        pore_share: how much of the body outside the core is cement, 0 to 1: the rest is bone.
    """

    side: str
    body: RadialBody
    core: RadialBody | None
    tail: RadialBody | None
    setting: float
    pore_share: float = RIM_SHARE

    @property
    def volume_ml(self) -> float:
        """All the cement: the core's, what is among the trabeculae, and what stands in the channel."""
        core_ml = self.core.volume_ml if self.core else 0.0
        return core_ml + self.pore_share * (self.body.volume_ml - core_ml) + (self.tail.volume_ml if self.tail else 0.0)

    @cached_property
    def joined(self) -> RadialBody:
        """Body and tail as one: its outline has no line between them."""
        if self.tail is None or self.core is None:
            return self.body
        mouth_mm, bore_mm = self.core.ends_mm[0], float(self.tail.radius_mm.max())
        behind = self.tail.s_mm < self.body.s_mm[0]
        widened = np.where(self.body.s_mm[:, None] <= mouth_mm, bore_mm, 0.0)
        s_mm = np.concatenate((self.tail.s_mm[behind], self.body.s_mm))
        radius_mm = np.concatenate((self.tail.radius_mm[behind], np.maximum(self.body.radius_mm, widened)))
        return RadialBody(self.body.axis, s_mm, radius_mm)


def balloons_at(plan: Plan, progress: Progress, clock: float) -> tuple[Balloon, ...]:
    """The balloons, on their way in or out or in place."""
    offset = balloon_offset_mm(plan.case.level, plan.case.path, clock)
    if offset is None or not plan.case.has_balloon:
        return ()
    held_ml, is_draining = progress.balloon_ml, progress.balloon_ml < progress.pumped_ml

    def bodies() -> list[RadialBody]:
        radius_mm = plan.draining_mm(held_ml) if is_draining else _filled_mm(plan, held_ml)
        return [RadialBody(axis, plan.s_mm + offset, radius_mm) for _, axis in _sides(plan)]

    markers, fill = markers_mm(plan.case.level, plan.case.path, offset), held_ml / plan.case.balloon_ml
    made = plan.cached("balloons", (held_ml, is_draining, offset), bodies)
    return tuple(Balloon(side, body, markers, fill) for side, body in zip(plan.case.sides, made, strict=True))


def cavities_at(plan: Plan, progress: Progress) -> tuple[RadialBody, ...]:
    """The cavities, from the first filling of the balloons on; later the cement stands in them."""
    radius_mm = cavity_radius_mm(plan, progress)
    if radius_mm is None:
        return ()
    key = (progress.pumped_ml, progress.settled)
    return plan.cached(
        "cavities", key, lambda: tuple(RadialBody(axis, plan.s_mm, radius_mm) for _, axis in _sides(plan))
    )


def compacted_at(plan: Plan, progress: Progress) -> tuple[RadialBody, ...]:
    """The outer borders of the compacted bone around the cavities."""
    radius_mm = cavity_radius_mm(plan, progress)
    if radius_mm is None:
        return ()
    key = (progress.pumped_ml, progress.settled)
    return plan.cached("compacted", key, lambda: _compacted(plan, progress, radius_mm))


def _compacted(plan: Plan, progress: Progress, radius_mm: Values) -> tuple[RadialBody, ...]:
    ahead = _PACKED_AHEAD_MM * min(progress.pumped_ml / _PACKED_FROM_ML, 1.0)
    s_mm = lengthened(plan.s_mm, ahead)
    packed_mm = plan.compacted_mm(radius_mm, progress.lift, progress.settled)
    return tuple(RadialBody(axis, s_mm, packed_mm) for _, axis in _sides(plan))


def cavity_radius_mm(plan: Plan, progress: Progress) -> Values | None:
    """The cavity's radii (S, A) in mm: the balloon's while it fills, later those of the cavity; None before."""
    if progress.pumped_ml <= 0.0:
        return None
    settled = progress.settled
    if settled <= 0.0:
        return _filled_mm(plan, progress.pumped_ml)
    return plan.cached("cavity", settled, lambda: plan.cavity_mm(settled))


def _filled_mm(plan: Plan, held_ml: float) -> Values:
    """The radii (S, A) of the filling balloon: the same array for the cavity that it makes."""
    return plan.cached("filled", held_ml, lambda: plan.balloon_mm(held_ml))


def cement_shape_at(plan: Plan, progress: Progress) -> CementShape | None:
    """The cement of the left side; None while there is none."""
    cement_ml = progress.cement_ml
    if cement_ml <= LEAST_CEMENT_ML:
        return None
    return plan.cached("poured", cement_ml, lambda: plan.filling.shape(cement_ml))


def cements_at(plan: Plan, progress: Progress) -> tuple[Cement, ...]:
    """The cement of every treated side."""
    if not plan.case.has_balloon:
        return _clouds(plan, progress)
    shape = cement_shape_at(plan, progress)
    if shape is None:
        return ()
    parts = plan.cached(
        "cements",
        progress.cement_ml,
        lambda: [
            (
                RadialBody(axis, shape.rim_s_mm, shape.rim_mm),
                RadialBody(axis, shape.core_s_mm, shape.core_mm),
                RadialBody(axis, *shape.tail) if shape.tail else None,
            )
            for _, axis in _sides(plan)
        ],
    )
    return tuple(Cement(side, *made, progress.setting) for side, made in zip(plan.case.sides, parts, strict=True))


def _clouds(plan: Plan, progress: Progress) -> tuple[Cement, ...]:
    """The cement of every side where there is no cavity."""
    cement_ml = progress.cement_ml
    if cement_ml <= LEAST_CEMENT_ML:
        return ()
    s_mm, radius_mm = plan.cached("cloud", cement_ml, lambda: plan.cloud.shape(cement_ml))
    made = plan.cached("clouds", cement_ml, lambda: [RadialBody(axis, s_mm, radius_mm) for _, axis in _sides(plan)])
    return tuple(
        Cement(side, body, None, None, progress.setting, PORE_SHARE)
        for side, body in zip(plan.case.sides, made, strict=True)
    )


def _sides(plan: Plan) -> list[tuple[str, Axis]]:
    return [(side, axes(plan.case.level, plan.case.path)[side]) for side in plan.case.sides]
