"""The words of the other courses: what happens, what one notices, what is done about it, and how sure that is.

One file per course, with the labels of its pictures. Each line names its basis, as a page's lines do, and has a second
wording for who reads in full.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kyphoview.content.labels import Label
from kyphoview.content.load import load_step, other_id
from kyphoview.content.pages import Said
from kyphoview.content.read_toml import shown
from kyphoview.content.translated import read_words, words_path
from kyphoview.content.words import LookAt, Name, ReadingLevel, StepWords, Text, looks_in
from kyphoview.errors import BadInput
from kyphoview.language import _, kept
from kyphoview.procedure.steps import KYPHOPLASTY, OTHER_COURSE_IDS, course_called, course_of, step_called
from kyphoview.procedure.view_names import ViewName, Views

CourseAbout = Literal["happens", "notice", "done", "sure"]


class CourseLine(Said, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that a course says, in plain words and in full."""

    about: CourseAbout
    full: Text

    def told(self, level: ReadingLevel) -> str:
        """Its words at a reading level."""
        return self.full if level == "full" else self.text

    @property
    def named_basis(self) -> str:
        """Its basis in letters: paragraphs, a publication with its year, "general" or "model"."""
        return ", ".join(map(str, self.sources)) or self.cite or self.basis or ""


class CourseLabels(Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of one step of a course in each flat view, the most important first."""

    side: tuple[Label, ...]
    top: tuple[Label, ...]
    xray_side: tuple[Label, ...]
    xray_front: tuple[Label, ...]

    def of(self, view: ViewName) -> tuple[Label, ...]:
        """The labels of a view; 3D has those of the side cut."""
        by_view = {"top": self.top, "xray-side": self.xray_side, "xray-front": self.xray_front}
        return by_view.get(view, self.side)


class CourseStepWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one step of a course."""

    id: Name
    title: Text
    main: Text
    main_full: Text
    look_at: Annotated[tuple[LookAt, ...], Meta(min_length=1)]
    said: Annotated[tuple[CourseLine, ...], Meta(min_length=3, max_length=7)]
    labels: CourseLabels

    def main_at(self, level: ReadingLevel) -> str:
        """The one thing to remember, at a reading level."""
        return self.main_full if level == "full" else self.main

    def looks(self, views: Views) -> tuple[str, ...]:
        """What to look at in these views: one text for each, or one for all where it is the same."""
        return looks_in(self.look_at, views)

    @property
    def texts(self) -> Iterator[str]:
        """Every piece of text, at both reading levels."""
        yield from (self.title, self.main, self.main_full)
        yield from (look.text for look in self.look_at)
        for line in self.said:
            yield from (line.text, line.full)


PlaceInStep = Annotated[str, Meta(pattern="^[a-z-]+#[a-z0-9-]+$")]


class CourseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one course. `told_at` names the statements and notes of the procedure's steps that speak of it:
    "weighing#leaks"."""

    id: Name
    title: Text
    about: Text
    steps: Annotated[tuple[CourseStepWords, ...], Meta(min_length=1, max_length=2)]
    told_at: tuple[PlaceInStep, ...] = ()


@kept
def load_course(course_id: str, folder: Path | None = None) -> CourseWords:
    """The words of a course that is not the procedure.

    Raises:
        BadInput: there is no such course, or its file cannot be used or speaks of other steps.
    """
    name = f"courses/{course_called(course_id).id}"
    words, path = read_words(name, CourseWords, folder), words_path(name, folder)
    if words.id != course_id:
        raise other_id(path, course_id, words.id)
    wanted, found = [step.id for step in course_called(course_id).steps], [step.id for step in words.steps]
    if wanted != found:
        raise BadInput(
            _(
                "{path}: steps: expected {wanted}, got {found}.",
                path=shown(path),
                wanted=", ".join(wanted),
                found=", ".join(found),
            )
        )
    return words


def load_courses(folder: Path | None = None) -> tuple[CourseWords, ...]:
    """The words of every course but the procedure, in order."""
    return tuple(load_course(course_id, folder) for course_id in OTHER_COURSE_IDS)


def courses_told_at(step_id: str, name: str) -> tuple[CourseWords, ...]:
    """The courses of which a statement or note of a step of the procedure speaks; none of those that cannot be read."""
    return tuple(course for course in readable_courses() if f"{step_id}#{name}" in course.told_at)


def readable_courses() -> tuple[CourseWords, ...]:
    """The words of every course but the procedure, in order, without those whose file cannot be used."""
    found = []
    for course_id in OTHER_COURSE_IDS:
        with suppress(BadInput):
            found.append(load_course(course_id))
    return tuple(found)


def load_course_step(step_id: str, folder: Path | None = None) -> CourseStepWords:
    """The words of one step of a course that is not the procedure.

    Raises:
        BadInput: there is no such step, or its course's file cannot be used.
    """
    course = load_course(course_of(step_id).id, folder)
    return next(step for step in course.steps if step.id == step_id)


def course_title(course_id: str) -> str:
    """What a course is called, the procedure too.

    Raises:
        BadInput: there is no such course, or its file cannot be used.
    """
    return _("Balloon kyphoplasty") if course_id == KYPHOPLASTY else load_course(course_id).title


def step_title(step_id: str) -> str:
    """What a step is called, of whichever course.

    Raises:
        BadInput: there is no such step, or its file cannot be used.
    """
    return _step(step_id).title


def step_main(step_id: str) -> str:
    """The one thing to remember of a step, of whichever course, in plain words.

    Raises:
        BadInput: there is no such step, or its file cannot be used.
    """
    return _step(step_id).main


def _step(step_id: str) -> StepWords | CourseStepWords:
    return load_course_step(step_id) if step_called(step_id).clocks else load_step(step_id)
