"""How the voice pronounces the terms: the table that the recording goes by."""

import re
from typing import Annotated

from msgspec import Meta, Struct

from kyphoview.content.translated import read_words
from kyphoview.language import kept


class Pronunciation(Struct, frozen=True, forbid_unknown_fields=True):
    """A word and its sounds, in the letters of the voice's model (IPA, with capitals for diphthongs)."""

    word: Annotated[str, Meta(min_length=1)]
    sounds: Annotated[str, Meta(min_length=1, pattern=r"^[^\s\[\]()/]+$")]


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[Pronunciation, ...]


@kept
def load_pronunciations() -> tuple[Pronunciation, ...]:
    """All words of the table.

    Raises:
        BadInput: the file cannot be used.
    """
    return read_words("pronunciations", _Table).words


def sounded(sentence: str, table: tuple[Pronunciation, ...]) -> str:
    """The sentence with each word of the table followed by its sounds, as the voice reads them: "[word](/sounds/)"."""
    sounds = {one.word.lower(): one.sounds for one in table}
    if not sounds:
        return sentence
    words = "|".join(re.escape(word) for word in sorted(sounds, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    return pattern.sub(lambda found: f"[{found[0]}](/{sounds[found[0].lower()]}/)", sentence)
