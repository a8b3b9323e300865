"""Choices stand side by side where they fit, few of them below each other where not, and many in rows."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.style import Style


def _row(qtbot: QtBot, count: int, width_px: int) -> ChoiceRow:
    row = ChoiceRow("Which", {str(number): f"Choice {number}" for number in range(count)})
    qtbot.addWidget(row)
    row.set_style(Style())
    row.resize(width_px, row.heightForWidth(width_px))
    row.show()
    return row


@pytest.mark.parametrize(
    ("count", "width_px", "rows"), [(3, 900, 1), (3, 150, 3), (7, 2000, 1), (7, 420, 2), (7, 60, 7)]
)
def test_they_fill_as_few_rows_as_they_need(qtbot: QtBot, count: int, width_px: int, rows: int) -> None:
    row = _row(qtbot, count, width_px)
    places = [choice.geometry() for choice in row.choices.values()]
    assert len({place.top() for place in places}) == rows
    assert all(row.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in pairwise(places))
    assert min(place.height() for place in places) >= 44


def test_many_of_unlike_length_stand_in_columns_as_wide_as_their_words(qtbot: QtBot) -> None:
    """The kinds of question stand in two rows beside the picture of a small screen, so that what is asked has room."""
    words = ("Choose", "Predict", "Order", "Explain", "Recall", "Name", "C-arm")
    row = ChoiceRow("Which", {word: word for word in words})
    qtbot.addWidget(row)
    row.set_style(Style())
    assert row.heightForWidth(311) == 2 * Style().target_px()
    row.resize(311, row.heightForWidth(311))
    row.show()
    for choice in row.choices.values():
        letters = choice.fontMetrics().horizontalAdvance(choice.text())
        assert choice.width() >= letters + 12
        assert row.rect().contains(choice.geometry())


def test_arrows_go_on_past_the_end_of_a_row_and_round(qtbot: QtBot) -> None:
    row = _row(qtbot, 7, 420)
    row.show_choice("0")
    row.choices["0"].setFocus()
    chosen: list[str] = []
    row.chosen.connect(chosen.append)
    for _time in range(7):
        at = next(choice for choice in row.choices.values() if choice.isChecked())
        qtbot.keyClick(at, Qt.Key.Key_Right)
    assert chosen == ["1", "2", "3", "4", "5", "6", "0"]
    qtbot.keyClick(row.choices["0"], Qt.Key.Key_Left)
    assert chosen[-1] == "6"
    assert row.choices["6"].isChecked()
