"""The words of a step as they are to be shown; what cannot be read is told in their place.

The words' files are read where they are first needed, so that the opening is painted first.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kyphoview.errors import BadInput
from kyphoview.procedure.steps import STEPS

if TYPE_CHECKING:
    from kyphoview.content import Document, StepWords
    from kyphoview.content.clinic import Clinic


@dataclass(frozen=True, slots=True)
class StepText:
    """A step's words at a reading level, or the problem for which there are none.

    Args:
        number: of the step, from 0.
        level: "plain" or "full".
    """

    number: int
    level: str
    words: "StepWords | None" = None
    documents: "tuple[Document, ...]" = ()
    problem: str = ""
    clinic: "Clinic | None" = None  # that says whom to call

    @property
    def title(self) -> str:
        return self.words.title if self.words is not None else ""

    @property
    def main(self) -> str:
        """The main sentence."""
        return self.words.main if self.words is not None else ""


def step_text(number: int, level: str, clinic: "Clinic | None" = None) -> StepText:
    """The words of a step at a reading level, with whom to call as the clinic says."""
    from kyphoview.content.load import load_documents, load_step_at

    try:
        return StepText(number, level, load_step_at(level, STEPS[number].id), load_documents(), clinic=clinic)
    except BadInput as error:
        return StepText(number, level, problem=str(error))


def step_titles() -> list[str]:
    """Each step's title, in their order; "" where it cannot be read, which is told when that step is shown."""
    from kyphoview.content.load import load_step

    def title(step: str) -> str:
        try:
            return load_step(step).title
        except BadInput:
            return ""

    return [title(step.id) for step in STEPS]
