"""What the display does to an X-ray, told below it in as many words as have room."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_MOST_LINES = 2
_LEAST_HEIGHT_LINES = 14  # of the pane, in the note's own lines: below this the picture needs them
_SIDE_PX = 8


class XrayNote(TextLabel):
    """Without words until they have been read."""

    def __init__(self) -> None:
        super().__init__("", "strip", "text_quiet")
        self._texts: tuple[str, ...] = ()
        self._fitted: tuple[QRect, bool] | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        if self._fitted is not None:
            self.fit(*self._fitted)

    def read(self) -> None:
        """Read the words.

        Raises:
            BadInput: their file is damaged.
        """
        from kyphoview.content.xray import load_xray_words  # late: only an X-ray needs them

        words = load_xray_words()
        self._texts = words.display, words.display_short

    def fit(self, pane: QRect, is_wanted: bool) -> None:
        """Show the longest text that fits below a picture in this pane, or none."""
        self._fitted = pane, is_wanted
        metrics = QFontMetrics(self.font())
        room, flags = pane.adjusted(_SIDE_PX, 0, -_SIDE_PX, 0), int(Qt.TextFlag.TextWordWrap)
        most_px = _MOST_LINES * metrics.lineSpacing()
        fitting = [text for text in self._texts if metrics.boundingRect(room, flags, text).height() <= most_px]
        self.setText(fitting[0] if fitting else "")
        has_room = pane.height() >= _LEAST_HEIGHT_LINES * metrics.lineSpacing()
        self.setVisible(bool(fitting) and has_room and is_wanted)
