"""In full screen the picture has the screen to itself, with letters that can be read from across a room."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from kyphoview.content import load_step
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.picture.caption import Caption
from kyphoview.shell.window.window import Window
from kyphoview.view.cut_view import CutView
from kyphoview.view.fonts import font
from kyphoview.view.picture_layout import Layout

MM_PER_PX = 24 * 25.4 / (1920**2 + 1080**2) ** 0.5


@pytest.fixture
def full(make_window) -> Window:
    window: Window = make_window()
    window.key_actions.do("full_screen")
    return window


def test_only_picture_and_sentence_stay(full: Window):
    assert full.isFullScreen()
    assert full.top_bar.isVisibleTo(full)  # for a while, so that the way back is seen
    full.bars._go()
    assert full.picture.isVisibleTo(full)
    assert full.caption.isVisibleTo(full)
    for gone in (full.top_bar, full.player_bar, full.strip, full.side):
        assert not gone.isVisibleTo(full)
    full.grab()
    assert full.picture.height() + full.caption.height() == full.height()
    assert full.picture.width() == full.width()


@pytest.mark.parametrize("by", ["mouse", "press", "tab"])
def test_who_moves_gets_the_bars_and_nothing_moves(full: Window, by: str):
    full.grab()
    full.bars._go()
    full.grab()
    before = full.picture.geometry()
    handle = full.windowHandle()
    if by == "mouse":
        for x in (300, 330):
            QTest.mouseMove(handle, QPoint(x, 300))
    elif by == "press":
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 300))
    else:
        QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert full.top_bar.isVisibleTo(full)
    assert full.player_bar.isVisibleTo(full)
    full.grab()
    assert full.picture.geometry() == before
    assert full.bars.foot.geometry().bottom() < full.caption.mapTo(full, QPoint(0, 0)).y()
    full.player.pause()


def test_bars_stay_while_the_keys_are_on_them(full: Window):
    full.bars.wake(is_by_key=True)
    full.player_bar.play.setFocus(Qt.FocusReason.TabFocusReason)
    full.bars._go()
    assert full.player_bar.isVisibleTo(full)
    full.bars.wake()
    full.bars._go()
    assert not full.player_bar.isVisibleTo(full)
    assert full.picture.hasFocus()


def test_explaining_the_tools_float_with_the_player(full: Window):
    full.features.toggle_explaining()
    tools = full.features.explain.bar
    assert full.bars.foot.isAncestorOf(tools)
    full.bars._go()
    assert not tools.isVisibleTo(full)
    full.key_actions.do("leave")
    assert full.stage.isAncestorOf(tools)
    assert tools.isVisibleTo(full)
    full.features.toggle_explaining()


def test_escape_brings_everything_back(full: Window):
    full.key_actions.do("leave")
    assert not full.isFullScreen()
    assert full.strip.isVisibleTo(full)
    assert full.side.isVisibleTo(full)


def test_a_drawer_opens_beside_the_picture_and_closes_first(full: Window):
    full.key_actions.do("help")
    assert full.side.isVisibleTo(full)
    full.key_actions.do("leave")
    assert full.isFullScreen()
    assert not full.side.isVisibleTo(full)


def test_capitals_are_nine_millimetres_high_on_a_screen_of_24_inches(qapp):
    least_px = 0.046 * 1080
    layout = Layout.of(1912, 880, 1.0, least_text_px=least_px)
    assert QFontMetricsF(font(layout.text_px)).capHeight() * MM_PER_PX >= 9.0


def test_in_a_pair_they_are_seven(qapp):
    layout = Layout.of(952, 770, 1.0, least_text_px=0.0365 * 1080)
    assert QFontMetricsF(font(layout.text_px)).capHeight() * MM_PER_PX >= 7.0


def test_a_pairs_letters_leave_room_for_both(full: Window, monkeypatch: pytest.MonkeyPatch):
    told: list[float] = []
    monkeypatch.setattr(CutView, "set_least_text_px", lambda _view, least_px: told.append(least_px))
    reach = min(full.width(), full.height())
    full.picture.show_views(("side", "top"))
    assert told[-1] == pytest.approx(0.0365 * reach)
    full.picture.show_views(("side",))
    assert told[-1] == pytest.approx(0.046 * reach)


def test_what_stands_above_and_below_a_picture_is_read_from_afar_too(full: Window):
    full.picture.show_views(("side", "xray-side"))
    least_px = 0.5 * 0.0365 * min(full.width(), full.height())
    pane = full.picture.panes["xray-side"]
    assert min(each.font().pixelSize() for each in (pane.caption, pane.note)) >= least_px
    full.key_actions.do("leave")
    assert pane.caption.font().pixelSize() == full.presentation.style.font("small").pixelSize()


def test_the_pictures_letters_grow(make_window, monkeypatch: pytest.MonkeyPatch):
    told: list[float] = []
    monkeypatch.setattr(CutView, "set_least_text_px", lambda _view, least_px: told.append(least_px))
    window: Window = make_window()
    window.key_actions.do("full_screen")
    assert told[-1] == pytest.approx(0.046 * window.height())
    window.key_actions.do("leave")
    assert told[-1] < 20


def test_the_main_sentence_stands_below_the_picture(full: Window):
    for step in STEPS:
        full.session.set_moment(Moment(step.id, 1.0))
        full.grab()
        assert full.caption.isVisibleTo(full)
        assert full.caption.text() == load_step(step.id).main
        assert full.caption.lines() in (1, 2)
        assert full.caption.height() >= full.caption.heightForWidth(full.caption.width())
    assert full.picture.geometry().bottom() < full.caption.geometry().top()
    full.key_actions.do("leave")
    assert not full.caption.isVisibleTo(full)


def test_the_main_sentence_is_as_large_as_the_pictures_letters(qapp):
    caption = Caption()
    caption.resize(1920, 140)
    caption.set_letters(0.046 * 1080)
    for step in STEPS:
        caption.show_sentence(load_step(step.id).main)
        assert QFontMetricsF(caption.font()).capHeight() * MM_PER_PX >= 9.0
        assert caption.lines() <= 2


def test_a_narrow_screen_makes_it_smaller(qapp):
    caption = Caption()
    caption.resize(1080, 140)
    caption.set_letters(0.046 * 1920)
    caption.show_sentence(load_step("weighing").main)
    assert 20 <= caption.font().pixelSize() < 0.046 * 1920
    assert caption.lines() == 2
