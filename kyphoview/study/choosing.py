"""Questions with several answers: in which order they are shown, and which one is right."""

from dataclasses import dataclass
from random import Random

from kyphoview.content.questions import Choice


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An answer as it is shown."""

    text: str
    is_right: bool
    reason: str


def shown_options(question: Choice, sitting: int = 0) -> tuple[ShownOption, ...]:
    """Its answers, shuffled: alike for the same sitting, so that nothing moves while somebody looks at them."""
    options = [
        ShownOption(question.right.text, True, question.right.reason),
        *(ShownOption(option.text, False, option.reason) for option in question.wrong),
    ]
    Random(f"{question.id} {sitting}").shuffle(options)  # noqa: S311 - no secret
    return tuple(options)
