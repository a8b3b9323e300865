"""What can be guessed before it happens: the picture waits, somebody guesses, it plays, and the model answers.

Where the guess is a length or an angle, it lies in the picture as a dashed line, which can be dragged, and stays there
beside what the solid does.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kyphoview.content.questions import Prediction, load_predictions
from kyphoview.content.words import ReadingLevel
from kyphoview.language import N_, _
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.study.card import QuestionCard, give_focus, say
from kyphoview.shell.features.study.guess_in_picture import GuessInPicture
from kyphoview.shell.features.study.guess_layer import Guess
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.study.guess_lines import for_one_more, guess_line
from kyphoview.study.predictions import MEASURES, Drawn, Nearness, answer, in_words, is_in_tenths, judge
from kyphoview.study.sources import sources_by_name, told_sources

_TENTHS = 10
_VERDICTS: dict[tuple[Drawn, Nearness], str] = {
    ("rise", "close"): N_("You said {guess}. In the model it rose {right}: close."),
    ("rise", "low"): N_("You said {guess}. In the model it rose {right}: more than you thought."),
    ("rise", "high"): N_("You said {guess}. In the model it rose {right}: less than you thought."),
    ("fall", "close"): N_("You said {guess}. In the model it sank {right}: close."),
    ("fall", "low"): N_("You said {guess}. In the model it sank {right}: more than you thought."),
    ("fall", "high"): N_("You said {guess}. In the model it sank {right}: less than you thought."),
    ("", "close"): N_("You said {guess}. In the model it is {right}: close."),
    ("", "low"): N_("You said {guess}. In the model it is {right}: more than you thought."),
    ("", "high"): N_("You said {guess}. In the model it is {right}: less than you thought."),
}


class PredictCard(QuestionCard):
    """`shown_wanted` asks for the moment at which the picture waits, and for the view that shows it best."""

    shown_wanted = Signal(Moment, str)

    def __init__(
        self, presentation: Presentation, level: ReadingLevel, style: Style, parent: QWidget | None = None
    ) -> None:
        super().__init__(style, parent)
        self._session = session = presentation.session
        self._player = presentation.player
        self._level = level
        self._in_picture = GuessInPicture(presentation, self)
        self._at = -1
        self._dragged = 0.0  # by less than a step of the slider
        self._is_playing = False  # towards the answer
        self.guess = Slider(_("Your guess, in tenths"), unit=1 / _TENTHS)
        self.value = TextLabel("", "heading", "accent")
        self.hint = TextLabel(_("Drag the dashed line in the picture, or move the slider."), "small", "text_quiet")
        self.play = Button("play", _("Play, and see"), "primary", _("The picture goes on, and the model answers"))
        self.verdict = self.add_text("accent")
        self.reason = self.add_text()
        self.sources = TextLabel("", "small", "text_quiet")
        self.illustration = TextLabel(_("Measured on the model of the case that is chosen. An illustration."), "small")
        self.next = Button("next", _("Next one"), "plain")
        for part in (self.sources, self.illustration):
            self.add(part)
        self.insert(1, self.value)
        self.insert(2, self.guess)
        self.insert(3, self.hint)
        self.add_to_foot(self.play, self.next)

        self._in_picture.dragged.connect(self._on_dragged)
        self.guess.sought.connect(self._on_sought)
        self.play.clicked.connect(self._on_play)
        self.next.clicked.connect(self._on_next)
        session.moment_changed.connect(self._on_moment_changed)
        session.playing_changed.connect(self._on_playing_changed)

    @property
    def question(self) -> Prediction:
        """The one that is asked."""
        found = [one for one in load_predictions() if self._level == "full" or one.reading == "plain"]
        return found[self._at % len(found)]

    def take_level(self, level: ReadingLevel) -> None:
        """Plain words have plain questions; full ones have all."""
        self._level = level

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_in_picture()

    def hideEvent(self, event: QHideEvent) -> None:
        """Where the question is not to be seen, its guess in the picture would say nothing."""
        super().hideEvent(event)
        self._in_picture.show_guess(None)

    def ask(self) -> None:
        """Show the next one, and have the picture wait at its moment."""
        self._at += 1
        self._is_playing = False
        question, measure = self.question, MEASURES[self.question.measure]
        self.stem.setText(question.stem)
        self.guess.setRange(round(measure.least * _TENTHS), round(measure.most * _TENTHS))
        self.guess.setSingleStep(1 if is_in_tenths(measure.unit) else _TENTHS)
        self.guess.setPageStep(_TENTHS)
        self.guess.setAccessibleName(question.stem)
        begins_at = max(measure.least, 0.0) if measure.drawn else (measure.least + measure.most) / 2
        self.guess.show_value(round(begins_at * _TENTHS))
        self.guess.setEnabled(True)
        self.play.setEnabled(True)
        self.hint.setVisible(bool(measure.drawn))
        say(self.verdict, "")
        say(self.reason, "")
        for part in (self.sources, self.illustration, self.next):
            part.hide()
        self.shown_wanted.emit(Moment(question.step, question.at), question.view)
        self._on_sought()

    def _on_sought(self) -> None:
        self.value.setText(self._told(self._guessed))
        self._show_in_picture()

    def _on_dragged(self, more: float) -> None:
        """Beyond its ends the slider stays; what is left of a drag is no debt."""
        self._dragged += more * _TENTHS
        step = self.guess.singleStep()
        whole = round(self._dragged / step) * step
        self._dragged -= whole
        self.guess.setValue(self.guess.value() + whole)

    def _show_in_picture(self) -> None:
        """The guess as a line of the solid, where it is one."""
        question, case = self.question, self._session.case
        line, more = guess_line(question, case, self._guessed), for_one_more(question, case)
        if self.isVisible() and line is not None and more is not None:
            words = _("You: {guess}", guess=self._told(self._guessed))
            self._in_picture.show_guess(Guess(question.view, line, more, words, self.guess.isEnabled()))
        else:
            self._in_picture.show_guess(None)

    @property
    def _guessed(self) -> float:
        """In the measure's unit."""
        return self.guess.value() / _TENTHS

    def _told(self, value: float) -> str:
        return in_words(value, MEASURES[self.question.measure].unit)

    def _on_next(self) -> None:
        self.ask()
        give_focus(self.guess)

    def _on_play(self) -> None:
        self.hold_focus()
        self.guess.setEnabled(False)
        self.play.setEnabled(False)
        self.hint.hide()
        self._show_in_picture()
        self._session.set_moment(Moment(self.question.step, self.question.at))
        self._is_playing = True
        self._player.play()

    def _on_playing_changed(self, is_playing: bool) -> None:
        """Paused on the way to the answer, it can be played again from here, too."""
        if self._is_playing:
            self.play.setEnabled(not is_playing)

    def _on_moment_changed(self) -> None:
        """The end of what was to be seen, or the person went elsewhere: answered in either case."""
        moment = self._session.moment
        if self._is_playing and (moment.step != self.question.step or moment.at >= self.question.until):
            self._is_playing = False
            QTimer.singleShot(0, self, self._answer)  # when everybody has seen the moment

    def _answer(self) -> None:
        self._player.pause()
        self._session.set_moment(Moment(self.question.step, self.question.until))
        case, guess, measure = self._session.case, self._guessed, MEASURES[self.question.measure]
        drawn = measure.drawn if measure.unit == "mm" and measure.drawn in ("rise", "fall") else ""
        said = _VERDICTS[drawn, judge(self.question, case, guess)]
        right = answer(self.question, case)
        say(self.reason, self.question.reason)
        say(self.verdict, _(said, guess=self._told(guess), right=self._told(right)))
        self.sources.setText(told_sources(sources_by_name(self.question)))
        for part in (self.sources, self.illustration, self.next):
            part.show()
        give_focus(self.next)
