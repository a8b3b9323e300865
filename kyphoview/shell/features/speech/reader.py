"""Says the words of each step while it plays, and leads the picture so that both are at the same moment.

A pause stops both, and playing on goes on within the sentence; from another place they go on with what is told there.
Where there is no voice, or it fails, the sentences go on at the pace of reading, without sound. Where steps are shown
as stills, each is read when it is shown.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kyphoview.content.courses import load_course_step
from kyphoview.content.load import load_step, load_step_at
from kyphoview.content.words import ReadingLevel
from kyphoview.errors import BadInput
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.running_time import ESSENCE
from kyphoview.shell.features.speech.marks import Marks
from kyphoview.shell.features.speech.narrator import Narrator
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.state.settings import Settings
from kyphoview.speech.narration_clock import NarrationClock
from kyphoview.speech.pace import voice_speed
from kyphoview.speech.script import Spoken, essence_of, narration, narration_of_course
from kyphoview.speech.timeline import Cue, Timeline, planned


class Reader(QObject):
    """`sentence_changed` tells what is being said, "" for nothing; `failed` why it is not heard.

    It is the player's `Lead` while it is on.
    """

    sentence_changed = Signal(str)
    failed = Signal(str)
    voices_found = Signal(tuple)

    def __init__(
        self,
        presentation: Presentation,
        words: Callable[[], QWidget],
        make_voice: Callable[[QObject], Narrator] = Narrator,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self._session = presentation.session
        self._player = presentation.player
        self._make_voice = make_voice
        self._voice: Narrator | None = None
        self._speed = 1.0
        self._lines: tuple[Spoken, ...] = ()
        self._clock = NarrationClock(planned((), 0.0))
        self._moment: Moment | None = None  # to which it led the picture; None before it does
        self._is_speaking = False
        self._marks = Marks(words)

        self._session.playing_changed.connect(self._on_playing_changed)
        self._session.step_changed.connect(self._on_words_changed)
        self._session.reading_level_changed.connect(self._on_words_changed)
        self._session.speed_changed.connect(self._take_speed)

    @property
    def is_on(self) -> bool:
        return self._voice is not None

    @property
    def is_speaking(self) -> bool:
        return self._is_speaking

    @property
    def has_more(self) -> bool:
        """Whether there is something left to say from the moment on that is shown."""
        return self._moment == self._session.moment and not self._clock.is_done

    def take(self, settings: Settings) -> None:
        """Switch on or off, and take voice, pace and volume."""
        if not settings.reads_aloud:
            self._switch_off()
            return
        is_new = self._voice is None
        if self._voice is None:
            self._voice = self._make_voice(self)
            self._voice.said.connect(self._on_said)
            self._voice.begun.connect(self._on_begun)
            self._voice.heard.connect(self._on_heard)
            self._voice.failed.connect(self.failed)
            self._voice.voices_found.connect(self.voices_found)
            self._player.lead = self
        self._take_speed()
        if is_new and self._session.is_playing:
            self._begin()

    def read_step(self) -> None:
        """Read the words of this step, from the moment that is shown on."""
        if self._voice is not None:
            self.stop()
            self._begin()

    def stop(self) -> None:
        """Be silent; reading goes on from here when it is asked to."""
        if self._voice is not None and self._is_speaking:
            self._voice.stop()
        self._fall_silent()

    def close(self) -> None:
        """Be silent for good: the window closes."""
        self._switch_off()
        for voice in self.findChildren(Narrator):
            voice.close()

    def share_after(self, elapsed_s: float) -> float:
        """Where in the step the picture is after so much more time; what is to be said by then is begun."""
        if self._moment != self._session.moment:  # somebody else has moved the picture
            self.read_step()
        self._clock.advance(elapsed_s)
        if self._clock.is_next_due:
            self._say(self._clock.start_next())
        share = min(1.0, self._clock.share)
        self._moment = Moment(self._session.moment.step, share)
        return share

    def _switch_off(self) -> None:
        if self._voice is not None:
            self.stop()
            self._voice.end()
            self._voice = None
            self._player.lead = None

    def _begin(self) -> None:
        """Say what is told at the moment that is shown."""
        self._moment = self._session.moment
        level = "plain" if self._presentation.has_plain_caption else self._session.reading_level
        try:
            self._lines = self._narrated(level, self._moment.step)
        except BadInput:  # the words are not there, and the panel says why
            self._lines = ()
        if self._player.running_time == ESSENCE and self._player.leg is not None:
            self._lines = essence_of(load_step(self._moment.step))
        timeline = self._plan()
        is_still = not self._session.is_playing
        self._clock = NarrationClock(timeline, 0.0 if is_still else timeline.seconds_at(self._moment.at))
        if is_still:
            self._moment = None  # it leads nowhere
        if self._clock.is_speaking:
            self._resume()

    def _narrated(self, level: ReadingLevel, step: str) -> tuple[Spoken, ...]:
        views = self._session.views
        if self._session.place.is_elsewhere:
            return narration_of_course(load_course_step(step), level, views)
        return narration(load_step_at(level, step), views)

    def _resume(self) -> None:
        """Say the rest of the sentence in which the picture stands."""
        assert self._voice is not None
        if self._clock.within_s >= self._voice.seconds_of(self._lines[self._clock.number].text):
            self._clock.finish()
        else:
            self._clock.wait()
            self._say(self._clock.number)

    def _say(self, number: int) -> None:
        assert self._voice is not None
        sentence = self._lines[number].text
        self._is_speaking = True
        self._marks.show(sentence)
        self.sentence_changed.emit(sentence)
        self._voice.say(sentence, max(0.0, self._clock.within_s))

    def _fall_silent(self) -> None:
        self._marks.clear()
        if self._is_speaking:
            self._is_speaking = False
            self.sentence_changed.emit("")

    def _plan(self) -> Timeline:
        assert self._voice is not None
        cues = [Cue(self._voice.seconds_of(line.text), line.at) for line in self._lines]
        leg = self._player.leg
        pace, rest_s = (1.0, 0.0) if leg is None else (leg.pace, leg.rest_s)
        speed = self._session.speed
        return planned(cues, self._player.step.duration_s / (pace * speed), rest_s / speed)

    def _take_speed(self) -> None:
        """The voice follows the speed of the pictures, as far as it stays well understood."""
        if self._voice is None:
            return
        settings, before = self._presentation.settings, self._speed
        self._speed = voice_speed(self._session.speed, settings.voice_pace)
        self._voice.choose(settings.voice, self._speed, settings.volume)
        if self._lines and self._moment is not None:
            self._clock.replan(self._plan(), before / self._speed)

    def _on_begun(self) -> None:
        self._clock.begin()

    def _on_heard(self, seconds: float) -> None:
        if self._is_speaking:
            self._clock.hear(seconds)

    def _on_said(self) -> None:
        if not self._is_speaking:
            return
        self._clock.finish()
        if self._session.is_playing:
            if self._clock.number + 1 == len(self._lines):
                self._fall_silent()
        elif self._clock.number + 1 < len(self._lines):
            self._say(self._clock.start_next())
        else:
            self._fall_silent()

    def _on_playing_changed(self, is_playing: bool) -> None:
        if self._voice is None:
            return
        if not is_playing:
            self.stop()
        elif self._moment != self._session.moment or not self._lines or self._clock.is_done:
            self._begin()
        elif self._clock.is_speaking:
            self._resume()

    def _on_words_changed(self) -> None:
        if self._voice is None:
            return
        self.stop()
        self._lines, self._moment = (), None
        if self._session.is_playing or self._player.is_motion_reduced:
            self._begin()
