"""Moves a step's words by themselves while the three minutes play, so that hands off nothing of them is missed.

A person who scrolls has the words to themselves until the next step.
"""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from kyphoview.shell.words.film_stops import Stretch, stop_at, stops_of

_ABOVE_PX = 2
_BLANKS = str.maketrans("\u00a0\N{BULLET}", "  ")


class FilmWords:
    """Of one scrolling area: `take` what is told on its page, then `advance` as time goes, and `end`."""

    def __init__(self, scroll: QScrollArea) -> None:
        self._scroll = scroll
        self._told: tuple[QWidget, ...] = ()
        self._board: QWidget | None = None
        self._offers: QWidget | None = None
        self._number = 0
        self._share = 0.0
        self._put_px = 0

    def take(self, told: Sequence[QWidget] = (), board: QWidget | None = None, offers: QWidget | None = None) -> None:
        """A new page at its top: what is told on it in order, what is to be weighed up, and what can be done next."""
        self._told, self._board, self._offers = tuple(told), board, offers
        self._number, self._share, self._put_px = -1, 0.0, 0

    def advance(self, share: float) -> None:
        """So much of the step's time has gone, 0 to 1."""
        if share < self._share:
            self._number = -1
        self._share = share
        stops = self._stops()
        if stops and self._scroll.verticalScrollBar().value() == self._put_px:
            self._show(stops, min(max(self._number, stop_at(stops, share)), len(stops) - 1))  # as it is laid out now

    def say(self, sentence: str) -> None:
        """This sentence is said now: bring it into sight with all that belongs to it."""
        stops = self._stops()
        found = next((n for n, stop in enumerate(stops) if any(sentence in text for text in stop.texts)), -1)
        if found >= max(self._number, 0):
            self._show(stops, found)

    def end(self) -> None:
        """Bring into sight what can be done next, as far as what is to be weighed up stays there."""
        page = self._scroll.widget()
        if page is None or self._offers is None:
            return
        room = self._scroll.viewport().height()
        wanted = _top_of(self._offers, page) + self._offers.height() + _ABOVE_PX - room
        if self._board is not None:
            wanted = min(wanted, _top_of(self._board, page) - _ABOVE_PX)
        self._scroll.verticalScrollBar().setValue(max(0, wanted))

    def _show(self, stops: Sequence[Stretch], number: int) -> None:
        bar, room = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        bar.setValue(0 if stops[number].bottom + _ABOVE_PX <= room else max(0, stops[number].top - _ABOVE_PX))
        self._number, self._put_px = number, bar.value()

    def _stops(self) -> tuple[Stretch, ...]:
        page = self._scroll.widget()
        if page is None or not self._told:
            return ()
        room = self._scroll.viewport().height() - 2 * _ABOVE_PX
        return stops_of([_stretch(part, page) for part in self._told], room)


def _top_of(part: QWidget, page: QWidget) -> int:
    return part.mapTo(page, QPoint(0, 0)).y()


def _stretch(part: QWidget, page: QWidget) -> Stretch:
    """With what it is made of: rows, and in a row what stands side by side."""
    top = _top_of(part, page)
    bottom = top + part.height()
    if isinstance(part, QLabel):
        return Stretch(top, bottom, ((part.text() or part.accessibleName()).translate(_BLANKS).strip(),))
    inner = [child for child in part.children() if isinstance(child, QWidget) and child.isVisibleTo(part)]
    inner.sort(key=lambda child: (child.y(), child.x()))
    rows = [[_stretch(child, page) for child in row] for _y, row in groupby(inner, key=QWidget.y)]
    parts = tuple(row[0] if len(row) == 1 else _row(row) for row in rows)
    return Stretch(top, bottom, tuple(text for one in parts for text in one.texts), parts)


def _row(beside: Sequence[Stretch]) -> Stretch:
    texts = tuple(text for one in beside for text in one.texts)
    return Stretch(min(one.top for one in beside), max(one.bottom for one in beside), texts, tuple(beside))
