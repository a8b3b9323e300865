"""Where the instruments are along their axes. What comes in starts far behind the patient, off the picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kyphoview.anatomy.levels import TWO_SIDED
from kyphoview.anatomy.trunk import skin_s_mm
from kyphoview.procedure.case import Case
from kyphoview.procedure.instruments.balloon_tamp import MARKER_INSET_MM
from kyphoview.procedure.instruments.needle_axes import axis_places
from kyphoview.procedure.instruments.sizes import (
    CANNULA_LENGTH_MM,
    CANNULA_RADIUS_MM,
    CANNULA_WALL_MM,
    DRILL_LENGTH_MM,
    NEEDLE_LENGTH_MM,
    NEEDLE_RADIUS_MM,
    SHAFT_LENGTH_MM,
    SHAFT_RADIUS_MM,
    TUBE_LENGTH_MM,
    TUBE_RADIUS_MM,
)
from kyphoview.procedure.step import Stop, Tool
from kyphoview.procedure.steps import all_keys
from kyphoview.procedure.track import Track, glided, movement

_AWAY_MM = -250.0  # where a tip is when its instrument is off every picture
_LEAD_MM = 28.0  # how far the needle runs ahead of the cannula that rides on it
_NEEDLE_INTO_BODY = 0.42  # of the way from the back wall to the front cortex
_NEEDLE_TO_FRONT = 0.66  # of it, where no drill makes the rest of the way: to where the front third begins
_OUTSIDE_SKIN_MM = 6.0  # where the needle waits for the opening
_TUBE_SHORT_OF_FRONT_MM = 3.0
_TUBE_IN_CEMENT_MM = 2.0


@dataclass(frozen=True, slots=True)
class Instrument:
    """A straight instrument on one side's axis: kind "needle" (with its stylet), "cannula", "drill", "balloon_shaft"
    or "cement_tube". Tip and tail are places along the axis, mm; its hub is drawn behind the tail."""

    kind: str
    side: str
    tip_mm: float
    tail_mm: float
    radius_mm: float


class ToolTracks:
    """Where the tips of the tools are along the axis at one level, mm, over the clock."""

    def __init__(self, level: str, path: str, has_balloon: bool) -> None:
        place = axis_places(level, path)
        self.place = place
        into_body = _NEEDLE_INTO_BODY if has_balloon else _NEEDLE_TO_FRONT
        in_body = place.back_wall_mm + (place.front_cortex_mm - place.back_wall_mm) * into_body
        at_skin = skin_s_mm(level, path) - _OUTSIDE_SKIN_MM
        self.cannula_radius_mm = CANNULA_RADIUS_MM[level]
        self.needle_radius_mm = min(NEEDLE_RADIUS_MM, self.cannula_radius_mm - CANNULA_WALL_MM)
        self.needle = _track("needle", {"away": _AWAY_MM, "at_skin": at_skin, "in_body": in_body})
        self.cannula = _track(
            "cannula",
            {
                "away": _AWAY_MM - _LEAD_MM,
                "at_skin": at_skin - _LEAD_MM,
                "in_body": in_body - _LEAD_MM,
                "in_pedicle": place.cannula_tip_mm,
            },
        )
        self.drill = _track(
            "drill", {"away": _AWAY_MM, "in_pedicle": place.cannula_tip_mm, "in_front": place.balloon_front_mm}
        )
        self.balloon_offset = _track("balloon", {"away": _AWAY_MM - place.balloon_front_mm, "in_place": 0.0})
        deepest_mm = place.balloon_front_mm - _TUBE_SHORT_OF_FRONT_MM if has_balloon else in_body
        self.filler = _track("filler", {"away": _AWAY_MM, "in_place": deepest_mm})
        self.filler_withdrawn = movement("filler_withdrawn", glided)


def _track(tool: Tool, stops_mm: Mapping[Stop, float]) -> Track:
    keys = all_keys(lambda step: step.tools.get(tool, ()))
    return Track([(clock, stops_mm[stop]) for clock, stop in keys], glided)


@cache
def tool_tracks(level: str, path: str = TWO_SIDED, has_balloon: bool = True) -> ToolTracks:
    """The tracks of a level, made once. Without a balloon the needle goes to the front, and the cement's tube to the
    end of its way."""
    return ToolTracks(level, path, has_balloon)


def balloon_offset_mm(level: str, path: str, clock: float) -> float | None:
    """How far behind its place the balloon is (negative), 0 in place; None while it is nowhere."""
    track = tool_tracks(level, path).balloon_offset
    return track.at(clock) if track.first_clock < clock < track.last_clock else None


def markers_mm(level: str, path: str, offset_mm: float) -> tuple[float, float]:
    """The places of the balloon's two markers, back and front."""
    place = axis_places(level, path)
    return (
        place.balloon_back_mm + MARKER_INSET_MM + offset_mm,
        place.balloon_front_mm - MARKER_INSET_MM + offset_mm,
    )


def instruments_at(case: Case, clock: float, cement_rear_mm: float | None) -> tuple[Instrument, ...]:
    """What is in or near the patient, left side first. `cement_rear_mm` is where the cement's rear surface stands."""
    tracks = tool_tracks(case.level, case.path, case.has_balloon)
    found: list[Instrument] = []
    for side in case.sides:
        if tracks.needle.first_clock < clock < tracks.needle.last_clock:
            found.append(_made("needle", side, tracks.needle.at(clock), NEEDLE_LENGTH_MM, tracks.needle_radius_mm))
        if case.has_balloon and tracks.drill.first_clock < clock < tracks.drill.last_clock:
            found.append(_made("drill", side, tracks.drill.at(clock), DRILL_LENGTH_MM, tracks.needle_radius_mm))
        offset = balloon_offset_mm(case.level, case.path, clock) if case.has_balloon else None
        if offset is not None:
            tip = tracks.place.balloon_front_mm + offset
            found.append(_made("balloon_shaft", side, tip, SHAFT_LENGTH_MM, SHAFT_RADIUS_MM))
        if tracks.filler.first_clock < clock < tracks.filler_withdrawn.last_clock:
            tip = _tube_tip_mm(tracks, clock, cement_rear_mm)
            radius = min(TUBE_RADIUS_MM, tracks.cannula_radius_mm - CANNULA_WALL_MM)
            found.append(_made("cement_tube", side, tip, TUBE_LENGTH_MM, radius))
        if tracks.cannula.first_clock < clock < tracks.cannula.last_clock:
            found.append(_made("cannula", side, tracks.cannula.at(clock), CANNULA_LENGTH_MM, tracks.cannula_radius_mm))
    return tuple(found)


def _tube_tip_mm(tracks: ToolTracks, clock: float, cement_rear_mm: float | None) -> float:
    """The cement tube's tip: in from behind, back with the cement's rear surface as it fills, and out again."""
    tip = tracks.filler.at(clock)
    if cement_rear_mm is not None:
        shallowest = tracks.place.cannula_tip_mm + _TUBE_IN_CEMENT_MM
        tip = min(tip, max(cement_rear_mm + _TUBE_IN_CEMENT_MM, shallowest))
    return tip + (_AWAY_MM - tip) * tracks.filler_withdrawn.at(clock)


def _made(kind: str, side: str, tip_mm: float, length_mm: float, radius_mm: float) -> Instrument:
    return Instrument(kind, side, tip_mm, tip_mm - length_mm, radius_mm)
