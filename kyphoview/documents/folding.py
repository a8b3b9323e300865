"""Letters folded so that what looks or reads alike is found alike."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens, zero-width spaces, word joiners and byte-order marks: in a word, but never seen there."""

_JOINERS = re.compile("[\u200c\u200d]")  # they shape Arabic and Indic words, and are kept where text is shown
_WORD = re.compile(r"[^\W_]+")


def without_invisible(text: str) -> str:
    """The text as it is seen."""
    return _INVISIBLE.sub("", text)


def fold(text: str) -> str:
    """Small letters without accents, ligatures and full-width letters parted, British spelling as American."""
    parted = unicodedata.normalize("NFKD", _JOINERS.sub("", without_invisible(text)).casefold())
    plain = "".join(sign for sign in parted if not unicodedata.combining(sign)) if not parted.isascii() else parted
    return plain.replace("æ", "e").replace("œ", "e").replace("ae", "e").replace("oe", "e")


def folded_words(text: str) -> list[str]:
    """The text's words and numbers in order, folded."""
    return _WORD.findall(fold(text))
