"""What one person wants to ask: kept from what is offered, or written by themselves; gone with the visit."""

from PySide6.QtCore import QObject, Signal

from kyphoview.errors import BadInput
from kyphoview.language import _

MOST_LETTERS, MOST_QUESTIONS = 120, 8


class KeptQuestions(QObject):
    """In the order in which they were kept. They are held here alone, and never written."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[str, ...]:
        return self._kept

    def keep(self, question: str) -> None:
        """Keep a question, unless it is.

        Raises:
            BadInput: it is blank or too long for the sheet, or there are as many as the sheet holds.
        """
        text = " ".join(question.split())
        if not text:
            raise BadInput(_("Write your question first."))
        if len(text) > MOST_LETTERS:
            raise BadInput(_("A question has at most {count} letters; make it shorter.", count=MOST_LETTERS))
        if text in self._kept:
            return
        if len(self._kept) >= MOST_QUESTIONS:
            raise BadInput(_("The sheet has room for {count} questions; take one away first.", count=MOST_QUESTIONS))
        self._set((*self._kept, text))

    def drop(self, question: str) -> None:
        """Keep it no longer."""
        self._set(tuple(kept for kept in self._kept if kept != question))

    def forget(self) -> None:
        """The next person."""
        self._set(())

    def _set(self, kept: tuple[str, ...]) -> None:
        if kept != self._kept:
            self._kept = kept
            self.changed.emit()
