"""Where the words stop while the three minutes move them by themselves: every list whole, each for its own time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the words from `top` to `bottom` in px of their page, with its smaller parts, should it have any."""

    top: int
    bottom: int
    texts: tuple[str, ...]
    parts: tuple["Stretch", ...] = ()

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.texts)


def stops_of(stretches: Sequence[Stretch], room_px: int) -> tuple[Stretch, ...]:
    """What is in sight together, one after the other: as much as there is room for, nothing divided that has room."""
    stops: list[Stretch] = []
    for stretch in (one for whole in stretches for one in _fitting(whole, room_px)):
        together = None if not stops else _together(stops[-1], stretch)
        if together is not None and together.bottom - together.top <= room_px:
            stops[-1] = together
        else:
            stops.append(stretch)
    return tuple(stops)


def stop_at(stops: Sequence[Stretch], share: float) -> int:
    """Which one is read when this share of the time has gone, 0 to 1, where every word has as long as any other."""
    gone = share * sum(stop.words for stop in stops)
    for number, stop in enumerate(stops[:-1]):
        gone -= stop.words
        if gone < 0.0:
            return number
    return max(0, len(stops) - 1)


def _fitting(stretch: Stretch, room_px: int) -> Iterator[Stretch]:
    if stretch.bottom - stretch.top <= room_px or not stretch.parts:
        yield stretch
        return
    for part in stretch.parts:
        yield from _fitting(part, room_px)


def _together(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(min(one.top, other.top), max(one.bottom, other.bottom), one.texts + other.texts)
