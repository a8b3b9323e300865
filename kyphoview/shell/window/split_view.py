"""Picture and words, side by side or one below the other, with an edge between them that can be moved by keys too."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from kyphoview.language import _
from kyphoview.shell.widgets.accessible.focus_rings import shows_ring
from kyphoview.shell.widgets.style import Style, paint_card, paint_focus_ring

LEAST_SHARE, MOST_SHARE = 0.3, 0.8
_KEY_STEP = 0.03
_HANDLE_PX = 10
_NARROW_PX = 900
_WORDS_SHARE, _LEAST_WORDS_PX, _MOST_WORDS_PX = 0.3, 380, 440  # of the width, unless the person chooses
_WIDE_SHARE = 0.22  # of a wide screen the words have this much, else their lines would be a small corner of it
_MOST_WANTED_SHARE = 0.43  # of the width, for words that ask for more than usual
_MOST_GROWTH = 1.4  # larger text has more room, as far as the picture can spare it
_UPRIGHT_SHARE = 0.62  # of the height, for the picture
_MOST_NARROWING = 1.2  # larger text needs more room, but two low strips are worse than two narrow columns


class SplitView(QSplitter):
    """`share` is the part of the room that the first widget has: what the person has chosen, or, while that is None,
    what the words beside it do not need."""

    share_changed = Signal(float)

    def __init__(self, share: float | None, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._chosen = share
        self._least_below = 0
        self._wanted_px = 0
        self._style = Style()
        self.setHandleWidth(_HANDLE_PX)
        self.setChildrenCollapsible(False)

        self.splitterMoved.connect(self._on_moved)

    @property
    def share(self) -> float:
        return (
            self._share(self.width(), self._wanted_px)
            if self._chosen is None
            else min(max(self._chosen, LEAST_SHARE), MOST_SHARE)
        )

    def usual_share(self, whole_px: int) -> float:
        """In so much width, whatever was chosen, and whatever the words of this step ask for."""
        return self._share(whole_px, 0)

    def _share(self, whole_px: int, asked_px: int) -> float:
        if self.orientation() == Qt.Orientation.Vertical:
            return _UPRIGHT_SHARE
        width = max(1, whole_px - self.handleWidth())
        most_px = max(_MOST_WORDS_PX, _WIDE_SHARE * width)
        words_px = min(max(_WORDS_SHARE * width, _LEAST_WORDS_PX), most_px)
        growth = min(self._style.text_scale, _MOST_GROWTH)
        wanted_px = min(asked_px * growth, _MOST_WANTED_SHARE * width)
        return 1 - max(words_px * growth, wanted_px) / width

    @property
    def shown_style(self) -> Style:
        return self._style

    def set_style(self, style: Style) -> None:
        self._style = style
        for index in range(self.count()):
            self.handle(index).update()

    def arrange(self, width: int, height: int, least_below: int) -> None:
        """Choose the direction for a window of this size, and give each side its share.

        Where the second stands below the first it has `least_below` pixels whatever its share, if the first can yield.
        """
        is_narrow = width < _NARROW_PX * min(self._style.text_scale, _MOST_NARROWING) and height > width * 0.8
        is_tall = width < height
        self._least_below = least_below
        self.setOrientation(Qt.Orientation.Vertical if is_narrow or is_tall else Qt.Orientation.Horizontal)
        self._divide()

    def _divide(self) -> None:
        is_below = self.orientation() == Qt.Orientation.Vertical
        whole = max(1, (self.height() if is_below else self.width()) - self.handleWidth())
        second = max(round((1 - self.share) * whole), self._least_below if is_below else 0)
        self.setSizes([max(0, whole - second), second])

    def has_room(self, height: int) -> bool:
        """Whether this height is enough for both, one below the other."""
        first = self.widget(0)
        assert first is not None
        return height >= first.minimumSizeHint().height() + self.handleWidth() + self._least_below

    def want_beside(self, width: int) -> None:
        """Let the second have this width at text scale 1 beside the first, unless the person chose; 0: as is usual."""
        if width != self._wanted_px:
            self._wanted_px = width
            self._divide()

    def choose_share(self, share: float) -> None:
        """As the person asks for it."""
        self._chosen = min(max(share, LEAST_SHARE), MOST_SHARE)
        self._divide()
        self.share_changed.emit(self.share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide()

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self)

    def _on_moved(self) -> None:
        first, second = self.sizes()
        self._chosen = first / max(1, first + second)
        self.share_changed.emit(self.share)


class _Handle(QSplitterHandle):
    def __init__(self, split: SplitView) -> None:
        super().__init__(split.orientation(), split)
        self._split = split
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Edge between picture and words"))
        self.setAccessibleDescription(_("Arrow keys move it"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._split.choose_share(self._split.share + step * _KEY_STEP)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, rect = self._split.shown_style.theme, QRectF(self.rect())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.window))
            long, short = 40.0, 4.0
            is_side_by_side = self.orientation() == Qt.Orientation.Horizontal
            grip = QRectF(0, 0, short, long) if is_side_by_side else QRectF(0, 0, long, short)
            grip.moveCenter(rect.center())
            paint_card(painter, grip, theme.border, None, 2)
            if shows_ring(self):
                paint_focus_ring(painter, rect, self._split.shown_style, 3)
