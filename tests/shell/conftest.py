"""A window of its own for each test, that must leave no timer running."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.shell.app import make_application
from kyphoview.shell.app import make_window as open_window
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.window.window import Window

MakeWindow = Callable[..., Window]


@pytest.fixture(scope="session")
def qapp() -> QWidget:
    """The program's own application object, with its typeface."""
    return make_application()  # type: ignore[return-value]


@pytest.fixture(autouse=True)
def same_questions(qapp: QWidget) -> None:
    """What a start of Study asks first is drawn by lot: the same in every run. Nor does a test meet Qt without its
    application, in whichever process and order it runs."""
    random.seed(1)


@pytest.fixture
def session(qapp: QWidget) -> Session:
    return Session()


@pytest.fixture
def player(session: Session) -> Iterator[Player]:
    """A player whose clock stands still: tests move time by `advance`."""
    player = Player(session, clock=lambda: 0.0)
    yield player
    player.pause()


@pytest.fixture
def make_window(qtbot: QtBot, settings_path: Path) -> Iterator[MakeWindow]:
    """Makes a shown window of a size, with settings given by name, or as they are remembered."""
    made: list[Window] = []  # Qt's own reference would not keep a window from being collected while it paints

    def make(width: int = 1280, height: int = 800, is_remembered: bool = False, **settings: object) -> Window:
        window = open_window() if is_remembered else Window(Settings(**settings), settings_path)  # type: ignore[arg-type]
        window.fill()
        made.append(window)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow() and window.picture.has_scene)
        return window

    yield make
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for window in made:
        window.close()
        assert not running(window)
        window.deleteLater()


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    return make_window()


def running(root: QWidget) -> list[object]:
    """The timers and animations in a window that are at work."""
    moving = QAbstractAnimation.State.Running
    return [
        *(timer for timer in root.findChildren(QTimer) if timer.isActive()),
        *(animation for animation in root.findChildren(QAbstractAnimation) if animation.state() == moving),
    ]
