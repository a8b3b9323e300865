"""Recall: what was asked comes again when it is about to be forgotten; one says oneself how well it was known.

A part lights up in the picture, and its name is chosen; all else is thought of, and then shown. What is pressed below
keeps its place from card to card, so that a second press never means something else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kyphoview.content.parts import load_parts
from kyphoview.content.words import ReadingLevel
from kyphoview.language import N_, _, day_in_words, ngettext
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.study.card import QuestionCard, bring_into_sight, give_focus, say
from kyphoview.shell.features.study.naming.recalled_part import RecalledPart
from kyphoview.shell.features.study.progress_keeper import ProgressKeeper
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.pick_line import PickLine
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.study.cards import Card, back_of, cards_at
from kyphoview.study.naming.tasks import offered_names
from kyphoview.study.recall import NEW_IN_A_SITTING, Answer, card_of, due, new, next_due
from kyphoview.study.sitting import Sitting
from kyphoview.study.sources import told_sources

_NAMES_FROM = 1  # the place of the first name that is offered, less one: after the stem and the count
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
        self._names = presentation.names
        self._keeper = keeper
        self._level = level
        self._sitting = Sitting(())
        self._before: _Before | None = None
        self._recalled = RecalledPart(presentation)
        self.count = TextLabel("", "small", "text_quiet")
        self.answers: dict[str, PickLine] = {}  # by part
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
        )
        for part in (*self._behind, self.more, self.undo):
            self.add(part)
        self.add_to_foot(self.show_answer, flowing(*self.ratings.values()))
        for button in self.ratings.values():
            _keep_room(button)

        self._recalled.lit.connect(self._on_lit)
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

    def hideEvent(self, event: QHideEvent) -> None:
        """Put away, it lets the picture name its parts again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._recalled.end()
            self._names.set_asked(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self.answer.isHidden():
            self._show_part()

    def _show(self) -> None:
        self.hold_focus()
        card = self.card
        self.stem.setText(_("That is all for now.") if card is None else card.front)
        self.count.setText(" ".join(self._told_count()))
        for part in (*self._behind, *self.ratings.values()):
            part.hide()
        self._offer(() if card is None or not card.part else offered_names(card.part, (), len(card.id)))
        self._show_part()
        self.show_answer.setEnabled(card is not None)
        self.more.setVisible(card is None and bool(new(self._keeper.progress, cards_at(self._level))))
        self.undo.setVisible(self._before is not None)

    def _show_part(self) -> None:
        """Where a part is asked for, light it in its picture; no name gives an answer away."""
        card = self.card
        if card is not None and card.part and self.isVisible():
            self._recalled.ask(card)
        else:
            self._recalled.end()
            self._names.set_asked(card is not None and self.isVisible())

    def _on_lit(self) -> None:
        """It can be seen, so that no words need say which it is."""
        if self.answer.isHidden():
            say(self.stem, _("What is the part called that lights up?"))

    def _offer(self, parts: tuple[str, ...]) -> None:
        for line in self.answers.values():
            self.take_out(line)
        self.answers = {}
        for at, part in enumerate(parts, 1):
            line = self.answers[part] = PickLine(load_parts()[part].name, at, len(parts))
            line.clicked.connect(partial(self._on_chosen, part))
            self.insert(_NAMES_FROM + at, line)
        self.rearranged.emit()

    def _on_chosen(self, part: str) -> None:
        self.answers[part].setChecked(True)
        self._on_show_answer()

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
        chosen = next((part for part, line in self.answers.items() if line.isChecked()), card.part)
        if chosen != card.part:
            first = _("Not so. It is: {name}.", name=first)
        for line in self.answers.values():
            line.setEnabled(False)
        if card.part:
            self._recalled.tell()
        else:
            self._names.set_asked(False)
        self.answer.setText(first)
        self.why.setText("\n".join(rest))
        self.sources.setText(told_sources(card.sources))
        self.hold_focus()
        self.show_answer.setEnabled(False)
        for part in (*self._behind, *self.ratings.values()):
            part.show()
        self.sources.setVisible(bool(card.sources))
        announce(self.answer, " ".join((first, *rest)))
        QTimer.singleShot(0, self.answer, partial(bring_into_sight, self.answer))
        give_focus(self.ratings["good" if chosen == card.part else "again"])

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


def _keep_room(button: Button) -> None:
    """Its place stays its own while it is hidden."""
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
