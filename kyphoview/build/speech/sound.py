"""One sentence as sound: spoken, evened in loudness, and packed."""

import io
from typing import Protocol

import av
import numpy as np
import pyloudnorm
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import minimum_filter1d, uniform_filter1d
from scipy.signal import resample_poly

RATE_HZ = 24_000
LOUDNESS_LUFS = -18.0
PEAK_DB = -3.0
"""The highest sample before packing: that adds up to two decibels."""

_BITS_A_SECOND = 24_000
_SEED = 0
_SILENCE_S = 0.12  # on both sides, so that sentences neither click nor run into each other
_LIMITER_S = 0.01  # over which the gain falls
_ROUNDS = 4
_OVERSAMPLED = 4  # times, as ITU-R BS.1770 measures true peaks

Sound = NDArray[np.float64]
"""Samples from -1 to 1 at RATE_HZ, shape (n,)."""


class Voice(Protocol):
    """Speaks a text as samples at RATE_HZ; `seed` makes the noise in it repeatable."""

    def __call__(self, text: str, *, seed: int) -> ArrayLike: ...


def speak(voice: Voice, text: str) -> Sound:
    """A sentence in the voice, samples (N,) from -1 to 1; the same text gives the same sound."""
    silence = np.zeros(round(_SILENCE_S * RATE_HZ))
    return np.concatenate([silence, np.asarray(voice(text, seed=_SEED), np.float64), silence])


def evened(sound: Sound) -> Sound:
    """Samples (N,) from -1 to 1 made as loud as all others (ITU-R BS.1770, gated); peaks too high are turned down for
    their moment."""
    for _ in range(_ROUNDS):  # turning peaks down takes a little of the loudness
        loudness = pyloudnorm.Meter(RATE_HZ).integrated_loudness(sound)
        sound = _limited(sound * 10.0 ** ((LOUDNESS_LUFS - loudness) / 20.0))
    return sound


def _limited(sound: Sound) -> Sound:
    """The sound with no sample over the highest peak: the gain falls just ahead of one and comes back after it."""
    highest = 10.0 ** (PEAK_DB / 20.0)
    gain = np.minimum(1.0, highest / np.maximum(np.abs(sound), highest))
    width = round(_LIMITER_S * RATE_HZ)
    held = minimum_filter1d(gain, width)
    smooth: Sound = uniform_filter1d(held, width)
    return sound * smooth


def true_peak_db(sound: Sound) -> float:
    """The highest value of samples (N,) from -1 to 1, between them too, in decibels below full scale."""
    return float(20.0 * np.log10(np.abs(resample_poly(sound, _OVERSAMPLED, 1)).max()))


def packed(sound: Sound) -> bytes:
    """Samples (N,) from -1 to 1 as Opus in the bytes of an Ogg file; the same sound gives the same bytes."""
    buffer = io.BytesIO()
    samples = (np.clip(sound, -1.0, 1.0) * 32767).astype(np.int16)[None, :]
    with av.open(buffer, "w", format="ogg", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("libopus", rate=RATE_HZ, options={"application": "voip"})
        stream.bit_rate = _BITS_A_SECOND
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.rate = RATE_HZ
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return buffer.getvalue()


def unpacked(data: bytes) -> tuple[Sound, int]:
    """The samples (N,) of an Ogg file, from -1 to 1, and how many there are in a second."""
    with av.open(io.BytesIO(data), "r") as container:
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
        rate = container.streams.audio[0].rate
    return np.concatenate(frames, axis=1)[0].astype(np.float64), int(rate)
