"""A small note beside what it explains: shown on hover and on focus, gone by Escape or when one turns away."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kyphoview.content.words import Source
from kyphoview.language import _
from kyphoview.shell.widgets.accessible.laid_out import widgets_laid_out
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.shell.widgets.style import Style, apply_style, paint_card
from kyphoview.shell.widgets.text_label import TextLabel

_WIDTH_PX = 340
_SHADOW_PX = 8
_GAP_PX = 2
_LEAVING_MS = 250  # time to move the pointer from the word onto its note


@dataclass(frozen=True, slots=True)
class Note:
    """What a popover says: a heading and lines beneath it."""

    heading: str
    lines: tuple[str, ...]
    sources: tuple[Source, ...] = ()  # the paragraphs that it leads to where their document is open
    leads_to: str | None = None  # a page, and a place in it, that has more

    @property
    def text(self) -> str:
        """All of it, for a screen reader."""
        return " ".join((self.heading + ".", *self.lines))


class Popover(QFrame):
    """Stands over the window that holds `owner`; never takes the focus."""

    source_chosen = Signal(object)
    place_wanted = Signal(str)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner.window())
        self._style = Style()
        self._asker: QWidget | None = None
        self._place = QRect()
        self._open_documents: frozenset[str] = frozenset()
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_LEAVING_MS)
        self._lines = QVBoxLayout(self)
        edge = 14 + _SHADOW_PX
        self._lines.setContentsMargins(edge + 2, edge, edge + 2, edge)
        self._lines.setSpacing(6)
        self.hide()

        self._leaving.timeout.connect(self.dismiss)

    @property
    def asker(self) -> QWidget | None:
        """What the note that is shown belongs to; None while none is shown."""
        return self._asker

    def set_style(self, style: Style) -> None:
        self._style = style
        self.dismiss()

    def show_note(self, note: Note, asker: QWidget, place: QRect) -> None:
        """Show a note under (or, where there is no room, over) a place given in the asker's coordinates."""
        self._leaving.stop()
        if self._asker is asker and self.isVisible():
            return
        if not self.window().isAncestorOf(asker):  # its page was made anew by the very key that brought it the focus
            return
        self._asker = asker
        self._place = place
        self._fill(note)
        self._stand_by(asker)
        self.show()
        self.raise_()

    def set_open_documents(self, ids: frozenset[str]) -> None:
        """Which of the known documents can be gone to."""
        self._open_documents = ids

    def choose(self, note: Note, times: int) -> None:
        """A mark was pressed, so many times before: go to its paragraph, or to the next one of several."""
        sources = [source for source in note.sources if source.document in self._open_documents]
        if sources:
            self.source_chosen.emit(sources[times % len(sources)])

    def press(self, note: Note, asker: QWidget, place: QRect) -> None:
        """Show a note; where it is shown already and leads on, go there."""
        if self._asker is asker and self.isVisible() and note.leads_to is not None:
            self.dismiss()
            self.place_wanted.emit(note.leads_to)
        else:
            self.show_note(note, asker, place)

    def follow(self) -> None:
        """What lies below has scrolled: stay beside what has the focus, else go."""
        if self._asker is not None and self._asker.hasFocus() and not self._asker.visibleRegion().isEmpty():
            self._stand_by(self._asker)
        else:
            self.dismiss()

    def leave(self, asker: QWidget) -> None:
        """The pointer or the focus has left; the note goes unless the pointer reaches it soon."""
        if asker is self._asker and self.isVisible():
            self._leaving.start()

    def dismiss(self) -> bool:
        """Close; whether there was a note to close."""
        was_open = self.isVisible()
        self._leaving.stop()
        self._asker = None
        self.hide()
        return was_open

    def enterEvent(self, event: QEnterEvent) -> None:
        self._leaving.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._asker is not None and not self._asker.hasFocus():
            self._leaving.start()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._leaving.stop()  # also where the window has closed over it

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._style.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            shade = QColor(0, 0, 0, 9 if not theme.is_dark else 26)
            for spread in range(_SHADOW_PX, 0, -1):
                painter.setBrush(shade)
                inset = _SHADOW_PX - spread
                painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), 8 + spread, 8 + spread)
            inset = _SHADOW_PX
            card = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            paint_card(painter, card, theme.panel_raised, theme.border)

    def _fill(self, note: Note) -> None:
        for old in widgets_laid_out(self._lines):
            self._lines.removeWidget(old)
            delete_later(old)
        self._lines.addWidget(TextLabel(note.heading, "heading"))
        leads = any(source.document in self._open_documents for source in note.sources)
        for line in (*note.lines, *((_("Press the mark to see it in the document."),) if leads else ())):
            self._lines.addWidget(TextLabel(line, "small"))
        for widget in widgets_laid_out(self._lines):
            apply_style(widget, self._style)
            widget.show()

    def _stand_by(self, asker: QWidget) -> None:
        window = self.window()
        place = QRect(asker.mapTo(window, self._place.topLeft()), self._place.size())
        width = min(self._style.px(_WIDTH_PX) + 2 * _SHADOW_PX, window.width() - 16)
        height = self._lines.totalHeightForWidth(width)
        left = min(max(place.left() - _SHADOW_PX - 12, 8), window.width() - width - 8)
        top = place.bottom() + _GAP_PX - _SHADOW_PX + 2
        if top + height > window.height() - 4:
            top = max(4, place.top() - height + _SHADOW_PX - _GAP_PX)
        self.setGeometry(QRect(QPoint(left, top), self.size().expandedTo(self.minimumSizeHint())))
        self.resize(width, height)
