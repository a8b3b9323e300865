"""Where labels point: one place for each part that is there, at rest and then carried with its part."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.cuts.planes import drawn_plane, side_plane
from kyphoview.anatomy.geometry.axis import Vector, read_only
from kyphoview.anatomy.levels import LEVELS, ONE_SIDED, RIB_LEVELS, TREATABLE_LEVELS, TWO_SIDED, VERTEBRAE
from kyphoview.anatomy.needle_approach import SIDES
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.trunk import skin_s_mm
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.framing.places_in_cuts import bump, in_pedicle, nerve, nerve_root, on_finger
from kyphoview.procedure.instruments.needle_axes import axes, axis_places
from kyphoview.procedure.patient import Patient
from kyphoview.procedure.steps import first_clock

_BEHIND_TIP_MM, _LEAST_BEHIND_TIP_MM = 22.0, 1.0
_TOOLS = ("needle", "cannula", "drill", "cement_tube")
_BEHIND_FINGERTIP_MM = 18.0
_UP, _OUT, _DOWN = 0.25, 0.5, 0.75  # of a whole turn about an axis
_TOOL_IN_HOLLOW_MM = 1.3  # the radius of what lies in the middle of a hollow
_DRESSING_FROM = first_clock(lambda step: step.has_dressing)
FIRST_WITH_TOOLS = first_clock(lambda step: bool(step.tools))
_DRESSING_OUT_MM = 0.9  # the middle of its thickness
_OPENING_FROM = 0.02  # an opening smaller than this share has no label

_IN_WALL_MM = 0.3
_CANAL_BELOW_MIDDLE = 0.75  # of the back wall's height: the smaller the bone, the nearer the next one's arch
BULGE_MIDDLE = 0.2  # of the back wall's height, above its middle: where a crush's bulge shows best

LEAKS, ALONG_LEAK = ("leak", "leak_ahead"), 0.95  # of its length: past the tubes
_BREAK = ("break_front", "crush_band", "back_wall")
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
    is_free = patient.moment.began < FIRST_WITH_TOOLS
    anchors_at_rest = _anchors_at_rest(patient.case.level, patient.case.path, view, names, is_free)
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
            # Seen along the spine, a tool covers what lies over or under it: the hollow is named beside it.
            angles = [0.0 if view == "top" and name.startswith("cavity") else np.pi / 2 for name in wanted]
            found.update(zip(wanted, patient.axes[side].point(s_mm, off_mm, angles), strict=True))
    found |= _leaks(patient, names)
    if view == "side" and patient.finger is not None and (names is None or "finger" in names):
        found["finger"] = on_finger(patient, np.array(_BEHIND_FINGERTIP_MM))
    return found


def _leaks(patient: Patient, names: frozenset[str] | None) -> Anchors:
    """The anchors of the cement outside of the body, in X-rays too: in the middle of each thread, near its end."""
    return {
        name: thread.at(ALONG_LEAK)
        for name, thread in zip(LEAKS, patient.leaks, strict=False)
        if names is None or name in names
    }


def _treatment(patient: Patient, side: str) -> dict[str, tuple[float, float]]:
    """The anchors of what is put in on one side: how far along its axis, and how far off it, mm."""
    place = axis_places(patient.case.level, patient.case.path)
    number = patient.case.sides.index(side)
    found: dict[str, tuple[float, float]] = {}
    if patient.incision > _OPENING_FROM:
        found["opening"] = skin_s_mm(patient.case.level, patient.case.path), 0.0
    if patient.moment.clock > _DRESSING_FROM:
        found["dressing"] = skin_s_mm(patient.case.level, patient.case.path) - _DRESSING_OUT_MM, 0.0
    found |= {kind: (s_mm, 0.0) for kind, s_mm in tool_places_mm(patient, side, _BEHIND_TIP_MM).items()}
    found |= _channel(patient, number)
    middle_mm = place.balloon_middle_mm
    if patient.balloons:
        balloon = patient.balloons[number]
        offset = float(balloon.body.s_mm[0]) - place.balloon_back_mm
        found["balloon"] = middle_mm + offset, 0.45 * _radius(balloon.body, middle_mm + offset, _UP)
        found["marker_back"], found["marker_front"] = ((s_mm, 0.0) for s_mm in balloon.markers_mm)
    if patient.cavities:
        cavity, compacted = patient.cavities[number], patient.compacted[number]
        packed_mm, hollow_mm = middle_mm - 3.0, middle_mm - 1.0
        found["compacted"] = packed_mm, (_radius(cavity, packed_mm, _UP) + _radius(compacted, packed_mm, _UP)) / 2
        if patient.progress.balloon_ml <= 0.0:
            room_mm = min(_radius(cavity, hollow_mm, turn) for turn in (_DOWN, _OUT))
            found["cavity"] = hollow_mm, -(_TOOL_IN_HOLLOW_MM + room_mm) / 2
    if patient.cement_ends_mm is not None:
        rear, front = patient.cement_ends_mm
        if patient.case.has_balloon:
            found["cement"] = max((rear + 3.0 * place.balloon_front_mm) / 4.0, middle_mm + 1.0), 0.0
        else:
            found["cement"] = (rear + 3.0 * front) / 4.0, 0.0  # ahead of the tube
    return found


def tool_places_mm(patient: Patient, side: str, behind_tip_mm: float) -> dict[str, float]:
    """Where along a side's axis its tools are named: so far behind the tip, or nearer, where it comes out of a tube."""
    tips_mm = {tool.kind: tool.tip_mm for tool in patient.instruments if tool.side == side and tool.kind in _TOOLS}
    outer_mm = tips_mm.get("cannula", -math.inf)
    found = {}
    for kind, tip_mm in tips_mm.items():
        bare_mm = math.inf if kind == "cannula" else max(tip_mm - outer_mm, 2.0 * _LEAST_BEHIND_TIP_MM)
        found[kind] = tip_mm - min(behind_tip_mm, bare_mm / 2)
    return found


def _radius(body: RadialBody, s_mm: float, turn: float) -> float:
    """The radius of a body at a place along its axis, mm, in a direction: a share of a whole turn, 0 is aside."""
    nearest = int(np.abs(body.s_mm - s_mm).argmin())
    return float(body.radius_mm[nearest, round(turn * body.radius_mm.shape[1])])


def _channel(patient: Patient, number: int) -> dict[str, tuple[float, float]]:
    """The anchor of a side's channel, where it can be seen: between the cannula and what fills its front."""
    place, channels = axis_places(patient.case.level, patient.case.path), patient.channels
    end_mm = min(channels[number].front_mm, place.balloon_back_mm) if channels else place.cannula_tip_mm
    return {"channel": ((place.cannula_tip_mm + end_mm) / 2, 0.0)} if end_mm > place.cannula_tip_mm else {}


@cache
def _anchors_at_rest(level: str, path: str, view: str, names: frozenset[str] | None, is_free: bool) -> RestAnchors:
    found = _side_anchors(level, path, is_free) if view == "side" else _top_anchors(level, path, is_free)
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
    """What carries a place: all bones above the next one go as one; None where it stays, as all below does."""
    if goes_with in ("", treated):
        return goes_with
    at = LEVELS.index(treated)
    if LEVELS.index(goes_with) > at:
        return None
    return goes_with if goes_with == LEVELS[at - 1] else LEVELS[at - 2]


def _side_anchors(level: str, path: str, is_free: bool) -> dict[str, RestAnchor]:
    at = LEVELS.index(level)
    upper, lower, highest = LEVELS[at - 1], LEVELS[at + 1], LEVELS[at - 2]
    half = VERTEBRAE[level].endplate_depth_mm / 2
    here, in_plane = (level,), _in_side_plane(level, path)
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
    skin = axes(level, path)["left"].point(skin_s_mm(level, path))
    return {
        "spine": RestAnchor(in_plane(centre_highest[1], centre_highest[2]), (highest,)),
        "vertebra_above": RestAnchor(in_plane(centre_above[1], centre_above[2]), (upper,)),
        "vertebra": RestAnchor(in_plane(-0.62 * half, 5.0), here),
        "vertebra_below": RestAnchor(in_plane(centre_below[1], centre_below[2]), (lower,)),
        "endplate_above": RestAnchor(in_plane(centre_above[1], _roof_above_z(level, centre_above[1])), (upper,)),
        "upper_endplate": RestAnchor(in_plane(0.2 * half, roof - 0.3), here),
        "lower_endplate": RestAnchor(in_plane(0.2 * half, floor + 0.3), here),
        "cortex": RestAnchor(_front_wall(level, -4.0, in_plane), here),
        "cancellous": RestAnchor(in_plane(-0.62 * half, -7.0), here),
        "disc_above": RestAnchor(in_plane(0.3 * half, gap_above), (level, upper)),
        "disc_below": RestAnchor(in_plane(0.3 * half, gap_below), (level, lower)),
        "pedicle": RestAnchor(in_pedicle(level, path, "left", _up_in_cut_rad(level, path), is_free), here),
        "canal": RestAnchor(in_plane(-half - 6.5, _canal_z(level)), ()),
        "nerve_root": RestAnchor(nerve_root(level, path), ()),
        "facet": RestAnchor(in_plane(-half - TREATABLE_LEVELS[level].facet_behind_mm, 13.5), here),
        "muscle": RestAnchor(in_plane(-half - 38.0, -14.0), ()),
        "fat": RestAnchor(read_only(skin + np.array([0.0, 4.0, -12.0])), ()),
        "skin": RestAnchor(read_only(skin + np.array([0.0, 0.0, -20.0])), ()),
        "aorta": RestAnchor(in_plane(half + 10.5, -8.0), ()),
        "break_front": RestAnchor(_front_wall(level, 5.0, in_plane), here),
        "crush_band": RestAnchor(in_plane(0.45 * half, 0.62 * roof), here),
    }


def _top_anchors(level: str, path: str, is_free: bool) -> dict[str, RestAnchor]:
    half = VERTEBRAE[level].endplate_depth_mm / 2
    cava_aside, cava_before = TREATABLE_LEVELS[level].vena_cava_mm
    plane = drawn_plane(level, "top", TWO_SIDED)
    bone = {
        "body": (0.0, -0.4 * half),
        "lamina": (-8.6, -half - 1.04 * VERTEBRAE[level].canal_depth_mm),
        "back_wall": (0.0, back_wall_y_mm(level) + _IN_WALL_MM),
        "transverse": (-26.0, -half - 14.5),
    }
    soft = {
        "canal": (6.0, -half - 8.0),
        "muscle": (-28.0, -half - 32.0),
        "aorta": (-7.5, 30.0),
        "vena_cava": (cava_aside, half + 4.4 + cava_before),
        "psoas": (-26.0, -12.0),
        "skin": (-45.0, -96.2),
    }
    if level in RIB_LEVELS:
        bone["rib"] = (-31.0, -half - 13.2)
        del bone["transverse"]
    if not TREATABLE_LEVELS[level].psoas:
        del soft["psoas"]
    found = {name: RestAnchor(read_only(plane.lift(np.array(at))), (level,)) for name, at in bone.items()}
    found |= {name: RestAnchor(read_only(plane.lift(np.array(at))), ()) for name, at in soft.items()}
    for side in SIDES:
        stays_free = is_free or (path == ONE_SIDED and side == "right")  # a lone needle comes from the left
        found[f"pedicle_{side}"] = RestAnchor(in_pedicle(level, path, side, math.pi, stays_free), (level,))
    felt, whose = bump(level)
    found["spinous"] = RestAnchor(felt, (whose,))
    found["nerve"] = RestAnchor(nerve(level), ())
    return found


def _up_in_cut_rad(level: str, path: str) -> float:
    """The angle about the left needle's axis that leads upwards in the side cut, which may lean."""
    needle = axes(level, path)["left"]
    upwards = np.cross(needle.forward, side_plane(level, path).normal)
    return math.atan2(float(upwards @ needle.up), float(upwards @ needle.aside))


def _canal_z(level: str) -> float:
    """Where the canal is seen through the opening, also aslant: below the root, above the next bone's arch, mm."""
    return -_CANAL_BELOW_MIDDLE * VERTEBRAE[level].posterior_height_mm


def _in_side_plane(level: str, path: str) -> Callable[[float, float], Vector]:
    """From (y, z), counted from the plane's own middle, to the point (3,) of the side cut's plane."""
    plane = side_plane(level, path)
    return lambda y, z: read_only(plane.beside(np.array(plane.origin[1] + y), np.array(z)))


def _roof_above_z(level: str, y: float) -> float:
    """How high the upper endplate of the vertebra above lies in the midline, mm."""
    upper = LEVELS[LEVELS.index(level) - 1]
    place = placement(level, upper)
    own_y = place.inverse().carry(np.array([0.0, y, VERTEBRAE[upper].middle_height_mm]))[1]
    roof = body_shape(upper).endplate(np.zeros(1), np.array([own_y]), True)[0]
    return float(place.carry(np.array([0.0, own_y, roof - 0.3]))[2])


def _endplate_z(level: str, y: float, is_upper: bool, in_plane: Callable[[float, float], Vector]) -> float:
    x = in_plane(y, 0.0)[:1]
    return float(body_shape(level).endplate(x, np.array([y]), is_upper)[0])


@cache
def back_wall_y_mm(level: str) -> float:
    """How far back the body reaches in the midline, at the height where a crush bulges most, mm."""
    ys = np.linspace(0.0, -VERTEBRAE[level].endplate_depth_mm * 0.6, 200)
    height_mm = BULGE_MIDDLE * VERTEBRAE[level].posterior_height_mm
    points = np.column_stack([np.zeros_like(ys), ys, np.full_like(ys, height_mm)])
    return float(ys[np.flatnonzero(body_shape(level).distance(points) < 0.0)[-1]])


def _front_wall(level: str, z: float, in_plane: Callable[[float, float], Vector]) -> Vector:
    """Where the plane leaves the body in front at that height."""
    ys = np.linspace(0.0, VERTEBRAE[level].endplate_depth_mm * 0.6, 200)
    inside = body_shape(level).distance(np.stack([in_plane(float(y), z) for y in ys])) < 0.0
    return in_plane(float(ys[np.flatnonzero(inside)[-1]]), z)
