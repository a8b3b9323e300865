"""Calm news over the picture, put away with one press. What has only been done goes by itself.

What goes wrong at about the same time, as at a start, stands together: none of it hides the other.
"""

from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QCursor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QAbstractSlider, QFrame, QHBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style, paint_card
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.view.icons import draw_icon

_PASSES_MS = 10_000
_TOGETHER_S = 10.0  # after which a new sentence takes the place of older ones
_MOST_SENTENCES = 4
_GAP_PX = 10  # from the edges of what it lies over
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


class Banner(QFrame):
    """Hidden until there is something to tell. What went wrong stays until it is put away; what was done passes.

    It lies over its parent, at the top of the first of some parts that is shown: nothing makes room for it. Where a
    button or the mouse is there, it lies at the foot or below that button, so that what is pressed is not covered.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = Style()
        self._parts: tuple[QWidget, ...] = ()
        self.passing = QTimer(self)
        self.passing.setSingleShot(True)
        self.passing.setInterval(_PASSES_MS)
        self._is_done = False
        self._together_until = 0.0  # s, of the system's steady clock
        self.sentence = TextLabel("", "body")
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dismiss = Button("close", "", "quiet", _("Put this message away"))
        self.dismiss.setAccessibleName(_("Put this message away"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(_("Message"))
        self.hide()

        self.dismiss.clicked.connect(self.hide)
        self.passing.timeout.connect(self.hide)

    def set_style(self, style: Style) -> None:
        self._style = style
        self._row.setContentsMargins(24 + style.px(34), 8, 16, 8)
        self._place()

    def lie_over(self, *parts: QWidget) -> None:
        """Lie over the first of these that is shown, and follow it."""
        self._parts = parts
        for part in parts:
            part.installEventFilter(self)

    def tell(self, sentence: str, is_done: bool = False) -> bool:
        """Show a sentence, in place of older ones; whether it is news.

        Args:
            is_done: it says what was done, and so needs nobody's attention for long.
        """
        if is_done:
            self.passing.start()
        else:
            self.passing.stop()
        shown = self.sentence.text().split("\n") if self.isVisible() else []
        if sentence in shown and is_done == self._is_done:
            return False
        is_together = not (is_done or self._is_done) and monotonic() < self._together_until
        if not is_done:
            self._together_until = monotonic() + _TOGETHER_S
        self._is_done = is_done
        self.sentence.setText("\n".join([*shown, sentence][-_MOST_SENTENCES:]) if is_together else sentence)
        self._place()
        self.show()
        self.raise_()
        self.update()
        return True

    def forget(self) -> None:
        """Put the sentence away for good: it may name a file."""
        self.hide()
        self.sentence.setText("")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self.isVisible():
            self._place()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.passing.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, size = self._style.theme, self._style.px(24)
        sign, colour = ("tick", theme.accent) if self._is_done else ("notice", theme.warning)
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()).adjusted(8, 2, -8, -2), theme.panel_raised, colour)
            draw_icon(painter, sign, QRectF(24, 16, size, size), colour)

    def _place(self) -> None:
        part = next((part for part in self._parts if part.isVisible()), None)
        if part is None:
            return
        parent = self.parentWidget()
        assert parent is not None
        room = QRect(part.mapTo(parent, QPoint()), part.size()).adjusted(_GAP_PX, _GAP_PX, -_GAP_PX, -_GAP_PX)
        place = QRect(room.left(), room.top(), room.width(), min(self._row.heightForWidth(room.width()), room.height()))
        pressed = [*_controls_in(part, parent), QRect(parent.mapFromGlobal(QCursor.pos()), QSize(1, 1))]
        tops = [room.top(), room.bottom() + 1 - place.height(), *sorted(one.bottom() + _GAP_PX for one in pressed)]
        inside = [top for top in tops if room.top() <= top <= room.bottom() + 1 - place.height()]
        free = (top for top in inside if not any(place.translated(0, top - place.top()).intersects(p) for p in pressed))
        place.moveTop(next(free, tops[1]))
        self.setGeometry(place)


def _controls_in(part: QWidget, parent: QWidget) -> list[QRect]:
    """Where buttons and sliders stand that do not scroll with what they belong to."""
    return [
        QRect(one.mapTo(parent, QPoint()), one.size())
        for kind in (QAbstractButton, QAbstractSlider)
        for one in part.findChildren(kind)
        if one.isVisible() and not _scrolls(one, part)
    ]


def _scrolls(one: QWidget, part: QWidget) -> bool:
    above = one.parentWidget()
    while above is not None and above is not part:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False
