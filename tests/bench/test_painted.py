"""What is counted as painted, and waiting for a window."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.bench import painted
from kyphoview.bench.painted import PaintCount, expose
from kyphoview.errors import Failure


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def paint_three_times(widget: QWidget) -> tuple[int, int]:
    with PaintCount(widget) as count:
        for _ in range(3):
            widget.update()
            QCoreApplication.sendPostedEvents()
    widget.repaint()  # outside, not counted
    return count.asked, count.painted


def test_what_is_on_the_screen_is_painted_each_time(window: QWidget) -> None:
    expose(window)
    assert window.windowHandle().isExposed()
    assert paint_three_times(window) == (3, 3)


def test_a_part_of_a_window_is_asked_for_by_its_window(window: QWidget) -> None:
    part = QWidget(window)
    expose(window)
    assert paint_three_times(part) == (3, 3)


def test_what_is_not_on_the_screen_yet_is_asked_for_but_not_painted(window: QWidget) -> None:
    window.show()
    asked, painted_times = paint_three_times(window)
    assert asked > 0
    assert painted_times == 0


def test_a_window_that_never_comes_is_one_sentence(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painted, "_LONGEST_S", 0.0)
    never = SimpleNamespace(show=lambda: None, windowHandle=lambda: SimpleNamespace(isExposed=lambda: False))
    with pytest.raises(Failure, match="did not show a window within 0 s"):
        expose(never)  # type: ignore[arg-type]
