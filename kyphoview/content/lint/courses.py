"""What is wrong with the words of the other courses that no type can say."""

from collections.abc import Iterable, Iterator

from kyphoview.content.courses import CourseStepWords, CourseWords
from kyphoview.content.lint.file_names import FileNames
from kyphoview.content.lint.pages import UNTIDY, bad_sources, is_untidy
from kyphoview.content.words import Words
from kyphoview.language import _
from kyphoview.procedure.view_names import VIEW_NAMES


def check_courses(courses: Iterable[CourseWords], words: Words, place: FileNames) -> Iterator[str]:
    """Every problem of the courses."""
    for course in courses:
        file = place.course(course.id)
        yield from (f"{file}: '{text}': {_(UNTIDY)}." for text in texts_of(course) if is_untidy(text))
        yield from (f"{file}: told_at: {problem}" for problem in _unknown_places(course, words))
        for step in course.steps:
            yield from (f"{file}: steps: '{step.id}': {problem}" for problem in _step_problems(step, words))


def texts_of(course: CourseWords) -> Iterator[str]:
    """Every piece of text of a course."""
    yield from (course.title, course.about)
    for step in course.steps:
        yield from step.texts


def _unknown_places(course: CourseWords, words: Words) -> Iterator[str]:
    known = {
        f"{step.id}#{name}"
        for step in words.steps
        for name in (*(statement.id for statement in step.statements), *(note.id for note in step.notes))
    }
    yield from (
        _("there is no statement or note '{place}'.", place=place) for place in course.told_at if place not in known
    )


def _step_problems(step: CourseStepWords, words: Words) -> Iterator[str]:
    for line in step.said:
        if not line.has_one_basis:
            yield _("'{text}' names one of sources, cite and basis.", text=line.text)
        yield from (f"'{line.text}': {problem}" for problem in bad_sources(line.sources, words))
    for view in VIEW_NAMES:
        if sum(view in look.views for look in step.look_at) != 1:
            yield _("look_at: '{view}' is told once.", view=view)
