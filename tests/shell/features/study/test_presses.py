"""A press in the picture: pauses what plays, names a part, and beside the parts plays on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from kyphoview.procedure.moment import Moment
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.window.window import Window
from kyphoview.view.hitting.look import Look

LEFT = Qt.MouseButton.LeftButton


def _place(window: Window | Visit, is_wanted: Callable[[tuple[str, ...]], bool]) -> QPoint:
    """In the picture, in its pixels, where the parts are as is wanted."""
    view, scene = window.picture.panes["side"].view, window.presentation.scene
    assert view is not None
    assert scene is not None
    look = Look(scene, "side", view.picture_layout)
    for y in range(view.height() - 20, 20, -30):
        for x in range(20, view.width() - 20, 30):
            if is_wanted(look.parts_near(x, y, 20.0)):
                return view.mapTo(window.picture, QPoint(x, y))
    raise AssertionError


def _is_free(parts: tuple[str, ...]) -> bool:
    return not parts


@pytest.fixture
def still(window: Window) -> Window:
    """The whole back, with free ground around it."""
    window.session.set_choice(("side",))
    window.session.set_moment(Moment("healthy", 0.05))
    return window


def test_beside_the_parts_a_press_plays_and_the_next_one_pauses(qtbot: QtBot, still: Window) -> None:
    place = _place(still, _is_free)
    qtbot.mouseClick(still.picture, LEFT, pos=place)
    assert still.session.is_playing
    qtbot.mouseClick(still.picture, LEFT, pos=place)
    assert not still.session.is_playing


def test_a_press_on_a_part_says_what_it_is_and_plays_nothing(qtbot: QtBot, still: Window) -> None:
    place = _place(still, bool)
    qtbot.mouseClick(still.picture, LEFT, pos=place)
    assert still.side.popover.isVisible()
    assert not still.session.is_playing
    free = _place(still, _is_free)
    qtbot.mouseClick(still.picture, LEFT, pos=free)  # which only puts the card away
    assert not still.side.popover.isVisible()
    assert not still.session.is_playing


def test_while_it_plays_a_press_on_a_part_pauses(qtbot: QtBot, still: Window) -> None:
    place = _place(still, bool)
    still.player.play()
    qtbot.mouseClick(still.picture, LEFT, pos=place)
    assert not still.session.is_playing
    assert not still.side.popover.isVisible()


def test_while_study_asks_a_press_is_its_own(qtbot: QtBot, still: Window) -> None:
    place = _place(still, _is_free)
    still.side.show_drawer("study")
    qtbot.mouseClick(still.picture, LEFT, pos=place)
    assert not still.session.is_playing


def test_visitors_press_the_picture_too(qtbot: QtBot) -> None:
    visit = Visit(Settings(), lambda: 0.0)
    qtbot.addWidget(visit)
    visit.resize(1280, 800)
    with qtbot.waitExposed(visit):
        visit.show()
    visit.start()
    place = _place(visit, _is_free)
    qtbot.mouseClick(visit.picture, LEFT, pos=place)
    assert visit.session.is_playing
    qtbot.mouseClick(visit.picture, LEFT, pos=place)
    assert not visit.session.is_playing
    visit.end()
