"""A voice that says only what tests let it say, and what is seen of it."""

from PySide6.QtCore import QObject, Signal

from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.prose import Prose

SENTENCE_S = 2.0


class StandIn(QObject):
    """Stands in for `Narrator`: every sentence takes two seconds, and ends when the test says so."""

    said = Signal()
    begun = Signal()
    heard = Signal(float)
    failed = Signal(str)
    voices_found = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []
        self.from_s: list[float] = []
        self.speed, self.volume = 9.0, 9.0
        self.chosen = ""
        self.is_speaking = False
        self.is_ended = False

    def choose(self, name: str, speed: float, volume: float) -> None:
        self.chosen, self.speed, self.volume = name, speed, volume

    def say(self, sentence: str, from_s: float = 0.0) -> None:
        self.given.append(sentence)
        self.from_s.append(from_s)
        self.is_speaking = True
        self.begun.emit()

    def seconds_of(self, _sentence: str) -> float:
        return SENTENCE_S / self.speed

    def stop(self) -> None:
        self.is_speaking = False

    def end(self) -> None:
        self.stop()
        self.is_ended = True

    def close(self) -> None:
        self.end()

    def finish(self) -> None:
        """The sentence has been said."""
        self.is_speaking = False
        self.said.emit()


def say_all(window: Window, voice: StandIn, most: int = 200) -> None:
    """Let time pass until the step has been told to its end."""
    step = window.session.moment.step
    for _ in range(most):
        if voice.is_speaking:
            voice.finish()
        if not window.session.is_playing or window.session.moment.step != step:
            return
        window.player.advance(100.0)
    raise AssertionError("it does not end")


def say_next(window: Window, voice: StandIn) -> None:
    """Let the sentence end, and time pass until the next one is told."""
    voice.finish()
    window.player.advance(100.0)
    window.player.advance(0.0)


def marked(window: Window) -> list[str]:
    """The sentences that are marked in the words."""
    proses = [(part.told, part.marked) for part in window.side.words.findChildren(Prose)]
    labels = [(part.text(), part.marked) for part in window.side.words.findChildren(TextLabel)]
    found = [text[slice(*place)] for text, place in [*proses, *labels] if place is not None]
    return [" ".join(text.split()) for text in found]
