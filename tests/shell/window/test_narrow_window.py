"""Where the words stand below the picture they keep room, and the strip shows where we are."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.features.panels import DOCUMENTS, DRAWERS, HELP, SEARCH
from kyphoview.shell.picture.step_cards import MOST_LINES
from kyphoview.shell.state.shortcuts import KEYS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.scrolling.scroll_column import Column
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.window.help_drawer import KeyCap
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.words_panel import DISCLAIMER
from tests.shell.conftest import MakeWindow


def settle() -> None:
    for _turn in range(5):
        QApplication.processEvents()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(700, 1000), (600, 1100), (760, 900), (1000, 1400)])
def test_a_third_of_the_height_is_words(make_window: MakeWindow, size: tuple[int, int], scale: float) -> None:
    window = make_window(*size, text_scale=scale, picture_share=0.8)
    window.grab()
    assert window.split.orientation() == Qt.Orientation.Vertical
    assert window.height() == size[1]
    assert window.side.words._scroll.height() >= 0.28 * window.height()
    assert window.side.height() >= 0.345 * window.height()


def test_the_strip_goes_where_there_is_no_room_and_comes_back(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(700, 780, text_scale=2.0)
    window.grab()
    assert not window.strip.isVisible()
    assert window.side.height() >= 0.345 * window.height()
    window.resize(700, 1200)
    qtbot.waitUntil(window.strip.isVisible)


def test_the_disclaimer_scrolls_with_the_words_where_it_is_narrow(make_window: MakeWindow) -> None:
    window = make_window(700, 1000, text_scale=2.0)
    window.grab()
    seen = [part for part in window.side.words.findChildren(QLabel) if part.text() == DISCLAIMER and part.isVisible()]
    assert len(seen) == 1
    assert window.side.words._scroll.widget().isAncestorOf(seen[0])
    assert window.side.words._scroll.height() == window.side.words.height()


@pytest.mark.parametrize("number", [4, 6, 7])
def test_the_present_card_stands_in_the_middle_of_the_strip(make_window: MakeWindow, number: int) -> None:
    window: Window = make_window(700, 1000)
    window.session.set_moment(Moment(STEPS[number].id, 0.0))
    card, viewport = window.strip.steps.cards[number], window.strip.viewport()
    assert card.mapTo(viewport, card.rect().center()).x() == pytest.approx(viewport.width() / 2, abs=2)


@pytest.mark.parametrize(("size", "scale"), [((1024, 600), 1.0), ((1080, 1920), 1.0), ((1920, 1080), 2.0)])
def test_every_step_is_in_sight_with_its_whole_title(
    make_window: MakeWindow, size: tuple[int, int], scale: float
) -> None:
    window = make_window(*size, text_scale=scale)
    settle()
    steps = window.strip.steps
    assert window.strip.horizontalScrollBar().maximum() == 0
    assert all(card.geometry().right() < window.strip.viewport().width() for card in steps.cards)
    assert steps.fits(steps.cards[0].width(), MOST_LINES)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_in_the_smallest_window_nothing_is_cut_and_only_the_steps_go_sideways(
    make_window: MakeWindow, scale: float
) -> None:
    """As small as the window can be made, at each size of the text."""
    window = make_window(320, 256, text_scale=scale)
    settle()
    window.resize(window.minimumSizeHint())
    settle()
    held = [part for part in window.findChildren(QWidget) if part.isVisible() and not window.strip.isAncestorOf(part)]
    bars = [part for part in held if isinstance(part, QScrollBar) and part.orientation() == Qt.Orientation.Horizontal]
    assert [bar for bar in bars if bar.maximum() > 0] == []
    pressed = [part for part in held if isinstance(part, QAbstractButton)]
    assert len(pressed) > 10
    beyond = [
        part.accessibleName() for part in pressed if part.mapTo(window, part.rect().topRight()).x() >= window.width()
    ]
    assert beyond == []
    assert [part.text() for part in pressed if part.width() < part.minimumSizeHint().width()] == []
    cut = [
        part.text()
        for part in held
        if isinstance(part, QLabel)
        and part.wordWrap()
        and part.text()
        and part.heightForWidth(part.width()) > part.height()
    ]
    assert cut == []


_TALL = (SEARCH, DOCUMENTS)  # they make a low window taller, and then it stays so


def test_twice_as_large_nothing_goes_two_ways_in_640_px(make_window: MakeWindow) -> None:
    """As wide as a page of 320 px that is magnified twice: beside the picture, and in a tall window below it."""
    window = make_window(640, 512, text_scale=2.0)
    settle()
    assert window.size() == QSize(640, 512)
    for name in (None, *(name for name in DRAWERS if name not in _TALL), *_TALL):
        if name is not None:
            window.side.show_drawer(name)
        settle()
        assert window.width() == 640, name
        assert (window.split.orientation() == Qt.Orientation.Vertical) == (name in _TALL), name
        shown = window.side.currentWidget()
        scrolled = [area for area in shown.findChildren(QScrollArea) if area.isVisible() and area.widget()]
        assert all(area.widget().width() <= area.viewport().width() for area in scrolled), name
        pressed = [part for part in window.findChildren(QAbstractButton) if part.isVisible()]
        beyond = [
            part.accessibleName()
            for part in pressed
            if not window.strip.isAncestorOf(part) and part.mapTo(window, part.rect().topRight()).x() >= 640
        ]
        assert beyond == [], name


def test_a_button_that_is_narrower_than_its_words_is_higher_instead(qtbot: QtBot) -> None:
    button = Button("again", "Back to the usual case")
    button.may_yield()
    column = Column()
    column.add(button)
    column.finish()
    apply_style(column, Style(text_scale=2.0))
    qtbot.addWidget(column)
    heights = []
    for width in (900, 400, column.minimumSizeHint().width()):
        column.resize(width, 400)
        column.show()
        settle()
        assert button.geometry().right() < width
        assert button.width() >= button.minimumSizeHint().width()
        heights.append(button.height())
    assert heights[0] < heights[1] <= heights[2]


def test_keys_stand_above_their_meanings_where_it_is_narrow(make_window: MakeWindow) -> None:
    for width, is_stacked in ((1280, False), (640, True)):
        window = make_window(width, 512, text_scale=2.0 if is_stacked else 1.0)
        drawer = window.side.show_drawer(HELP)
        settle()
        cap = drawer.findChild(KeyCap)
        assert cap is not None
        meaning = next(part for part in drawer.findChildren(QLabel) if part.text() == KEYS[0].meaning)
        assert (meaning.geometry().top() > cap.geometry().bottom()) == is_stacked


def test_all_steps_stand_in_a_strip_without_pictures_at_1264_px(make_window: MakeWindow) -> None:
    """What a window's frame leaves of 1280."""
    window = make_window(1264, 760)
    window.strip.steps.set_pictures_shown(False)
    assert not window.strip.horizontalScrollBar().isVisible()
