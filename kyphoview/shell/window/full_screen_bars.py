"""In full screen the picture and its sentence stand alone: the bars lie over the picture while somebody moves."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kyphoview.shell.widgets.background import Background

_REST_MS = 2500  # without a move, until the bars go
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


class FullScreenBars(QObject):
    """`head` and `foot` hold bars. They stand in their window's column, or float over its edges: shown by the mouse, a
    touch or the Tab key, for as long as the mouse or the keys are on them, and a little longer.

    Args:
        column: of the window; what stands in it by then is followed by the foot.
        stage: holds the picture, and below it what takes its width.
        sentence: below the picture; the foot leaves it in sight.
    """

    def __init__(self, window: QWidget, column: QVBoxLayout, stage: QWidget, sentence: QWidget) -> None:
        super().__init__(window)
        self._window, self._column, self._stage, self._sentence = window, column, stage, sentence
        self.head, self.foot = (_stack(window) for _end in range(2))
        self._under_picture: list[QWidget] = []
        self._is_floating = False
        self._is_by_key = False
        self._at = QCursor.pos()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._go)
        column.insertWidget(0, self.head)
        column.addWidget(self.foot)
        self._foot_at = column.indexOf(self.foot)

    @property
    def is_floating(self) -> bool:
        return self._is_floating

    def take_along(self, part: QWidget) -> None:
        """A part from right under the picture, which floats with the foot."""
        self._under_picture.append(part)
        self._lay_under_picture(part)

    def set_floating(self, is_floating: bool) -> None:
        """Let the bars float, or stand in the column again."""
        if is_floating == self._is_floating:
            return
        self._is_floating = is_floating
        for part in self._under_picture:
            self._lay_under_picture(part)
        handle = self._window.windowHandle()
        if is_floating:
            for bar in (self.head, self.foot):
                self._column.removeWidget(bar)
                bar.raise_()
            if handle is not None:
                handle.installEventFilter(self)
            self.wake()
            return
        if handle is not None:
            handle.removeEventFilter(self)
        self._rest.stop()
        self._column.insertWidget(0, self.head)
        self._column.insertWidget(self._foot_at, self.foot)
        self._show(True)

    def wake(self, is_by_key: bool = False) -> None:
        """Show the bars for a while, if they float."""
        if self._is_floating:
            self._is_by_key = is_by_key
            self.place()
            self._show(True)
            self._rest.start()

    def place(self) -> None:
        """Put floating bars to the window's edges, of its size."""
        if not self._is_floating:
            return
        width, low = self._window.width(), self._window.height()
        if self._sentence.isVisible():
            low = self._sentence.mapTo(self._window, self._sentence.rect().topLeft()).y()
        head_px, foot_px = (bar.sizeHint().height() for bar in (self.head, self.foot))
        self.head.setGeometry(0, 0, width, head_px)
        self.foot.setGeometry(0, low - foot_px, width, foot_px)

    def stop(self) -> None:
        """The window goes."""
        self._rest.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.wake()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TABS:
            self.wake(is_by_key=True)
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            at = event.globalPosition().toPoint()
            if at != self._at and not event.buttons():  # who draws or drags wants to see the picture
                self.wake()
            self._at = at
        return False

    def _go(self) -> None:
        focus = QApplication.focusWidget()
        has_focus = focus is not None and any(bar.isAncestorOf(focus) for bar in (self.head, self.foot))
        is_used = any(bar.underMouse() for bar in (self.head, self.foot)) or (has_focus and self._is_by_key)
        if is_used or QApplication.activePopupWidget() is not None:
            self._rest.start()
            return
        if has_focus:  # by a press on the line of time: what cannot be seen takes no keys
            self._stage.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(False)

    def _show(self, are_shown: bool) -> None:
        for bar in (self.head, self.foot):
            bar.setVisible(are_shown)
        if are_shown:
            self._stage.unsetCursor()
        else:
            self._stage.setCursor(Qt.CursorShape.BlankCursor)

    def _lay_under_picture(self, part: QWidget) -> None:
        layout = (self.foot if self._is_floating else self._stage).layout()
        assert isinstance(layout, QVBoxLayout)
        was_hidden = part.isHidden()
        layout.insertWidget(0 if self._is_floating else 1, part)
        part.setHidden(was_hidden)  # another parent hides it


def _stack(window: QWidget) -> Background:
    stack = Background(window)
    column = QVBoxLayout(stack)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return stack
