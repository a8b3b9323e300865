"""Words without their endings, so that "inflates", "inflating" and "inflation" count as one."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+|\d+")
_WRITTEN = "iveness ations ation ments ively ment ings ions ing ive ion ies ied ely es ed ly ic al s e a y"
_ENDINGS = tuple(_WRITTEN.split())  # the longest first
_LEAST = 4  # letters that stay
_KEEP_T = frozenset(("ation", "ations"))


def stems(text: str) -> list[str]:
    """The text's words in order, each without its ending, in plain lower case; British and American spelling alike."""
    return [stem(word) for word in _WORD.findall(unicodedata.normalize("NFKC", text).replace("\u2019s", "").lower())]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """One word without its ending."""
    word = word.replace("ae", "e").replace("oe", "e")
    if len(word) <= _LEAST:
        return word[:-1] if len(word) == _LEAST and word.endswith("s") and not word.endswith("ss") else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST - (ending in ("s", "es", "ies", "y", "a", "e")):
            word = word[: -len(ending)] + ("at" if ending in _KEEP_T else "")
            break
    word = word.rstrip("eay") if len(word) > _LEAST else word
    return word[:-1] if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "sl" else word
