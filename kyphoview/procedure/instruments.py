"""Where the instruments are along their axes. What comes in starts far behind the patient, off the picture."""

from dataclasses import dataclass
from functools import cache

from kyphoview.anatomy.approach import approach
from kyphoview.anatomy.trunk import skin_s_mm
from kyphoview.procedure.case import Case
from kyphoview.procedure.needle_axes import places
from kyphoview.procedure.track import Track, glided

_AWAY_MM = -250.0  # where a tip is when its instrument is off every picture
NEEDLE_LENGTH_MM = 175.0
CANNULA_LENGTH_MM = 115.0
SHAFT_LENGTH_MM = 215.0
TUBE_LENGTH_MM = 205.0
CANNULA_WALL_MM = 0.3
_NEEDLE_RADIUS_MM = 1.5  # 11 gauge
_SHAFT_RADIUS_MM = 0.9
_TUBE_RADIUS_MM = 1.25
_LEAD_MM = 28.0  # how far the needle runs ahead of the cannula that rides on it
_OUTSIDE_SKIN_MM = 6.0  # where the needle waits for the opening
_SHAFT_AHEAD_MM = 1.0  # the shaft's end in front of the balloon
_MARKER_INSET_MM = 0.8
_TUBE_SHORT_OF_FRONT_MM = 3.0
_TUBE_IN_CEMENT_MM = 2.0


@dataclass(frozen=True, slots=True)
class Instrument:
    """A straight instrument on one side's axis: kind "needle" (with its stylet), "cannula", "balloon_shaft" or
    "cement_tube". Tip and tail are places along the axis, mm; its hub is drawn behind the tail."""

    kind: str
    side: str
    tip_mm: float
    tail_mm: float
    radius_mm: float


class Ways:
    """The tracks of the tips at one level."""

    def __init__(self, level: str) -> None:
        place = places(level)
        self.place = place
        needle_in = place.back_wall_mm + (place.front_cortex_mm - place.back_wall_mm) * 0.42
        outside = skin_s_mm(level) - _OUTSIDE_SKIN_MM
        self.cannula_radius_mm = approach(level).cannula_radius_mm
        self.needle_radius_mm = min(_NEEDLE_RADIUS_MM, self.cannula_radius_mm - CANNULA_WALL_MM)
        self.needle = Track(
            [
                ("access", 0.1, _AWAY_MM),
                ("access", 0.32, outside),
                ("access", 0.36, outside),
                ("access", 0.58, needle_in),
                ("access", 0.7, needle_in),
                ("access", 1.0, _AWAY_MM),
            ],
            glided,
        )
        self.cannula = Track(
            [
                ("access", 0.1, _AWAY_MM - _LEAD_MM),
                ("access", 0.32, outside - _LEAD_MM),
                ("access", 0.36, outside - _LEAD_MM),
                ("access", 0.58, needle_in - _LEAD_MM),
                ("access", 0.6, needle_in - _LEAD_MM),
                ("access", 0.7, place.cannula_tip_mm),
                ("closing", 0.36, place.cannula_tip_mm),
                ("closing", 0.72, _AWAY_MM - _LEAD_MM),
            ],
            glided,
        )
        away = _AWAY_MM - place.balloon_front_mm
        self.balloon_offset = Track(
            [("placing", 0.02, away), ("placing", 0.68, 0.0), ("deflating", 0.56, 0.0), ("deflating", 1.0, away)],
            glided,
        )
        self.tube_deepest_mm = place.balloon_front_mm - _TUBE_SHORT_OF_FRONT_MM
        self.tube = Track(
            [
                ("cementing", 0.0, _AWAY_MM),
                ("cementing", 0.36, self.tube_deepest_mm),
                ("cementing", 0.9, self.tube_deepest_mm),
            ],
            glided,
        )
        self.tube_out = Track([("closing", 0.14, 0.0), ("closing", 0.42, 1.0)], glided)


@cache
def ways(level: str) -> Ways:
    """The tracks of a level, made once."""
    return Ways(level)


def balloon_offset_mm(level: str, clock: float) -> float | None:
    """How far behind its place the balloon is (negative), 0 in place; None while it is nowhere."""
    track = ways(level).balloon_offset
    return track.at(clock) if track.first_clock < clock < track.last_clock else None


def markers_mm(level: str, offset_mm: float) -> tuple[float, float]:
    """The places of the balloon's two markers, back and front."""
    place = places(level)
    return (
        place.balloon_back_mm + _MARKER_INSET_MM + offset_mm,
        place.balloon_front_mm - _MARKER_INSET_MM + offset_mm,
    )


def instruments_at(case: Case, clock: float, cement_rear_mm: float | None) -> tuple[Instrument, ...]:
    """What is in or near the patient, left side first. `cement_rear_mm` is where the cement's rear surface stands."""
    way = ways(case.level)
    found: list[Instrument] = []
    for side in case.sides:
        if way.needle.first_clock < clock < way.needle.last_clock:
            found.append(_made("needle", side, way.needle.at(clock), NEEDLE_LENGTH_MM, way.needle_radius_mm))
        offset = balloon_offset_mm(case.level, clock)
        if offset is not None:
            tip = way.place.balloon_front_mm + _SHAFT_AHEAD_MM + offset
            found.append(_made("balloon_shaft", side, tip, SHAFT_LENGTH_MM, _SHAFT_RADIUS_MM))
        if way.tube.first_clock < clock < way.tube_out.last_clock:
            tip = _tube_tip_mm(way, clock, cement_rear_mm)
            radius = min(_TUBE_RADIUS_MM, way.cannula_radius_mm - CANNULA_WALL_MM)
            found.append(_made("cement_tube", side, tip, TUBE_LENGTH_MM, radius))
        if way.cannula.first_clock < clock < way.cannula.last_clock:
            found.append(_made("cannula", side, way.cannula.at(clock), CANNULA_LENGTH_MM, way.cannula_radius_mm))
    return tuple(found)


def _tube_tip_mm(way: Ways, clock: float, cement_rear_mm: float | None) -> float:
    """The cement tube's tip: in from behind, back with the cement's rear surface as it fills, and out again."""
    tip = way.tube.at(clock)
    if cement_rear_mm is not None:
        shallowest = way.place.cannula_tip_mm + _TUBE_IN_CEMENT_MM
        tip = min(tip, max(cement_rear_mm + _TUBE_IN_CEMENT_MM, shallowest))
    return tip + (_AWAY_MM - tip) * way.tube_out.at(clock)


def _made(kind: str, side: str, tip_mm: float, length_mm: float, radius_mm: float) -> Instrument:
    return Instrument(kind, side, tip_mm, tip_mm - length_mm, radius_mm)
