"""Questions with several answers: one is pressed, and every answer then has its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from random import Random, randrange

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kyphoview.content.questions import Choice
from kyphoview.language import N_, _, number
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.study.card import QuestionCard, give_focus, say
from kyphoview.shell.state.part_names import PartNames
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.pick_line import PickLine
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.study.choosing import ShownOption, shown_options
from kyphoview.study.sitting import Sitting
from kyphoview.study.sources import sources_by_name, told_sources

_ANSWERS_FROM = 3  # after the stem, the verdict and the count
_SITTINGS = 1000  # different ones, so that not every start asks the same first


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What is said of a right answer and of a wrong one."""

    right: str
    wrong: str


STUDENTS = Verdicts(N_("Right. {reason}"), N_("Not so. {reason} Right is: {right}."))


class ChooseCard(QuestionCard):
    """A wrong one comes again in the same sitting. `shown_wanted` asks for the moment and view that show the answer.

    Args:
        names: those in the picture, which stay hidden until a question is answered; None where they may help.
    """

    shown_wanted = Signal(Moment, str)

    def __init__(
        self,
        questions: Sequence[Choice],
        style: Style,
        verdicts: Verdicts = STUDENTS,
        is_shuffled: bool = True,
        names: PartNames | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, parent)
        self._verdicts = verdicts
        self._is_shuffled = is_shuffled
        self._names = names
        self._number = randrange(_SITTINGS) if is_shuffled else 0  # of the sitting  # noqa: S311 - no secret
        self._sitting = Sitting(())
        self._questions = {one.id: one for one in questions}
        self.answers: dict[str, PickLine] = {}
        self._reasons: list[TextLabel] = []
        self._options: tuple[ShownOption, ...] = ()
        self._is_right: bool | None = None  # what was pressed; None as long as nothing was
        self._count = TextLabel("", "small", "text_quiet")
        self.verdict = self.add_text("accent")
        self.add(self._count)
        self.sources = TextLabel("", "small", "text_quiet")
        self.see = Button("eye", _("See it in the picture"), "plain", _("Go to the moment that shows it"))
        self.next = Button("next", _("Next question"), "primary")
        for part in (self.sources, self.see):
            self.add(part)
        self.add_to_foot(self.next)
        self._begin()

        self.see.clicked.connect(self._on_see)
        self.next.clicked.connect(self._on_next)

    def take_questions(self, questions: Sequence[Choice]) -> None:
        """Ask these from now on."""
        self._questions = {one.id: one for one in questions}
        self._begin()

    @property
    def question(self) -> Choice:
        """The one that is asked."""
        assert self._sitting.current is not None
        return self._questions[self._sitting.current]

    def ask(self) -> None:
        """Show the question that comes next."""
        if self._sitting.current is None:
            self._begin()
            return
        self._is_right = None
        self.stem.setText(self.question.stem)
        self._count.setText(_("{count} to go", count=number(len(self._sitting.waiting))))
        self._options = shown_options(self.question, self._number)
        self._clear()
        for at, option in enumerate(self._options):
            line = self.answers[option.text] = PickLine(option.text, at + 1, len(self._options))
            reason = TextLabel("", "small", "accent" if option.is_right else "text")
            reason.hide()
            self._reasons.append(reason)
            line.clicked.connect(partial(self._on_answered, at))
            self.insert(_ANSWERS_FROM + 2 * at, line)
            self.insert(_ANSWERS_FROM + 2 * at + 1, reason)
        self.rearranged.emit()
        say(self.verdict, "")
        for part in (self.sources, self.see, self.next):
            part.hide()
        self._hide_names(self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._hide_names(self._is_right is None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Put away, it lets the picture name its parts again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._hide_names(False)

    def _hide_names(self, are_hidden: bool) -> None:
        if self._names is not None:
            self._names.set_asked(are_hidden)

    def _begin(self) -> None:
        """Another sitting, in another order."""
        self._number += 1
        names = list(self._questions)
        if self._is_shuffled:
            Random(self._number).shuffle(names)  # noqa: S311 - no secret
        self._sitting = Sitting(tuple(names))
        self.ask()

    def _clear(self) -> None:
        for part in (*self.answers.values(), *self._reasons):
            self.take_out(part)
        self.answers, self._reasons = {}, []

    def _on_answered(self, at: int) -> None:
        """The first press counts; every answer then says why."""
        option = self._options[at]
        self._is_right = option.is_right
        self._hide_names(False)
        said = self._verdicts.right if option.is_right else self._verdicts.wrong
        say(self.verdict, _(said, reason=option.reason, right=self.question.right.text))
        left = number(len(self._sitting.after(option.is_right).waiting))
        again = _("{count} to go. This question comes again.", count=left)
        self._count.setText(_("{count} to go", count=left) if option.is_right else again)
        for line, shown, reason in zip(self.answers.values(), self._options, self._reasons, strict=True):
            line.setChecked(shown is option)
            line.setEnabled(False)
            reason.setText(_told_of(shown, option))
            reason.show()
        self.sources.setText(told_sources(sources_by_name(self.question)))
        for part in (self.sources, self.see, self.next):
            part.show()
        give_focus(self.next)

    def _on_see(self) -> None:
        self.shown_wanted.emit(Moment(self.question.step, self.question.at), self.question.view)

    def _on_next(self) -> None:
        self._sitting = self._sitting.after(bool(self._is_right))
        self.ask()
        give_focus(next(iter(self.answers.values())))


def _told_of(shown: ShownOption, pressed: ShownOption) -> str:
    """What is said of an answer: which was pressed, and of the others why; of the pressed one the verdict says it."""
    if shown is pressed:
        return _("You chose this.")
    return _("This is the right answer. {reason}", reason=shown.reason) if shown.is_right else shown.reason
