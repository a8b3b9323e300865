"""What is wrong with the words that no type can say: each problem as one sentence with file and place."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from kyphoview.content.courses import CourseWords, load_course, load_courses
from kyphoview.content.evidence.chances import load_chances
from kyphoview.content.evidence.claims import load_claims
from kyphoview.content.evidence.publications import load_publications
from kyphoview.content.lint.chances import check_chances
from kyphoview.content.lint.claims import check_claims
from kyphoview.content.lint.courses import check_courses, texts_of
from kyphoview.content.lint.file_names import FileNames
from kyphoview.content.lint.pages import UNTIDY, bad_sources, check_pages, is_untidy
from kyphoview.content.lint.publications import check_publications
from kyphoview.content.lint.questions import check_questions
from kyphoview.content.load import (
    load_differences,
    load_documents,
    load_full_step,
    load_glossary,
    load_step,
    load_words,
    read_full_step,
    step_ids,
    text_folder,
)
from kyphoview.content.pages import PAGE_IDS, Page, load_page, load_pages
from kyphoview.content.questions import (
    TOPICS,
    load_check_yourself,
    load_choices,
    load_explanations,
    load_order,
    load_predictions,
)
from kyphoview.content.read_toml import shown
from kyphoview.content.terms import find_terms_of
from kyphoview.content.words import Difference, StepWords, Words
from kyphoview.errors import BadInput
from kyphoview.language import N_, _
from kyphoview.procedure.steps import OTHER_COURSE_IDS
from kyphoview.procedure.view_names import VIEW_NAMES

_BESIDE_STATEMENTS = ("general", "beyond", "model")


def check_words(folder: Path | None = None) -> list[str]:
    """Every problem of the text files; empty when all is well. A file that cannot be read is a problem too."""
    unreadable = list(_unreadable(folder))
    if unreadable:
        return unreadable
    words, pages, courses = load_words(folder), load_pages(folder), load_courses(folder)
    place = FileNames(folder or text_folder())
    return [
        *_unknown_files(place),
        *(problem for step in words.steps for problem in _check_step(step, words, place)),
        *(problem for step in words.full for problem in _check_full_step(step, place, folder)),
        *check_claims(load_claims(folder), words, place),
        *check_chances(load_chances(folder), _told(words, pages, courses, place), words, place),
        *check_publications(load_publications(folder), words, (pages, courses), load_chances(folder), place),
        *_check_differences(words, place),
        *_check_documents(words, place),
        *_check_glossary(words, pages, place),
        *check_pages(pages, words, place),
        *check_courses(courses, words, place),
        *check_questions(place, folder),
    ]


def _unreadable(folder: Path | None) -> Iterator[str]:
    for step_id in step_ids():
        try:
            load_step(step_id, folder)
        except BadInput as error:
            yield str(error)
        else:
            yield from _refusal(partial(load_full_step, step_id), folder)
    for load in (load_documents, load_glossary, load_claims, load_differences, load_chances, load_publications):
        yield from _refusal(load, folder)
    for page_id in PAGE_IDS:
        yield from _refusal(partial(load_page, page_id), folder)
    for course_id in OTHER_COURSE_IDS:
        yield from _refusal(partial(load_course, course_id), folder)
    for topic in TOPICS:
        yield from _refusal(partial(load_choices, topic), folder)
    for load_questions in (load_check_yourself, load_predictions, load_explanations, load_order):
        yield from _refusal(load_questions, folder)


def _refusal(load: Callable[[Path | None], object], folder: Path | None) -> Iterator[str]:
    try:
        load(folder)
    except BadInput as error:
        yield str(error)


_NO_STEP = N_("{path}: there is no step '{stem}'.")
_UNKNOWN = {
    "steps": _NO_STEP,
    "full": _NO_STEP,
    "pages": N_("{path}: there is no page '{stem}'."),
    "courses": N_("{path}: there is no course '{stem}'."),
}
_KNOWN = (("steps", step_ids()), ("full", step_ids()), ("pages", PAGE_IDS), ("courses", OTHER_COURSE_IDS))


def _unknown_files(place: FileNames) -> Iterator[str]:
    for folder, known in _KNOWN:
        for path in sorted((place.folder / folder).glob("*.toml")):
            if path.stem not in known:
                yield _(_UNKNOWN[folder], path=shown(path), stem=path.stem)


def _check_step(step: StepWords, words: Words, place: FileNames) -> Iterator[str]:
    file = place.step(step.id)
    yield from _check_texts(step, file)
    yield from (
        _("{file}: two entries have the id '{name}'.", file=file, name=name)
        for name in _repeated(s.id for s in step.statements)
    )
    for at, statement in enumerate(step.statements):
        here = f"{file}: statements[{at}]"
        yield from (f"{here}.sources: {problem}" for problem in bad_sources(statement.sources, words))
        if bool(statement.care) != bool(statement.matters):
            yield _("{here}: care and matters go together; one of them is missing.", here=here)
    yield from _check_looks(step, file)
    yield from _check_notes(step, file)
    yield from (
        _("{file}: see: there is no page '{page}'.", file=file, page=see.page)
        for see in step.see
        if see.page not in PAGE_IDS
    )


def _check_texts(step: StepWords, file: str) -> Iterator[str]:
    for place, text in _texts(step):
        if is_untidy(text):
            yield f"{file}: {place}: {_(UNTIDY)}."


def _check_looks(step: StepWords, file: str) -> Iterator[str]:
    """Whatever views are chosen, there is one thing to look at in each."""
    told = Counter(view for look in step.look_at for view in look.views)
    yield from (
        _(
            "{file}: look_at: expected one text for the view {view}, got {count}.",
            file=file,
            view=view,
            count=told[view],
        )
        for view in VIEW_NAMES
        if told[view] != 1
    )


def _check_full_step(step: StepWords, place: FileNames, folder: Path | None) -> Iterator[str]:
    """What the full words add to the plain ones, which are checked themselves."""
    file = place.full(step.id)
    told, wanted = (tuple(s.id for s in s.statements) for s in (read_full_step(step.id, folder), step))
    if told != wanted:
        yield _(
            "{file}: statements: expected {wanted}, as in the plain words, got {told}.",
            file=file,
            wanted=", ".join(wanted),
            told=", ".join(told),
        )
    sentences = {statement.id: len(statement.sentences) for statement in step.statements}
    for at, full in enumerate(read_full_step(step.id, folder).statements):
        if len(full.told) != sentences.get(full.id, len(full.told)):
            yield _(
                "{file}: statements[{at}]: expected {sentences} sentences, as in the plain words.",
                file=file,
                at=at,
                sentences=sentences[full.id],
            )
    yield from _check_texts(step, file)
    yield from (
        _("{file}: two notes have the id '{name}'.", file=file, name=name)
        for name in _repeated(n.id for n in step.notes)
    )
    yield from _check_notes(step, file)


def _check_notes(step: StepWords, file: str) -> Iterator[str]:
    for at, note in enumerate(step.notes):
        if (note.kind == "beyond") != (note.cite is not None):
            yield _(
                "{file}: notes[{at}]: a note from beyond the documents names author and year in cite, no other does.",
                file=file,
                at=at,
            )
        if note.under is not None and note.kind not in _BESIDE_STATEMENTS:
            yield _(
                "{file}: notes[{at}].under: a note of the kind {kind} does not stand with the statements.",
                file=file,
                at=at,
                kind=note.kind,
            )


def _texts(step: StepWords) -> Iterator[tuple[str, str]]:
    yield from (("title", step.title), ("main", step.main), ("do", step.do))
    if step.opening is not None:
        yield "opening", step.opening
    yield from ((f"look_at[{at}].text", look.text) for at, look in enumerate(step.look_at))
    for at, statement in enumerate(step.statements):
        yield f"statements[{at}].text", statement.text
        if statement.care is not None:
            yield f"statements[{at}].care", statement.care
    yield from ((f"notes[{at}].text", note.text) for at, note in enumerate(step.notes))
    yield from ((f"questions[{at}]", question) for at, question in enumerate(step.questions))
    yield from ((f"see[{at}].text", see.text) for at, see in enumerate(step.see))


def _told(
    words: Words, pages: tuple[Page, ...], courses: tuple[CourseWords, ...], place: FileNames
) -> Iterator[tuple[str, str]]:
    """Every text of steps, differences, pages and courses, with its place."""
    for told, name in ((words.steps, place.step), (words.full, place.full)):
        for step in told:
            yield from ((f"{name(step.id)}: {at}", text) for at, text in _texts(step))
    for difference in words.differences:
        texts = (difference.matter, difference.because, *(position.says for position in difference.says))
        yield from ((f"{place.file('differences')}: '{difference.id}'", text) for text in texts)
    for page in pages:
        yield from ((place.page(page.id), text) for text in page.texts)
    for course in courses:
        yield from ((place.course(course.id), text) for text in texts_of(course))


def _check_differences(words: Words, place: FileNames) -> Iterator[str]:
    file = place.file("differences")
    yield from (
        _("{file}: two have the id '{name}'.", file=file, name=name)
        for name in _repeated(d.id for d in words.differences)
    )
    known = {(d.step, d.id) for d in words.differences}
    for step in words.steps:
        for at, statement in enumerate(step.statements):
            for matter in statement.matters:
                if (step.id, matter) not in known:
                    yield _(
                        "{id}: statements[{at}].matters: no difference '{matter}' at this step.",
                        id=place.step(step.id),
                        at=at,
                        matter=matter,
                    )
    for at, difference in enumerate(words.differences):
        here = f"{file}: differences[{at}] ('{difference.id}')"
        yield from (f"{here}: {problem}" for problem in _difference_problems(difference, words))


def _difference_problems(difference: Difference, words: Words) -> Iterator[str]:
    if difference.step not in step_ids():
        yield _("there is no step '{step}'.", step=difference.step)
        return
    if not any(difference.id in s.matters and s.care for s in words.step(difference.step).statements):
        yield _("no statement of the step '{step}' has a care sentence for it.", step=difference.step)
    for position in difference.says:
        yield from bad_sources(position.sources, words)


def _check_documents(words: Words, place: FileNames) -> Iterator[str]:
    file = place.file("sources")
    yield from (
        _("{file}: two documents have the id '{name}'.", file=file, name=name)
        for name in _repeated(d.id for d in words.documents)
    )
    for at, document in enumerate(words.documents):
        for number in sorted(document.unused):
            if not 1 <= number <= document.paragraph_count:
                yield _(
                    "{file}: documents[{at}].left_out: {id} has no paragraph {number}.",
                    file=file,
                    at=at,
                    id=document.id,
                    number=number,
                )


def _check_glossary(words: Words, pages: tuple[Page, ...], place: FileNames) -> Iterator[str]:
    file = place.file("glossary")
    forms = [form.casefold() for term in words.terms for form in term.forms]
    yield from (_("{file}: the form '{form}' stands for two terms.", file=file, form=form) for form in _repeated(forms))
    told = [text for step in (*words.steps, *words.full) for text in step.sentences]
    told += [text for page in pages for text in page.texts]
    used = {span.term.name for text in told for span in find_terms_of(words.terms, text)}
    for at, term in enumerate(words.terms):
        if term.name not in used and term.elsewhere is None:
            yield _(
                "{file}: terms[{at}]: '{name}' is used nowhere; say where it is, in elsewhere, or leave it out.",
                file=file,
                at=at,
                name=term.name,
            )


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
