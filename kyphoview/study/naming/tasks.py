"""What is asked in one picture: each of its parts, by turns to be named and to be pressed."""

from dataclasses import dataclass
from random import Random
from typing import Literal

from kyphoview.content.parts import PartsPicture, load_parts

Way = Literal["name", "press"]

_OFFERED = 4
# Parts that lie within another one: it would be a right answer too, so it is not offered as a wrong one.
_WITHIN = {
    "upper_endplate": "vertebral_body", "lower_endplate": "vertebral_body", "front_wall": "vertebral_body",
    "back_wall": "vertebral_body", "cord": "canal", "cauda": "canal", "sac": "canal", "compacted": "vertebral_body",
    "cavity": "vertebral_body", "marker": "balloon",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamingTask:
    """A part that lights up and is to be named, or whose name is told and that is to be pressed."""

    part: str
    way: Way


def naming_tasks(picture: PartsPicture, shown: tuple[str, ...], sitting: int = 0) -> tuple[NamingTask, ...]:
    """Those parts of a picture that it shows in this case, shuffled: alike for the same sitting."""
    parts = [part for part in picture.parts if part in shown]
    random = Random(f"{picture.id} {sitting}")  # noqa: S311 - no secret
    random.shuffle(parts)
    ways: tuple[Way, Way] = ("name", "press") if sitting % 2 == 0 else ("press", "name")
    return tuple(NamingTask(part, ways[number % 2]) for number, part in enumerate(parts))


def offered_names(part: str, shown: tuple[str, ...], sitting: int = 0) -> tuple[str, ...]:
    """Parts whose names are offered for one that is lit, itself among them: first others that the picture shows."""
    random = Random(f"{part} {sitting}")  # noqa: S311 - no secret
    seen, unseen = ([other for other in load_parts() if (other in shown) == is_seen] for is_seen in (True, False))
    random.shuffle(seen)
    random.shuffle(unseen)
    others = [other for other in (*seen, *unseen) if not is_alike(part, other)]
    offered = [part, *others[: _OFFERED - 1]]
    random.shuffle(offered)
    return tuple(offered)


def is_alike(part: str, other: str) -> bool:
    """Whether one of two parts might rightly be called by the other's name: it lies within it, or shares a name."""
    if other in (part, _WITHIN.get(part)) or part == _WITHIN.get(other):
        return True
    names = load_parts()
    return not {name.casefold() for name in names[part].names}.isdisjoint(
        name.casefold() for name in names[other].names
    )
