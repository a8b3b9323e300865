"""What a document is about, by words that stand near each other (`assets/documents/subject_words.toml`)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from kyphoview.content.read_toml import read_toml
from kyphoview.documents.folding import fold, folded_words
from kyphoview.documents.paragraph import Paragraph
from kyphoview.documents.stems import stem
from kyphoview.resources import assets_folder

_MOST_BETWEEN = 6  # other words between those of a cue
_MOST_ELSEWHERE = 0.5  # of a document's paragraphs


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    core: tuple[str, ...]
    balloon: tuple[str, ...]
    cement: tuple[str, ...]
    bone: tuple[str, ...]
    place: tuple[str, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a paragraph, ready to be looked up."""

    words: tuple[str, ...]
    in_order: tuple[str, ...]  # their stems
    stems: frozenset[str]
    joined: str  # each with a space before it


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that stand near each other: whole ones by their stems, begun ones by their first letters."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    def is_in(self, said: _Said) -> bool:
        """Whether all of its words are said, and near each other."""
        if not (self.whole <= said.stems and all(f" {start}" in said.joined for start in self.begun)):
            return False
        count = len(self.whole) + len(self.begun)
        return count == 1 or self._spread(said) <= count + _MOST_BETWEEN

    def _spread(self, said: _Said) -> int:
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
class SubjectCues:
    """`core` names it; the next three tell of it together; `place` is the back, and `elsewhere` other places."""

    core: tuple[_Cue, ...]
    balloon: tuple[_Cue, ...]
    cement: tuple[_Cue, ...]
    bone: tuple[_Cue, ...]
    place: tuple[_Cue, ...]
    elsewhere: tuple[_Cue, ...]


@cache
def load_subject_cues() -> SubjectCues:
    """The cues as they are kept.

    Raises:
        BadInput: the file cannot be used.
    """
    read = read_toml(assets_folder() / "documents" / "subject_words.toml", _Words)
    groups = (read.core, read.balloon, read.cement, read.bone, read.place, read.elsewhere)
    return SubjectCues(*(_all(texts) for texts in groups))


def is_about_fractures(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a document is about fractures of the spine, and not rather about something else."""
    cues = load_subject_cues()
    said = [_say(paragraph.text) for paragraph in paragraphs]
    here = [_is_any_in(cues.place, words) for words in said]
    elsewhere = sum(
        _is_any_in(cues.elsewhere, words) and not is_here for words, is_here in zip(said, here, strict=True)
    )
    core, balloon, cement, bone = (
        any(_is_any_in(group, words) for words in said) for group in (cues.core, cues.balloon, cues.cement, cues.bone)
    )
    if core or (balloon and cement and bone):
        return elsewhere <= _MOST_ELSEWHERE * len(said)
    return bone and (balloon or cement) and sum(here) > elsewhere


def _is_any_in(cues: Iterable[_Cue], said: _Said) -> bool:
    return any(cue.is_in(said) for cue in cues)


def _say(text: str) -> _Said:
    words = tuple(folded_words(text))
    in_order = tuple(stem(word) for word in words)
    return _Said(words, in_order, frozenset(in_order), " " + " ".join(words))


def _all(texts: tuple[str, ...]) -> tuple[_Cue, ...]:
    return tuple(_parse(text) for text in texts)


def _parse(text: str) -> _Cue:
    words = [part for word in text.split() for part in re.findall(r"[^\W_]+\*?", word)]
    begun = tuple(fold(word[:-1]) for word in words if word.endswith("*"))
    return _Cue(frozenset(stem(word) for word in words if not word.endswith("*")), begun)
