"""A column of parts, no wider than reads well, and the area in which it scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.shell.widgets.scrolling.scroll_bar import SlimScrollBar
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.widgets.text_label import TextLabel

SIDE_PX, TOP_PX = 28, 20
READABLE_PX = 680  # about 75 letters of body text


class Column(QWidget):
    """Add parts from above downwards, then `finish`. Where there is more room than it takes it stands at the left, or
    in the middle."""

    def __init__(self, widest_px: int = READABLE_PX, is_inside: bool = False, is_in_the_middle: bool = False) -> None:
        super().__init__()
        self._style = Style()
        self._widest_px = widest_px
        self._is_inside = is_inside  # of another one, which has the margins
        self._is_in_the_middle = is_in_the_middle
        self._parts = QVBoxLayout(self)
        self._parts.setSpacing(0)
        self._set_margins()

    def set_style(self, style: Style) -> None:
        self._style = style
        self._set_margins()

    def add(self, part: QWidget, space_below: int = 0) -> None:
        if isinstance(part, Button):
            part.may_yield()
        self._parts.addWidget(part)
        self._parts.addSpacing(space_below)

    def place(self, part: QWidget, other: QWidget, is_behind: bool) -> None:
        """Let a part stand right before another one, or right behind it."""
        self._parts.removeWidget(part)
        self._parts.insertWidget(self._parts.indexOf(other) + is_behind, part)

    def inner_px(self, width_px: int) -> int:
        """How wide its parts are where it is this wide."""
        spare = max(0, width_px - 2 * SIDE_PX - self._style.px(self._widest_px))
        return width_px - 2 * SIDE_PX - spare

    def add_layout(self, parts: QLayout, space_below: int = 0) -> None:
        self._parts.addLayout(parts)
        self._parts.addSpacing(space_below)

    def add_heading(self, words: str) -> None:
        self._parts.addSpacing(14)
        self.add(TextLabel(words, "heading", "accent"), 8)

    def finish(self) -> None:
        self._parts.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """As high as its width asks: else it would be as high as where it is narrowest, with blank room at its end."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self._parts.hasHeightForWidth() and not self._is_inside else least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        if self._is_inside:
            self._parts.setContentsMargins(0, 0, 0, 0)
            return
        spare = self.width() - 2 * SIDE_PX - self.inner_px(self.width())
        left = spare // 2 if self._is_in_the_middle else 0
        self._parts.setContentsMargins(SIDE_PX + left, TOP_PX, SIDE_PX + spare - left, 16)


class ScrollColumn(QScrollArea):
    """Shows one column at a time; the arrow keys, Home and End scroll it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self._bar = SlimScrollBar(Qt.Orientation.Vertical, _("Scroll: {name}", name=name), self)
        self._bar.rangeChanged.connect(self._on_range_changed)
        self.setVerticalScrollBar(self._bar)
        self._on_range_changed(self._bar.minimum(), self._bar.maximum())
        self.horizontalScrollBar().setAccessibleName(_("Scroll sideways: {name}", name=name))

    def show_column(self, column: Column, style: Style) -> None:
        """Put a column in the place of the one before, and begin at its top."""
        column.finish()
        apply_style(column, style)
        before = self.takeWidget()  # `setWidget` would delete it at once, while a button in it may still be pressed
        if before is not None:
            delete_later(before)
        self.setWidget(column)
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._bar.show_keys(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._bar.show_keys(False)

    def _on_range_changed(self, first: int, last: int) -> None:
        """Tab stops here only where there is something to scroll."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if last > first else Qt.FocusPolicy.ClickFocus)
