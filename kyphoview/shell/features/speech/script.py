"""What is said at a step: the main sentence and the statements as they stand in the words, sentence by sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from kyphoview.documents.sentences import spans_of_sentences
from kyphoview.shell.words.prose import Prose

_WORDS_A_SECOND = 2.5  # of a voice at its usual pace, about 150 in a minute
_PAUSE_S = 0.6  # between sentences


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to say, and where it stands."""

    text: str
    prose: Prose
    start: int
    end: int

    def mark(self) -> None:
        """Show that it is being said, and bring it into sight."""
        if not isValid(self.prose):  # the words show another page by now
            return
        self.prose.mark(self.start, self.end)
        above = self.prose.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.prose, 0, self.prose.height())

    def unmark(self) -> None:
        if isValid(self.prose):
            self.prose.unmark()


def lines_of(words: QWidget) -> list[Line]:
    """The sentences of the words that are shown, in their order."""
    return [line for prose in words.findChildren(Prose) if prose.is_told for line in _lines_in(prose)]


def seconds(lines: list[Line], pace: float) -> float:
    """About how long a voice takes for them."""
    return sum(seconds_of(line.text, pace) for line in lines)


def seconds_of(text: str, pace: float) -> float:
    """The same for one sentence."""
    faster: float = 2.0**pace
    return len(text.split()) / (_WORDS_A_SECOND * faster) + _PAUSE_S


def _lines_in(prose: Prose) -> Iterator[Line]:
    text = prose.told
    for start, end in spans_of_sentences(text):
        yield Line(text[start:end].replace("\u00a0", " "), prose, start, end)
