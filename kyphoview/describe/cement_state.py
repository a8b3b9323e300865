"""How far cement has set, in words: one table for sentences, gauges and whoever else says it."""

from typing import Literal, TypeAlias

CementState: TypeAlias = Literal["liquid", "thickening", "dough", "firm", "hard"]

_BELOW: tuple[tuple[float, CementState], ...] = ((0.05, "liquid"), (0.4, "thickening"), (0.8, "dough"), (0.999, "firm"))


def cement_state(setting: float) -> CementState:
    """What cement is like that has set so far, from 0 (liquid) to 1 (solid)."""
    return next((state for below, state in _BELOW if setting < below), "hard")
