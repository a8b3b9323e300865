"""What the beginning offers, besides going through it step by step."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.flow_layout import flowing

OpeningOffer = Literal["essence", "study"]


class OpeningOffers(QWidget):
    """Says in `wanted` which of the offers was pressed."""

    wanted = Signal(str)

    def __init__(self, offers: Sequence[OpeningOffer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        made: dict[OpeningOffer, Button] = {
            "essence": Button("play", _("Three minutes"), description=_("All that matters, told in three minutes")),
            "study": Button("study", _("Study"), description=_("Predict, order, recall: the model answers. Key F7")),
        }
        self.buttons = {offer: made[offer] for offer in offers}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flowing(*self.buttons.values()))
        for offer, button in self.buttons.items():
            button.clicked.connect(partial(self._want, offer))

    def _want(self, offer: OpeningOffer) -> None:
        self.wanted.emit(offer)
