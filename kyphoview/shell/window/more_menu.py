"""The small panel with what one needs now and then, so that the bar at the top stays simple."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.popup_panel import PopupPanel
from kyphoview.shell.widgets.style import Style

_WIDTH_PX = 296


class MoreMenu(PopupPanel):
    """Buttons below each other; each closes the panel."""

    def __init__(self, buttons: Sequence[Button], parent: QWidget) -> None:
        super().__init__(parent, _WIDTH_PX)
        self._instead: dict[Button, Button] = {}
        self.setAccessibleName(_("More"))
        for button in buttons:
            self._add(button)

    def stand_in_for(self, button: Button) -> None:
        """A line here that does what a button does while that has no room in its bar."""
        line = Button(button.icon_name, button.text(), "line", button.accessibleDescription())
        line.setCheckable(button.isCheckable())
        self._instead[button] = line
        self._add(line)
        line.clicked.connect(button.click)

    def open_below(self, opener: Button, style: Style) -> None:
        for button, line in self._instead.items():
            line.setVisible(button.isHidden())
            line.setChecked(button.isChecked())
        super().open_below(opener, style)

    def _add(self, button: Button) -> None:
        self.column.addWidget(button)
        button.clicked.connect(self.close)
