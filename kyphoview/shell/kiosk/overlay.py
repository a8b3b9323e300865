"""What is laid over everything else: a veil, and on it a card with a few words and large buttons."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kyphoview.shell.widgets.style import Style, paint_card
from kyphoview.shell.widgets.text_label import TextLabel

_VEIL_ALPHA = 190
_CARD_PX = 620
_EDGE_PX = 36


class OverlayTitle(TextLabel):
    """What is laid over the rest: a heading, in letters to be read from where one stands."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "main", "accent")

    @property
    def told_level(self) -> int:
        return 1


class Overlay(QWidget):
    """Covers its parent whatever size it takes. What lies below can be neither pressed nor reached by Tab."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        self._style = Style()
        self.card = QFrame(self)
        self.card.setAccessibleName(name)
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(*(_EDGE_PX,) * 4)
        self.column.setSpacing(18)
        around = QVBoxLayout(self)
        around.addStretch(1)
        around.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(1)
        self.setAccessibleName(name)
        self.setGeometry(parent.rect())
        parent.installEventFilter(self)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.card.setFixedWidth(min(style.px(_CARD_PX), max(300, self.width() - 32)))
        self._fit_card()
        self.update()

    def show_left(self, _left_s: float) -> None:
        """How long it stays, for those that end by themselves."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._below and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._below.rect())
            self.set_style(self._style)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_card()
        return super().event(event)

    def _fit_card(self) -> None:
        """As high as its words need at its width; a layout that centres it asks only for what one line needs."""
        width = self.card.width()
        has_lines = self.column.hasHeightForWidth()
        height = self.column.totalHeightForWidth(width) if has_lines else self.column.sizeHint().height()
        if height != self.card.minimumHeight():
            self.card.setMinimumHeight(height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._style.theme
        with QPainter(self) as painter:
            veil = QColor(theme.window)
            veil.setAlpha(_VEIL_ALPHA)
            painter.fillRect(self.rect(), veil)
            paint_card(painter, QRectF(self.card.geometry()), theme.panel_raised, theme.border, 18)
