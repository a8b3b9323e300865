"""The process of its own that holds Qt's speech engine, so that whatever blocks in there blocks no window.

The window writes orders to its standard input and reads its answers from its standard output, one JSON object a line:

    {"do": "say", "number": 3, "text": "...", "voice": "...", "pace": 0.0}      {"do": "stop"}
    {"is": "ready", "voices": ["...", ...]}      {"is": "said", "number": 3}      {"is": "failed"}

It ends when its standard input ends, and by itself where the engine has held it for a minute: calls into the engine
keep Python from running, so that a thread of Python's own would not do.
"""

import faulthandler
import json
import os
import sys
from collections.abc import Callable, Iterator
from threading import Thread
from time import sleep
from typing import Any, BinaryIO

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTimer, Signal

from kyphoview.language import code

_SILENT_ENGINES = frozenset(("mock", "none"))
_LONGEST_HELD_S = 60
_SETTLING_MS = 700  # for the end of a sentence that was broken off
_ESPEAK_NAMES = {"en_US": "English (America)", "en_GB": "English (Great Britain)"}  # its first is the Caribbean

Tell = Callable[[dict[str, object]], None]


def run(name: str = "") -> int:
    """Serve the window; `name` is an engine's, Qt's own choice when empty."""
    os.environ["QT_EVENT_DISPATCHER_CORE_FOUNDATION"] = "1"  # what macOS tells of a voice comes by its own loop
    orders, answers = _own_ends()
    held = open(os.devnull, "w")  # noqa: SIM115, PTH123 - until the end of the process

    def stay() -> None:
        faulthandler.dump_traceback_later(_LONGEST_HELD_S, exit=True, file=held)

    def tell(answer: dict[str, object]) -> None:
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()

    stay()
    application = QCoreApplication(["kyphoview"])
    staying = QTimer()
    staying.timeout.connect(stay)
    staying.start(_LONGEST_HELD_S * 1000 // 4)
    speaker = _make_speaker(name, tell)
    if speaker is None:
        tell({"is": "failed"})
        os._exit(0)
    ears = _Ears()
    ears.heard.connect(speaker.take, Qt.ConnectionType.QueuedConnection)
    ears.ended.connect(application.quit, Qt.ConnectionType.QueuedConnection)
    tell({"is": "ready", "voices": list(speaker.voices)})
    Thread(target=ears.listen, args=(orders,), daemon=True).start()
    application.exec()
    os._exit(0)  # what the engine does at its own end might hold us


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


class _Ears(QObject):
    """Hears orders in a thread of its own."""

    heard = Signal(str)
    ended = Signal()

    def listen(self, orders: BinaryIO) -> None:
        for line in _lines(orders):
            self.heard.emit(line)
        self.ended.emit()
        sleep(1.0)  # for a last order to be done
        os._exit(0)


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


def _own_ends() -> tuple[BinaryIO, BinaryIO]:
    """Our ends of the two pipes, where neither a library that prints nor a service that it starts gets hold of them."""
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115
    return orders, answers


def _lines(orders: BinaryIO) -> Iterator[str]:
    for line in orders:
        if line.strip():
            yield line.decode()
