"""The sound of recordings: equally loud, never too high, the same bytes each time."""

import numpy as np
import pyloudnorm
import pytest
from numpy.typing import NDArray

from kyphoview.build.speech.sound import (
    LOUDNESS_LUFS,
    PEAK_DB,
    RATE_HZ,
    Sound,
    evened,
    packed,
    speak,
    true_peak_db,
    unpacked,
)


def hum(seed: int, seconds: float = 2.0) -> Sound:
    """Something like speech: bursts of a tone with overtones and noise, some of them sharp."""
    random, time = np.random.default_rng(seed), np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    tone = sum(np.sin(2 * np.pi * 140 * n * time) / n for n in range(1, 12))
    loud = np.repeat(random.uniform(0.0, 1.0, 20) ** 3, len(time) // 20)
    return 0.1 * loud * (tone[: len(loud)] + 0.2 * random.standard_normal(len(loud)))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("gain", [0.05, 1.0, 8.0])
def test_recordings_are_equally_loud_and_never_too_high(seed: int, gain: float) -> None:
    sound = evened(gain * hum(seed))
    assert true_peak_db(sound) < PEAK_DB + 0.8
    heard, rate = unpacked(packed(sound))
    assert pyloudnorm.Meter(rate).integrated_loudness(heard) == pytest.approx(LOUDNESS_LUFS, abs=1.0)


def test_the_same_sound_gives_the_same_bytes_and_keeps_its_length() -> None:
    sound = evened(hum(1))
    assert packed(sound) == packed(sound)
    read, rate = unpacked(packed(sound))
    assert len(read) / rate == pytest.approx(len(sound) / RATE_HZ, abs=0.03)


def test_a_sentence_has_silence_around_it_and_a_fixed_seed() -> None:
    seeds = []

    def voice(text: str, *, seed: int) -> NDArray[np.float32]:
        seeds.append(seed)
        return np.ones(len(text), np.float32)

    sound = speak(voice, "word")
    assert (sound[0], sound[-1], sound.sum()) == (0.0, 0.0, 4.0)
    speak(voice, "word")
    assert seeds[0] == seeds[1]
