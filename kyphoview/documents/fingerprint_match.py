"""Knowing the five documents again by what they say, in any form and wherever they lie, and finding their paragraphs.

A paragraph's fingerprints are those of its runs of five words; the smallest few of them stand for it in
`assets/documents/known.toml`, never the words themselves. A run does not care for line ends, marks or markup, and a
word that was changed spoils five runs at most; so a copy is known again as a web page, as a PDF, or edited in part.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from kyphoview.content.evidence.fingerprint import folded_words
from kyphoview.content.read_toml import read_toml
from kyphoview.documents.paragraph import Paragraph
from kyphoview.resources import assets_folder

RUN_WORDS = 5
MOST_RUNS = 16
"""That stand for one paragraph."""

_KNOWN_FROM = 0.45  # of a document's runs that a file holds
_SAME_FROM = 0.3  # of a paragraph's runs that a file's paragraph holds
_PART_FROM = 0.15  # the same, for a paragraph that a file has cut in parts


class KnownDocument(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the five: for each paragraph the fingerprints that stand for it."""

    id: Annotated[str, Meta(pattern="^D[0-9]$")]
    paragraphs: tuple[Annotated[str, Meta(pattern="^[0-9a-f]{8}( [0-9a-f]{8})*$")], ...]

    def runs(self, number: int) -> frozenset[str]:
        """The fingerprints of a paragraph, counted from 1."""
        return frozenset(self.paragraphs[number - 1].split())


class _Known(Struct, frozen=True, forbid_unknown_fields=True):
    documents: tuple[KnownDocument, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """Which document a file is, and for each of its paragraphs (from 1) those of the file (from 1) that hold it."""

    id: str
    places: dict[int, tuple[int, ...]]


@cache
def load_known() -> tuple[KnownDocument, ...]:
    """The fingerprints of the five documents.

    Raises:
        BadInput: the file of the program is damaged.
    """
    return read_toml(known_file(), _Known).documents


def known_file() -> Path:
    """Where the fingerprints of the five documents lie."""
    return assets_folder() / "documents" / "known.toml"


def recognise(paragraphs: Sequence[Paragraph], known: tuple[KnownDocument, ...] | None = None) -> Recognised | None:
    """Which of the known documents a file is a copy of, perhaps a changed one; None where it is another one."""
    runs_of = [frozenset(runs(folded_words(paragraph.text))) for paragraph in paragraphs]
    whole = " ".join(folded_words(paragraph.text) for paragraph in paragraphs)
    held = frozenset(runs(whole))
    shares = [(_share(document, held), document) for document in (load_known() if known is None else known)]
    share, best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or share < _KNOWN_FROM:
        return None
    return Recognised(best.id, _places(best, runs_of))


def sketch(paragraph: str) -> str:
    """The fingerprints that stand for a paragraph, as `known.toml` keeps them."""
    return " ".join(sorted(set(runs(folded_words(paragraph))))[:MOST_RUNS])


def runs(words: str) -> Iterator[str]:
    """A fingerprint of eight hexadecimal digits for each run of words; fewer words are one run."""
    parts = words.split()
    for start in range(max(1, len(parts) - RUN_WORDS + 1)):
        yield hashlib.sha256(" ".join(parts[start : start + RUN_WORDS]).encode()).hexdigest()[:8]


def _share(document: KnownDocument, held: frozenset[str]) -> float:
    own = frozenset().union(*(document.runs(at) for at in range(1, len(document.paragraphs) + 1)))
    return len(own & held) / len(own)


def _places(document: KnownDocument, runs_of: list[frozenset[str]]) -> dict[int, tuple[int, ...]]:
    """Headings that stand twice are told apart by their order."""
    places: dict[int, tuple[int, ...]] = {}
    last = 0
    for number in range(1, len(document.paragraphs) + 1):
        own = document.runs(number)
        shares = [len(own & held) / len(own) for held in runs_of]
        best = max(shares, default=0.0)
        if best >= _SAME_FROM:
            least = min(best, _SAME_FROM)
            found = [at for at, share in enumerate(shares, 1) if share >= least]
            if best == 1.0:
                whole = [at for at in found if shares[at - 1] == 1.0]
                found = [next((at for at in whole if at > last), whole[0])]
        else:
            found = [at for at, share in enumerate(shares, 1) if share >= _PART_FROM]
        if found:
            places[number] = tuple(found)
            last = found[-1]
    return places
