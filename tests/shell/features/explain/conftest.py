"""A window that explains, with screens that come and go as the test says."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QPointF, QRect, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from kyphoview.shell.features.explain.controller import ExplainController
from kyphoview.shell.features.explain.patient_window import PatientWindow
from kyphoview.shell.features.explain.screens import Placement
from kyphoview.shell.features.ink.ink_layer import InkLayer
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.prose import Prose

CLINIC = Placement("clinic", "1: clinic", QRect(0, 0, 1280, 800))
WALL = Placement("wall", "2: wall", QRect(0, 0, 960, 540))
DOOR = Placement("door", "3: door", QRect(0, 0, 540, 960))


class ScreensOfTheTest(QObject):
    """The window stands on the clinic's screen, until `own` says another."""

    changed = Signal()

    def __init__(self, *placements: Placement) -> None:
        super().__init__()
        self._placements = placements
        self.own = CLINIC

    def placements(self) -> tuple[Placement, ...]:
        return self._placements

    def own_key(self, _window: QWidget) -> str:
        return self.own.key

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


def patient_of(explaining: ExplainController) -> PatientWindow:
    assert explaining.patient is not None
    return explaining.patient


def said(explaining: ExplainController) -> str:
    """All that the panel says."""
    labels = [label.text() for label in explaining.panel.findChildren(TextLabel)]
    parts: list[QWidget] = [*explaining.panel.findChildren(Prose), *explaining.panel.findChildren(QAbstractButton)]
    names = [QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name) for part in parts]
    return " ".join((*labels, *names))


def draw(explaining: ExplainController) -> None:
    explaining.ink.tools.take("pen")
    layer = explaining._presentation.picture.panes["side"].findChildren(InkLayer)[-1]
    layer.put_down(QPointF(300, 150))
    layer.draw_to(QPointF(340, 160))
    layer.lift()
