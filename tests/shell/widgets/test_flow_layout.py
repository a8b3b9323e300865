"""Parts flow into as few rows as they need; none is cut, and none outlives its row."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.shell.widgets.flow_layout import FlowLayout, flowing

GAP_PX = 10


class Part(QWidget):
    def __init__(self, width: int, height: int = 40) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size


def arranged(widths: list[int], width: int, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> list[QRect]:
    """Where the parts of these widths lie."""
    row = QWidget()
    layout = FlowLayout(row, side)
    parts = [Part(each) for each in widths]
    for part in parts:
        layout.addWidget(part)
    layout.setGeometry(QRect(0, 0, width, layout.heightForWidth(width)))
    return [part.geometry() for part in parts]


@given(st.lists(st.integers(20, 300), min_size=1, max_size=9), st.integers(300, 2000))
def test_parts_keep_their_size_their_order_and_clear_of_each_other(
    qapp: QApplication, widths: list[int], width: int
) -> None:
    places = arranged(widths, width)
    assert [place.width() for place in places] == widths
    assert all(QRect(0, 0, width, 10_000).contains(place) for place in places)
    assert [(place.top(), place.left()) for place in places] == sorted((p.top(), p.left()) for p in places)
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at])


def test_rows_hold_as_many_in_one_as_in_the_next(qapp: QApplication) -> None:
    tops = [place.top() for place in arranged([100] * 7, 670)]
    assert tops == [0] * 4 + [50] * 3


def test_a_row_may_stand_at_the_right(qapp: QApplication) -> None:
    places = arranged([100, 100, 100], 220, Qt.AlignmentFlag.AlignRight)
    assert [place.right() + 1 for place in places] == [110, 220, 220]


def test_a_hidden_part_takes_no_room(qtbot: QtBot) -> None:
    parts = [Part(100), Part(100), Part(100)]
    row = flowing(*parts)
    qtbot.addWidget(row)
    row.resize(400, 40)
    row.show()
    parts[1].hide()
    row.layout().activate()
    assert (parts[2].x(), row.sizeHint()) == (100 + GAP_PX, QSize(210, 40))


@pytest.mark.parametrize("width", [110, 250, 1000])
def test_the_row_asks_for_the_height_that_its_parts_fill(qapp: QApplication, width: int) -> None:
    row = flowing(Part(100), Part(100), Part(100))
    assert row.heightForWidth(width) == arranged([100] * 3, width)[-1].bottom() + 1


def test_parts_that_are_deleted_leave_the_row_whole(qtbot: QtBot) -> None:
    parts = [Part(100) for _ in range(5)]
    row = flowing(*parts)
    qtbot.addWidget(row)
    row.show()
    parts[2].deleteLater()
    with qtbot.waitSignal(parts[2].destroyed):
        pass
    gc.collect()
    layout = row.layout()
    assert layout.count() == 4
    assert layout.itemAt(4) is None
    layout.removeWidget(parts[0])
    assert layout.count() == 3
