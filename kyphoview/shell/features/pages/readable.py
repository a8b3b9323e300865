"""Keeps lines of text as short as reads well on a page that is wide for its tables."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.shell.widgets.scrolling.scroll_column import READABLE_PX
from kyphoview.shell.widgets.style import Style


class Readable(QWidget):
    """Holds a part and leaves room at its right."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self._style = Style()
        self._around = QVBoxLayout(self)
        self._around.addWidget(part)
        self._set_margins()

    def set_style(self, style: Style) -> None:
        self._style = style
        self._set_margins()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        self._around.setContentsMargins(0, 0, max(0, self.width() - self._style.px(READABLE_PX)), 0)
