"""The screen takes no touch while it is wiped, and counts down until it does again."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kyphoview.language import _, ngettext
from kyphoview.shell.kiosk.overlay import Overlay, OverlayTitle
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.view.fonts import font

_DIAL_PX, _RING_PX = 200, 12


class CleaningLock(Overlay):
    """Has nothing to press: that touches do nothing, the guard sees to."""

    def __init__(self, length_s: float, parent: QWidget) -> None:
        super().__init__(_("Cleaning the screen"), parent)
        self._dial = _Dial(length_s)
        for label in (
            OverlayTitle(_("You can wipe the screen now")),
            TextLabel(_("Touches and keys do nothing until the time is over. It ends by itself."), "body"),
        ):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(label)
        self.column.addWidget(self._dial, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_left(self, left_s: float) -> None:
        self._dial.show_left(left_s)


class _Dial(QWidget):
    """A ring that empties, with the seconds in it."""

    def __init__(self, length_s: float) -> None:
        super().__init__()
        self._length_s = length_s
        self._left_s = length_s
        self._style = Style()
        self.show_left(length_s)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFixedSize(style.px(_DIAL_PX), style.px(_DIAL_PX))

    def show_left(self, left_s: float) -> None:
        self._left_s = left_s
        self.setAccessibleName(ngettext("{count} second left", "{count} seconds left", math.ceil(left_s)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, width = self._style.theme, self._style.px(_RING_PX)
        ring = QRectF(self.rect()).adjusted(width, width, -width, -width)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.hairline), width))
            painter.drawEllipse(ring)
            painter.setPen(QPen(QColor(theme.accent), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(ring, 90 * 16, round(self._left_s / self._length_s * 360 * 16))
            painter.setFont(font(self._style.px(64)))
            painter.setPen(QColor(theme.text))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(math.ceil(self._left_s)))
