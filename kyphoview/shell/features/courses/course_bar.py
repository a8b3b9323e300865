"""Under the picture while another course is shown: which one, and the way back to where the procedure was."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_SIDE_PX, _GAP_PX = 16, 12


class CourseBar(QFrame):
    """Hidden until it is needed."""

    others_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self.setAccessibleName(_("What else can happen"))
        self.course = TextLabel("", "heading", "accent", wraps=False)
        self.others = Button("courses", _("Others"), "quiet", _("Choose what else can happen"))
        self.back = Button("previous", _("Back to the procedure"), "plain", _("To the step where you were. Key Escape"))
        self._row = FittingRow()
        self._row.row.setSpacing(_GAP_PX)
        self._row.row.addWidget(self.course)
        self._row.row.addStretch(1)
        self._row.row.addWidget(self.others)
        self._row.row.addWidget(self.back)
        self._row.set_yielding([self.others], [self.course])  # the words beside the picture say it, too
        around = QHBoxLayout(self)
        around.setContentsMargins(_SIDE_PX, 2, _SIDE_PX, 2)
        around.addWidget(self._row)
        self.hide()

        self.others.clicked.connect(self.others_wanted)
        self.back.clicked.connect(self.left)

    @property
    def told_role(self) -> QAccessible.Role:
        return QAccessible.Role.Grouping

    def set_style(self, style: Style) -> None:
        self._style = style
        self._row.refit()

    def show_course(self, title: str) -> None:
        """Say which one it is."""
        self.course.setText(title)
        self._row.refit()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.panel))
