"""Searching all that the program says and all open documents, with the results by step."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kyphoview.content.load import load_glossary, load_step, step_ids
from kyphoview.documents.library import Library, OpenDocument

MOST_HITS = 200
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `step` is the step it belongs to, if any; `document` and `number` say where in a document."""

    text: str
    step: str | None = None
    term: str | None = None
    document: OpenDocument | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The hits in the order of the steps, then those of no step; `is_cut` where there were more."""

    hits: tuple[Hit, ...]
    is_cut: bool = False


def search(query: str, library: Library) -> Found:
    """All places that hold every word of the query, each of which may be only the beginning of a word there."""
    wanted = _folded(query)
    if not wanted:
        return Found(())
    hits: list[Hit] = []
    for hit in (*_in_words(wanted), *_in_documents(wanted, library)):
        if len(hits) == MOST_HITS:
            return Found(_by_step(hits), True)
        hits.append(hit)
    return Found(_by_step(hits))


def _by_step(hits: list[Hit]) -> tuple[Hit, ...]:
    """A stable order: what the program says stays before what documents say."""
    order = {step: at for at, step in enumerate(step_ids())}
    return tuple(sorted(hits, key=lambda hit: order.get(hit.step or "", len(order))))


def _in_words(wanted: list[str]) -> Iterator[Hit]:
    for step, text, folded in _own_texts():
        if _holds(folded, wanted):
            yield Hit(text, step)
    for term in load_glossary():
        if _holds(" " + " ".join(_folded(" ".join((term.name, term.meaning, *term.forms)))), wanted):
            yield Hit(term.meaning, term=term.name)


@cache
def _own_texts() -> tuple[tuple[str, str, str], ...]:
    """Each sentence of every step, as it is written and folded."""
    return tuple(
        (step, text, " " + " ".join(_folded(text))) for step in step_ids() for text in load_step(step).sentences
    )


def _in_documents(wanted: list[str], library: Library) -> Iterator[Hit]:
    for document in library.documents:
        for paragraph in document.paragraphs:
            if _holds(" " + " ".join(_folded(paragraph.text)), wanted):
                steps = document.steps.get(paragraph.number)
                yield Hit(paragraph.text, steps[0] if steps else None, document=document, number=paragraph.number)


def _holds(folded: str, wanted: list[str]) -> bool:
    return all(f" {word}" in folded for word in wanted)


def _folded(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [word.replace("ae", "e").replace("oe", "e") for word in _WORD.findall(plain)]
