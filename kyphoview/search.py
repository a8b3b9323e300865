"""The one search: all that the program says and all open documents, with the results by step and then by page."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kyphoview.content.load import load_differences, load_full_step, load_glossary, load_step, step_ids
from kyphoview.content.pages import PAGE_IDS, load_page
from kyphoview.content.words import ReadingLevel
from kyphoview.documents.folding import fold, folded_words
from kyphoview.documents.library import Library, OpenDocument
from kyphoview.errors import BadInput
from kyphoview.language import kept
from kyphoview.procedure.steps import step_called

MOST_HITS = 200
_SEEN_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `step` is the step it belongs to, if any; `document` and `number` say where in a document.

    `level` is the reading level at which a step says it, None where both do. `place` is in a page: "beyond#block-3".
    """

    text: str
    step: str | None = None
    level: ReadingLevel | None = None
    place: str | None = None
    term: str | None = None
    document: OpenDocument | None = None
    number: int | None = None

    @property
    def page(self) -> str | None:
        """The page that says it."""
        return self.place.partition("#")[0] if self.place else None


@dataclass(frozen=True, slots=True)
class Found:
    """The hits in the order of the steps, then of the pages, then all others; `is_cut` where there were more."""

    hits: tuple[Hit, ...]
    is_cut: bool = False


def search(query: str, library: Library) -> Found:
    """All places that hold every word of the query, each of which may be only the beginning of a word there."""
    wanted = folded_words(query)
    if not wanted:
        return Found(())
    hits: list[Hit] = []
    for hit in (*_in_words(wanted), *_in_documents(wanted, library)):
        if len(hits) == MOST_HITS:
            return Found(_by_step(hits), True)
        hits.append(hit)
    return Found(_by_step(hits))


def found_in(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where in a text the words stand that a query finds: from which letter on, and up to which."""
    wanted = folded_words(query)
    return tuple(
        match.span() for match in _SEEN_WORD.finditer(text) if any(fold(match[0]).startswith(word) for word in wanted)
    )


def _by_step(hits: list[Hit]) -> tuple[Hit, ...]:
    """A stable order: what the program says stays before what documents say."""
    order = {name: at for at, name in enumerate((*step_ids(), *PAGE_IDS))}
    return tuple(sorted(hits, key=lambda hit: order.get(hit.step or hit.page or "", len(order))))


def _in_words(wanted: list[str]) -> Iterator[Hit]:
    for hit, folded in _own_texts():
        if _holds(folded, wanted):
            yield hit
    for term in load_glossary():
        if _holds(_in_one(" ".join((term.name, term.meaning, *term.forms))), wanted):
            yield Hit(term.meaning, term=term.name)


@kept
def _own_texts() -> tuple[tuple[Hit, str], ...]:
    """Each sentence of every step and page, and the words in which it is found."""
    return (*_step_texts(), *_page_texts(), *_difference_texts())


def _step_texts() -> Iterator[tuple[Hit, str]]:
    for step in step_ids():
        views = step_called(step).views  # what to look at in others is not in sight
        plain, full = load_step(step).sentences_beside(views), load_full_step(step).sentences_beside(views)
        for text in plain:
            yield Hit(text, step, None if text in full else "plain"), _in_one(text)
        for text in full:
            if text not in plain:
                yield Hit(text, step, "full"), _in_one(text)


def _page_texts() -> Iterator[tuple[Hit, str]]:
    for page_id in PAGE_IDS:
        with contextlib.suppress(BadInput):  # a damaged page says so where it is opened
            for place, text, words in load_page(page_id).sought_texts:
                yield Hit(text, place=f"{page_id}#{place}"), _in_one(words)


def _difference_texts() -> Iterator[tuple[Hit, str]]:
    for difference in load_differences():
        all_of_it = " ".join((difference.matter, difference.because, *(one.says for one in difference.says)))
        text = f"{difference.matter}: {difference.because}"
        yield Hit(text, place=f"differences#{difference.id}"), _in_one(all_of_it)


def _in_one(text: str) -> str:
    return " " + " ".join(folded_words(text))


def _in_documents(wanted: list[str], library: Library) -> Iterator[Hit]:
    for document in library.documents:
        for paragraph in document.paragraphs:
            if _holds(_in_one(paragraph.text), wanted):
                steps = document.steps.get(paragraph.number)
                yield Hit(paragraph.text, steps[0] if steps else None, document=document, number=paragraph.number)


def _holds(folded: str, wanted: list[str]) -> bool:
    return all(f" {word}" in folded for word in wanted)
