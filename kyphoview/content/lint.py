"""What is wrong with the words that no type can say: each problem as one sentence with file and place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kyphoview.content.load import (
    load_claims,
    load_differences,
    load_documents,
    load_glossary,
    load_step,
    load_words,
    step_ids,
    text_folder,
)
from kyphoview.content.places import Places
from kyphoview.content.reading import shown
from kyphoview.content.terms import find_terms_of
from kyphoview.content.words import Claim, Difference, Source, StepWords, Words
from kyphoview.errors import BadInput


def check_words(folder: Path | None = None) -> list[str]:
    """Every problem of the text files; empty when all is well. A file that cannot be read is a problem too."""
    unreadable = list(_unreadable(folder))
    if unreadable:
        return unreadable
    words = load_words(folder)
    place = Places(folder or text_folder())
    return [
        *_unknown_files(place),
        *(problem for step in words.steps for problem in _check_step(step, words, place)),
        *_check_claims(words, place),
        *_check_differences(words, place),
        *_check_documents(words, place),
        *_check_glossary(words, place),
    ]


def _unreadable(folder: Path | None) -> Iterator[str]:
    for step_id in step_ids():
        try:
            load_step(step_id, folder)
        except BadInput as error:
            yield str(error)
    for load in (load_documents, load_glossary, load_claims, load_differences):
        try:
            load(folder)
        except BadInput as error:
            yield str(error)


def _unknown_files(place: Places) -> Iterator[str]:
    for path in sorted((place.folder / "steps").glob("*.toml")):
        if path.stem not in step_ids():
            yield f"{shown(path)}: there is no step '{path.stem}'."


def _check_step(step: StepWords, words: Words, place: Places) -> Iterator[str]:
    file = place.step(step.id)
    for text_place, text in _texts(step):
        if text != " ".join(text.split()):
            yield f"{file}: {text_place}: the text has needless spaces or is blank."
    yield from (f"{file}: two entries have the id '{name}'." for name in _repeated(s.id for s in step.statements))
    claimed = {name for claim in words.claims if claim.step == step.id for name in claim.shown_by}
    for at, statement in enumerate(step.statements):
        here = f"{file}: statements[{at}]"
        yield from (f"{here}.sources: {problem}" for problem in _bad_sources(statement.sources, words))
        if statement.id not in claimed:
            yield f"{here}: no claim is shown by '{statement.id}'."
        if bool(statement.care) != bool(statement.matters):
            yield f"{here}: care and matters go together; one of them is missing."
    for at, note in enumerate(step.notes):
        if (note.kind == "beyond") != (note.cite is not None):
            yield f"{file}: notes[{at}]: a note from beyond the documents names author and year in cite, no other does."
        if note.under is not None and note.kind != "general":
            yield f"{file}: notes[{at}].under: only a general note stands with the statements."


def _texts(step: StepWords) -> Iterator[tuple[str, str]]:
    yield from (("title", step.title), ("main", step.main), ("look_at", step.look_at))
    for at, statement in enumerate(step.statements):
        yield f"statements[{at}].text", statement.text
        if statement.care is not None:
            yield f"statements[{at}].care", statement.care
    yield from ((f"notes[{at}].text", note.text) for at, note in enumerate(step.notes))
    yield from ((f"questions[{at}]", question) for at, question in enumerate(step.questions))


def _bad_sources(sources: Iterable[Source], words: Words) -> Iterator[str]:
    documents = {document.id: document for document in words.documents}
    for source in sources:
        document = documents.get(source.document)
        if document is None:
            yield f"there is no document {source.document}."
        elif source.paragraph > document.paragraph_count:
            yield f"{source}: {document.id} has only {document.paragraph_count} paragraphs."
        elif source.paragraph in document.left_out:
            yield f"{source}: this paragraph is left out of use."


def _check_claims(words: Words, place: Places) -> Iterator[str]:
    file = place.file("claims")
    yield from (f"{file}: two claims have the id '{name}'." for name in _repeated(c.id for c in words.claims))
    for at, claim in enumerate(words.claims):
        yield from (f"{file}: claims[{at}] ('{claim.id}'): {problem}" for problem in _claim_problems(claim, words))


def _claim_problems(claim: Claim, words: Words) -> Iterator[str]:
    if claim.step not in step_ids():
        yield f"there is no step '{claim.step}'."
        return
    if not claim.sources and not claim.silent:
        yield "it has no source."
    yield from _bad_sources(claim.sources, words)
    statements = {statement.id: statement for statement in words.step(claim.step).statements}
    absent = [name for name in claim.shown_by if name not in statements]
    yield from (f"the step '{claim.step}' has no statement '{name}'." for name in absent)
    cited = {source for name in claim.shown_by if name in statements for source in statements[name].sources}
    for source in claim.sources:
        if not absent and source not in cited:
            yield f"the statements that show it do not name {source}."


def _check_differences(words: Words, place: Places) -> Iterator[str]:
    file = place.file("differences")
    yield from (f"{file}: two have the id '{name}'." for name in _repeated(d.id for d in words.differences))
    known = {(d.step, d.id) for d in words.differences}
    for step in words.steps:
        for at, statement in enumerate(step.statements):
            for matter in statement.matters:
                if (step.id, matter) not in known:
                    yield f"{place.step(step.id)}: statements[{at}].matters: no difference '{matter}' at this step."
    for at, difference in enumerate(words.differences):
        here = f"{file}: differences[{at}] ('{difference.id}')"
        yield from (f"{here}: {problem}" for problem in _difference_problems(difference, words))


def _difference_problems(difference: Difference, words: Words) -> Iterator[str]:
    if difference.step not in step_ids():
        yield f"there is no step '{difference.step}'."
        return
    if not any(difference.id in s.matters and s.care for s in words.step(difference.step).statements):
        yield f"no statement of the step '{difference.step}' has a care sentence for it."
    for position in difference.says:
        yield from _bad_sources(position.sources, words)


def _check_documents(words: Words, place: Places) -> Iterator[str]:
    file = place.file("sources")
    yield from (f"{file}: two documents have the id '{name}'." for name in _repeated(d.id for d in words.documents))
    for at, document in enumerate(words.documents):
        for number in document.left_out:
            if not 1 <= number <= document.paragraph_count:
                yield f"{file}: documents[{at}].left_out: {document.id} has no paragraph {number}."


def _check_glossary(words: Words, place: Places) -> Iterator[str]:
    file = place.file("glossary")
    forms = [form.casefold() for term in words.terms for form in term.forms]
    yield from (f"{file}: the form '{form}' stands for two terms." for form in _repeated(forms))
    used = {
        span.term.name for step in words.steps for text in step.sentences for span in find_terms_of(words.terms, text)
    }
    for at, term in enumerate(words.terms):
        if term.name not in used and term.elsewhere is None:
            yield f"{file}: terms[{at}]: '{term.name}' is used nowhere; say where it is, in elsewhere, or leave it out."


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
