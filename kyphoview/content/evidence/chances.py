"""One word for one chance: which word stands for how many of a hundred, and what is behind each place that uses one."""

import re
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from kyphoview.content.translated import read_words
from kyphoview.content.words import Source, Text
from kyphoview.language import kept

OfHundred = Annotated[float, Meta(ge=0, le=101)]


class ChanceWord(Struct, frozen=True, forbid_unknown_fields=True):
    """A word, and from how many of a hundred up to how many it may stand for; `below` itself is too many."""

    word: Text
    least: OfHundred
    below: OfHundred


class Figure(Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase with a chance word, and the figure that was read: how many of a hundred of what, and in which time."""

    phrase: Text
    count: OfHundred
    of: Text
    when: Text
    cite: Text


class OwnWord(Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase whose chance word is a document's own."""

    phrase: Text
    source: Source


class Chances(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole table."""

    words: tuple[ChanceWord, ...]
    figures: tuple[Figure, ...]
    own: tuple[OwnWord, ...]
    avoid: tuple[Text, ...]  # words for a chance that are not used
    no_chance: tuple[Text, ...]  # where such a word tells of no chance

    @property
    def phrases(self) -> tuple[str, ...]:
        """The phrases that stand on something."""
        return (*(figure.phrase for figure in self.figures), *(own.phrase for own in self.own))

    def words_in(self, text: str) -> tuple[str, ...]:
        """The chance words of a text, in lower case."""
        return tuple(match[0].casefold() for match in self._pattern.finditer(text))

    def unfounded(self, text: str) -> tuple[str, ...]:
        """The chance words that nothing stands behind: outside quotation marks and of every phrase that is listed."""
        rest = re.sub(r'"[^"]*"', " ", text)
        for known in sorted((*self.phrases, *self.no_chance), key=len, reverse=True):
            rest = re.sub(re.escape(known), " ", rest, flags=re.IGNORECASE)
        return self.words_in(rest)

    @property
    def _pattern(self) -> re.Pattern[str]:
        forms = "|".join(re.escape(word) for word in (*(entry.word for entry in self.words), *self.avoid))
        return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


@kept
def load_chances(folder: Path | None = None) -> Chances:
    """The table of chance words.

    Raises:
        BadInput: the file cannot be used.
    """
    return read_words("chances", Chances, folder)
