"""The system's voice: says one sentence at a time, and says when it has.

Its engine lives in a process of its own and has limits of time. Until it is ready, and for good when it has failed, a
sentence takes as long as it takes to read, so that whoever follows the words goes on as usual.
"""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from kyphoview.language import N_, _
from kyphoview.shell.features.speech.engine_link import EngineLink, engine_command
from kyphoview.shell.features.speech.limits import Limits
from kyphoview.shell.features.speech.script import seconds_of

NO_VOICE = N_(
    "This computer has no voice for reading these words aloud that the program can use, so the sentences go on without"
    " sound. On Debian and Ubuntu 'apt-get install libpulse0 libspeechd2 speech-dispatcher' brings one."
)
NO_ANSWER = N_(
    "The voice of this computer does not answer, so the sentences go on without sound. To try it again, switch reading"
    " aloud off and on."
)
_HASTY = 0.2  # of the time a sentence takes: nobody speaks as fast
_MOST_HASTY = 3  # in a row: others on the computer may break a sentence off


class Voice(QObject):
    """`failed` is told once, with a sentence for the person; `said` comes as before, at the pace of reading."""

    said = Signal()
    failed = Signal(str)
    voices_found = Signal(tuple)

    def __init__(
        self, parent: QObject | None = None, command: Sequence[str] | None = None, limits: Limits | None = None
    ) -> None:
        super().__init__(parent)
        self._limits = limits or Limits()
        self._state: Literal["starting", "ready", "silent"] = "starting"
        self._name, self._pace = "", 0.0
        self._sentence = ""  # being said, "" for nothing
        self._is_given = False  # the engine has it; otherwise it is left to be read
        self._number = 0  # of the sentence that the engine was given last
        self._hasty = 0
        self._taken = QElapsedTimer()
        self._start_limit = _timer(self)
        self._turn = _timer(self)  # the longest that the engine may take for a sentence; without it, its reading
        self._link = EngineLink(command or engine_command(), self)

        self._start_limit.timeout.connect(self._on_start_over)
        self._turn.timeout.connect(self._on_turn_over)
        self._link.told.connect(self._on_told)
        self._link.gone.connect(self._on_gone)
        self._start_limit.start(_ms(self._limits.start_s))

    def choose(self, name: str, pace: float) -> None:
        """A voice by its name, if it is there, and a pace from -1 (slow) to 1 (fast), 0 being its usual one."""
        self._name, self._pace = name, pace

    def say(self, sentence: str) -> None:
        self._sentence = sentence
        self._taken.start()
        if self._state == "ready":
            self._give()
        else:
            self._read_on()

    def stop(self) -> None:
        self._sentence = ""
        self._is_given = False
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
        return seconds_of(self._sentence, self._pace)

    def _give(self) -> None:
        self._number += 1
        self._is_given = True
        self._taken.start()
        self._turn.start(_ms(self._limits.sentence_s(self._usual_s)))
        self._link.send(do="say", number=self._number, text=self._sentence, voice=self._name, pace=self._pace)

    def _finish(self) -> None:
        self._sentence = ""
        self._turn.stop()
        self.said.emit()

    def _read_on(self) -> None:
        """Let the rest of the time pass that the sentence takes to read."""
        self._is_given = False
        self._turn.start(max(0, _ms(self._usual_s) - self._taken.elapsed()))

    def _be_silent(self) -> None:
        self._state = "silent"
        self._start_limit.stop()
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
            if self._sentence:
                self._give()
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
        self._fail(_(NO_VOICE if self._state == "starting" else NO_ANSWER))

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
