"""A film's sound track: recordings at their times, with silence between them. Needs PyAV, the extra `film`."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kyphoview.export.film.captions import TimedSound

RATE_HZ = 48_000
_CODECS = {".mp4": ("aac", 64_000), ".webm": ("libopus", 32_000)}  # with bits a second: one voice

Samples = NDArray[np.float32]
"""From -1 to 1 at RATE_HZ, shape (n,)."""


class SoundTrack:
    """Writes the track into a film's file, a piece after each frame.

    Args:
        file: PyAV's container.
        film_type: ".mp4" or ".webm".
        sounds: in the order of their times.
    """

    def __init__(self, file: Any, film_type: str, sounds: Sequence[TimedSound], language: str) -> None:
        codec, bits_a_second = _CODECS[film_type]
        self._file = file
        self._stream = file.add_stream(codec, rate=RATE_HZ)
        self._stream.bit_rate = bits_a_second
        self._stream.layout = "mono"
        self._stream.metadata["language"] = language
        self._mix = mixed(sounds)
        self._left = np.zeros(0, np.float32)
        self._done = 0  # samples

    def write_until(self, seconds: float) -> None:
        """Write what is heard up to a time."""
        wanted = round(seconds * RATE_HZ) - self._done
        if wanted <= 0:
            return
        while len(self._left) < wanted:
            piece = next(self._mix, None)
            self._left = np.concatenate([self._left, np.zeros(wanted, np.float32) if piece is None else piece])
        self._write(self._left[:wanted])
        self._left = self._left[wanted:]

    def end(self) -> None:
        """Write what the encoder still holds."""
        self._file.mux(self._stream.encode(None))

    def _write(self, samples: Samples) -> None:
        from av import AudioFrame

        frame = AudioFrame.from_ndarray(samples[None, :], format="flt", layout="mono")
        frame.rate, frame.pts = RATE_HZ, self._done
        self._file.mux(self._stream.encode(frame))
        self._done += len(samples)


def mixed(sounds: Sequence[TimedSound]) -> Iterator[Samples]:
    """Silence and recordings by turns, samples (N,) from -1 to 1, from the film's beginning to the last one's end."""
    done = 0
    for sound in sounds:
        samples, start = decoded(sound.path), round(sound.start_s * RATE_HZ)
        if start > done:
            yield np.zeros(start - done, np.float32)
        late = max(0, done - start)  # never two voices at a time
        yield samples[late:]
        done = max(done, start + len(samples))


def decoded(path: str) -> Samples:
    """A recording's samples (N,), from -1 to 1 at RATE_HZ."""
    import av

    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
    with av.open(path) as file:
        frames = [part for frame in file.decode(audio=0) for part in resampler.resample(frame)]
    frames += resampler.resample(None)
    return np.concatenate([frame.to_ndarray()[0] for frame in frames]).astype(np.float32)
