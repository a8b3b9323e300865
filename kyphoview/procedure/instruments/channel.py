"""The way into the bone that the tools leave open: as wide as the cannula where it went, then as the drill."""

from dataclasses import dataclass

from kyphoview.procedure.case import Case
from kyphoview.procedure.instruments.needle_axes import axis_places
from kyphoview.procedure.instruments.positions import tool_tracks


@dataclass(frozen=True, slots=True)
class Bore:
    """A straight round hole along an axis, from where the axis comes to bone to its end; mm."""

    back_mm: float
    front_mm: float
    radius_mm: float


@dataclass(frozen=True, slots=True)
class Channel:
    """The holes in one side of the treated bone, the widest and shortest first. They lie within each other."""

    side: str
    bores: tuple[Bore, ...]

    @property
    def front_mm(self) -> float:
        """How far along the axis it leads."""
        return max(bore.front_mm for bore in self.bores)


def channels_at(case: Case, clock: float) -> tuple[Channel, ...]:
    """The channel of every treated side, left first; none before a tool has come to bone.

    A hole is as deep as its tool has ever been: it stays when the tool is out.
    """
    tracks, place = tool_tracks(case.level, case.path, case.has_balloon), axis_places(case.level, case.path)
    narrow_mm = tracks.needle.highest_at(clock)
    if case.has_balloon:
        narrow_mm = max(narrow_mm, tracks.drill.highest_at(clock))
    deepest = (
        (tracks.cannula.highest_at(clock), tracks.cannula_radius_mm),
        (narrow_mm, tracks.needle_radius_mm),
    )
    bores = tuple(
        Bore(place.entry_mm, front_mm, radius_mm) for front_mm, radius_mm in deepest if front_mm > place.entry_mm
    )
    return tuple(Channel(side, bores) for side in case.sides) if bores else ()
