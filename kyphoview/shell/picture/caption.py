"""The step's main sentence under the picture in full screen, in letters that are read from across the room."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.view.fonts import font

_SIDE_PX = 24
_LEAST_PX = 20.0  # at text scale 1
_MOST_LINES = 2


class Caption(TextLabel):
    """Of the asked size, or as much smaller as two lines need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "main", parent=parent)
        self._style = Style()
        self._wanted_px = 0.0
        self._is_height_kept = False
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(_SIDE_PX, 4, _SIDE_PX, 4)
        self.hide()

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        self._style = style
        self._fit()

    def show_sentence(self, sentence: str) -> None:
        self.setText(sentence)
        self._fit()

    def set_letters(self, size_px: float) -> None:
        """How large the letters are to be, in pixels."""
        self._wanted_px = size_px
        self._fit()

    def keep_height(self, is_kept: bool) -> None:
        """Keep room for two lines, so that the picture stays as it is while sentences follow each other."""
        self._is_height_kept = is_kept
        self._fit()

    def lines(self) -> int:
        return self._lines_of(self.font().pixelSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        least_px = round(self._style.px(_LEAST_PX))
        size_px = max(round(self._wanted_px), least_px)
        while size_px > least_px and self._lines_of(size_px) > _MOST_LINES:
            size_px -= 1
        self.setFont(font(size_px))
        margins = self.contentsMargins()
        lines_px = _MOST_LINES * QFontMetrics(font(max(round(self._wanted_px), least_px))).lineSpacing()
        self.setMinimumHeight(lines_px + margins.top() + margins.bottom() if self._is_height_kept else 0)

    def _lines_of(self, size_px: int) -> int:
        metrics = QFontMetrics(font(size_px))
        place = QRect(0, 0, max(1, self.width() - 2 * _SIDE_PX), 100_000)
        wrapped = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        return round(metrics.boundingRect(place, wrapped, self.text()).height() / metrics.lineSpacing())
