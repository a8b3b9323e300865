"""A field of several lines, framed as buttons are, with a ring when it has the focus."""

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from kyphoview.shell.widgets.field_frame import paint_frame
from kyphoview.shell.widgets.style import Style

_FRAME_PX = 4  # left free for the frame and the ring
_MOST_PASTED = 5000  # letters; more than any owner keeps, so that each can say what is too long


class OwnWords(QPlainTextEdit):
    """Its owner gives it font and height. The key Tab leaves it.

    Of what is pasted it takes so many letters at most: to lay out some millions would stop the window for seconds.
    """

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self._style = Style()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(_FRAME_PX, _FRAME_PX, _FRAME_PX, _FRAME_PX)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.update()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text()[:_MOST_PASTED])

    def event(self, event: QEvent) -> bool:
        """What is painted around the lines comes here; the lines themselves go to `paintEvent`."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            paint_frame(self, self._style)
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return is_done
