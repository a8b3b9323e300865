"""What stands in the place of a picture that is still being made: what is being waited for, in words."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.view.fonts import font
from kyphoview.view.palette import LIGHT, Theme

_EDGE = 0.06  # of the width, that the words keep away from either side
_TEXT_PX = 15.0  # at text scale 1


def paint_waiting(painter: QPainter, rect: QRect, ground: QColor, words: QColor, text_px: float, sentence: str) -> None:
    """Fill the place of a picture, with a sentence in its middle: an empty picture alone looks like a broken one.

    Args:
        text_px: of the letters, pixels.
    """
    painter.fillRect(rect, ground)
    painter.setFont(font(text_px))
    painter.setPen(words)
    edge_px = round(_EDGE * rect.width())
    room = rect.adjusted(edge_px, 0, -edge_px, 0)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), sentence)


class Waiting(QWidget):
    """Stands in the place of a view that cannot be made at once."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = sentence
        self._theme, self._text_px = LIGHT, _TEXT_PX
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_look(self, theme: Theme, text_scale: float, least_px: float) -> None:
        """The colours, and letters no smaller than the picture's will be, pixels."""
        self._theme, self._text_px = theme, max(_TEXT_PX * text_scale, least_px)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            ground, words = QColor(self._theme.backdrop), QColor(self._theme.text)
            paint_waiting(painter, self.rect(), ground, words, self._text_px, self.sentence)
