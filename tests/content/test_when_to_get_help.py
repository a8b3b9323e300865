"""When to get help: two lists that never overlap, whole and plain."""

import re
from pathlib import Path

import pytest

from kyphoview.content.clinic import NO_CLINIC, Clinic
from kyphoview.content.load import load_step, step_ids, text_folder
from kyphoview.content.when_to_get_help import Signs, load_help
from kyphoview.errors import BadInput

HELP = load_help()
TEAM = "Call Harbour Clinic, 030 450, for:"


def words_of(signs: Signs) -> set[str]:
    return set(re.findall(r"\w+", " ".join(signs.signs).casefold()))


def test_every_emergency_is_in_the_first_list() -> None:
    assert {
        "weakness", "numbness", "legs", "bladder", "bowel", "chest", "breathing", "blood", "fainting", "bleeding",
        "swelling", "throat",
    } <= words_of(HELP.at_once)  # fmt: skip
    assert "emergency number" in HELP.at_once.how


def test_why_it_cannot_wait_is_said_in_one_short_sentence() -> None:
    why = HELP.at_once.why or ""
    assert {"nerve", "heart", "lungs"} <= set(re.findall(r"\w+", why))
    assert len(why.split()) <= 12
    assert HELP.at_once.texts[:3] == (HELP.at_once.heading, why, HELP.at_once.how)
    assert why in HELP.texts


def test_what_can_wait_for_the_team_is_in_the_second() -> None:
    assert {"fever", "wound", "worse", "sudden", "calf"} <= words_of(HELP.same_day)
    assert words_of(HELP.same_day) & {"weakness", "numbness", "bladder", "chest", "breathing"} == set()


@pytest.mark.parametrize("signs", [HELP.at_once, HELP.same_day], ids=["at once", "same day"])
def test_a_sign_is_short(signs: Signs) -> None:
    assert [sign for sign in signs.signs if len(sign.split()) > 10 or sign.endswith(".")] == []


def test_the_last_three_steps_show_them() -> None:
    assert [step for step in step_ids() if "same-day" in load_step(step).help] == ["closing", "recovery", "weighing"]
    assert [step for step in step_ids() if "at-once" in load_step(step).help][1:] == ["closing", "recovery", "weighing"]


@pytest.mark.parametrize(
    ("clinic", "at_once", "same_day"),
    [
        (NO_CLINIC, HELP.at_once.how, HELP.same_day.how),
        (Clinic(name="Harbour Clinic"), HELP.at_once.how, HELP.same_day.how),
        (Clinic(emergency="112"), "Call 112, not your clinic, for:", HELP.same_day.how),
        (Clinic(number="030 450"), HELP.at_once.how, "Call 030 450, for:"),
        (Clinic("Harbour Clinic", "030 450", "911"), "Call 911, not your clinic, for:", TEAM),
    ],
    ids=["nothing", "a name alone", "emergency", "number", "all"],
)  # fmt: skip
def test_a_clinics_numbers_stand_where_one_is_told_to_call(clinic: Clinic, at_once: str, same_day: str) -> None:
    assert HELP.whom_to_call("at-once", clinic) == at_once
    assert HELP.whom_to_call("same-day", clinic) == same_day


def test_words_that_cannot_be_filled_in_are_refused(tmp_path: Path) -> None:
    text = (text_folder() / "when_to_get_help.toml").read_text(encoding="utf-8")
    (tmp_path / "when_to_get_help.toml").write_text(text.replace("Call {number}", "Call {phone}", 1), encoding="utf-8")
    with pytest.raises(BadInput, match="the words in braces cannot be filled in"):
        load_help(tmp_path)
