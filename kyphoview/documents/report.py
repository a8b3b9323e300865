"""What was found in documents, for `kyphoview documents`: as JSON and as lines to read."""

from collections.abc import Iterator
from typing import Any

from kyphoview.content.load import load_step, step_ids
from kyphoview.documents.excerpt import REPORT_LETTERS, excerpt
from kyphoview.documents.library import Library, OpenDocument
from kyphoview.documents.matching.passages import Passage
from kyphoview.errors import one_line
from kyphoview.language import _, ngettext


def as_json(library: Library) -> dict[str, Any]:
    """`files`, `steps` (each step's passages, best first) and `problems`.

    `paragraph` counts the file's own paragraphs from 1, which are its lines or its blocks (`cut_by`); `source` names
    the paragraph of a known document, as the statements cite it.
    """
    return {
        "files": [
            {
                "file": str(document.path),
                "known": document.known,
                "paragraphs": len(document.paragraphs),
                "cut_by": document.body.cut_by,
            }
            for document in library.documents
        ],
        "steps": {step: [_passage(*found) for found in library.passages(step)] for step in step_ids()},
        "problems": list(library.problems),
    }


def as_lines(library: Library) -> Iterator[str]:
    """The same to be read: the files, then each step with the beginnings of its passages."""
    for document in library.documents:
        yield ngettext(
            "{path}: {known}, {count} paragraph",
            "{path}: {known}, {count} paragraphs",
            len(document.paragraphs),
            path=one_line(str(document.path)),
            known=document.known or _("not one of the five"),
        )
    for step in step_ids():
        yield ""
        yield f"{step}: {load_step(step).title}"
        passages = library.passages(step)
        for document, passage in passages:
            text = excerpt(passage.text, REPORT_LETTERS)
            yield one_line(f"  {passage.score:.2f}  {document.path.name} {passage.number}: {text}")
        if not passages:
            nothing = _("nothing")
            yield f"  {nothing}"


def _passage(document: OpenDocument, passage: Passage) -> dict[str, Any]:
    source = document.source_of(passage.number)
    return {
        "file": str(document.path),
        "paragraph": passage.number,
        "text": passage.text,
        "score": passage.score,
        "sentences": [list(span) for span in passage.spans],
        "source": f"{document.known} {source}" if source is not None else None,
    }
