"""Which screen is the patient's: chosen while one explains, and on the page for a clinic."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.language import N_, _
from kyphoview.shell.features.explain.screens import AUTOMATIC, NO_SECOND, Placement
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.shell.widgets.style import Style, apply_style

TITLE = N_("The patient's screen")


class ScreenChoiceRow(QWidget):
    """Shows the screens there are, and says in `wanted` the key of the one that is asked for."""

    wanted = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.row: ChoiceRow | None = None
        self._options: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def set_style(self, style: Style) -> None:
        self._style = style

    def show_screens(self, placements: Sequence[Placement], own_key: str, wanted: str) -> None:
        """The screens that can be the patient's; one that was chosen and is not there stays to be seen."""
        options = {AUTOMATIC: _("Any other screen"), NO_SECOND: _("No second screen")}
        options |= {each.key: each.title for each in placements if each.key != own_key}
        if wanted not in options:
            options[wanted] = _("{wanted} (not there now)", wanted=wanted)
        if self.row is not None and options == self._options:  # the same row keeps the focus
            self.row.show_choice(wanted)
            return
        self._options = options
        if self.row is not None:
            delete_later(self.row)
        self.row = ChoiceRow(_(TITLE), options)
        self.row.show_choice(wanted)
        self.row.chosen.connect(self.wanted)
        self._column.addWidget(self.row)
        apply_style(self.row, self._style)
