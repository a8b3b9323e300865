"""What the end offers: to start again, one's questions, five to check oneself, what else can happen, and the sheet to
take home."""

from functools import partial
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.flow_layout import flowing

Offer = Literal["questions", "sheet", "check", "courses", "again"]


class EndOffers(QWidget):
    """Says in `wanted` which of the offers was pressed; `has_courses` where the other courses can be shown."""

    wanted = Signal(str)

    def __init__(self, has_courses: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        made: dict[Offer, Button] = {
            "questions": Button("help", _("My questions"), description=_("Keep what you want to ask your team")),
            "sheet": Button("document", _("My sheet"), description=_("See what you can take home")),
            "check": Button("tick", _("Check yourself"), description=_("Five plain questions, without marks")),
            "courses": Button(
                "fracture", _("What else can happen"), description=_("Waiting, and what may go otherwise")
            ),
            "again": Button("again", _("Start again"), description=_("Back to the first step")),
        }
        self.buttons = {offer: button for offer, button in made.items() if has_courses or offer != "courses"}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flowing(*self.buttons.values()))
        for offer, button in self.buttons.items():
            button.clicked.connect(partial(self._want, offer))

    def _want(self, offer: Offer) -> None:
        self.wanted.emit(offer)
