"""What opens in the place of the words: a heading, a button that closes it, and a column that scrolls."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.shell.widgets.accessible.tab_order import order_tabs
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.scrolling.scroll_column import SIDE_PX, Column, ScrollColumn
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.widgets.text_label import TextLabel

_ABOVE_FOOT_PX, _BELOW_FOOT_PX = 8, 14
_HEAD_SPACING_PX, _HEAD_RIGHT_PX = 6, 14


class SideDrawer(QFrame):
    """Whatever opens there, with the button that closes it."""

    closed = Signal()
    width_wanted = Signal(bool)  # whether it needs the whole window

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._title: QWidget | None = None
        self.close_button = Button("close", _("Close"), "quiet", _("Close {title}", title=title))

        self.close_button.clicked.connect(self.closed)

    def head_row(self, title: QWidget | None = None) -> QHBoxLayout:
        """The row at its top: its heading, and the button that closes it."""
        self._title = title or TextLabel(self.accessibleName(), "title")
        self.close_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE_PX, 14, _HEAD_RIGHT_PX, 0)
        head.setSpacing(_HEAD_SPACING_PX)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large letters in a narrow window: the heading keeps its words, the button its sign."""
        super().resizeEvent(event)
        if self._title is not None:
            around = SIDE_PX + _HEAD_SPACING_PX + _HEAD_RIGHT_PX
            needed = self._title.minimumSizeHint().width() + self.close_button.width_when(False) + around
            self.close_button.set_compact(self.width() < needed)

    @property
    def is_wide(self) -> bool:
        """Whether what it shows has the whole window."""
        return False

    def escape(self) -> bool:
        """What Escape does before it closes the drawer; whether it did anything."""
        return False


class Drawer(SideDrawer):
    """Fill `column` and the foot, then call `finish`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.column = Column()
        self._scroll = ScrollColumn(title, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.head_row())
        whole.addWidget(self._scroll, 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._foot)
        self.setTabOrder(self.close_button, self._scroll)  # by keys, too, from above downwards

    def add_to_foot(self, part: QWidget) -> None:
        """Let something stand below the column, in sight however far that is scrolled."""
        self._foot.setContentsMargins(SIDE_PX, _ABOVE_FOOT_PX, SIDE_PX, _BELOW_FOOT_PX)
        self._foot.addWidget(part)

    def finish(self, style: Style) -> None:
        self._scroll.show_column(self.column, style)
        apply_style(self, style)

    def order_tabs(self) -> None:
        """After something was put in between: by keys from above downwards again, the foot last."""
        order_tabs(self.close_button, self._scroll, self.column, self._foot)
