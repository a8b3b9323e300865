"""The documents that are open: which of the five they are, and the passages of each that belong to each step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kyphoview.content.evidence.claims import load_claims
from kyphoview.content.load import step_ids
from kyphoview.documents.fingerprint_match import Recognised, recognise
from kyphoview.documents.gathering import gather
from kyphoview.documents.matching.passages import Passage, chance_alone, match
from kyphoview.documents.paragraph import Body, Paragraph
from kyphoview.documents.reading import read_document
from kyphoview.errors import BadInput, one_line
from kyphoview.language import ngettext
from kyphoview.language import number as figure

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """One document, read; `passages` holds for each step those that belong to it, best first."""

    path: Path
    body: Body
    recognised: Recognised | None
    passages: dict[str, tuple[Passage, ...]]
    steps: dict[int, tuple[str, ...]]  # those that a paragraph belongs to, in their order, by its number

    @property
    def known(self) -> str | None:
        """`D0` to `D4`, or None for any other document."""
        return self.recognised.id if self.recognised else None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All of its paragraphs, in order."""
        return self.body.paragraphs

    def source_of(self, number: int) -> int | None:
        """Which paragraph of the known document a paragraph of this file is, or the first of those that it holds."""
        places = self.recognised.places if self.recognised else {}
        return next((source for source, found in sorted(places.items()) if number in found), None)


@dataclass(frozen=True, slots=True)
class Library:
    """All open documents in order, and a sentence for each file that could not be used, or not wholly."""

    documents: tuple[OpenDocument, ...] = ()
    problems: tuple[str, ...] = ()

    def passages(self, step: str) -> tuple[tuple[OpenDocument, Passage], ...]:
        """The passages of every document that belong to a step, best first; none of a step of another course."""
        found = [(document, passage) for document in self.documents for passage in document.passages.get(step, ())]
        return tuple(sorted(found, key=lambda pair: -pair[1].score))

    def with_more(self, more: "Library") -> "Library":
        """Those of another one beside these, with its problems; a document that was read again takes its own place."""
        again = {document.path.absolute(): document for document in more.documents}
        kept = [again.pop(document.path.absolute(), document) for document in self.documents]
        return Library((*kept, *again.values()), more.problems)

    def place_of(self, known: str, paragraph: int) -> tuple[OpenDocument, int] | None:
        """Where a source such as `D3 6` stands, if that document is open."""
        for document in self.documents:
            if document.recognised is not None and document.known == known:
                found = document.recognised.places.get(paragraph)
                if found:
                    return document, found[0]
        return None


def open_document(path: Path) -> OpenDocument:
    """One document with its passages.

    Raises:
        BadInput: it cannot be used.
    """
    body = read_document(path)
    recognised = recognise(body.paragraphs)
    found = match(_others(body.paragraphs, recognised))
    if recognised is not None:
        cited = _cited(body.paragraphs, recognised)
        found = {step: _best_first((*cited[step], *found[step])) for step in step_ids()}
    steps: dict[int, tuple[str, ...]] = {}
    for step in step_ids():
        for passage in found[step]:
            steps[passage.number] = (*steps.get(passage.number, ()), step)
    return OpenDocument(path, body, recognised, found, steps)


def open_library(
    paths: Sequence[Path],
    on_progress: Progress = lambda _done, _all: None,
    is_stopped: Callable[[], bool] = lambda: False,
    read: Callable[[Path], OpenDocument] = open_document,
) -> Library:
    """Read every document in these files and folders. One that cannot be used is told, and the others are opened.

    `on_progress` is told how many of how many are done; where `is_stopped` says so, what is done so far is the result.
    `read` reads one document, as `open_document` does.
    """
    gathered = gather(paths, is_stopped)
    documents: list[OpenDocument] = []
    problems = [one_line(problem) for problem in gathered.problems]
    for done, path in enumerate(gathered.files):
        on_progress(done, len(gathered.files))
        if is_stopped():
            problems.append(_stopped(len(gathered.files) - done, len(gathered.files)))
            break
        try:
            document = read(path)
        except BadInput as error:
            if is_stopped():
                problems.append(_stopped(len(gathered.files) - done, len(gathered.files)))
                break
            problems.append(str(error))
            continue
        documents.append(document)
        if document.body.remark:
            problems.append(one_line(f"{path}: {document.body.remark}."))
    return Library(tuple(documents), tuple(problems))


def _stopped(closed: int, of_all: int) -> str:
    return ngettext(
        "Stopped: {count} of {all} documents was left closed.",
        "Stopped: {count} of {all} documents were left closed.",
        closed,
        all=figure(of_all),
    )


def _others(paragraphs: Sequence[Paragraph], recognised: Recognised | None) -> tuple[Paragraph, ...]:
    """Those that are not a known document's: only they must be matched."""
    known = {number for places in recognised.places.values() for number in places} if recognised else set()
    return tuple(paragraph for paragraph in paragraphs if paragraph.number not in known)


def _cited(paragraphs: Sequence[Paragraph], recognised: Recognised) -> dict[str, tuple[Passage, ...]]:
    """A known document's passages as the list of claims has them; matching only puts them in order and finds sentences.

    Their scores run from 0.5 to 1.
    """
    by_number = {paragraph.number: paragraph for paragraph in paragraphs}
    matched = {(step, passage.number): passage for step, passages in match(paragraphs).items() for passage in passages}
    cited: dict[str, tuple[Passage, ...]] = {}
    for step, sources in _sources_by_step(recognised.id).items():
        numbers = dict.fromkeys(number for source in sources for number in recognised.places.get(source, ()))
        passages = []
        for number in numbers:
            paragraph = by_number[number]
            same = matched.get((step, number))
            spans = same.spans if same else ((0, len(paragraph.text)),)
            passages.append(Passage(number, paragraph.text, 0.5 + chance_alone(paragraph, step) / 2, spans))
        cited[step] = tuple(passages)
    return cited


@cache
def _sources_by_step(document: str) -> dict[str, tuple[int, ...]]:
    """For each step the paragraphs of a known document on which its claims stand."""
    sources: dict[str, dict[int, None]] = {step: {} for step in step_ids()}
    for claim in load_claims():
        for step in claim.steps:
            sources[step].update({s.paragraph: None for s in claim.says if s.document == document})
    return {step: tuple(sorted(numbers)) for step, numbers in sources.items()}


def _best_first(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda passage: (-passage.score, passage.number)))
