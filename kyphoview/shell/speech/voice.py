"""The system's voice: says one sentence at a time, and says when it has."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from kyphoview.errors import BadInput

NO_VOICE = (
    "This computer has no voice for reading aloud that the program can use. Everything else works as before. On Debian"
    " and Ubuntu 'apt-get install libpulse0 libspeechd2 speech-dispatcher' brings one."
)
_STAND_INS = frozenset(("mock", "none"))
_READY, _ERROR = "Ready", "Error"


def system_engine() -> Any:
    """Qt's own engine on this system.

    Raises:
        BadInput: the module cannot be loaded, or there is no engine but one that is silent.
    """
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        raise BadInput(NO_VOICE) from None
    if not set(QTextToSpeech.availableEngines()) - _STAND_INS:
        raise BadInput(NO_VOICE)
    return QTextToSpeech()


class Voice(QObject):
    """Wraps an engine: Qt's `QTextToSpeech`, or one with its methods and its signal `stateChanged`."""

    said = Signal()
    failed = Signal(str)

    def __init__(self, engine: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._is_speaking = False  # a sentence was given, and the engine has not come to its end

        engine.stateChanged.connect(self._on_state_changed)

    @property
    def names(self) -> tuple[str, ...]:
        """The voices that can be chosen."""
        return tuple(dict.fromkeys(voice.name() for voice in self._engine.availableVoices()))

    def choose(self, name: str, pace: float) -> None:
        """A voice by its name, if it is there, and a pace from -1 (slow) to 1 (fast), 0 being its usual one."""
        for voice in self._engine.availableVoices():
            if voice.name() == name:
                self._engine.setVoice(voice)
        self._engine.setRate(pace)

    def say(self, sentence: str) -> None:
        self._is_speaking = True
        self._engine.say(sentence)

    def stop(self) -> None:
        self._is_speaking = False
        self._engine.stop()

    def _on_state_changed(self, state: Any) -> None:
        if not self._is_speaking:
            return
        if state.name == _ERROR:
            self._is_speaking = False
            self.failed.emit(NO_VOICE)
        elif state.name == _READY:
            self._is_speaking = False
            self.said.emit()
