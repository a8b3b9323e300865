"""The wheel scrolls what lies under it, and changes nothing."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.window.window import Window


def turn_wheel(part: QWidget) -> None:
    """As the system does: what is not accepted goes on to the parent, up to the window."""
    middle = QPointF(part.rect().center())
    event = QWheelEvent(
        middle,
        part.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    taker: QWidget | None = part
    while taker is not None:
        event.accept()
        QApplication.sendEvent(taker, event)
        taker = None if event.isAccepted() else taker.parentWidget()


@pytest.mark.parametrize("drawer", ["fracture", "display"])
def test_a_drawer_scrolls_and_keeps_its_values(window: Window, drawer: str) -> None:
    window.resize(1100, 560)
    window.side.toggle_drawer(drawer)
    window.grab()
    open_drawer = window.side.currentWidget()
    bar = open_drawer._scroll.verticalScrollBar()  # type: ignore[attr-defined]
    case, settings = window.session.case, window.settings
    assert bar.maximum() > 0
    parts = open_drawer.column.findChildren(QWidget)  # type: ignore[attr-defined]
    for part in (part for part in parts if part.window() is window):  # a list that opens over the window scrolls itself
        bar.setValue(0)
        turn_wheel(part)
        assert bar.value() > 0, part
    assert (window.session.case, window.settings) == (case, settings)


def test_no_slider_of_the_window_takes_the_wheel(window: Window) -> None:
    window.player.seek_step(0.5)
    moment = window.session.moment
    sliders = window.findChildren(Slider)
    assert window.player_bar.scrubber in sliders
    for slider in sliders:
        turn_wheel(slider)
    assert window.session.moment == moment
