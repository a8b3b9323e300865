"""The order of the steps: shuffled, put in order by somebody, and looked at."""

from collections.abc import Sequence
from random import Random

from kyphoview.content.load import step_ids


def shuffled_steps(sitting: int = 0) -> tuple[str, ...]:
    """All steps in an order that is not theirs, the same one for the same sitting."""
    random, steps = Random(f"order {sitting}"), list(step_ids())  # noqa: S311 - no secret
    while tuple(steps) == step_ids():
        random.shuffle(steps)
    return tuple(steps)


def first_misplaced(steps: Sequence[str]) -> str | None:
    """The first step that stands where another belongs; None where all stand right.

    Raises:
        ValueError: these are not all steps, each once.
    """
    if sorted(steps) != sorted(step_ids()):
        raise ValueError(f"expected every step once, got {list(steps)}")
    return next((step for step, right in zip(steps, step_ids(), strict=True) if step != right), None)


def moved_to(steps: tuple[str, ...], step: str, at: int) -> tuple[str, ...]:
    """With one of them at another place, from 0, and the rest in their order; beyond the ends, at the end."""
    rest = [one for one in steps if one != step]
    rest.insert(max(at, 0), step)
    return tuple(rest)
