"""Whether what the words cite stands in the documents themselves."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from kyphoview.content.evidence.chances import load_chances
from kyphoview.content.evidence.claims import load_claims
from kyphoview.content.evidence.fingerprint import Recognised, fingerprint, folded_words, recognise_folder
from kyphoview.content.lint.file_names import FileNames
from kyphoview.content.load import care_sources, load_words, text_folder
from kyphoview.content.pages import load_pages
from kyphoview.content.words import Source, Statement, Words
from kyphoview.language import _

_QUOTATION = re.compile(r'"([^"]+)"')
_LONGEST_QUOTATION = 7  # words


def check_sources(documents_folder: Path, folder: Path | None = None) -> list[str]:
    """Each cited paragraph that is missing or no longer the same, and each quotation that its source does not hold.

    Raises:
        BadInput: there is no such folder, or a file in it or a text file cannot be read.
    """
    words = load_words(folder)
    place = FileNames(folder or text_folder())
    files = {f.document.id: f for f in recognise_folder(documents_folder, words.documents) if f.document}
    missing = [document for document in words.documents if document.id not in files]
    return [
        *(
            _(
                "{documents_folder}: no file in it is {id}, {kind}.",
                documents_folder=documents_folder,
                id=document.id,
                kind=document.kind,
            )
            for document in missing
        ),
        *_changed_paragraphs(words, place, files, folder),
        *(() if missing else _misquoted(words, place, files, folder)),
        *(() if missing else _not_their_own(place, files, folder)),
    ]


def _changed_paragraphs(
    words: Words, place: FileNames, files: dict[str, Recognised], folder: Path | None
) -> Iterator[str]:
    documents = {document.id: document for document in words.documents}
    for where, source in _citations(words, place, folder):
        file, document = files.get(source.document), documents.get(source.document)
        if file is None or document is None or source.paragraph > document.paragraph_count:
            continue  # reported as a missing document, or by the check of the words
        if source.paragraph > len(file.paragraphs):
            yield _(
                "{where}: {source}: {name} has only {count} paragraphs.",
                where=where,
                source=source,
                name=file.path.name,
                count=len(file.paragraphs),
            )
        elif fingerprint(file.paragraphs[source.paragraph - 1]) != document.paragraphs[source.paragraph - 1]:
            yield _(
                "{where}: {source}: this paragraph of {name} is not the one that was cited.",
                where=where,
                source=source,
                name=file.path.name,
            )


def _citations(words: Words, place: FileNames, folder: Path | None) -> Iterator[tuple[str, Source]]:
    for step in words.steps:
        for at, statement in enumerate(step.statements):
            yield from ((f"{place.step(step.id)}: statements[{at}].sources", source) for source in statement.sources)
    for claim in load_claims(folder):
        yield from ((f"{place.file('claims')}: '{claim.id}'", source) for source in (*claim.says, *claim.part))
    for own in load_chances(folder).own:
        yield f"{place.file('chances')}: '{own.phrase}'", own.source
    for at, difference in enumerate(words.differences):
        here = f"{place.file('differences')}: differences[{at}].says"
        yield from ((here, source) for position in difference.says for source in position.sources)
    for page in load_pages(folder):
        yield from ((f"{place.page(page.id)}: '{said.text}'", source) for said in page.said for source in said.sources)


def _misquoted(words: Words, place: FileNames, files: dict[str, Recognised], folder: Path | None) -> Iterator[str]:
    for step in words.steps:
        for at, statement in enumerate(step.statements):
            yield from _quotation_problems(f"{place.step(step.id)}: statements[{at}]", statement, files, folder)
    for step in words.full:
        for at, statement in enumerate(step.statements):  # its care is the plain one's
            bare = replace(statement, care=None)
            yield from _quotation_problems(f"{place.full(step.id)}: statements[{at}]", bare, files, folder)


def _not_their_own(place: FileNames, files: dict[str, Recognised], folder: Path | None) -> Iterator[str]:
    """Each chance word that is said to be a document's own and is not."""
    chances = load_chances(folder)
    for own in chances.own:
        text = files[own.source.document].paragraphs[own.source.paragraph - 1]
        here = f"{place.file('chances')}: '{own.phrase}'"
        for word in chances.words_in(own.phrase):
            if f" {word} " not in f" {folded_words(text)} ":
                yield _("{here}: '{word}' is not in {source}.", here=here, word=word, source=own.source)


def _quotation_problems(
    where: str, statement: Statement, files: dict[str, Recognised], folder: Path | None
) -> Iterator[str]:
    cited = _cited_text(statement, files, folder)
    for quotation in quotations(statement):
        if f" {folded_words(quotation)} " not in cited:
            yield _('{where}: "{quotation}" is not in the paragraphs cited.', where=where, quotation=quotation)
        if len(folded_words(quotation).split()) > _LONGEST_QUOTATION:
            yield _('{where}: "{quotation}" is too long a quotation.', where=where, quotation=quotation)


def quotations(statement: Statement) -> tuple[str, ...]:
    """The phrases in quotation marks."""
    return tuple(_QUOTATION.findall(f"{statement.text} {statement.care or ''}"))


def _cited_text(statement: Statement, files: dict[str, Recognised], folder: Path | None) -> str:
    sources = {*statement.sources, *care_sources(statement, folder)}
    found = [files[s.document].paragraphs[s.paragraph - 1 : s.paragraph] for s in sources if s.document in files]
    return " | ".join(f" {folded_words(text)} " for paragraphs in found for text in paragraphs)
