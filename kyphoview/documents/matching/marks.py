"""What of a text is weighed: its words, its pairs of neighbouring words, and the fields that its words belong to.

A field is a set of words that tell of the same thing, such as lifting, hoisting and jacking up
(`assets/documents/word_fields.toml`): so a word counts that no labelled sentence has.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from msgspec import Struct

from kyphoview.content.read_toml import read_toml
from kyphoview.documents.folding import fold, folded_words
from kyphoview.documents.stems import stem
from kyphoview.resources import assets_folder

_FIELD = "="  # stands before the name of a field
_NUMBER = "#"  # stands for every number
_COMMON = "the a an of and to is it in that you your we our be as for with or on at by this are was"
_EVERYWHERE = frozenset(stem(word) for word in _COMMON.split())


class _WordFields(Struct, frozen=True, forbid_unknown_fields=True):
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields by the stems of their words, and by the first letters of those that stand for any ending."""

    by_stem: dict[str, frozenset[str]]
    by_start: tuple[tuple[str, str], ...]


def marks(text: str) -> frozenset[str]:
    """What of a text is weighed, each once: stems, two neighbouring stems with a space, and `=` with a field's name."""
    found: set[str] = set()
    before = None
    for word in folded_words(text):
        root = _NUMBER if word.isdigit() else stem(word)
        found |= _fields_of(word)
        if root not in _EVERYWHERE:
            found.add(root)
        if before is not None:
            found.add(f"{before} {root}")
        before = root
    return frozenset(found)


@cache
def load_fields() -> _Fields:
    """The fields as they are kept.

    Raises:
        BadInput: the file cannot be used.
    """
    by_stem: dict[str, set[str]] = {}
    by_start: list[tuple[str, str]] = []
    for name, words in read_toml(assets_folder() / "documents" / "word_fields.toml", _WordFields).fields.items():
        for word in words.split():
            if word.endswith("*"):
                by_start.append((fold(word[:-1]), _FIELD + name))
            else:
                by_stem.setdefault(stem(word), set()).add(_FIELD + name)
    return _Fields({root: frozenset(names) for root, names in by_stem.items()}, tuple(by_start))


@lru_cache(maxsize=20_000)
def _fields_of(word: str) -> frozenset[str]:
    fields = load_fields()
    begun = {name for start, name in fields.by_start if word.startswith(start)}
    return fields.by_stem.get(stem(word), frozenset()) | begun
