"""The words of a step as they are to be shown; what cannot be read is told in their place.

The words' files are read where they are first needed, so that the opening is painted first.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.procedure.step import Step
from kyphoview.procedure.steps import KYPHOPLASTY, step_called

if TYPE_CHECKING:
    from kyphoview.content import Document, StepWords
    from kyphoview.content.clinic import Clinic
    from kyphoview.content.courses import CourseStepWords
    from kyphoview.content.words import ReadingLevel


class StepText(Struct, frozen=True):
    """A step's words at a reading level, or the problem for which there are none."""

    level: "ReadingLevel"
    words: "StepWords | CourseStepWords | None" = None
    documents: "tuple[Document, ...]" = ()
    problem: str = ""
    clinic: "Clinic | None" = None  # that says whom to call

    @property
    def title(self) -> str:
        return self.words.title if self.words is not None else ""

    @property
    def main(self) -> str:
        """The main sentence."""
        return self.words.main_at(self.level) if self.words is not None else ""


def step_text(step_id: str, level: "ReadingLevel", clinic: "Clinic | None" = None) -> StepText:
    """The words of a step of whichever course at a reading level, with whom to call as the clinic says."""
    from kyphoview.content.courses import load_course_step
    from kyphoview.content.load import load_documents, load_step_at

    try:
        words = load_course_step(step_id) if step_called(step_id).clocks else load_step_at(level, step_id)
        return StepText(level, words, load_documents(), clinic=clinic)
    except BadInput as error:
        return StepText(level, problem=str(error))


def course_heading(course_id: str) -> str:
    """What is written over another course, where a patient reads; "" for the procedure, or where it cannot be read."""
    from kyphoview.content.courses import course_title

    try:
        title = course_title(course_id) if course_id != KYPHOPLASTY else ""
    except BadInput:
        title = ""
    return _("What else can happen: {title}", title=title) if title else ""


def step_titles(steps: Iterable[Step]) -> list[str]:
    """Each step's title, in their order; "" where it cannot be read, which is told when that step is shown."""
    from kyphoview.content.courses import step_title

    def title(step_id: str) -> str:
        try:
            return step_title(step_id)
        except BadInput:
            return ""

    return [title(step.id) for step in steps]
