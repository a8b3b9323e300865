"""Running text with places that explain themselves: terms with a dotted line, and small source marks.

The text is laid out as a document, and over each such place lies a real button, so that every one can be reached by
the Tab key and by a screen reader.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QAccessible,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kyphoview.shell.widgets.accessible.focus_rings import shows_ring
from kyphoview.shell.widgets.link_line import ENTER_KEYS
from kyphoview.shell.widgets.style import Style, TextRole, let_grow_down, paint_card, paint_focus_ring, paint_spoken
from kyphoview.shell.words.popover import Note, Popover

SpanKind = Literal["words", "term", "gap", "mark"]
_LINE_HEIGHT_PERCENT: dict[TextRole, float] = {"main": 102.0, "small": 106.0}
_USUAL_LINE_HEIGHT_PERCENT = 112.0
_LARGE_PX, _LARGE_LINE_HEIGHT_PERCENT = 44, 88  # letters from this size on stand in closer lines, as in print
_NARROW_PX = 120
_RING_ROOM_PX = 3  # for the ring beside the letters
_HARD_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; a term or a mark has a note. A gap keeps a mark at the word before it, and is not told."""

    text: str
    kind: SpanKind = "words"
    note: Note | None = None

    @property
    def is_told(self) -> bool:
        """Whether it belongs to the words."""
        return self.kind in ("words", "term")


class Prose(QLabel):
    """One paragraph of spans."""

    told_role = QAccessible.Role.StaticText

    def __init__(
        self,
        spans: Sequence[Span],
        popover: Popover,
        role: TextRole = "body",
        is_quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spans = tuple(spans)
        self._role: TextRole = role
        self._is_quiet = is_quiet
        self._style = Style()
        self._page = QTextDocument(self)
        self._page.setDocumentMargin(0)
        self._heights: dict[int, int] = {}  # by width
        self._marked: tuple[int, int] | None = None  # what is being read aloud
        self._spots = [NoteSpot(span, popover, self) for span in self._spans if span.note is not None]
        self.setAccessibleName(self.told.strip())
        let_grow_down(self)

    @property
    def told(self) -> str:
        """The words without the marks."""
        return "".join(span.text for span in self._spans if span.is_told).rstrip()

    @property
    def marked(self) -> tuple[int, int] | None:
        """The letters that are being read aloud."""
        return self._marked

    def mark(self, start: int, end: int) -> None:
        """Show that these letters of what is told are being read aloud."""
        self._marked = (start, end)
        self.update()

    def unmark(self) -> None:
        self._marked = None
        self.update()

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font(self._role))
        self._write()
        self._place_spots()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            laid = self._page.textWidth()  # what is painted and where the spots lie belong to this width
            self._page.setTextWidth(width)
            self._heights[width] = round(self._page.size().height()) + 1
            self._page.setTextWidth(laid)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = max(_NARROW_PX, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROW_PX, self.heightForWidth(max(_NARROW_PX, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_spots()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for place in () if self._marked is None else self._places(*self._marked):
                for rect in self._rects(*place):
                    paint_spoken(painter, QRectF(rect), self._style.theme)
            self._page.documentLayout().draw(painter, QAbstractTextDocumentLayout.PaintContext())

    def _write(self) -> None:
        self._page.clear()
        self._heights.clear()
        self._page.setDefaultFont(self.font())
        cursor = QTextCursor(self._page)
        block = QTextBlockFormat()
        height = _LINE_HEIGHT_PERCENT.get(self._role, _USUAL_LINE_HEIGHT_PERCENT)
        if self.font().pixelSize() >= _LARGE_PX:
            height = min(height, _LARGE_LINE_HEIGHT_PERCENT)
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        spots = iter(self._spots)
        for span in self._spans:
            start = cursor.position()
            cursor.insertText(span.text, self._format(span.kind))
            if span.note is not None:
                next(spots).set_range(start, cursor.position())

    def _places(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where letters of what is told stand among the marks, from first to last."""
        told, place = 0, 0
        for span in self._spans:
            if span.is_told:
                first, last = max(start, told), min(end, told + len(span.text))
                if first < last:
                    yield place + first - told, place + last - told
                told += len(span.text)
            place += len(span.text)

    def _format(self, kind: SpanKind) -> QTextCharFormat:
        theme, letters = self._style.theme, QTextCharFormat()
        letters.setFont(self._style.font("mark") if kind == "mark" else self.font())
        letters.setForeground(QColor(theme.text_quiet if self._is_quiet else theme.text))
        if kind == "term":
            letters.setForeground(QColor(theme.link))
        elif kind == "mark":  # the spot draws it; here it only takes up its room
            letters.setForeground(Qt.GlobalColor.transparent)
        return letters

    def _place_spots(self) -> None:
        if self._page.textWidth() != self.width():
            self._page.setTextWidth(self.width())
        for spot in self._spots:
            spot.set_style(self._style)
            room = 0 if spot.kind == "mark" else _RING_ROOM_PX
            spot.lie_over(
                [rect.adjusted(-room, 0, room, 0) & self.rect() for rect in self._rects(spot.start, spot.end)]
            )

    def _rects(self, start: int, end: int) -> list[QRect]:
        """Where the letters from start to end stand, one rectangle a line, in the label's coordinates."""
        block = self._page.firstBlock()
        layout = block.layout()
        origin = self._page.documentLayout().blockBoundingRect(block).topLeft()
        rects = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            letters = QFontMetrics(self.font()).height()
            bottom = min(line.y() + line.ascent() + line.descent() + 2, line.y() + line.height())
            top = max(bottom - letters - 3, line.y())  # never over the line above
            rects.append(QRectF(left, top, right - left, bottom - top))
        return [rect.translated(origin).toRect() for rect in rects]


def _x(found: object) -> float:
    """PySide gives the place alone or with the cursor's own."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


class NoteSpot(QPushButton):
    """The place of a term or a mark: shows its note on hover, on focus and when pressed."""

    told_role = QAccessible.Role.Link

    def __init__(self, span: Span, popover: Popover, parent: Prose) -> None:
        super().__init__(parent)
        assert span.note is not None
        self._kind = span.kind
        self._word = span.text.strip().strip(_HARD_SPACE)
        self._note = span.note
        self._presses = 0
        self._popover = popover
        self._style = Style()
        self._rects: list[QRect] = []
        self.start = 0
        self.end = 0
        self.setAccessibleName(self._word if span.kind == "term" else span.note.heading)
        self.setAccessibleDescription(span.note.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.WhatsThisCursor)

        self.clicked.connect(self._on_clicked)

    @property
    def kind(self) -> SpanKind:
        return self._kind

    @property
    def note(self) -> Note:
        return self._note

    def set_range(self, start: int, end: int) -> None:
        self.start, self.end = start, end

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font("mark") if self._kind == "mark" else self._prose_font())

    def lie_over(self, rects: list[QRect]) -> None:
        """Cover these places; they may stand in two lines."""
        whole = QRegion()
        for rect in rects:
            whole += rect
        bounds = whole.boundingRect()
        self._rects = [rect.translated(-bounds.topLeft()) for rect in rects]
        self.setGeometry(bounds)
        if len(rects) > 1:
            self.setMask(whole.translated(-bounds.topLeft()))
        else:
            self.clearMask()
        self.setVisible(bool(rects))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._kind == "mark":
                self._paint_mark(painter)
            else:
                self._paint_dots(painter)
            if shows_ring(self):
                for rect in self._rects:
                    paint_focus_ring(painter, QRectF(rect), self._style, 4, has_halo=False)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_note()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()
        if not self.hasFocus():
            self._popover.leave(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_note()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._popover.leave(self)

    def _on_clicked(self) -> None:
        self._popover.press(self._note, self, self._place())
        self._popover.choose(self._note, self._presses)
        self._presses += 1

    def _show_note(self) -> None:
        self._popover.show_note(self._note, self, self._place())

    def _place(self) -> QRect:
        return self._rects[-1] if self._rects else self.rect()

    def _paint_mark(self, painter: QPainter) -> None:
        theme = self._style.theme
        for rect in self._rects:
            height = QFontMetrics(self.font()).height() + 2
            pill = QRectF(rect.left() + 1, rect.center().y() - height / 2 + 1, rect.width() - 2, height)
            paint_card(painter, pill, theme.hover if self.underMouse() else theme.panel_raised, theme.border, 5)
            painter.setPen(QColor(theme.link))
            painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), self._word)

    def _paint_dots(self, painter: QPainter) -> None:
        theme = self._style.theme
        pen = QPen(QColor(theme.link), max(1.4, self._style.text_scale * 1.4), Qt.PenStyle.DotLine)
        if self.underMouse():
            pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        for rect in self._rects:
            painter.drawLine(
                rect.left() + _RING_ROOM_PX, rect.bottom() - 1, rect.right() - _RING_ROOM_PX, rect.bottom() - 1
            )

    def _prose_font(self) -> QFont:
        parent = self.parentWidget()
        return parent.font() if parent is not None else self.font()
