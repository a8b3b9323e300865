"""The small panel with what one needs now and then, so that the bar at the top stays simple."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.popup_panel import PopupPanel

_WIDTH_PX = 230


class MoreMenu(PopupPanel):
    """Buttons below each other; each closes the panel."""

    def __init__(self, buttons: Sequence[Button], parent: QWidget) -> None:
        super().__init__(parent, _WIDTH_PX)
        self.setAccessibleName(_("More"))
        for button in buttons:
            self.column.addWidget(button)
            button.clicked.connect(self.close)
