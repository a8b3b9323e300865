"""Whether a name that somebody writes is a part's: accents, case, plurals and slips of the keys are forgiven."""

import re
import unicodedata
from difflib import SequenceMatcher

from kyphoview.content.parts import load_parts

_CLOSE, _CLOSE_SHORT = 0.82, 0.74  # of a name's letters, in their order: one slip in a short word, two in a long one
_SHORT = 5  # letters, where one slip is more of the word; three letters are too few to forgive any
_NO_LETTER = re.compile(r"[^\w]+", re.UNICODE)
_LEADING = ("the ", "a ", "an ")


def is_called(part: str, written: str) -> bool:
    """Whether what somebody wrote is a name of this part, or as near to one of its names as to any part's."""
    plain = _plain(written)
    if not plain:
        return False
    own = _closeness(part, plain)
    if own == 1.0:
        return True
    return own >= _least(plain) and all(_closeness(other, plain) <= own for other in load_parts())


def is_too_wide(part: str, written: str) -> bool:
    """Whether what somebody wrote names the kind of this part, and not which one of them it is."""
    plain = _plain(written)
    wide = load_parts()[part].wide
    return bool(plain and wide) and not is_called(part, written) and _closest(wide, plain) >= _least(plain)


def _least(plain: str) -> float:
    return _CLOSE_SHORT if 3 < len(plain) <= _SHORT else _CLOSE


def _closeness(part: str, plain: str) -> float:
    return _closest(load_parts()[part].names, plain)


def _closest(names: tuple[str, ...], plain: str) -> float:
    return max(SequenceMatcher(None, plain, _plain(name), autojunk=False).ratio() for name in names)


def _plain(name: str) -> str:
    """Letters and figures alone, without accents, case, articles and plural endings."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter)
    )
    words = _NO_LETTER.sub(" ", bare).strip() + " "
    for article in _LEADING:
        words = words.removeprefix(article)
    return " ".join(_singular(word) for word in words.split())


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("us") else word
