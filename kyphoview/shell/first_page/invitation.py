"""The opening film beside a few large words and large buttons: side by side, or one below the other when upright."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.shell.first_page.film_view import FilmView
from kyphoview.shell.first_page.large_text import DISCLAIMER, INVITATION, TITLE, LargeText
from kyphoview.shell.first_page.way_in import WayIn
from kyphoview.shell.widgets.scrolling.scroll_bar import SlimScrollBar
from kyphoview.shell.widgets.style import Style, apply_style

_TITLE_SHARE, _SENTENCE_SHARE = 0.062, 0.031  # of the page's lesser side
_WIDEST_PX, _USUAL_SIDE_PX = 620, 800  # the words, at text scale 1 on a page whose lesser side is the usual one
_EDGE_PX, _EDGE_SHARE = 32, 0.04  # around the words: at least so much, on a large screen so much of its lesser side
Ways = Literal["lines", "words", "row"]
"""How the ways stand: below each other, with the line that says what comes or without it; or in a row."""
# How much of the page the film has, how much of their size the letters have, and how the ways stand: the first that
# leaves the words their room.
_WIDE: tuple[tuple[float, float, Ways], ...] = (
    (0.55, 1.0, "lines"), (0.5, 0.8, "lines"), (0.45, 0.6, "lines"), (0.42, 0.0, "lines"), (0.5, 0.0, "words"),
    (0.42, 0.0, "words"), (0.34, 0.0, "words"), (0.28, 0.0, "words"), (0.0, 0.0, "row"),
)  # fmt: skip
_UPRIGHT: tuple[tuple[float, float, Ways], ...] = (
    (0.55, 1.0, "lines"), (0.5, 0.8, "lines"), (0.42, 0.6, "lines"), (0.34, 0.0, "lines"), (0.34, 0.0, "words"),
    (0.25, 0.0, "words"), (0.0, 0.0, "words"),
)  # fmt: skip


class Invitation(QWidget):
    """What the page is for, over all that may lie below it: it is opaque.

    Args:
        ways: the buttons, from above downwards.
        enlarged: how much larger than usual the letters are.
    """

    def __init__(self, ways: Sequence[WayIn], enlarged: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self._ways = tuple(ways)
        self._enlarged = enlarged
        self.film = FilmView(self)
        self._title = LargeText(_(TITLE), "title", "accent")
        self._sentence = LargeText(_(INVITATION), "body")
        self._disclaimer = LargeText(_(DISCLAIMER), "small", "text_quiet")
        self._column = QWidget()
        self._fill_column()
        self._scroll = self._make_scroll()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what it covers need not be painted
        self.setAccessibleName(_("Welcome"))

    def set_style(self, style: Style) -> None:
        self._style = style
        apply_style(self._column, style)  # first, for the letters decide what has room
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.window))

    def _fill_column(self) -> None:
        parts = QVBoxLayout(self._column)
        parts.setContentsMargins(4, 4, 4, 4)
        parts.setSpacing(12)
        parts.addStretch(1)
        parts.addWidget(self._title)
        parts.addWidget(self._sentence)
        parts.addSpacing(12)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(14)
        for way in self._ways:
            self._row.addWidget(way)
        parts.addLayout(self._row)
        parts.addSpacing(4)
        parts.addWidget(self._disclaimer)
        parts.addStretch(1)

    def _make_scroll(self) -> QScrollArea:
        """For windows that are too small even for the words alone."""
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = SlimScrollBar(Qt.Orientation.Vertical, _("Scroll: {name}", name=_("Welcome")))
        scroll.setVerticalScrollBar(bar)
        viewport = QWidget()  # one of Python's: to see what Qt's own is PySide6 would first make every class of widgets
        scroll.setViewport(viewport)
        scroll.setWidget(self._column)
        for part in (viewport, self._column):
            part.setAutoFillBackground(False)
        return scroll

    def _arrange(self) -> None:
        is_wide = self.width() > self.height()
        for share, letters, ways in _WIDE if is_wide else _UPRIGHT:
            film, words = self._places(share, is_wide)
            self._set_letters(letters, ways)
            if self._fits(words.width(), words.height()):
                break
        self.film.setVisible(not film.isEmpty())
        self.film.setGeometry(film)
        self._scroll.setGeometry(words)

    def _fits(self, width: int, height: int) -> bool:
        layout = self._column.layout()
        assert layout is not None
        self._row.invalidate()  # what the letters have just changed is told to layouts only once it is seen
        layout.invalidate()
        least = layout.totalMinimumSize()
        return least.width() <= width and max(layout.totalHeightForWidth(width), least.height()) <= height

    def _places(self, share: float, is_wide: bool) -> tuple[QRect, QRect]:
        """Where the film lies, and where the words."""
        page = self.rect()
        side_px = min(page.width(), page.height())
        edge = min(max(_EDGE_PX, round(_EDGE_SHARE * side_px)), page.width() // 20)
        widest = round(_WIDEST_PX * self._enlarged * max(self._style.text_scale, side_px / _USUAL_SIDE_PX))
        if is_wide:
            film = QRect(page.width() - round(share * page.width()), 0, round(share * page.width()), page.height())
            free = page.width() - film.width() - 2 * edge
            width = min(free, widest)
            return film, QRect(edge + (free - width) * 2 // 3, edge, width, page.height() - 2 * edge)
        film = QRect(0, 0, page.width(), round(share * page.height()))
        width = min(page.width() - 2 * edge, widest)
        top = film.height() + edge // 2
        return film, QRect((page.width() - width) // 2, top, width, page.height() - top - edge // 2)

    def _set_letters(self, share: float, ways: Ways) -> None:
        side_px = share * self._enlarged * min(self.width(), self.height())
        self._title.set_letters(_TITLE_SHARE * side_px)
        self._sentence.set_letters(_SENTENCE_SHARE * side_px)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if ways == "row" else below)
        for way in self._ways:
            way.arrange(side_px / _USUAL_SIDE_PX / self._style.text_scale, ways == "lines")
