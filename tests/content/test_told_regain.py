"""What the words say of the height that comes back is what the model shows of the usual case."""

import re

from kyphoview.content.handout import load_handout_words
from kyphoview.content.load import load_step_at
from kyphoview.describe.height_regained import regained_parts
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at

_ROUNDED = 0.51  # two rounded shares add up to the whole


def regained_percent(step: str) -> float:
    """Of the lost height, at a step's end."""
    return scene_at(DEFAULT_CASE, Moment(step, 1.0)).figures.height_regained_percent


def test_plain_words_tell_the_shares_of_the_model_as_the_sheet_does() -> None:
    note = next(note for note in load_step_at("plain", "inflating").notes if note.id == "share")
    whole, lying, balloon = regained_parts(scene_at(DEFAULT_CASE, Moment("closing", 1.0)))
    assert f"{load_handout_words().share(whole)} of the lost height comes back" in note.text
    assert "Lying face down brings the larger part, the balloon the rest" in note.text
    assert whole / 2 < lying < whole
    assert balloon
    lost_again = whole - regained_percent("recovery")
    assert "a little is lost again" in note.text
    assert 0.0 < lost_again < whole / 4


def test_the_shares_that_are_told_are_the_models() -> None:
    note = next(note for note in load_step_at("full", "inflating").notes if note.id == "share")
    whole, lying, of_whole, balloon, later = map(int, re.findall(r"\d+", note.text))
    assert whole == of_whole == lying + balloon == round(DEFAULT_CASE.regain_percent)
    closing = scene_at(DEFAULT_CASE, Moment("closing", 1.0))
    assert (whole, lying, balloon) == regained_parts(closing)
    assert later == round(regained_percent("recovery"))


def test_more_than_half_is_back_while_the_balloon_is_full() -> None:
    note = next(note for note in load_step_at("full", "inflating").notes if note.id == "share")
    assert "More than half is back while the balloon is full" in note.text
    assert regained_percent("inflating") > 50.0


def test_what_lying_down_gives_is_told_where_it_happens() -> None:
    note = next(note for note in load_step_at("plain", "ready").notes if note.id == "lying")
    share = load_handout_words().share(regained_percent("ready"))
    assert f"this alone brings back {share} of the lost height" in note.text
