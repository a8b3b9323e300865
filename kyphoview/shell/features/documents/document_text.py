"""A document's text as it stands, with the passages of the present step marked."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QScroller, QTextEdit, QToolTip, QWidget

from kyphoview.documents.library import OpenDocument
from kyphoview.documents.matching.passages import Passage
from kyphoview.language import N_, _
from kyphoview.shell.widgets.scrolling.scroll_bar import SlimScrollBar
from kyphoview.shell.widgets.style import Style, paint_card

_NAME = N_("The document")
_MARGIN_PX = 26
_BAR_PX = 5
_THIN_PX = 2
_MOST_HEADINGS = 400  # in bold; each costs a little, and a document with more of them is not one to read
_MOST_MARKED = 300  # passages of a step; the others have their bar alone
_LINES_ABOVE = 2  # stay in sight above what is gone to
_MOST_LINES_BEFORE = 6  # of the paragraph itself, else its start is left


class DocumentText(QPlainTextEdit):
    """Plain text: nothing in it can run or be fetched. Every second block is a paragraph, the others are space.

    A bar in the margin stands beside what belongs to a step; it is broad where that is the present one.
    """

    chosen = Signal(int, int)  # a paragraph's number, and the place in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self._document: OpenDocument | None = None
        self._step = ""
        self._titles: dict[str, str] = {}
        self._passages: dict[int, dict[str, Passage]] = {}  # by paragraph and step
        self._pressed = QPoint()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)  # what is dropped is for the window
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, _("Scroll: the document"), self))
        self.horizontalScrollBar().setAccessibleName(_("Scroll sideways: the document"))
        self.setAccessibleName(_(_NAME))
        self.setAccessibleDescription(_("Enter goes to the step that the paragraph with the cursor belongs to"))
        self.document().setDocumentMargin(_MARGIN_PX)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    @property
    def shown(self) -> OpenDocument | None:
        return self._document

    @property
    def paragraph(self) -> int:
        """The number of the paragraph that holds the cursor."""
        return self.textCursor().blockNumber() // 2 + 1

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font("body"))
        palette = self.palette()
        palette.setColor(self.viewport().backgroundRole(), QColor(style.theme.panel))
        palette.setColor(palette.ColorRole.Base, QColor(style.theme.panel))
        palette.setColor(palette.ColorRole.Text, QColor(style.theme.text))
        self.setPalette(palette)
        self._embolden()
        self._mark()

    def show_document(self, document: OpenDocument, titles: dict[str, str]) -> None:
        """Show a document from its beginning; `titles` are the steps', for the tool tips."""
        self._document = document
        self._titles = titles
        self._passages = {}
        for step, passages in document.passages.items():
            for passage in passages:
                self._passages.setdefault(passage.number, {})[step] = passage
        self.setPlainText("\n\n".join(paragraph.text for paragraph in document.paragraphs))
        self._embolden()
        self._mark()

    def put_away(self) -> None:
        """Show no document, and keep nothing of the last one."""
        self._document = None
        self._passages = {}
        self.clear()
        self._mark()
        self.setAccessibleName(_(_NAME))

    def show_step(self, step: str) -> None:
        """Mark the passages of this step."""
        self._step = step
        self._mark()

    def go_to(self, number: int) -> None:
        """Put the cursor into a paragraph, and bring it to the upper part of what is seen."""
        block = self.document().findBlockByNumber(2 * (number - 1))
        if not block.isValid():
            return
        marked = self._passages.get(number, {}).get(self._step)
        self.setTextCursor(_cursor(block, units(marked.text, marked.spans[0][0]) if marked else 0))
        self.verticalScrollBar().setValue(self._upper_line())

    def step_at(self, number: int, place: int) -> str | None:
        """The step to go to from a place in a paragraph: of those that the sentence there belongs to, the next one."""
        here = self._passages.get(number, {})
        exact = [step for step, passage in here.items() if any(a <= place <= b for a, b in _in_units(passage))]
        steps = exact or list(here)
        order = list(self._titles)
        if not steps:
            return None
        present = order.index(self._step) if self._step in order else -1
        later = [step for step in steps if order.index(step) > present]
        return min(later or steps, key=order.index)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            for number, rect in self._visible():
                steps = self._passages.get(number, {})
                if self._step in steps:
                    bar = QRectF(6, rect.top() - 2, _BAR_PX, rect.height() + 4)
                    paint_card(painter, bar, self._style.theme.accent, None, _BAR_PX / 2)
                elif steps:
                    bar = QRectF(8, rect.top(), _THIN_PX, rect.height())
                    paint_card(painter, bar, self._style.theme.border, None, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        is_press = event.button() == Qt.MouseButton.LeftButton and way < QApplication.startDragDistance()
        if is_press and not self.textCursor().hasSelection():
            self._choose(self.cursorForPosition(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.textCursor())
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cursor = self.cursorForPosition(event.pos())
            steps = self._passages.get(cursor.blockNumber() // 2 + 1, {}) if cursor.blockNumber() % 2 == 0 else {}
            QToolTip.showText(event.globalPos(), "\n".join(self._titles.get(step, step) for step in steps), self)
            return True
        return super().viewportEvent(event)

    def _choose(self, cursor: QTextCursor) -> None:
        if cursor.blockNumber() % 2 == 0:
            self.chosen.emit(cursor.blockNumber() // 2 + 1, cursor.positionInBlock())

    def _visible(self) -> Iterator[tuple[int, QRectF]]:
        block = self.firstVisibleBlock()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if rect.top() > self.viewport().height():
                return
            if block.blockNumber() % 2 == 0:
                yield block.blockNumber() // 2 + 1, rect
            block = block.next()

    def _embolden(self) -> None:
        """Headings in bold."""
        if self._document is None:
            return
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.DemiBold)
        headings = [paragraph.number for paragraph in self._document.paragraphs if paragraph.kind == "heading"]
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        for number in headings[:_MOST_HEADINGS]:
            cursor = _cursor(self.document().findBlockByNumber(2 * (number - 1)), 0)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(letters)
        whole.endEditBlock()

    def _mark(self) -> None:
        selections = []
        best = self._document.passages.get(self._step, ()) if self._document is not None else ()
        for passage in best[:_MOST_MARKED]:
            block = self.document().findBlockByNumber(2 * (passage.number - 1))
            for start, end in _in_units(passage):
                selection = QTextEdit.ExtraSelection()
                selection.cursor = _cursor(block, start)
                selection.cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                selection.format.setBackground(QColor(self._style.theme.accent_soft))
                selections.append(selection)
        self.setExtraSelections(selections)
        self.viewport().update()

    def _upper_line(self) -> int:
        """Where the scroll bar, which counts lines, must stand to show the paragraph's start or its marked place."""
        cursor = self.textCursor()
        first = cursor.block().firstLineNumber()
        inside = cursor.block().layout().lineForTextPosition(cursor.positionInBlock()).lineNumber()
        return max(0, first - _LINES_ABOVE if inside <= _MOST_LINES_BEFORE else first + inside - _LINES_ABOVE)


def units(text: str, place: int) -> int:
    """A place in a text as Qt counts it, by UTF-16 units."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _in_units(passage: Passage) -> Iterator[tuple[int, int]]:
    yield from ((units(passage.text, start), units(passage.text, end)) for start, end in passage.spans)


def _cursor(block: QTextBlock, place: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + min(place, max(0, block.length() - 1)))
    return cursor
