"""The controls of the 3D view: all that stay are whole in a small window, with a groove long enough to be dragged."""

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kyphoview.shell.picture.solid.solid_bar import SolidBar
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.view.solid.solid_view import SolidView

_LEAST_GROOVE_PX = 80


@pytest.mark.parametrize(("width", "scale"), [(382, 2.0), (460, 2.0), (382, 1.0), (900, 1.0)])
def test_what_stays_is_whole_beside_a_groove_that_can_be_dragged(qtbot: QtBot, width: int, scale: float) -> None:
    view = SolidView()
    qtbot.addWidget(view)
    bar = SolidBar(view)
    qtbot.addWidget(bar)
    apply_style(bar, Style(text_scale=scale))
    bar.resize(width, bar.minimumSizeHint().height())
    bar.show()
    qtbot.waitExposed(bar)
    bar.refit()
    bar.row.activate()
    shown = [button for button in bar.findChildren(QAbstractButton) if button.isVisible()]
    assert {bar.layers, bar.moving, bar.home} <= set(shown)
    assert [button.accessibleName() for button in shown if not bar.rect().contains(button.geometry())] == []
    assert bar.opening.width() >= _LEAST_GROOVE_PX
