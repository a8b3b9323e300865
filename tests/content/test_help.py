"""When to get help: two lists that never overlap, whole and plain."""

import re

import pytest
import textstat

from kyphoview.content.help import Signs, load_help
from kyphoview.content.load import load_step, step_ids

HELP = load_help()


def words_of(signs: Signs) -> set[str]:
    return set(re.findall(r"\w+", " ".join(signs.signs).casefold()))


def test_every_emergency_is_in_the_first_list() -> None:
    assert {
        "weakness", "numbness", "legs", "bladder", "bowel", "chest", "breathing", "blood", "fainting", "bleeding",
        "swelling", "throat",
    } <= words_of(HELP.at_once)  # fmt: skip
    assert "emergency number" in HELP.at_once.how


def test_what_can_wait_for_the_team_is_in_the_second() -> None:
    assert {"fever", "wound", "worse", "sudden", "calf"} <= words_of(HELP.same_day)
    assert words_of(HELP.same_day) & {"weakness", "numbness", "bladder", "chest", "breathing"} == set()


@pytest.mark.parametrize("signs", [HELP.at_once, HELP.same_day], ids=["at once", "same day"])
def test_a_sign_is_short_and_plain(signs: Signs) -> None:
    assert [sign for sign in signs.signs if len(sign.split()) > 10 or sign.endswith(".")] == []
    assert textstat.flesch_kincaid_grade(". ".join(signs.signs)) <= 6.0


def test_the_last_three_steps_show_them() -> None:
    assert [step for step in step_ids() if "same-day" in load_step(step).help] == ["closing", "recovery", "weighing"]
    assert [step for step in step_ids() if "at-once" in load_step(step).help][1:] == ["closing", "recovery", "weighing"]
