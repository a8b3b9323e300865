"""A window that explains, with screens that come and go as the test says."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from kyphoview.shell.features.explain.controller import ExplainController
from kyphoview.shell.features.explain.screens import Placement
from kyphoview.shell.window.window import Window

CLINIC = Placement("clinic", "1: clinic", QRect(0, 0, 1280, 800))
WALL = Placement("wall", "2: wall", QRect(0, 0, 960, 540))
DOOR = Placement("door", "3: door", QRect(0, 0, 540, 960))


class ScreensOfTheTest(QObject):
    """The window stands on the clinic's screen."""

    changed = Signal()

    def __init__(self, *placements: Placement) -> None:
        super().__init__()
        self._placements = placements

    def placements(self) -> tuple[Placement, ...]:
        return self._placements

    def own_key(self, _window: QWidget) -> str:
        return CLINIC.key

    def become(self, *placements: Placement) -> None:
        """Plug and unplug."""
        self._placements = placements
        self.changed.emit()


@pytest.fixture
def screens() -> ScreensOfTheTest:
    return ScreensOfTheTest(CLINIC, WALL)


@pytest.fixture
def window(make_window: Callable[..., Window]) -> Window:
    return make_window(1100, 700, views=("side",))


@pytest.fixture
def explaining(
    window: Window, screens: ScreensOfTheTest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ExplainController]:
    monkeypatch.setattr("kyphoview.shell.features.explain.screen_assignment.AttachedScreens", lambda _parent: screens)
    explaining = window.features.explain
    explaining.start()
    yield explaining
    window.player.pause()
    explaining.close()
