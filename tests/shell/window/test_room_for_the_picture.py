"""More picture, less furniture: measured, with every control in sight."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.features.panels import FRACTURE, HELP, TAKE_AWAY
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.column_grid import ColumnGrid
from tests.shell.conftest import MakeWindow

_LEAST_WORDS_PX = 370


def _settle(window: Window) -> None:
    for _turn in range(5):
        QApplication.processEvents()
    window.grab()


def _share(window: Window) -> float:
    """Of the window's area, what the picture's pane has."""
    size = window.picture.size()
    return size.width() * size.height() / (window.width() * window.height())


def _in_sight(window: Window, part: QWidget) -> bool:
    inside = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
    return part.isVisible() and window.rect().contains(inside)


@pytest.mark.parametrize(("size", "least"), [((1280, 800), 0.55), ((1920, 1080), 0.60)])
def test_the_picture_has_most_of_the_window_and_no_control_is_lost(
    make_window: MakeWindow, size: tuple[int, int], least: float
) -> None:
    window = make_window(*size)
    _settle(window)
    assert _share(window) >= least
    assert window.side.width() >= _LEAST_WORDS_PX
    bar, top = window.player_bar, window.top_bar
    controls = [bar.previous, bar.play, bar.listen, bar.frame_back, bar.frame_on, bar.scrubber, bar.speed, bar.next]
    controls += [top.weighing, top.views, top.compare, top.explain, top.full_screen, top.more]
    controls += [top.drawers[name] for name in (FRACTURE, TAKE_AWAY, HELP)] + window.strip.steps.cards
    controls += [window.side.words.head.level, window.side.words.head.look_up]
    assert [part.accessibleName() for part in controls if not _in_sight(window, part)] == []
    assert [part.accessibleName() for part in controls if part.height() < 44] == []
    assert not top.explain.is_compact
    assert not top.drawers[TAKE_AWAY].is_compact


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (1024, 768)])
def test_large_text_leaves_picture_words_and_player(make_window: MakeWindow, size: tuple[int, int]) -> None:
    window = make_window(*size, text_scale=2.0)
    _settle(window)
    assert _share(window) >= 0.25
    assert window.side.width() >= _LEAST_WORDS_PX
    assert window.player_bar.scrubber.width() >= 200
    assert _in_sight(window, window.player_bar.play)


def test_what_has_no_room_in_the_bar_stands_under_more(make_window: MakeWindow) -> None:
    window = make_window(480, 900, text_scale=2.0)
    _settle(window)
    top = window.top_bar
    assert top.explain.isHidden()
    top.more.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    line = next(part for part in menu.findChildren(type(top.explain)) if part.text() == top.explain.text())
    assert line.isVisible()
    line.click()
    assert window.features.is_explaining
    window.features.toggle_explaining()
    window.resize(1280, 800)
    _settle(window)
    assert not top.explain.isHidden()
    top.more.click()
    assert not line.isVisible()


def test_the_last_step_s_words_take_more_room_and_give_it_back(make_window: MakeWindow) -> None:
    window = make_window(1280, 800)
    _settle(window)
    usual = window.side.width()
    window.session.set_moment(Moment(STEPS[-1].id, 1.0))
    _settle(window)
    assert usual < window.side.width() < window.picture.width()
    window.session.set_moment(Moment(STEPS[-2].id, 1.0))
    _settle(window)
    assert window.side.width() == usual
    assert _share(window) >= 0.55


@pytest.mark.parametrize(("size", "columns"), [((1280, 800), 2), ((1920, 1080), 3)])
def test_what_helps_and_harms_and_the_choices_stand_in_one_row(
    make_window: MakeWindow, size: tuple[int, int], columns: int
) -> None:
    window = make_window(*size)
    window.session.set_moment(Moment(STEPS[-1].id, 1.0))
    _settle(window)
    grid = window.side.words.findChild(ColumnGrid)
    assert grid is not None
    assert grid.columns == columns


def test_the_reading_level_stays_while_the_words_scroll(make_window: MakeWindow) -> None:
    window = make_window(1280, 800)
    _settle(window)
    bar = window.side.words._scroll.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    _settle(window)
    assert _in_sight(window, window.side.words.head.level)


def test_the_edge_stays_where_it_was_moved_to(make_window: MakeWindow) -> None:
    window = make_window(1280, 800)
    window.split.choose_share(0.7)
    _settle(window)
    chosen = window.side.width()
    window.session.set_moment(Moment(STEPS[-1].id, 1.0))
    _settle(window)
    assert window.side.width() == chosen


@pytest.mark.parametrize(
    ("size", "has_pictures"),
    [((1280, 800), False), ((1440, 900), True), ((1536, 864), True), ((1920, 1080), True), ((3840, 2160), True)],
)
def test_the_steps_have_pictures_where_they_leave_the_large_one_most_of_the_window(
    make_window: MakeWindow, size: tuple[int, int], has_pictures: bool
) -> None:
    window = make_window(*size)
    for step in (STEPS[0], STEPS[-1]):  # whose words ask for more room, which must not move the strip
        window.session.set_moment(Moment(step.id, 0.0))
        _settle(window)
        assert window.strip.steps.has_pictures == has_pictures
        assert step is STEPS[-1] or _share(window) >= 0.52


def test_a_low_window_of_large_letters_gives_the_strip_s_room_to_picture_and_words(make_window: MakeWindow) -> None:
    window = make_window(1024, 600, text_scale=2.0)
    window.session.set_moment(Moment("deflating", 0.7))
    _settle(window)
    assert not window.strip.isVisible()
    pane = window.picture.panes["side"]
    parts = [part for part in (pane.view, pane.gauges) if part is not None and part.isVisible()]
    assert all(pane.rect().contains(part.geometry()) for part in parts)
