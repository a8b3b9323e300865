"""The first page: everything on it is seen at every size, in every colour, and reached by keys; nothing below it is."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.panels import STUDY
from kyphoview.shell.first_page.first_page import FirstPage
from kyphoview.shell.widgets.accessible.children import read_children
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.window.window import Window
from kyphoview.view.palette import LIGHT
from tests.shell.conftest import MakeWindow, running


@pytest.fixture
def page(make_window: MakeWindow) -> FirstPage:
    window = make_window(motion="reduced")
    window.beginning.open_page()
    assert window.beginning.page is not None
    return window.beginning.page


def window_of(page: FirstPage) -> Window:
    window = page.parentWidget()
    assert isinstance(window, Window)
    return window


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    "size", [(1024, 600), (1280, 800), (1920, 1080), (3840, 2160), (1080, 1920), (600, 1024), (418, 600)]
)
def test_words_and_ways_in_have_room(qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float) -> None:
    assert qapp is not None
    below = QWidget()
    qtbot.addWidget(below)
    below.resize(*size)
    page = FirstPage(is_spoken=False, below=below)
    apply_style(page, Style(LIGHT, scale))
    below.show()
    QApplication.processEvents()
    column = page._column
    is_scrolled = column.height() > page._scroll.viewport().height()
    assert not is_scrolled or min(size) < 600 or (size == (600, 1024) and scale == 2.0)
    for label in column.findChildren(TextLabel):
        assert label.height() >= label.heightForWidth(label.width())
    ways = [page.start, page.explore, page.study]
    for way in ways:
        assert way.width() >= way.sizeHint().width()
        assert way.height() >= max(44, way.sizeHint().height())
        assert QRect(QPoint(), column.size()).contains(way.geometry())
    if min(size) >= 600 and (size, scale) != ((1024, 600), 2.0):
        assert page.film.film_rect().height() >= (0.45 if scale == 1.0 else 0.3) * min(size)
    below.hide()


def test_tab_and_arrows_go_round_among_the_ways_alone(page: FirstPage) -> None:
    ways = [page.start, page.explore, page.study]
    assert page.start.hasFocus()
    for key, wanted in ((Qt.Key.Key_Tab, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Tab, 0), (Qt.Key.Key_Up, 2)):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        assert QApplication.focusWidget() is ways[wanted]


def test_a_screen_reader_is_told_of_nothing_below(page: FirstPage) -> None:
    assert read_children(window_of(page)) == [page]
    assert [way.accessibleName() for way in (page.start, page.explore, page.study)] == ["Start", "Explore", "Study"]
    assert page.start.accessibleDescription() == "Three minutes; press Listen to hear it"


def test_start_plays_all_that_matters(make_window: MakeWindow) -> None:
    window = make_window(motion="full")
    window.player._timer.blockSignals(True)
    window.beginning.open_page()
    assert window.beginning.page is not None
    window.beginning.page.start.click()
    assert window.beginning.page is None
    assert window.session.is_playing
    assert window.session.is_softened
    window.player.pause()


def test_explore_and_escape_lead_to_the_first_step(page: FirstPage) -> None:
    window = window_of(page)
    page.explore.click()
    assert window.beginning.page is None
    assert window.picture.hasFocus()
    assert not window.session.is_playing
    window.beginning.open_page()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.beginning.page is None


def test_study_opens_its_drawer(page: FirstPage) -> None:
    window = window_of(page)
    page.study.click()
    assert window.side.open_drawer == STUDY


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_F3, Qt.Key.Key_F5])
def test_what_a_key_opens_takes_the_place_of_the_page(page: FirstPage, key: Qt.Key) -> None:
    window = window_of(page)
    QTest.keyClick(page.start, key)
    assert window.beginning.page is None


def test_the_page_covers_the_window_whatever_its_size(page: FirstPage) -> None:
    window = window_of(page)
    window.resize(1000, 700)
    QApplication.processEvents()
    assert page.rect() == window.rect()


def test_with_reduced_motion_nothing_moves(page: FirstPage) -> None:
    assert not page.film.is_playing
    assert running(page) == []
