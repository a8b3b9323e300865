"""Keys and swipes act on the picture while it has the focus, and nowhere else."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.picture.comparison import USUAL_PAIR, compare
from kyphoview.shell.widgets.cross_fade import CrossFade
from kyphoview.shell.window.window import Window
from tests.shell.conftest import MakeWindow

START = Moment("access", 0.5)
KEYS = [
    (Qt.Key.Key_Right, "placing"),
    (Qt.Key.Key_PageDown, "placing"),
    (Qt.Key.Key_Left, "ready"),
    (Qt.Key.Key_PageUp, "ready"),
]
FINGERS = QTest.createTouchDevice


@pytest.fixture
def opened(window: Window) -> Window:
    window.session.set_moment(START)
    return window


@pytest.mark.parametrize(("key", "step"), KEYS)
def test_arrows_step_on_the_focused_picture(qtbot: QtBot, opened: Window, key: Qt.Key, step: str) -> None:
    opened.picture.setFocus()
    qtbot.keyClick(opened.picture, key)
    assert opened.session.moment.step == step


def test_space_plays_and_pauses(qtbot: QtBot, opened: Window) -> None:
    qtbot.keyClick(opened.picture, Qt.Key.Key_Space)
    assert opened.session.is_playing
    qtbot.keyClick(opened.picture, Qt.Key.Key_Space)
    assert not opened.session.is_playing


def test_comma_and_full_stop_move_by_frames(qtbot: QtBot, opened: Window) -> None:
    frames = opened.player.frames
    qtbot.keyClick(opened.picture, Qt.Key.Key_Period)
    assert opened.session.moment.at * frames == pytest.approx(START.at * frames + 1)
    qtbot.keyClick(opened.picture, Qt.Key.Key_Comma)
    qtbot.keyClick(opened.picture, Qt.Key.Key_Comma)
    assert opened.session.moment.at * frames == pytest.approx(START.at * frames - 1)


def test_home_and_end_go_to_the_ends_of_the_step(qtbot: QtBot, opened: Window) -> None:
    qtbot.keyClick(opened.picture, Qt.Key.Key_End)
    assert opened.session.moment == Moment(START.step, 1.0)
    qtbot.keyClick(opened.picture, Qt.Key.Key_Home)
    assert opened.session.moment == Moment(START.step, 0.0)


def test_a_question_mark_opens_the_help(qtbot: QtBot, opened: Window) -> None:
    qtbot.keyClick(opened.picture, "?")  # type: ignore[arg-type]
    assert opened.side.open_drawer == "help"


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Period, Qt.Key.Key_Home, Qt.Key.Key_Question])
def test_single_keys_do_nothing_outside_the_picture(qtbot: QtBot, opened: Window, key: Qt.Key) -> None:
    opened.player_bar.next.setFocus()
    qtbot.keyClick(opened.player_bar.next, key)
    assert (opened.session.moment, opened.session.is_playing, opened.side.open_drawer) == (START, False, None)


@pytest.mark.parametrize("key", [key for key, _ in KEYS] + [Qt.Key.Key_Space, Qt.Key.Key_Comma, Qt.Key.Key_End])
def test_single_keys_can_be_switched_off(qtbot: QtBot, make_window: MakeWindow, key: Qt.Key) -> None:
    window = make_window(has_single_keys=False)
    window.session.set_moment(START)
    qtbot.keyClick(window.picture, key)
    assert (window.session.moment, window.session.is_playing) == (START, False)


def test_single_keys_with_alt_are_not_the_pictures(qtbot: QtBot, opened: Window) -> None:
    qtbot.keyClick(opened.picture, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert opened.session.moment == START


@pytest.mark.parametrize(
    ("stroke", "step"),
    [
        ((-150, 10), "placing"),
        ((150, -10), "ready"),
        ((-30, 0), "access"),
        ((-150, 140), "access"),
        ((5, 160), "access"),
    ],
)
def test_a_stroke_across_steps(opened: Window, stroke: tuple[int, int], step: str) -> None:
    start = QPoint(300, 200)
    touches = QTest.touchEvent(opened.picture, FINGERS())
    touches.press(0, start, opened.picture)
    touches.commit()
    touches.move(0, start + QPoint(stroke[0] // 2, stroke[1] // 2), opened.picture)
    touches.commit()
    touches.release(0, start + QPoint(*stroke), opened.picture)
    touches.commit()
    assert opened.session.moment.step == step


def test_two_fingers_do_not_step(opened: Window) -> None:
    touches = QTest.touchEvent(opened.picture, FINGERS())
    touches.press(0, QPoint(300, 200), opened.picture).commit()
    touches.stationary(0).press(1, QPoint(340, 200), opened.picture).commit()
    touches.move(0, QPoint(100, 200), opened.picture).move(1, QPoint(140, 200), opened.picture).commit()
    touches.release(0, QPoint(100, 200), opened.picture).release(1, QPoint(140, 200), opened.picture).commit()
    assert opened.session.moment.step == START.step


def test_pressing_a_button_leaves_the_keys_with_the_picture(qtbot: QtBot, opened: Window) -> None:
    opened.picture.setFocus()
    qtbot.mouseClick(opened.player_bar.frame_on, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is opened.picture


def test_every_step_is_reached_by_keys(qtbot: QtBot, window: Window) -> None:
    for step in STEPS[1:]:
        qtbot.keyClick(window.picture, Qt.Key.Key_Right)
        assert window.session.moment.step == step.id


def test_nothing_of_another_width_fades_over_the_picture(opened: Window) -> None:
    pane = opened.picture
    fade = pane.findChild(CrossFade)
    assert fade is not None
    pane.show_comparison(compare(DEFAULT_CASE, USUAL_PAIR))
    assert not fade.isHidden()
    pane.resize(pane.width() // 2, pane.height())
    assert fade.isHidden()


@pytest.mark.parametrize("step", ["finding", "access", "placing", "inflating", "cementing"])
def test_two_views_one_below_the_other_share_the_height_evenly_and_come_to_rest(
    qtbot: QtBot, make_window: MakeWindow, step: str
) -> None:
    """Whatever lines stand below them: an X-ray has some, and gauges that have no room are told in one."""
    window = make_window(1080, 1900)
    window.session.set_choice(("side", "top" if step == "inflating" else "xray-side"))
    window.session.set_moment(Moment(step, 0.7))
    panes = [window.picture.panes[name] for name in window.session.views]
    qtbot.waitUntil(lambda: all(pane.view is not None and pane.is_prepared for pane in panes), timeout=20_000)
    heights = set()
    for _turn in range(12):
        QApplication.processEvents()
        heights |= {pane.height() for pane in panes}
    assert max(heights) - min(heights) <= 1
    side = panes[0]
    assert side.view is not None
    assert side.gauges.isHidden() or side.view.lacks_gauges
