"""Marks what is being said where it stands in the words, and brings it into sight."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.prose import Prose

Marked = Prose | TextLabel | LinkLine
_BLANKS = str.maketrans("\u00a0\n\N{BULLET}", "   ")


class Marks:
    """In whatever stands beside the picture at the moment."""

    def __init__(self, words: Callable[[], QWidget]) -> None:
        self._words = words
        self._marked: Marked | None = None
        self._last = 0  # among the parts that can be marked, the one that was marked last

    def show(self, sentence: str) -> None:
        """Mark this sentence, and nothing else: of the places where it stands there, the next one from the last on."""
        self._unmark()
        places = list(_places(self._words(), sentence))
        found = next((place for place in places if place[0] >= self._last), next(iter(places), None))
        if found is None:
            return
        self._last, self._marked, start = found
        self._marked.mark(start, start + len(sentence))
        _bring_into_sight(self._marked)

    def clear(self) -> None:
        """Nothing is marked, and the next sentence is sought from the beginning on."""
        self._unmark()
        self._last = 0

    def _unmark(self) -> None:
        marked, self._marked = self._marked, None
        if marked is not None and isValid(marked):  # the words may show another page by now
            marked.unmark()


def _places(words: QWidget, sentence: str) -> Iterator[tuple[int, Marked, int]]:
    """Where a sentence stands: in which of the parts, counted from 0, the part, and after how many letters."""
    for number, part in enumerate(words.findChildren(QWidget)):
        if isinstance(part, Marked) and part.isVisibleTo(words):
            start = _spoken(part).find(sentence)
            if start >= 0:
                yield number, part, start


def _spoken(part: Marked) -> str:
    """The letters of a text, each in its place, with plain blanks between words."""
    return (part.told if isinstance(part, Prose) else part.text()).translate(_BLANKS)


def _bring_into_sight(part: QWidget) -> None:
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(part, 0, part.height())
