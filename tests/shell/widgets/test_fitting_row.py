"""A row gives up words in their order, as soon as what lies between its margins does not hold them."""

import pytest
from pytestqt.qtbot import QtBot

from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.style import Style, apply_style

_MARGIN_PX = 14


@pytest.mark.parametrize(("lacking_px", "are_compact"), [(0, [False, False]), (1, [True, False])])
def test_its_margins_are_no_room(qtbot: QtBot, lacking_px: int, are_compact: list[bool]) -> None:
    row = FittingRow()
    qtbot.addWidget(row)
    row.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
    buttons = [Button("close", "Close this page"), Button("previous", "Back to where you were")]
    for button in buttons:
        row.row.addWidget(button)
    row.set_yielding(buttons)
    apply_style(row, Style())
    wanted = sum(button.width_when(False) for button in buttons) + row.row.spacing()
    row.resize(wanted + 2 * _MARGIN_PX - lacking_px, row.sizeHint().height())
    row.refit()
    assert [button.is_compact for button in buttons] == are_compact
