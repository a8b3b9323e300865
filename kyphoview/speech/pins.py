"""To which moments sentences are pinned: by what moves then, so that a step that is timed anew keeps them in step."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Any

from msgspec import Meta, Struct

from kyphoview.content.load import load_step
from kyphoview.content.read_toml import read_toml
from kyphoview.content.statement_groups import grouped
from kyphoview.content.words import Name, StepWords
from kyphoview.errors import BadInput
from kyphoview.language import _, kept
from kyphoview.procedure.step import Step
from kyphoview.procedure.steps import STEPS, step_called
from kyphoview.resources import assets_folder

LOOK = "look"
CAMERA = "camera"


class Pin(Struct, frozen=True, forbid_unknown_fields=True):
    """What is told when a share of the time has gone by that a movement of the step takes."""

    step: Name
    says: Name  # LOOK, or the id of a statement or a note
    during: str  # a movement, a tool, or CAMERA
    share: Annotated[float, Meta(ge=0.0, le=1.0)]


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    pins: tuple[Pin, ...]


@kept
def load_pins() -> tuple[Pin, ...]:
    """All pins.

    Raises:
        BadInput: the file cannot be used.
    """
    return read_toml(assets_folder() / "speech" / "pins.toml", _Table).pins


def pinned_at(step: str) -> dict[str, float]:
    """At which share of a step, 0 to 1, what is told that has a pin.

    Raises:
        BadInput: a pin names a movement that the step has not.
    """
    return {pin.says: _moment_of(pin) for pin in load_pins() if pin.step == step}


def pin_problems(pins: tuple[Pin, ...]) -> Iterator[str]:
    """What is wrong with pins: what they name is not there, is named twice, or would be told in another order."""
    for pin in pins:
        if pin.step not in {step.id for step in STEPS}:
            yield _("pins.toml: there is no step '{step}'.", step=pin.step)
            continue
        if pin.says not in (LOOK, *told_ids(load_step(pin.step))):
            yield _("pins.toml: {step}: nothing is told by the id '{says}'.", step=pin.step, says=pin.says)
        if pin.during not in _moving(step_called(pin.step)):
            yield _(
                "pins.toml: {step}: {says}: '{during}' does not move in this step.",
                step=pin.step,
                says=pin.says,
                during=pin.during,
            )
    for step in STEPS:
        yield from _order_problems(step, [pin for pin in pins if pin.step == step.id])


def told_ids(words: StepWords) -> tuple[str, ...]:
    """The statements and notes of a step in the order in which they are told."""
    groups = list(grouped(words))
    return tuple(name for group in groups for name in [*(s.id for s in group.statements), *(n.id for n in group.notes)])


def _order_problems(step: Step, pins: list[Pin]) -> Iterator[str]:
    said = [pin.says for pin in pins]
    for twice in sorted({says for says in said if said.count(says) > 1}):
        yield _("pins.toml: {step}: '{says}' has two pins.", step=step.id, says=twice)
    told = told_ids(load_step(step.id))
    usable = [pin for pin in pins if pin.says in told and pin.during in _moving(step)]
    in_order = sorted(usable, key=lambda pin: told.index(pin.says))
    for earlier, later in pairwise(in_order):
        if _moment_of(later) < _moment_of(earlier):
            yield _(
                "pins.toml: {step}: '{later}' is told after '{earlier}', but its moment comes before.",
                step=step.id,
                later=later.says,
                earlier=earlier.says,
            )


def _moving(step: Step) -> dict[str, tuple[tuple[float, Any], ...]]:
    """The keys of all that moves in a step, by name."""
    keys: list[tuple[str, tuple[tuple[float, Any], ...]]] = [*step.movements.items(), *step.tools.items()]
    return {name: found for name, found in [*keys, (CAMERA, step.side_camera)] if found}


def _moment_of(pin: Pin) -> float:
    keys = _moving(step_called(pin.step)).get(pin.during)
    if keys is None:
        raise BadInput(" ".join(pin_problems(load_pins())))
    first, last = keys[0][0], keys[-1][0]
    return first + pin.share * (last - first)
