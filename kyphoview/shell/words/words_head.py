"""Above the words: how much they tell, and the way to what can be looked up."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.language import N_, _, translated
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.scrolling.scroll_column import SIDE_PX
from kyphoview.shell.widgets.style import Style

_LEVELS = {"plain": N_("Plain"), "full": N_("Full")}


class WordsHead(QWidget):
    """A choice of reading level, and a button; `is_in_page` when it scrolls with the words, which have margins."""

    def __init__(self, is_in_page: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = ChoiceRow(_("Words"), translated(_LEVELS))
        self.level.setToolTip(_("Plain: short and simple. Full: for study, with terms and figures. Key F2"))
        self.look_up = Button(
            "look_up", _("Look up"), "quiet", _("Summary, choices, chances, differences, glossary. Key F3")
        )
        self._fitting = FittingRow()
        self._fitting.row.setSpacing(8)
        self._fitting.row.addWidget(self.level)
        self._fitting.row.addStretch(1)
        self._fitting.row.addWidget(self.look_up)
        self._fitting.set_yielding([self.look_up])
        around = QVBoxLayout(self)
        if is_in_page:
            around.setContentsMargins(0, 0, 0, 14)
        else:
            around.setContentsMargins(SIDE_PX, 10, 14, 4)
        around.addWidget(self._fitting)

    def set_style(self, _style: Style) -> None:
        self._fitting.refit()

    def is_level_focused(self) -> bool:
        return any(choice.hasFocus() for choice in self.level.choices.values())

    def focus_level(self) -> None:
        """Give the focus to the level that is chosen."""
        next(choice for choice in self.level.choices.values() if choice.isChecked()).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
