"""How fast a voice speaks, and how long a sentence takes it, with the pause after it."""

from kyphoview.speech.recordings import Recording

SPEEDS = (0.75, 1.5)
"""Of the usual speed, the slowest and the fastest at which a voice is still well understood."""

_WORDS_A_SECOND = 2.5  # of a voice at its usual speed, about 150 in a minute
_PAUSE_S = 0.6  # between sentences


def seconds_of(text: str, speed: float = 1.0, recording: Recording | None = None) -> float:
    """About how long a sentence takes, with the pause after it; without a recording, a voice or whoever reads it."""
    if recording is not None:
        return recording.seconds / speed + _PAUSE_S / 2  # silence is part of it
    return len(text.split()) / (_WORDS_A_SECOND * speed) + _PAUSE_S


def voice_speed(picture_speed: float, pace: float) -> float:
    """How fast a voice speaks beside a picture of this speed, at a pace of its own from -1 (half) to 1 (double)."""
    wanted: float = picture_speed * 2.0**pace
    return min(SPEEDS[1], max(SPEEDS[0], wanted))
