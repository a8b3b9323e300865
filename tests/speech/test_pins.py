"""Pins: each names what is there, and sentences are told in the order of their moments."""

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from kyphoview.content.load import load_step
from kyphoview.procedure.steps import STEPS
from kyphoview.speech.pins import Pin, load_pins, pin_problems, pinned_at
from kyphoview.speech.script import narration


def test_the_pins_of_the_program_have_no_problem() -> None:
    assert list(pin_problems(load_pins())) == []


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_pinned_sentences_are_told_in_the_order_of_their_moments(step: str) -> None:
    told = [spoken.at for spoken in narration(load_step(step)) if spoken.at is not None]
    assert told[0] == 0.0
    assert told == sorted(told)
    assert len(told) == 1 + len(pinned_at(step))
    assert all(0.0 <= at <= 1.0 for at in told)


def test_what_sinks_is_told_while_it_sinks() -> None:
    keys = next(step for step in STEPS if step.id == "fracture").movements["sunk"]
    sinks = next(spoken for spoken in narration(load_step("fracture")) if spoken.text == "The broken bone sinks.")
    assert sinks.at is not None
    assert keys[0][0] <= sinks.at < keys[-1][0]


def _with(*pins: Pin) -> Iterable[str]:
    return list(pin_problems((*load_pins(), *pins)))


def test_each_fault_is_named() -> None:
    pin = Pin("fracture", "pain", "sunk", 0.9)
    assert _with(pin) == []
    assert _with(replace(pin, step="nowhere")) == ["pins.toml: there is no step 'nowhere'."]
    assert _with(replace(pin, says="nothing")) == ["pins.toml: fracture: nothing is told by the id 'nothing'."]
    assert _with(replace(pin, during="pumped")) == ["pins.toml: fracture: pain: 'pumped' does not move in this step."]
    assert _with(replace(pin, share=0.1)) == [
        "pins.toml: fracture: 'pain' is told after 'unstable', but its moment comes before."
    ]
    assert _with(pin, pin) == ["pins.toml: fracture: 'pain' has two pins."]
