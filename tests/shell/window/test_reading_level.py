"""Plain or full words: chosen beside the words or by a key, remembered, and the same for every part."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kyphoview.content import load_step
from kyphoview.content.load import load_full_step
from kyphoview.describe.figures import figures_lines
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.state.session import Session, change_reading_level
from kyphoview.shell.state.settings_file import load_settings
from kyphoview.shell.window.window import Window
from tests.shell.conftest import MakeWindow


def shown(window: Window) -> list[str]:
    labels = window.side.words.findChildren(QLabel)
    return [label.accessibleName() or label.text() for label in labels if not label.isHidden()]


def test_the_session_says_when_it_has_changed(qtbot: QtBot, session: Session) -> None:
    assert session.reading_level == "plain"
    with qtbot.waitSignal(session.reading_level_changed, check_params_cb=lambda level: level == "full"):
        change_reading_level(session)
    with qtbot.assertNotEmitted(session.reading_level_changed):
        session.set_reading_level("full")
    change_reading_level(session)
    assert session.reading_level == "plain"


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_the_words_follow(window: Window, step: str) -> None:
    window.session.set_moment(Moment(step, 1.0))
    assert load_step(step).main in shown(window)
    window.session.set_reading_level("full")
    said = shown(window)
    assert load_full_step(step).main in said
    assert all(statement.text in said for statement in load_full_step(step).statements)
    assert load_step(step).main not in said
    assert window.caption.text() == load_full_step(step).main


def test_the_switch_stands_beside_the_words(window: Window) -> None:
    head = window.side.words.head
    assert head.level.choices["plain"].isChecked()
    head.level.choices["full"].click()
    assert window.session.reading_level == "full"
    assert window.side.words.head.level.choices["full"].isChecked()


def test_a_key_turns_it(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.picture, Qt.Key.Key_F2)
    assert window.session.reading_level == "full"
    qtbot.keyClick(window.picture, Qt.Key.Key_F2)
    assert window.session.reading_level == "plain"


def test_it_is_remembered(make_window: MakeWindow, settings_path: Path) -> None:
    make_window().session.set_reading_level("full")
    assert load_settings(settings_path).settings.words == "full"
    again = make_window(is_remembered=True)
    assert again.session.reading_level == "full"
    assert load_full_step("healthy").main in shown(again)
    assert again.side.words.head.level.choices["full"].isChecked()


def test_full_words_measure_this_very_moment(window: Window) -> None:
    window.session.set_reading_level("full")
    for moment in (Moment("inflating", 0.5), Moment("inflating", 1.0)):
        window.session.set_moment(moment)
        assert "\n".join(figures_lines(scene_at(window.session.case, moment))) in shown(window)


def test_plain_words_are_without_figures(window: Window) -> None:
    window.session.set_moment(Moment("inflating", 1.0))
    assert "What the model measures now" not in shown(window)


@pytest.mark.parametrize("height", [800, 420])
def test_the_focus_stays_on_the_switch(make_window: MakeWindow, height: int) -> None:
    """In a low window the switch is made anew with the words."""
    window = make_window(1280, height, text_scale=1.5)
    window.side.words.head.focus_level()
    window.side.words.head.level.choices["full"].click()
    assert window.side.words.head.is_level_focused()
    assert window.side.words.head.level.choices["full"].hasFocus()


def test_in_a_low_panel_the_head_scrolls_with_the_words(make_window: MakeWindow) -> None:
    high, low = make_window(1280, 900), make_window(1280, 420)
    for window, is_low in ((high, False), (low, True)):
        heads = [window.side.words._head, window.side.words._start]
        assert [head.isVisible() for head in heads if head] == [not is_low, is_low]


def test_each_step_has_one_box_to_do(window: Window) -> None:
    for step in STEPS:
        window.session.set_moment(Moment(step.id, 1.0))
        said = shown(window)
        assert said.count("One thing to do or ask") == 1
        assert load_step(step.id).do in said


def test_figures_stand_on_the_gauges_for_those_who_read_in_full(window: Window) -> None:
    """And never where a patient looks on."""

    def has_figures() -> set[bool]:
        return {pane.view._layout().has_figures for pane in window.picture.panes.values() if pane.view is not None}

    window.session.set_choice(("side", "top"))
    window.session.set_moment(Moment("inflating", 0.5))
    assert has_figures() == {False}
    window.session.set_reading_level("full")
    assert has_figures() == {True}
    window.features.toggle_explaining()
    assert has_figures() == {False}
    window.features.toggle_explaining()
    assert has_figures() == {True}
