"""All steps as cards, in as many rows as a screen of this width needs: nothing to scroll."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.language import _
from kyphoview.shell.picture.step_cards import StepCards
from kyphoview.shell.widgets.style import Style

_LEAST_CARD_PX, _LEAST_NUMBER_PX = 128, 56
_EDGE_PX, _TOP_PX = 14, 5


class StepGrid(QWidget):
    """As many cards in each row as there is room for, and as many in one row as in the next."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self.steps = StepCards(count, self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Steps"))

        self.steps.outdated.connect(self._on_outdated)

    @property
    def told_role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def set_style(self, style: Style) -> None:
        self._style = style
        self.steps.set_style(style)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self.steps.cards) // self._columns(width))
        return rows * self._card_size(width).height() + 2 * _TOP_PX

    def sizeHint(self) -> QSize:
        return QSize(900, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self._style.target_px())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _columns(self, width: int) -> int:
        count, room = len(self.steps.cards), width - 2 * _EDGE_PX
        least_px = _LEAST_CARD_PX if self.steps.has_titles else _LEAST_NUMBER_PX
        for rows in range(1, count + 1):
            columns = -(-count // rows)
            card = room // columns
            if card >= least_px and self.steps.fits(card):
                return columns
        return 1

    def _card_size(self, width: int) -> QSize:
        card = (width - 2 * _EDGE_PX) // self._columns(width)
        return QSize(card, max(self.steps.height_for(card), self._style.target_px()))

    def _arrange(self) -> None:
        width = self.width()
        self.steps.place(_EDGE_PX, _TOP_PX, self._card_size(width), self._columns(width))

    def _on_outdated(self) -> None:
        self._arrange()
        self.updateGeometry()
