"""Choosing one of the open documents."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox

from kyphoview.language import _
from kyphoview.shell.widgets.field_frame import paint_frame
from kyphoview.shell.widgets.style import Style


class DocumentChoice(QComboBox):
    """Which of the open documents is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Document"))
        self.setAccessibleDescription(_("Which of the open documents is shown"))
        self.view().setAccessibleName(_("Open documents"))
        for bar in (self.view().verticalScrollBar(), self.view().horizontalScrollBar()):
            bar.setAccessibleName(_("Scroll: open documents"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self._style = Style()

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font("button"))
        self.setMinimumHeight(style.target_px())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_frame(self, self._style)
