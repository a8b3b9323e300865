"""What the words say of the height that comes back is what the model shows of the usual case."""

import re

import pytest

from kyphoview.content.load import load_step_at
from kyphoview.content.words import READING_LEVELS
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at

_ROUNDED = 0.51  # two rounded shares add up to the whole


def regained_percent(step: str) -> float:
    """Of the lost height, at a step's end."""
    return scene_at(DEFAULT_CASE, Moment(step, 1.0)).figures.height_regained_percent


@pytest.mark.parametrize("level", READING_LEVELS)
def test_the_shares_that_are_told_are_the_models(level: str) -> None:
    note = next(note for note in load_step_at(level, "inflating").notes if note.id == "share")
    whole, lying, of_whole, balloon = map(int, re.findall(r"\d+", note.text))
    assert whole == of_whole == lying + balloon == round(DEFAULT_CASE.regain_percent)
    assert whole == pytest.approx(regained_percent("recovery"))
    assert lying == pytest.approx(regained_percent("ready"), abs=_ROUNDED)
    assert balloon == pytest.approx(regained_percent("recovery") - regained_percent("ready"), abs=_ROUNDED)


def test_more_than_half_is_back_while_the_balloon_is_full() -> None:
    note = next(note for note in load_step_at("full", "inflating").notes if note.id == "share")
    assert "More than half is back while the balloon is full" in note.text
    assert regained_percent("inflating") > 50.0
