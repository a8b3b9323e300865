"""A line that leads elsewhere: words over as many lines as they need, and a sign at the end."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from kyphoview.shell.widgets.accessible.focus_rings import shows_ring
from kyphoview.shell.widgets.style import Style, let_grow_down, paint_card, paint_focus_ring, paint_spoken
from kyphoview.view.icons import draw_icon

_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_SIDE_PX, _EDGE_PX = 4, 9
_TALL = 10_000
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinkLine(QPushButton):
    """`words` in the colour of links; `about` below them in quiet letters."""

    def __init__(self, words: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._about = about
        self._style = Style()
        self.is_marked = False  # its words are being read aloud
        self.setAccessibleName(words)
        self.setAccessibleDescription(about)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        let_grow_down(self)

    @property
    def told_role(self) -> QAccessible.Role:
        return QAccessible.Role.Link

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font("heading"))
        self.updateGeometry()
        self.update()

    def mark(self, _start: int, _end: int) -> None:
        """Show that its words are being read aloud: all of them, as they are one sentence."""
        self.is_marked = True
        self.update()

    def unmark(self) -> None:
        self.is_marked = False
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, about = self._places(width)
        return max(
            self._style.target_px(), about.bottom() + 1 + _EDGE_PX if self._about else words.bottom() + 1 + _EDGE_PX
        )

    def sizeHint(self) -> QSize:
        width = max(200, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._style.target_px())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows it, as it follows links elsewhere; on its own Qt knows the space bar alone."""
        if event.key() in ENTER_KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, size = self._style.theme, self._style.px(18)
        words, about = self._places(self.width())
        down = 0 if self._about else max(0, (self.height() - words.bottom() - 1 - _EDGE_PX) // 2)
        with QPainter(self) as painter:
            if self.underMouse():
                paint_card(painter, QRectF(self.rect()), theme.hover, None)
            painter.setFont(self.font())
            if self.is_marked:
                paint_spoken(painter, QRectF(words.translated(0, down)), theme)
            painter.setPen(QColor(theme.link))
            painter.drawText(words.translated(0, down), _WRAPPED, self.text())
            painter.setFont(self._about_font())
            painter.setPen(QColor(theme.text_quiet))
            painter.drawText(about, _WRAPPED, self._about)
            sign = QRectF(self.width() - size - 6, (self.height() - size) / 2, size, size)
            draw_icon(painter, "next", sign, theme.link)
            if shows_ring(self):
                paint_focus_ring(painter, QRectF(self.rect()), self._style)

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Where the words stand, and below them what they are about."""
        room = max(60, width - _SIDE_PX - self._style.px(18) - 14)
        words = _bounds(self.font(), room, self.text()).translated(_SIDE_PX, _EDGE_PX)
        about = _bounds(self._about_font(), room, self._about).translated(_SIDE_PX, words.bottom() + 2)
        return words, about

    def _about_font(self) -> QFont:
        return self._style.font("small")


def _bounds(letters: QFont, width: int, text: str) -> QRect:
    height = QFontMetrics(letters).boundingRect(QRect(0, 0, width, _TALL), _WRAPPED, text).height() if text else 0
    return QRect(0, 0, width, height)
