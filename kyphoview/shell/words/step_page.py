"""The page of one step's words: what it says, with its sources where they are wanted, and when to get help."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kyphoview.content import Document, Note, Statement, StepWords
from kyphoview.language import N_, _
from kyphoview.shell.widgets.scrolling.scroll_column import Column
from kyphoview.shell.widgets.style import Style, paint_card
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card
from kyphoview.shell.words.help_card import help_card
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.prose import Prose, Span
from kyphoview.shell.words.statement_spans import SpanMaker

_GROUPS = (
    ("happens", N_("What happens")),
    ("why", N_("Why")),
    ("notice", N_("What you may notice")),
    ("helps", N_("What may help")),
    ("harms", N_("What may harm")),
    ("choices", N_("Other choices")),
    ("know", N_("Good to know")),
)
_NOTE_GROUPS = (
    ("how", N_("How it works, from general knowledge")),
    ("general", N_("In general, to ask your own team")),
    ("beyond", N_("Beyond these documents")),
    ("model", N_("About this picture")),
    ("words", N_("About these words")),
)
_BESIDE = {"general": N_("In general: {note}"), "beyond": N_("From studies: {note}")}
"""What tells a note that stands among the statements from what the documents say."""


class StepPage:
    """Adds a step's words to a column, part by part."""

    def __init__(self, column: Column, words: StepWords, documents: tuple[Document, ...], popover: Popover) -> None:
        self._column = column
        self._words = words
        self._popover = popover
        self._maker = SpanMaker(documents)

    def add_opening(self) -> None:
        """Title, main sentence, what to look at, and what nobody may overlook."""
        self._column.add(TextLabel(self._words.title, "title", "accent"), 8)
        self._column.add(Prose(self._maker.words(self._words.main), self._popover, "main"), 20)
        if "same-day" in self._words.help:  # once it is done, an emergency comes before all else
            self._column.add(help_card("at-once"), 12)
        self._column.add(_box("eye", _("Look at the picture"), self._words.look_at), 8)

    def add_statements(self, has_sources: bool) -> None:
        """What the documents say, with the notes that belong beside it; their marks and their quibbles if wanted."""
        for about, heading in _GROUPS:
            beside = [note for note in self._words.notes if note.under == about]
            statements = [statement for statement in self._words.statements if statement.about == about]
            if statements or beside:
                self._column.add_heading(_(heading))
                self._add_group(statements, beside, has_sources)

    def add_closing(self) -> None:
        """When to call, what to do or ask, and the questions."""
        if self._words.help:
            self._column.add(help_card(self._words.help[-1]), 12)
        self._column.add(_box("tick", _("One thing to do or ask"), self._words.do), 8)
        if self._words.questions:
            self._column.add_heading(_("Questions to ask your team"))
            for question in self._words.questions:
                self._add([Span("\N{BULLET}\u00a0\u00a0"), *self._maker.words(question)], 6)

    def add_notes(self) -> None:
        """What is not from the documents, each kind under its heading."""
        for kind, heading in _NOTE_GROUPS:
            notes = [note for note in self._words.notes if note.kind == kind and note.under is None]
            if notes:
                self._column.add_heading(_(heading))
            for note in notes:
                self._add(self._maker.words(_cited(note)), 10)

    def _add_group(self, statements: Sequence[Statement], beside: Iterable[Note], has_sources: bool) -> None:
        for statement in statements:
            has_care = has_sources and statement.care is not None
            spans = self._maker.statement(statement) if has_sources else self._maker.words(statement.text)
            self._add(spans, 4 if has_care else 12, is_told=True)
            if has_care:
                care = Prose(self._maker.care(statement), self._popover, "small", is_quiet=True, is_told=True)
                self._column.add(_Care(care), 14)
        for note in beside:
            self._add(self._maker.words(_beside(note)), 12, is_told=True)

    def _add(self, spans: Sequence[Span], space_below: int, is_told: bool = False) -> None:
        self._column.add(Prose(spans, self._popover, is_told=is_told), space_below)


def _beside(note: Note) -> str:
    cited = _cited(note)
    return _(_BESIDE[note.kind], note=cited) if note.kind in _BESIDE else cited


def _cited(note: Note) -> str:
    return f"{note.text} ({note.cite})" if note.cite else note.text


def _box(sign: str, heading: str, words: str) -> Card:
    """The one thing to look at, or to do."""
    card = Card("calm", sign)
    card.add(TextLabel(heading, "heading"), 2)
    card.add(TextLabel(words, "body"))
    return card


class _Care(QFrame):
    """A calm sentence set in from the edge, with a line beside it."""

    def __init__(self, sentence: Prose) -> None:
        super().__init__()
        self._style = Style()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 0, 2)
        row.addWidget(sentence)

    def set_style(self, style: Style) -> None:
        self._style = style

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_card(painter, QRectF(2, 4, 3, self.height() - 8), self._style.theme.border, None, 1.5)
