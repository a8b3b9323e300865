"""Where labels point: one place for each part that is there, at rest and then carried with its part."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.approach import approach
from kyphoview.anatomy.cuts.planes import side_plane, top_plane
from kyphoview.anatomy.geometry.axis import Vector, read_only
from kyphoview.anatomy.levels import LEVELS, RIB_LEVELS, TREATMENTS, VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.trunk import skin_s_mm
from kyphoview.procedure.needle_axes import axes, axis_places
from kyphoview.procedure.patient import Patient
from kyphoview.procedure.steps import first_clock

_BEHIND_TIP_MM = 22.0
_DRESSING_FROM = first_clock(lambda step: step.has_dressing)
_DRESSING_OUT_MM = 0.9  # the middle of its thickness
_OPENING_FROM = 0.02  # an opening smaller than this share has no label

_BREAK = ("break_front", "crush_band")
_SIDE_VIEW_ONLY = ("marker_front", "marker_back", "compacted", "opening", "dressing")

Anchors = dict[str, Vector]


@dataclass(frozen=True, slots=True, eq=False)
class RestAnchor:
    """A labelled place at rest, (3,) mm in the treated frame, and what it goes with: a level's bone, the disc between
    two levels (half and half), or soft tissue ("")."""

    point: Vector
    goes_with: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RestAnchors:
    """Some places at rest: their names, points (N, 3), and what carries which of them.

    `carried` says, for a level's bone or for soft tissue (""): which places go with it, and by what share (M, 1) of its
    way. What nothing carries stays.
    """

    names: tuple[str, ...]
    points: Vector
    carried: tuple[tuple[str, NDArray[np.intp], Vector], ...]

    def now(self, patient: Patient) -> Vector:
        """Where they are at a moment, (N, 3) in mm."""
        moved = self.points.copy()
        for goes_with, members, share in self.carried:
            points = self.points[members]
            carried = patient.carry_bone(goes_with, points) if goes_with else patient.carry_tissue(points)
            moved[members] += share * (carried - points)
        return moved


def anchors_of(patient: Patient, view: str, names: frozenset[str] | None = None) -> Anchors:
    """The anchors of the "side" or the "top" view, now: all, or those of these names that are there."""
    return body_anchors(patient, view, names) | treatment_anchors(patient, view, names)


def body_anchors(patient: Patient, view: str, names: frozenset[str] | None = None) -> Anchors:
    """Those in the body: they move with the bone alone."""
    anchors_at_rest = _anchors_at_rest(patient.case.level, view, names)
    found = dict(zip(anchors_at_rest.names, anchors_at_rest.now(patient), strict=True))
    if patient.height_map.is_rest:
        for name in _BREAK:
            found.pop(name, None)
    return found


def treatment_anchors(patient: Patient, view: str, names: frozenset[str] | None = None) -> Anchors:
    """Those of what is put in, and of its way in."""
    found: Anchors = {}
    for side in patient.case.sides if view == "top" else ("left",):
        parts = {
            f"{part}_{side}" if view == "top" else part: at
            for part, at in _treatment(patient, side).items()
            if not (view == "top" and part in _SIDE_VIEW_ONLY)
        }
        wanted = [name for name in parts if names is None or name in names]
        if wanted:
            s_mm, off_mm = zip(*(parts[name] for name in wanted), strict=True)
            # From above, what lies over or under a tool would be covered by it: the hollow is named beside it.
            angles = [0.0 if view == "top" and name.startswith("cavity") else np.pi / 2 for name in wanted]
            found.update(zip(wanted, axes(patient.case.level)[side].point(s_mm, off_mm, angles), strict=True))
    return found


def _treatment(patient: Patient, side: str) -> dict[str, tuple[float, float]]:
    """The anchors of what is put in on one side: how far along its axis, and how far off it, mm."""
    place = axis_places(patient.case.level)
    number = patient.case.sides.index(side)
    found: dict[str, tuple[float, float]] = {}
    if patient.incision > _OPENING_FROM:
        found["opening"] = skin_s_mm(patient.case.level), 0.0
    if patient.moment.clock > _DRESSING_FROM:
        found["dressing"] = skin_s_mm(patient.case.level) - _DRESSING_OUT_MM, 0.0
    for instrument in patient.instruments:
        if instrument.side == side and instrument.kind in ("needle", "cannula", "cement_tube"):
            found[instrument.kind] = instrument.tip_mm - _BEHIND_TIP_MM, 0.0
    middle_mm = place.balloon_middle_mm
    if patient.balloons:
        balloon = patient.balloons[number]
        offset = float(balloon.body.s_mm[0]) - place.balloon_back_mm
        found["balloon"] = middle_mm + offset, 0.45 * _radius(balloon.body.radius_mm)
        found["marker_back"], found["marker_front"] = ((s_mm, 0.0) for s_mm in balloon.markers_mm)
    if patient.cavities:
        radius = _radius(patient.cavities[number].radius_mm)
        outer = _radius(patient.compacted[number].radius_mm)
        found["compacted"] = middle_mm - 3.0, (radius + outer) / 2
        if patient.progress.balloon_ml <= 0.0:
            found["cavity"] = middle_mm - 4.0, -0.5 * radius
    if patient.cement_ends_mm is not None:
        rear = patient.cement_ends_mm[0]
        front = place.balloon_front_mm
        found["cement"] = max((rear + 3.0 * front) / 4.0, middle_mm + 1.0), 0.0
    return found


def _radius(radius_mm: Vector) -> float:
    """The radius upwards in the middle of a body, mm."""
    stations, angles = radius_mm.shape
    return float(radius_mm[stations // 2, angles // 4])


@cache
def _anchors_at_rest(level: str, view: str, names: frozenset[str] | None) -> RestAnchors:
    found = _side_anchors(level) if view == "side" else _top_anchors(level)
    wanted = {name: place for name, place in found.items() if names is None or name in names}
    shares: dict[str, dict[int, float]] = {}
    for number, place in enumerate(wanted.values()):
        for goes_with in place.goes_with or ("",):
            carrier = _carrier(level, goes_with)
            if carrier is not None:
                shares.setdefault(carrier, {})[number] = 1.0 / max(len(place.goes_with), 1)
    points = np.array([place.point for place in wanted.values()]).reshape(-1, 3)
    carried = (
        (carrier, np.array(list(members)), read_only(np.array(list(members.values()))[:, None]))
        for carrier, members in shares.items()
    )
    return RestAnchors(tuple(wanted), read_only(points), tuple(carried))


def _carrier(treated: str, goes_with: str) -> str | None:
    """What carries a place: all bones above the treated one go as one; None where it stays, as all below does."""
    if goes_with in ("", treated):
        return goes_with
    at = LEVELS.index(treated)
    return LEVELS[at - 1] if LEVELS.index(goes_with) < at else None


def _side_anchors(level: str) -> dict[str, RestAnchor]:
    at = LEVELS.index(level)
    upper, lower, highest = LEVELS[at - 1], LEVELS[at + 1], LEVELS[at - 2]
    half = VERTEBRAE[level].endplate_depth_mm / 2
    here, in_plane = (level,), _in_side_plane(level)
    roof, floor = (_endplate_z(level, 0.2 * half, is_upper, in_plane) for is_upper in (True, False))
    centre_above = placement(level, upper).carry(np.array([0.0, 0.25 * half, 0.0]))
    centre_below = placement(level, lower).carry(np.array([0.0, 0.25 * half, 0.0]))
    centre_highest = placement(level, highest).carry(np.zeros(3))
    gap_above = (
        placement(level, upper).carry(np.array([0.0, 0.0, -VERTEBRAE[upper].middle_height_mm / 2]))[2] + roof
    ) / 2
    gap_below = (
        placement(level, lower).carry(np.array([0.0, 0.0, VERTEBRAE[lower].middle_height_mm / 2]))[2] + floor
    ) / 2
    skin = axes(level)["left"].point(skin_s_mm(level))
    return {
        "spine": RestAnchor(in_plane(centre_highest[1], centre_highest[2]), (highest,)),
        "vertebra_above": RestAnchor(in_plane(centre_above[1], centre_above[2]), (upper,)),
        "vertebra": RestAnchor(in_plane(-0.62 * half, 5.0), here),
        "vertebra_below": RestAnchor(in_plane(centre_below[1], centre_below[2]), (lower,)),
        "upper_endplate": RestAnchor(in_plane(0.2 * half, roof - 0.3), here),
        "lower_endplate": RestAnchor(in_plane(0.2 * half, floor + 0.3), here),
        "cortex": RestAnchor(_front_wall(level, -4.0, in_plane), here),
        "cancellous": RestAnchor(in_plane(-0.62 * half, -7.0), here),
        "disc_above": RestAnchor(in_plane(0.3 * half, gap_above), (level, upper)),
        "disc_below": RestAnchor(in_plane(0.3 * half, gap_below), (level, lower)),
        "pedicle": RestAnchor(in_plane(-half - 4.0, 5.0), here),
        "canal": RestAnchor(read_only((0.0, -half - 11.0, -21.0)), ()),
        "nerve_root": RestAnchor(in_plane(-half - 5.5, _nerve_root_z(level)), ()),
        "facet": RestAnchor(in_plane(-half - TREATMENTS[level].facet_behind_mm, 13.5), here),
        "muscle": RestAnchor(in_plane(-half - 38.0, -14.0), ()),
        "fat": RestAnchor(read_only(skin + np.array([0.0, 4.0, -12.0])), ()),
        "skin": RestAnchor(read_only(skin + np.array([0.0, 0.0, -20.0])), ()),
        "aorta": RestAnchor(in_plane(half + 14.0, -8.0), ()),
        "break_front": RestAnchor(_front_wall(level, 5.0, in_plane), here),
        "crush_band": RestAnchor(in_plane(0.45 * half, 0.62 * roof), here),
    }


def _top_anchors(level: str) -> dict[str, RestAnchor]:
    half = VERTEBRAE[level].endplate_depth_mm / 2
    plane = top_plane(level)
    bone = {
        "body": (0.0, -0.4 * half),
        "pedicle_left": (-16.0, -half - 4.0),
        "pedicle_right": (16.0, -half - 4.0),
        "lamina": (-8.6, -half - 19.8),
        "spinous": (0.0, -half - 27.0),
        "transverse": (-26.0, -half - 14.5),
    }
    soft = {
        "canal": (6.0, -half - 8.0),
        "nerve": (0.0, -half - 9.0),
        "muscle": (-28.0, -half - 32.0),
        "aorta": (-7.5, 30.0),
        "vena_cava": (17.5, 28.5),
        "psoas": (-26.0, -12.0),
        "skin": (-45.0, -96.2),
    }
    if level in RIB_LEVELS:
        bone["rib"] = (-31.0, -half - 13.2)
        del bone["transverse"]
    if not TREATMENTS[level].psoas:
        del soft["psoas"]
    found = {name: RestAnchor(read_only(plane.lift(np.array(at))), (level,)) for name, at in bone.items()}
    found |= {name: RestAnchor(read_only(plane.lift(np.array(at))), ()) for name, at in soft.items()}
    return found


def _nerve_root_z(level: str) -> float:
    """The middle of the opening under the pedicle, where the root leaves, mm."""
    return float(approach(level).pedicle_centre[2]) - VERTEBRAE[level].pedicle_height_mm / 2 - 4.5


def _in_side_plane(level: str) -> Callable[[float, float], Vector]:
    """From (y, z) to the point (3,) of the side cut's plane."""
    plane = side_plane(level)
    return lambda y, z: read_only(plane.lift(np.array([y / plane.across[1], z])))


def _endplate_z(level: str, y: float, is_upper: bool, in_plane: Callable[[float, float], Vector]) -> float:
    x = in_plane(y, 0.0)[:1]
    return float(body_shape(level).endplate(x, np.array([y]), is_upper)[0])


def _front_wall(level: str, z: float, in_plane: Callable[[float, float], Vector]) -> Vector:
    """Where the plane leaves the body in front at that height."""
    ys = np.linspace(0.0, VERTEBRAE[level].endplate_depth_mm * 0.6, 200)
    inside = body_shape(level).distance(np.stack([in_plane(float(y), z) for y in ys])) < 0.0
    return in_plane(float(ys[np.flatnonzero(inside)[-1]]), z)
