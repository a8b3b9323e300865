"""What a client of AT-SPI sees and can do in Study, in Check yourself, and in both windows of Explain."""

from collections.abc import Iterator

import pytest

from kyphoview.content.load import load_step, step_ids
from tests.shell.accessibility.problems import problems
from tests.shell.accessibility.reader import ScreenReader, Told, reading

pytestmark = pytest.mark.linux

_TWO_SCREENS = ("-m", "tests.shell.accessibility.two_screens")


@pytest.fixture(scope="module")
def window(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScreenReader]:
    with reading(display, tmp_path_factory.mktemp("two"), program=_TWO_SCREENS) as reader:
        reader.explore()
        yield reader


@pytest.fixture
def study(window: ScreenReader) -> Iterator[ScreenReader]:
    window.press("push button", "More")
    window.press("push button", "Study")
    window.ask("wait_for", "radio button", "Predict")
    window.ask("events", 0.5)
    yield window
    window.press("push button", "Close")
    window.ask("await_gone", "radio button", "Predict")


def inside(tree: list[Told], name: str) -> list[Told]:
    """What the drawer of that name holds."""
    at = next(at for at, part in enumerate(tree) if part["role"] == "panel" and part["name"] == name)
    after = tree[at + 1 :]
    end = next((end for end, part in enumerate(after) if part["depth"] <= tree[at]["depth"]), len(after))
    return after[:end]


def _answers(held: list[Told]) -> list[Told]:
    """The answers of a question: each is one of several."""
    return [part for part in held if part["role"] == "radio button" and part["description"].startswith("Answer ")]


def test_study_says_what_it_is_and_asks_a_question(study: ScreenReader) -> None:
    tree = study.tree()
    assert problems(tree) == []
    held = inside(tree, "Study")
    headings = [part["name"] for part in held if part["role"] == "heading"]
    assert headings[0] == "Study"
    assert headings[-1].endswith("?")
    radios = [part for part in held if part["role"] == "radio button"]
    assert [part["name"] for part in radios if "checked" in part["states"]] == ["Choose"]
    answers = _answers(held)
    assert len(answers) >= 3
    assert [part["description"] for part in answers] == [
        f"Answer {at} of {len(answers)}" for at in range(1, len(answers) + 1)
    ]


def test_an_answer_is_judged_aloud(study: ScreenReader) -> None:
    study.ask("act", "radio button", "Choose", "Toggle")
    study.ask("events", 0.5)
    answers = _answers(inside(study.tree(), "Study"))
    study.ask("act", "radio button", answers[0]["name"], "Toggle")
    said = study.ask("await_announcement", ".")
    assert any(one.startswith(("Right.", "Not so.")) for one in said)
    study.ask("wait_for", "push button", "Next question")
    assert problems(study.tree()) == []
    study.press("push button", "Next question")
    study.ask("await_gone", "push button", "Next question")


def test_a_guess_has_a_value_in_its_unit_and_is_answered_aloud(study: ScreenReader) -> None:
    study.ask("act", "radio button", "Predict", "Toggle")
    study.ask("wait_for", "push button", "Play, and see")
    held = inside(study.tree(), "Study")
    assert problems(study.tree()) == []
    (guess,) = [part for part in held if part["role"] == "slider"]
    least, _value, most = guess["value"]
    study.ask("set_value", "slider", guess["name"], (least + most) / 2)
    study.ask("await_value", "slider", guess["name"], (least + most) / 2)
    study.press("push button", "Play, and see")
    study.ask("await_announcement", "You said")
    study.ask("wait_for", "push button", "Next one")
    assert problems(study.tree()) == []


@pytest.mark.parametrize("kind", ["Order", "Explain", "Recall"])
def test_every_other_kind_is_told_whole(study: ScreenReader, kind: str) -> None:
    study.ask("act", "radio button", kind, "Toggle")
    study.ask("await_state", "radio button", kind, "checked")
    study.ask("events", 0.5)
    assert problems(study.tree()) == []


def test_steps_that_are_moved_say_their_place(study: ScreenReader) -> None:
    study.ask("act", "radio button", "Order", "Toggle")
    study.ask("wait_for", "push button", "Check the order")
    movers = [part["name"] for part in inside(study.tree(), "Study") if part["name"].startswith("Move down")]
    assert movers
    study.press("push button", movers[0])
    study.ask("await_announcement", "place 2 of 12")


@pytest.fixture
def explaining(window: ScreenReader) -> Iterator[ScreenReader]:
    window.ask("take_keys")
    window.ask("press_key", "F5")
    window.ask("await_announcement", "Explaining to a patient has begun")
    window.ask("wait_for", "frame", "kyphoview: the patient's picture")
    yield window
    window.press("push button", "Stop explaining")
    window.ask("await_announcement", "Explaining to a patient has ended")
    window.ask("await_gone", "frame", "kyphoview: the patient's picture")


def test_the_patients_window_is_a_frame_with_a_picture_and_a_sentence(explaining: ScreenReader) -> None:
    tree = explaining.tree()
    assert problems(tree) == []
    at = next(at for at, part in enumerate(tree) if part["name"] == "kyphoview: the patient's picture")
    held = [part for part in tree[at + 1 :] if part["depth"] > tree[at]["depth"]]
    (picture,) = [part for part in held if part["role"] == "image"]
    assert len(picture["description"]) > 40
    mains = tuple(load_step(step).main for step in step_ids())  # of whichever step Study has left the picture at
    assert any(part["name"].startswith(mains) for part in held if part["role"] == "label")
    assert not [part["name"] for part in held if "focusable" in part["states"]]  # it takes no keys


def test_the_question_of_the_next_patient_is_asked_aloud_and_costs_nothing(explaining: ScreenReader) -> None:
    explaining.press("push button", "Next patient")
    explaining.ask("await_announcement", "Forget everything of this patient?")
    assert problems(explaining.tree()) == []
    explaining.press("push button", "Keep it")
    explaining.ask("await_gone", "push button", "Keep it")
    explaining.ask("await_state", "push button", "Next patient", "focused")
