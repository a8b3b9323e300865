"""No control moves under a finger: each is pressed twice at one place, and the second press is its own, or nobody's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.panels import DRAWERS, EXPLAIN_SETUP
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.one_press import OnePress
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.window.window import Window

from .conftest import MakeWindow
from .pressing import press_all
from .walking import faults  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures("faults", "slow_fingers")


@pytest.fixture
def slow_fingers(qapp: QApplication) -> Iterator[None]:
    """Two presses are as close as a double click, however slow the machine is."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(60_000)
    yield
    qapp.setDoubleClickInterval(usual)


@pytest.mark.parametrize("mode", ["plain", "full words", "comparing", "explaining", "full screen"])
def test_in_the_window(make_window: MakeWindow, mode: str) -> None:
    window = make_window()
    window.bars._rest.setInterval(3_600_000)  # in full screen bars go after a while, which is not what is pressed here

    def enter() -> QWidget:
        _usual(window)
        window.bars.wake()
        window.session.set_reading_level("full" if mode == "full words" else "plain")
        if window.comparing.is_on != (mode == "comparing"):
            window.comparing.toggle()
        if window.features.is_explaining != (mode == "explaining"):
            window.features.toggle_explaining()
        if window.isFullScreen() != (mode == "full screen"):
            window.key_actions.do("full_screen")
        return window

    count, wrong = press_all(window, enter)
    assert wrong == []
    assert count > 5


@pytest.mark.parametrize("name", [*DRAWERS, EXPLAIN_SETUP])
def test_in_a_drawer(make_window: MakeWindow, name: str) -> None:
    window = make_window()

    def enter() -> QWidget:
        _usual(window, name)
        if name == EXPLAIN_SETUP and not window.features.is_explaining:
            window.features.explain.start()
        if window.side.open_drawer != name:
            window.side.show_drawer(name)
        return window.side

    count, wrong = press_all(window, enter)
    assert wrong == []
    assert count > 0


def _usual(window: Window, drawer: str | None = None) -> None:
    window.player.go_to_step(2)
    window.player.pause()
    window.banner.forget()
    if window.side.open_drawer not in (None, drawer):
        window.side.close_drawer()


@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920)])
def test_in_the_waiting_room(qtbot: QtBot, size: tuple[int, int]) -> None:
    visit = Visit(Settings(), lambda: 0.0)
    qtbot.addWidget(visit)
    visit.resize(*size)
    with qtbot.waitExposed(visit):
        visit.show()
    OnePress(visit)
    visit.start()

    def enter() -> QWidget:
        visit.player.pause()
        visit.side.close_drawer()
        return visit

    count, wrong = press_all(visit, enter)
    visit.end()
    assert wrong == []
    assert count > 10


def test_what_comes_under_a_finger_is_not_pressed_with_what_has_gone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    below, above = QPushButton("below", window), QPushButton("above", window)
    heard: list[str] = []
    below.clicked.connect(lambda: heard.append("below"))
    above.clicked.connect(lambda: heard.append("above"))
    above.clicked.connect(above.hide)
    with qtbot.waitExposed(window):
        window.show()
    guard = OnePress(window)
    place, handle = above.geometry().center(), window.windowHandle()
    for _time in range(3):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert heard == ["above"]
    guard._since.invalidate()  # as after a while
    for _time in range(2):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert heard == ["above", "below", "below"]
