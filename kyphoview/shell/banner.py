"""Calm news at the top of the window: one sentence, put away with one press."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kyphoview.shell.button import Button
from kyphoview.shell.icons import draw_icon
from kyphoview.shell.look import Look, paint_card
from kyphoview.shell.text_label import TextLabel


class Banner(QFrame):
    """Hidden until there is something to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self.sentence = TextLabel("", "body")
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dismiss = Button("close", "", "quiet", "Put this message away")
        self.dismiss.setAccessibleName("Put this message away")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName("Message")
        self.hide()

        self.dismiss.clicked.connect(self.hide)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._row.setContentsMargins(24 + look.px(34), 8, 16, 8)

    def tell(self, sentence: str) -> bool:
        """Show a sentence, in place of the one before; whether it is news."""
        if self.isVisible() and sentence == self.sentence.text():
            return False
        self.sentence.setText(sentence)
        self.show()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, size = self._look.theme, self._look.px(24)
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()).adjusted(8, 2, -8, -2), theme.panel_raised, theme.warning)
            draw_icon(painter, "notice", QRectF(24, 16, size, size), theme.warning)
