"""A voice, the computer's own or a recorded one: says one sentence at a time, and says when it has.

What sounds lives in a process of its own and has limits of time. Until it is ready, and for good when it has failed, a
sentence takes as long as it takes to read, so that whoever follows the words goes on as usual.
"""

from collections.abc import Sequence
from math import log2
from typing import Literal

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from kyphoview.language import N_, _
from kyphoview.own_process import own_command
from kyphoview.shell.features.own_process_link import OwnProcessLink
from kyphoview.shell.features.speech.limits import Limits
from kyphoview.shell.features.speech.speaker import Speaker
from kyphoview.speech.pace import seconds_of
from kyphoview.speech.recordings import Recording

NO_VOICE = N_(
    "This computer has no voice for reading these words aloud that the program can use, so the sentences go on without"
    " sound. You can read them here."
)
NO_ANSWER = N_("The voice does not answer, so the sentences go on without sound. To try it again, press Listen twice.")
_HASTY = 0.2  # of the time a sentence takes: nobody speaks as fast
_MOST_HASTY = 3  # in a row: others on the computer may break a sentence off


class Voice(Speaker):
    """`failed` is told once, with a sentence for the person; `said` comes as before, at the pace of reading.

    A voice of the computer does not tell how much of a sentence has been heard.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        command: Sequence[str] | None = None,
        limits: Limits | None = None,
        lacking: str = NO_VOICE,
    ) -> None:
        super().__init__(parent)
        self._lacking = lacking
        self._limits = limits or Limits()
        self._state: Literal["starting", "ready", "silent"] = "starting"
        self._name, self._speed, self._volume = "", 1.0, 1.0
        self._sentence = ""  # being said, "" for nothing
        self._recording: Recording | None = None  # of it
        self._from_s = 0.0  # where in it the voice begins, at this speed
        self._is_given = False  # the engine has it; otherwise it is left to be read
        self._number = 0  # of the sentence that the engine was given last
        self._hasty = 0
        self._is_patient = True  # with an engine that starts
        self._taken = QElapsedTimer()
        self._start_limit = _timer(self)
        self._patience = _timer(self)  # until a sentence is read while the engine still starts
        self._turn = _timer(self)  # the longest that the engine may take for a sentence; without it, its reading
        self._link = OwnProcessLink(command or own_command("speak"), self)

        self._start_limit.timeout.connect(self._on_start_over)
        self._patience.timeout.connect(self._read_on)
        self._turn.timeout.connect(self._on_turn_over)
        self._link.told.connect(self._on_told)
        self._link.gone.connect(self._on_gone)
        self._start_limit.start(_ms(self._limits.start_s))

    def choose(self, name: str, speed: float, volume: float) -> None:
        """A voice by its name, if it is there, how many times the usual speed, and how loud, 0 to 1."""
        is_tuned = (speed, volume) != (self._speed, self._volume)
        self._name, self._speed, self._volume = name, speed, volume
        if is_tuned and self._state == "ready" and self._is_given and self._recording is not None:
            self._turn.start(_ms(self._limits.sentence_s(self._usual_s)))
            self._link.send(do="tune", speed=speed, volume=volume)

    def say(self, sentence: str, recording: Recording | None = None, from_s: float = 0.0) -> None:
        """Say it, by a recording of it where the process is one that plays recordings, which can begin within it."""
        self._sentence, self._recording = sentence, recording
        self._from_s = from_s if recording is not None else 0.0
        self._taken.start()
        if self._state == "ready":
            self._give()
        elif self._state == "starting" and self._is_patient:
            self._patience.start(_ms(self._limits.patience_s))
        else:
            self._read_on()

    def stop(self) -> None:
        self._sentence = ""
        self._is_given = False
        self._patience.stop()
        self._turn.stop()
        if self._state == "ready":
            self._link.send(do="stop")

    def end(self) -> None:
        """Be silent for good; the process ends in its own time, and this with it."""
        self._sentence = ""
        self._turn.stop()
        self._be_silent()
        self._link.over.connect(self.deleteLater)
        if not self._link.is_running:
            self.deleteLater()

    def close(self) -> None:
        """The same at once: the window closes."""
        self.end()
        self._link.close()

    @property
    def _usual_s(self) -> float:
        """How long the sentence takes, from where the voice begins in it."""
        return max(0.0, seconds_of(self._sentence, self._speed, self._recording) - self._from_s)

    def _give(self) -> None:
        self._number += 1
        self._is_given = True
        self._patience.stop()
        self._taken.start()
        self._turn.start(_ms(self._limits.sentence_s(self._usual_s)))
        if self._recording is None:
            pace = log2(self._speed)
            self._link.send(do="say", number=self._number, text=self._sentence, voice=self._name, pace=pace)
            self.begun.emit()
        else:
            self._link.send(
                do="play",
                number=self._number,
                file=str(self._recording.path),
                **{"from": self._from_s * self._speed},
                speed=self._speed,
                volume=self._volume,
            )

    def _finish(self) -> None:
        self._sentence = ""
        self._is_given = False
        self._turn.stop()
        self.said.emit()

    def _read_on(self) -> None:
        """Let the rest of the time pass that the sentence takes to read."""
        if not self._sentence:
            return
        if self._state == "starting":  # it is read from now on
            self._is_patient = False
            self._taken.start()
        self._is_given = False
        self._turn.start(max(0, _ms(self._usual_s) - self._taken.elapsed()))
        self.begun.emit()

    def _be_silent(self) -> None:
        self._state = "silent"
        self._start_limit.stop()
        self._patience.stop()
        self._link.end()

    def _fail(self, sentence: str) -> None:
        if self._state == "silent":
            return
        self._be_silent()
        if self._sentence:
            self._read_on()
        self.failed.emit(sentence)

    def _on_told(self, answer: dict[str, object]) -> None:
        kind = answer.get("is")
        if kind == "ready" and self._state == "starting":
            self._start_limit.stop()
            self._state = "ready"
            self.voices_found.emit(tuple(answer.get("voices", ())))  # type: ignore[arg-type]
            if self._sentence and not self._turn.isActive():  # what is being read already, is read to its end
                self._give()
        elif kind == "at" and self._is_given and answer.get("number") == self._number:
            self.heard.emit(float(answer.get("seconds", 0.0)) / self._speed)  # type: ignore[arg-type]
        elif kind == "said" and self._is_given and answer.get("number") == self._number:
            self._on_said()
        elif kind == "failed":
            self._on_gone()

    def _on_said(self) -> None:
        is_hasty = self._taken.elapsed() < _ms(_HASTY * self._usual_s)
        self._hasty = self._hasty + 1 if is_hasty else 0
        if not is_hasty:
            self._finish()
        elif self._hasty < _MOST_HASTY:
            self._read_on()
        else:
            self._fail(_(NO_ANSWER))

    def _on_gone(self) -> None:
        self._fail(_(self._lacking if self._state == "starting" else NO_ANSWER))

    def _on_start_over(self) -> None:
        self._fail(_(NO_ANSWER))

    def _on_turn_over(self) -> None:
        if self._is_given:
            self._fail(_(NO_ANSWER))
        else:
            self._finish()


def _timer(parent: QObject) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    return timer


def _ms(seconds: float) -> int:
    return round(1000 * seconds)
