"""The process of its own that holds Qt's speech engine, so that whatever blocks in there blocks no window.

The window writes orders to its standard input and reads its answers from its standard output, one JSON object a line:

    {"do": "say", "number": 3, "text": "...", "voice": "...", "pace": 0.0}      {"do": "stop"}
    {"is": "ready", "voices": ["...", ...]}      {"is": "said", "number": 3}      {"is": "failed"}
"""

import json
from typing import Any

from PySide6.QtCore import QLocale, QObject, QTimer

from kyphoview.language import code
from kyphoview.shell.features.speech.serving import Tell, serve

_SILENT_ENGINES = frozenset(("mock", "none"))
_SETTLING_MS = 700  # for the end of a sentence that was broken off
_ESPEAK_NAMES = {"en_US": "English (America)", "en_GB": "English (Great Britain)"}  # its first is the Caribbean


def run(name: str = "") -> int:
    """Serve the window; `name` is an engine's, Qt's own choice when empty."""
    return serve(lambda tell: _make_speaker(name, tell))


class Speaker(QObject):
    """Follows orders with an engine: Qt's `QTextToSpeech`, or one with its methods and its signal `stateChanged`."""

    def __init__(self, engine: Any, tell: Tell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._tell = tell
        self._offered = voices_of_words(engine)
        self._voice, self._pace = "", 0.0
        self._number: int | None = None  # of the sentence that the engine has
        self._waiting: dict[str, Any] | None = None  # what is said when the engine has come to rest
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)

        self._settling.timeout.connect(self._begin)
        engine.stateChanged.connect(self._on_state_changed)

    @property
    def voices(self) -> tuple[str, ...]:
        """The English voices, the usual one first."""
        return tuple(self._offered)

    def take(self, line: str) -> None:
        """Do what a line orders."""
        order = json.loads(line)
        self._waiting = order if order["do"] == "say" else None
        if self._number is not None:
            self._number = None
            self._settling.start()
            self._engine.stop()
        if not self._settling.isActive():
            self._begin()

    def _begin(self) -> None:
        self._settling.stop()
        order, self._waiting = self._waiting, None
        if order is None:
            return
        voice = order["voice"] if order["voice"] in self._offered else next(iter(self._offered))
        if voice != self._voice:
            self._voice = voice
            self._engine.setVoice(self._offered[voice])
        if order["pace"] != self._pace:
            self._pace = order["pace"]
            self._engine.setRate(self._pace)
        self._number = order["number"]
        self._engine.say(order["text"])

    def _on_state_changed(self, state: Any) -> None:
        if state.name == "Error":
            self._number = None
            self._tell({"is": "failed"})
        elif state.name == "Ready" and self._settling.isActive():
            self._begin()
        elif state.name == "Ready" and self._number is not None:
            number, self._number = self._number, None
            self._tell({"is": "said", "number": number})


def voices_of_words(engine: Any) -> dict[str, Any]:
    """The voices that speak the language of the words, by name, the usual one first; the engine speaks it then.

    eSpeak offers each of its voices in a hundred variants, "English (America)+Andy", which are left out.
    """
    language = QLocale(code()).language()
    locales = [locale for locale in engine.availableLocales() if locale.language() == language]
    if not locales:
        return {}
    named = {locale.name(): locale for locale in locales}
    home = next((name for name in (QLocale.system().name(), "en_US", "en_GB") if name in named), locales[0].name())
    first = engine.voice().name() if engine.locale().language() == language else ""
    found: dict[str, Any] = {}
    usual = ""
    for name in sorted(named, key=lambda name: name != home):
        engine.setLocale(named[name])
        usual = usual or engine.voice().name()
        for voice in engine.availableVoices():
            if "+" not in voice.name():
                found.setdefault(voice.name(), voice)
    engine.setLocale(named[home])
    wanted = [name for name in (_ESPEAK_NAMES.get(home, ""), first, usual) if name in found][:1]
    return {name: found[name] for name in dict.fromkeys([*wanted, *found])}


def _make_speaker(name: str, tell: Tell) -> Speaker | None:
    """None where there is no engine, or none with a voice for the words."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return None
    if not name and not set(QTextToSpeech.availableEngines()) - _SILENT_ENGINES:
        return None
    engine = QTextToSpeech(name) if name else QTextToSpeech()
    if engine.state() == QTextToSpeech.State.Error:
        return None
    speaker = Speaker(engine, tell)
    engine.setParent(speaker)
    return speaker if speaker.voices else None
