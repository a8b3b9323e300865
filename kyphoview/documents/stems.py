"""Words without their endings, so that "inflates", "inflating" and "inflation" count as one."""

import re
from functools import lru_cache

import snowballstemmer

from kyphoview.documents.folding import fold

_WORD = re.compile(r"[^\W\d_]+|\d+")
_ENGLISH = snowballstemmer.stemmer("english")


def stems(text: str) -> list[str]:
    """The text's words in order, each as its stem, in plain lower case; British and American spelling alike."""
    return [stem(word) for word in _WORD.findall(fold(text.replace("\u2019s", "")))]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """One word without its ending. The stemmer is pure Python, and documents repeat their words."""
    return str(_ENGLISH.stemWord(fold(word)))
