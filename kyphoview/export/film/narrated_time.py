"""The time of a film with a voice: each step goes at the pace of what is told in it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal

from kyphoview.content.load import load_step
from kyphoview.export.film.captions import Caption, TimedSound
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.running_time import Leg, RunningTime
from kyphoview.procedure.view_names import ViewName
from kyphoview.speech.pace import seconds_of
from kyphoview.speech.recordings import find_recording
from kyphoview.speech.script import Spoken, narration, opening_of
from kyphoview.speech.timeline import Cue, Timeline, planned

Telling = Literal["none", "short", "full"]
"""What is told: nothing; each step's main sentence and what to look at; all of its words."""
TELLINGS: tuple[Telling, ...] = ("none", "short", "full")


@dataclass(frozen=True, slots=True)
class _Told:
    """One step with what is told in it."""

    leg: Leg
    lines: tuple[Spoken, ...]
    lengths_s: tuple[float, ...]  # of the sentences
    timeline: Timeline


@dataclass(frozen=True)
class NarratedTime:
    """The legs of a running time as they are told for one view."""

    running_time: RunningTime
    telling: Telling
    view: ViewName

    @property
    def duration_s(self) -> float:
        """All of it."""
        return self._ends_s[-1]

    def moment_at(self, seconds: float) -> Moment:
        """The moment that is shown so long after the start; the first one before it, the last one after the end."""
        place = min(bisect_right(self._ends_s, seconds), len(self._told) - 1)
        told = self._told[place]
        gone_s = seconds - (self._ends_s[place] - told.timeline.duration_s)
        return Moment(told.leg.step, min(max(told.timeline.share_at(gone_s), 0.0), 1.0))

    @property
    def captions(self) -> tuple[Caption, ...]:
        """Each sentence for as long as it is told, the first of a step with the step's title."""
        return tuple(self._captions())

    @property
    def sounds(self) -> tuple[TimedSound, ...]:
        """The recordings, each with its time; what has none is read in its caption."""
        return tuple(
            TimedSound(start_s + begins_s, str(recording.path))
            for start_s, told in self._placed
            for line, begins_s in zip(told.lines, told.timeline.starts_s, strict=True)
            if (recording := find_recording(line.text)) is not None
        )

    def _captions(self) -> Iterator[Caption]:
        for start_s, told in self._placed:
            title = load_step(told.leg.step).title
            times = zip(told.lines, told.timeline.starts_s, told.lengths_s, strict=True)
            for number, (line, begins_s, length_s) in enumerate(times):
                lines = (title, line.text) if number == 0 else (line.text,)
                yield Caption(start_s + begins_s, start_s + begins_s + length_s, lines)

    @cached_property
    def _told(self) -> tuple[_Told, ...]:
        return tuple(self._tell(leg) for leg in self.running_time.legs)

    def _tell(self, leg: Leg) -> _Told:
        words = load_step(leg.step)
        lines = narration(words, (self.view,)) if self.telling == "full" else opening_of(words, (self.view,))
        lengths_s = tuple(seconds_of(line.text, recording=find_recording(line.text)) for line in lines)
        cues = [Cue(length_s, line.at) for length_s, line in zip(lengths_s, lines, strict=True)]
        return _Told(leg, lines, lengths_s, planned(cues, leg.moving_s, leg.rest_s))

    @property
    def _placed(self) -> Iterator[tuple[float, _Told]]:
        """Each step with the time at which it begins."""
        return zip((0.0, *self._ends_s), self._told, strict=False)

    @cached_property
    def _ends_s(self) -> list[float]:
        return list(accumulate(told.timeline.duration_s for told in self._told))
