"""A large way into the program: a sign, a word, and under it what comes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy

from kyphoview.shell.widgets.button import Button, Kind
from kyphoview.shell.widgets.style import Style
from kyphoview.view.fonts import font
from kyphoview.view.icons import draw_icon

_WORD_PX, _LINE_PX = 21.0, 15.0
_SIGN_PX = 30.0
_SIDE_PX, _GAP_PX, _EDGE_PX = 18.0, 14.0, 12.0


class WayIn(Button):
    """As wide as the column it stands in. In little room it goes without the line under its word."""

    def __init__(self, icon: str, word: str, line: str, kind: Kind = "plain") -> None:
        super().__init__(icon, word, kind, line)
        self._sign, self._line = icon, line
        self._scale = self._enlarged = 1.0
        self._has_line = True
        self.setToolTip("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_style(self, style: Style) -> None:
        self._scale = style.text_scale
        super().set_style(style)

    def arrange(self, enlarged: float, has_line: bool) -> None:
        """Have letters so much larger than usual, at least as large, and the line or not."""
        self._enlarged, self._has_line = max(1.0, enlarged), has_line
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        sizes = [QFontMetrics(each) for _, each, _ in self._texts()]
        widest = max(size.horizontalAdvance(text) for size, (text, _, _) in zip(sizes, self._texts(), strict=True))
        high = sum(size.lineSpacing() for size in sizes) + 2 * self._px(_EDGE_PX)
        return QSize(widest + self._px(_SIGN_PX + 2 * _SIDE_PX + _GAP_PX), high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _paint_face(self, painter: QPainter, ink: str) -> None:
        sign, left = self._px(_SIGN_PX), self._px(_SIDE_PX + _SIGN_PX + _GAP_PX)
        edge = self._px(_EDGE_PX)
        draw_icon(painter, self._sign, QRectF(self._px(_SIDE_PX), (self.height() - sign) / 2, sign, sign), ink)
        painter.setPen(QColor(ink))
        for text, letters, high in self._texts():
            painter.setFont(letters)
            place = QRectF(left, edge, self.width() - left, self.height() - 2 * edge)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | high), text)

    def _texts(self) -> list[tuple[str, QFont, Qt.AlignmentFlag]]:
        found = [(self.text(), font(self._px(_WORD_PX)), Qt.AlignmentFlag.AlignTop)]
        if self._has_line:
            found.append((self._line, font(self._px(_LINE_PX)), Qt.AlignmentFlag.AlignBottom))
        return found

    def _px(self, size: float) -> int:
        return round(size * self._enlarged * self._scale)
