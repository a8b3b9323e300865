"""Voice and picture in step: every step at every speed, with a stand-in for the sound device and a time of its own."""

from dataclasses import dataclass, field
from itertools import cycle, islice
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kyphoview.content.load import load_step
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.features.speech.reader import Reader
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.state.settings import SPEEDS, Settings
from kyphoview.speech.pace import seconds_of, voice_speed
from kyphoview.speech.recordings import find_recording
from kyphoview.speech.script import narration
from kyphoview.speech.timeline import Cue, Timeline, planned

MOST_APART_S = 1.0
TICK_S = 0.033
TOLD_EVERY_S = 0.1
MEASURED_EVERY = 3  # ticks


@dataclass(frozen=True)
class Habits:
    """How a device behaves: how late it begins each sentence, and where in one it is stuck, for how long."""

    late_s: float = 0.05
    stuck_at_s: float = 1e9
    stuck_s: float = 0.0
    busy_s: float = 0.0  # the window does nothing for so long, once in each step


class Device(QObject):
    """Stands in for `Narrator`: sentences sound as long as their recordings, while the test lets time pass."""

    said = Signal()
    begun = Signal()
    heard = Signal(float)
    failed = Signal(str)
    voices_found = Signal(tuple)

    def __init__(self, habits: Habits) -> None:
        super().__init__()
        self._habits = habits
        self._speed = 1.0
        self._length_s = self._stuck_s = self._told_s = 0.0
        self.begun_at: dict[str, float] = {}
        self.now_s = 0.0
        self.sentence = ""
        self.number = -1  # of the sentence, in the order in which they are told
        self.position_s = 0.0

    def choose(self, _name: str, speed: float, _volume: float) -> None:
        self._speed = speed

    def say(self, sentence: str, from_s: float) -> None:
        recording = find_recording(sentence)
        assert recording is not None
        self.number += 1
        self.sentence, self._length_s = sentence, recording.seconds / self._speed
        self.position_s, self._told_s = from_s - self._habits.late_s, from_s
        self._stuck_s = self._habits.stuck_s

    def seconds_of(self, sentence: str) -> float:
        return seconds_of(sentence, self._speed, find_recording(sentence))

    def stop(self) -> None:
        self.sentence = ""

    def end(self) -> None:
        self.stop()

    def pass_time(self, elapsed_s: float) -> None:
        self.now_s += elapsed_s
        if not self.sentence:
            return
        if self.position_s >= self._habits.stuck_at_s and self._stuck_s > 0.0:
            self._stuck_s -= elapsed_s
            return
        if self.position_s < 0.0 <= self.position_s + elapsed_s:
            self.begun_at[self.sentence] = self.now_s
        self.position_s += elapsed_s
        if self.position_s >= self._length_s:
            self.sentence = ""
            self.said.emit()
        elif self.position_s >= self._told_s + TOLD_EVERY_S:
            self._told_s = self.position_s
            self.heard.emit(self.position_s)


@dataclass
class Walk:
    """One step from its beginning to its end, and what was seen on the way."""

    number: int
    speed: float
    device: Device
    ticks_s: tuple[float, ...] = (TICK_S,)  # one after the other, again and again
    apart_s: list[float] = field(default_factory=list)
    passed_at: dict[float, float] = field(default_factory=dict)  # when the picture came to each pin

    def go(self) -> None:
        words = load_step(STEPS[self.number].id)
        session = Session()
        player = Player(session, clock=lambda: self.device.now_s)
        settings = Settings(reads_aloud=True)
        presentation: Any = SimpleNamespace(session=session, player=player, settings=settings, has_plain_caption=True)
        word_box = QWidget()
        reader = Reader(presentation, lambda: word_box, lambda _parent: self.device)  # type: ignore[arg-type,return-value]
        session.set_speed(self.speed)
        reader.take(settings)
        player.go_to_step(self.number)
        lines = narration(words, session.views)
        timeline = self._plan(lines)
        busy_s = self.device._habits.busy_s
        most = round(2.5 * timeline.duration_s * len(self.ticks_s) / sum(self.ticks_s))
        for tick, tick_s in enumerate(islice(cycle(self.ticks_s), most)):
            if not session.is_playing:
                return
            self.device.pass_time(tick_s)
            if busy_s and self.device.now_s > 1.0:
                self.device.pass_time(busy_s)
                busy_s = 0.0
            player._on_tick()
            self._note(session.moment.at, lines)
            if tick % MEASURED_EVERY == 0 and self.device.sentence and self.device.position_s > 0.0:
                told_s = timeline.starts_s[self.device.number] + self.device.position_s
                self.apart_s.append(apart_s(timeline, session.moment.at, told_s))
        raise AssertionError("it does not end")

    def _plan(self, lines: Any) -> Timeline:
        speed = voice_speed(self.speed, 0.0)
        cues = [Cue(seconds_of(line.text, speed, find_recording(line.text)), line.at) for line in lines]
        return planned(cues, STEPS[self.number].duration_s / self.speed)

    def _note(self, at: float, lines: Any) -> None:
        for line in lines:
            if line.at is not None and at >= line.at - 1e-6:
                self.passed_at.setdefault(line.at, self.device.now_s)


def apart_s(timeline: Timeline, at: float, told_s: float) -> float:
    """How many seconds the picture is from where it is to be when this is told."""

    def is_within(seconds: float) -> bool:
        return timeline.share_at(told_s - seconds) - 1e-6 <= at <= timeline.share_at(told_s + seconds) + 1e-6

    low, high = 0.0, 30.0
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if is_within(middle) else (middle, high)
    return high


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize(
    "habits",
    [Habits(), Habits(late_s=0.6), Habits(stuck_at_s=0.8, stuck_s=3.0)],
    ids=["prompt", "late", "stuck"],
)
def test_voice_and_picture_are_never_a_second_apart(qapp: object, habits: Habits, speed: float) -> None:
    for number in range(len(STEPS)):
        walk = Walk(number, speed, Device(habits))
        walk.go()
        assert max(walk.apart_s) <= MOST_APART_S, STEPS[number].id


@pytest.mark.parametrize("speed", SPEEDS)
def test_each_pinned_sentence_starts_when_the_picture_comes_to_its_moment(qapp: object, speed: float) -> None:
    for number, step in enumerate(STEPS):
        walk = Walk(number, speed, Device(Habits(late_s=0.2)))
        walk.go()
        for line in narration(load_step(step.id)):
            if line.at:
                assert walk.device.begun_at[line.text] == pytest.approx(walk.passed_at[line.at], abs=0.5), line.text


@pytest.mark.parametrize("speed", SPEEDS)
def test_a_window_that_is_busy_again_and_again_keeps_in_step(qapp: object, speed: float) -> None:
    for number in (1, 6, 11):
        walk = Walk(number, speed, Device(Habits(late_s=0.2)), (*10 * (TICK_S,), 0.45, TICK_S, 1.9, 0.3))
        walk.go()
        assert max(walk.apart_s) <= 0.6, STEPS[number].id


def test_after_the_window_was_busy_the_picture_comes_up_with_the_voice(qapp: object) -> None:
    walk = Walk(6, 1.0, Device(Habits(busy_s=3.0)))
    walk.go()
    late = [number for number, apart in enumerate(walk.apart_s) if apart > MOST_APART_S]
    assert late
    assert (late[-1] - late[0]) * TICK_S * MEASURED_EVERY < 1.0
