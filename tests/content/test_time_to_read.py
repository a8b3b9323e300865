"""A running time leaves time to read, or to hear, what it shows."""

import pytest

from kyphoview.content.load import load_step
from kyphoview.procedure.running_time import RUNNING_TIMES

WORDS_A_MINUTE = 120  # slow reading, and calm speech


@pytest.mark.parametrize("name", RUNNING_TIMES)
def test_the_main_sentence_can_be_read_while_its_step_is_shown(name: str) -> None:
    for leg in RUNNING_TIMES[name].legs:
        words = load_step(leg.step)
        needed_s = 60.0 * len(f"{words.title} {words.main}".split()) / WORDS_A_MINUTE
        assert leg.is_passing or leg.duration_s > needed_s, leg


def test_the_whole_leaves_time_for_the_main_sentence_while_the_picture_rests() -> None:
    for leg in RUNNING_TIMES["whole"].legs:
        assert leg.rest_s > 60.0 * len(load_step(leg.step).main.split()) / WORDS_A_MINUTE
