"""A soft ground under the part that a search has found, so that the eye finds it, too."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kyphoview.shell.widgets.style import Style, paint_card

_BEYOND_PX, _BAR_PX = 10, 4


class FoundMark(QWidget):
    """Lies under a part, goes where it goes, and is gone with it."""

    def __init__(self, part: QWidget, style: Style) -> None:
        super().__init__(part.parentWidget())
        self._part, self._style = part, style
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        part.installEventFilter(self)
        part.destroyed.connect(self.deleteLater)
        self._follow()
        self.lower()
        self.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._style.theme
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()), theme.accent_soft, None)
            painter.fillRect(QRectF(0, 0, _BAR_PX, self.height()), QColor(theme.accent))

    def _follow(self) -> None:
        self.setGeometry(self._part.geometry().adjusted(-_BEYOND_PX, -_BAR_PX, _BEYOND_PX, _BAR_PX))
