"""The time of a step with its voice: it goes on with the picture, and by what is heard.

The picture is slowed smoothly where the voice is late, and stands still before it is half a second ahead; where it has
fallen behind it goes a little faster. The next sentence waits for its own moment.
"""

from math import exp

from kyphoview.speech.timeline import Timeline

_CORRECTED = 2.0  # how much slower or faster the picture goes, for each second between it and the voice
_FASTEST = 3.0  # the window was busy, and the voice went on
_KNOWN_S = 0.4  # how long the voice is believed to go on after it was last heard of


class NarrationClock:
    """Begins at a time of the plan, within the sentence that is said there."""

    def __init__(self, timeline: Timeline, now_s: float = 0.0) -> None:
        self._timeline = timeline
        self._now_s = now_s
        self._number = timeline.number_at(now_s)
        self._is_said = self._number < 0
        self._heard_s: float | None = 0.0  # of the sentence; None where a voice does not tell
        self._believed_s = 0.0  # how much of it is only believed

    @property
    def number(self) -> int:
        """The sentence that was given to the voice last, from 0; -1 for none yet."""
        return self._number

    @property
    def within_s(self) -> float:
        """How long the sentence has been said, as far as the picture is."""
        return self._now_s - self._timeline.starts_s[self._number] if self._number >= 0 else 0.0

    @property
    def share(self) -> float:
        """Where in the step the picture is, 0 to 1."""
        return self._timeline.share_at(self._now_s)

    @property
    def is_speaking(self) -> bool:
        """Whether the sentence is not over."""
        return not self._is_said

    @property
    def is_next_due(self) -> bool:
        """Whether the next sentence is to be said now."""
        return self._is_said and self._has_next and self._now_s >= self._next_s

    @property
    def is_done(self) -> bool:
        """Whether all is said, and the motion has come to its end."""
        return self._is_said and not self._has_next and self._now_s >= self._timeline.duration_s

    def start_next(self) -> int:
        """The next sentence is given to the voice: which one."""
        self._number += 1
        self.wait()
        return self._number

    def wait(self) -> None:
        """The present sentence is given to the voice, and has not been heard yet."""
        self._is_said = False
        self._heard_s, self._believed_s = self.within_s, _KNOWN_S

    def begin(self) -> None:
        """It begins; nobody may tell how far it is."""
        self._heard_s = None

    def hear(self, seconds: float) -> None:
        """It is heard so long after its beginning."""
        self._heard_s, self._believed_s = seconds, 0.0

    def finish(self) -> None:
        """It has been said."""
        self._is_said = True

    def advance(self, elapsed_s: float) -> None:
        """Let time pass for the picture, as far as the voice lets it."""
        if not self._is_said and self._heard_s is not None:
            believed_s = min(elapsed_s, _KNOWN_S - self._believed_s)
            elapsed_s = _moved_s(self.within_s - self._heard_s, elapsed_s, believed_s)
            self._heard_s += believed_s
            self._believed_s += believed_s
        self._now_s = min(self._now_s + elapsed_s, self._next_s)

    def replan(self, timeline: Timeline, slower: float) -> None:
        """The same sentences by another plan, in which each takes `slower` times as long. The picture does not jump."""
        share, within_s = self.share, self.within_s * slower
        self._timeline = timeline
        if self._heard_s is not None:
            self._heard_s *= slower
        start_s = timeline.starts_s[self._number] if self._number >= 0 else 0.0
        same_s = timeline.seconds_at(share) if share < 1.0 else start_s + min(within_s, self._heard_s or within_s)
        self._now_s = min(max(same_s, start_s), self._next_s)

    @property
    def _has_next(self) -> bool:
        return self._number + 1 < len(self._timeline.starts_s)

    @property
    def _next_s(self) -> float:
        """When the next sentence starts; after the last one, the end."""
        return self._timeline.starts_s[self._number + 1] if self._has_next else self._timeline.duration_s


def _moved_s(ahead_s: float, elapsed_s: float, believed_s: float) -> float:
    """How far the picture goes in `elapsed_s`, at a pace of 1 less `_CORRECTED` times what it is ahead of the voice.

    The voice goes on for `believed_s` of it and then rests. Both are solved exactly, so that a window that is busy and
    seldom comes to it takes the picture no farther past the voice than one that is not.
    """
    rest_ahead_s = 1.0 / _CORRECTED  # where the picture stands still
    after_s = ahead_s * exp(-_CORRECTED * believed_s)
    after_s = rest_ahead_s + (after_s - rest_ahead_s) * exp(-_CORRECTED * (elapsed_s - believed_s))
    return min(_FASTEST * elapsed_s, max(0.0, believed_s + after_s - ahead_s))
