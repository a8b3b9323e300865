"""Recall: what was asked comes again when it is about to be forgotten; one says oneself how well it was known."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kyphoview.content.words import ReadingLevel
from kyphoview.language import N_, _, day_in_words, ngettext
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.study.card import QuestionCard, bring_into_sight, give_focus
from kyphoview.shell.features.study.progress_keeper import ProgressKeeper
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.study.cards import Card, back_of, cards_at
from kyphoview.study.recall import NEW_IN_A_SITTING, Answer, card_of, due, new, next_due
from kyphoview.study.sitting import Sitting
from kyphoview.study.sources import told_sources

_ANSWERS: dict[Answer, tuple[str, str]] = {
    "again": (N_("Not known"), N_("It comes again in this sitting")),
    "hard": (N_("Hard"), N_("Known, but only just")),
    "good": (N_("Good"), N_("Known, after some thought")),
    "easy": (N_("Easy"), N_("Known at once")),
}


@dataclass(frozen=True, slots=True)
class _Before:
    """As it was before the last rating."""

    name: str
    card: dict[str, Any] | None
    sitting: Sitting


class RecallCard(QuestionCard):
    """`shown_wanted` asks for the moment and view that show the answer."""

    shown_wanted = Signal(Moment, str)

    def __init__(
        self,
        presentation: Presentation,
        keeper: ProgressKeeper,
        level: ReadingLevel,
        style: Style,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, parent)
        self._session = presentation.session
        self._keeper = keeper
        self._level = level
        self._sitting = Sitting(())
        self._before: _Before | None = None
        self.count = TextLabel("", "small", "text_quiet")
        self.add(self.count)
        self.show_answer = Button("eye", _("Show the answer"), "primary", _("Think of it first"))
        self.answer = TextLabel("", "body", "accent")
        self.why = TextLabel("", "body")
        self.sources = TextLabel("", "small", "text_quiet")
        self.see = Button("views", _("See it in the picture"), "plain", _("Go to the moment that shows it"))
        self.asked = TextLabel(_("How well did you know it?"), "body")
        self.ratings = {name: Button("", _(word), "plain", _(about)) for name, (word, about) in _ANSWERS.items()}
        self.more = Button("next", _("Learn new ones"), "primary")
        self.undo = Button("undo", _("Take the last rating back"), "quiet")
        self._behind: tuple[QWidget, ...] = (
            self.answer,
            self.why,
            self.sources,
            self.see,
            self.asked,
            flowing(*self.ratings.values()),
        )
        for part in (self.show_answer, *self._behind, self.more, self.undo):
            self.add(part)

        self.show_answer.clicked.connect(self._on_show_answer)
        self.see.clicked.connect(self._on_see)
        for name, button in self.ratings.items():
            button.clicked.connect(partial(self._on_rated, name))
        self.more.clicked.connect(self._on_more)
        self.undo.clicked.connect(self._on_undo)

    @property
    def card(self) -> Card | None:
        """The one that is asked; None at the end."""
        name = self._sitting.current
        return None if name is None else cards_at(self._level).get(name)

    def take_level(self, level: ReadingLevel) -> None:
        """Plain words have plain cards; full ones have all."""
        self._level = level
        self.ask()

    def ask(self) -> None:
        """Begin with what is due, and some new ones after it."""
        progress, names = self._keeper.progress, tuple(cards_at(self._level))
        fresh = new(progress, names)[:NEW_IN_A_SITTING]
        self._sitting = Sitting((*due(progress, names, self._keeper.now()), *fresh))
        self._before = None
        self._show()

    def _show(self) -> None:
        card = self.card
        self.stem.setText(_("That is all for now.") if card is None else card.front)
        self.count.setText(" ".join(self._told_count()))
        for part in self._behind:
            part.hide()
        self.show_answer.setVisible(card is not None)
        self.more.setVisible(card is None and bool(new(self._keeper.progress, cards_at(self._level))))
        self.undo.setVisible(self._before is not None)

    def _told_count(self) -> Iterator[str]:
        """Calmly: what is due, and what was never asked."""
        progress, names = self._keeper.progress, tuple(cards_at(self._level))
        waiting, fresh = len(self._sitting.waiting), len(new(progress, names))
        if waiting:
            yield ngettext("{count} card in this sitting.", "{count} cards in this sitting.", waiting)
        elif (when := next_due(progress, names)) is not None:
            yield _("The next card comes again on {day}.", day=day_in_words(when.astimezone().date()))
        yield ngettext("{count} is new.", "{count} are new.", fresh)

    def _on_show_answer(self) -> None:
        card = self.card
        if card is None:
            return
        first, *rest = back_of(card, self._session.case)
        self.answer.setText(first)
        self.why.setText("\n".join(rest))
        self.sources.setText(told_sources(card.sources))
        self.show_answer.hide()
        for part in self._behind:
            part.show()
        self.sources.setVisible(bool(card.sources))
        announce(self.answer, " ".join((first, *rest)))
        QTimer.singleShot(0, self.answer, partial(bring_into_sight, self.answer))
        give_focus(self.ratings["good"])

    def _on_see(self) -> None:
        if self.card is not None:
            self.shown_wanted.emit(self.card.moment, self.card.view)

    def _on_rated(self, answer: Answer) -> None:
        name = self._sitting.current
        if name is None:
            return
        self._before = _Before(name, card_of(self._keeper.progress, name), self._sitting)
        self._keeper.rate(name, answer)
        self._sitting = self._sitting.after(answer != "again")
        self._show()
        give_focus(self.show_answer if self.card is not None else self.undo)

    def _on_undo(self) -> None:
        """As before the last rating, with its answer in sight."""
        if self._before is None:
            return
        before, self._before = self._before, None
        self._keeper.put_back(before.name, before.card)
        self._sitting = before.sitting
        self._show()
        self._on_show_answer()

    def _on_more(self) -> None:
        self.ask()
        give_focus(self.show_answer)
