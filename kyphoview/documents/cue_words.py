"""The words by which a passage is found, as `assets/documents/cue_words.toml` keeps them."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from msgspec import Struct

from kyphoview.content.load import require_every_step
from kyphoview.content.reading import read_toml
from kyphoview.documents.stems import stem
from kyphoview.resources import assets_folder

_KEY_LETTERS = 3
_MOST_BETWEEN = 6  # other words between those of a cue
STRONG, FAIR, WEAK, AGAINST = 1.0, 0.6, 0.3, -0.8


class _Step(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    strong: tuple[str, ...]
    fair: tuple[str, ...]
    weak: tuple[str, ...]
    against: tuple[str, ...]


class _Cues(Struct, frozen=True, forbid_unknown_fields=True):
    core: tuple[str, ...]
    subject: tuple[str, ...]
    elsewhere: tuple[str, ...]
    frame: tuple[str, ...]
    steps: tuple[_Step, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that stand near each other: whole ones by their stems, begun ones by their first letters."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    def is_in(self, said: "Said") -> bool:
        if not (self.whole <= said.stems and all(f" {start}" in said.joined for start in self.begun)):
            return False
        count = len(self.whole) + len(self.begun)
        return count == 1 or self._spread(said) <= count + _MOST_BETWEEN

    def _spread(self, said: "Said") -> int:
        """Over how many words the nearest ones of the cue stand."""
        marks = [(at, word) for at, word in enumerate(said.in_order) if word in self.whole]
        marks += [(at, start) for at, word in enumerate(said.words) for start in self.begun if word.startswith(start)]
        wanted = len(self.whole) + len(set(self.begun))
        least = len(said.words) + 1
        last: dict[str, int] = {}
        for at, part in sorted(marks):
            last[part] = at
            if len(last) == wanted:
                least = min(least, at - min(last.values()) + 1)
        return least


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a sentence or a paragraph, ready to be looked up."""

    words: tuple[str, ...]
    in_order: tuple[str, ...]  # their stems
    stems: frozenset[str]
    joined: str  # each with a space before it


@dataclass(frozen=True, slots=True)
class Cues:
    """All of it; the steps' cues lie under one of their words, so that only those are tried that may be met."""

    core: tuple[Cue, ...]
    subject: tuple[Cue, ...]
    elsewhere: tuple[Cue, ...]
    frame: tuple[Cue, ...]
    of_steps: dict[str, tuple[tuple[Cue, str, float], ...]]  # by a stem, or by the first letters of a begun word

    def met(self, said: Said) -> dict[str, list[float]]:
        """For each step that a sentence tells of, the weights of the cues in it."""
        found: dict[str, list[float]] = {}
        keys = {*said.stems, *(word[:_KEY_LETTERS] + "*" for word in said.words)}
        for key in keys & self.of_steps.keys():
            for cue, step, weight in self.of_steps[key]:
                if cue.is_in(said):
                    found.setdefault(step, []).append(weight)
        return found


def say(text: str) -> Said:
    """A text as the words that cues are looked up in."""
    words = tuple(_folded(text))
    in_order = tuple(stem(word) for word in words)
    return Said(words, in_order, frozenset(in_order), " " + " ".join(words))


def matching_file() -> Path:
    return assets_folder() / "documents" / "cue_words.toml"


@cache
def load_cues() -> Cues:
    """The cues of every step.

    Raises:
        BadInput: the file cannot be used, or a step is missing from it or unknown.
    """
    path = matching_file()
    read = read_toml(path, _Cues)
    require_every_step(path, [step.id for step in read.steps])
    return Cues(
        _all(read.core),
        _all(read.subject),
        _all(read.elsewhere),
        _all(read.frame),
        _by_word(read.steps),
    )


def _by_word(steps: tuple[_Step, ...]) -> dict[str, tuple[tuple[Cue, str, float], ...]]:
    found: dict[str, list[tuple[Cue, str, float]]] = {}
    for step in steps:
        groups = ((step.strong, STRONG), (step.fair, FAIR), (step.weak, WEAK), (step.against, AGAINST))
        for texts, weight in groups:
            for cue in _all(texts):
                key = max(cue.whole, key=len) if cue.whole else max(cue.begun, key=len)[:_KEY_LETTERS] + "*"
                found.setdefault(key, []).append((cue, step.id, weight))
    return {key: tuple(cues) for key, cues in found.items()}


def _all(texts: tuple[str, ...]) -> tuple[Cue, ...]:
    return tuple(_parse(text) for text in texts)


def _parse(text: str) -> Cue:
    words = [part for word in text.split() for part in re.findall(r"[^\W_]+\*?", word)]
    begun = tuple(_fold(word[:-1]) for word in words if word.endswith("*"))
    return Cue(frozenset(stem(word) for word in words if not word.endswith("*")), begun)


def _folded(text: str) -> list[str]:
    return [_fold(word) for word in re.findall(r"[^\W_]+", text)]


def _fold(word: str) -> str:
    return word.lower().replace("ae", "e").replace("oe", "e")
