"""A film's sound and captions as another program reads them, and where in the sound each sentence is heard."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from scipy.signal import fftconvolve

from kyphoview.export.film.sound_track import RATE_HZ

Samples = NDArray[np.float32]
_ALIKE = 0.8  # what is found is that recording, however it was packed anew: the cosine between the two
_SEARCHED_S = 3.0  # before and after a caption


@dataclass(frozen=True)
class ShownCaption:
    """A caption as the file has it, in seconds; its last line is the sentence."""

    start_s: float
    end_s: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ReadBack:
    """One film."""

    path: Path

    @cached_property
    def streams(self) -> dict[str, str]:
        """The codec of each kind of stream."""
        with av.open(str(self.path)) as film:
            return {stream.type: stream.codec_context.name for stream in film.streams}

    @cached_property
    def pictures_s(self) -> float:
        """How long its pictures last."""
        with av.open(str(self.path)) as film:
            video = film.streams.video[0]
            assert video.time_base is not None
            packets = [packet for packet in film.demux(video) if packet.pts is not None]
            last = max(packet.pts for packet in packets)
            return float(last * video.time_base + 1 / video.average_rate)

    @cached_property
    def sound(self) -> Samples:
        """Its sound, from -1 to 1 at RATE_HZ."""
        return decoded(self.path)

    @cached_property
    def captions(self) -> list[ShownCaption]:
        """Its captions in their order."""
        with av.open(str(self.path)) as film:
            track = film.streams.subtitles[0]
            assert track.time_base is not None
            return [
                ShownCaption(
                    float(packet.pts * track.time_base),
                    float((packet.pts + packet.duration) * track.time_base),
                    _lines(bytes(packet), self.path.suffix),
                )
                for packet in film.demux(track)
                if packet.pts is not None and packet.size > 2
            ]

    def heard_at_s(self, recording: Path, caption: ShownCaption) -> float | None:
        """When that recording is heard around a caption; None where it is not."""
        said = decoded(recording)
        begin = max(0, round((caption.start_s - _SEARCHED_S) * RATE_HZ))
        around = self.sound[begin : round((caption.start_s + _SEARCHED_S) * RATE_HZ) + len(said)]
        if len(around) < len(said):
            around = np.pad(around, (0, len(said) - len(around)))
        alike = fftconvolve(around, said[::-1], mode="valid")
        place = int(np.argmax(alike))
        found = around[place : place + len(said)]
        cosine = float(alike[place]) / (float(np.linalg.norm(found)) * float(np.linalg.norm(said)) + 1e-9)
        return (begin + place) / RATE_HZ if cosine > _ALIKE else None


def decoded(path: Path) -> Samples:
    """The sound of a file, from -1 to 1 at RATE_HZ, one channel."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
    with av.open(str(path)) as film:
        parts = [part for frame in film.decode(audio=0) for part in resampler.resample(frame)]
    return np.concatenate([part.to_ndarray()[0] for part in parts])


def _lines(content: bytes, suffix: str) -> tuple[str, ...]:
    """In MP4 two bytes say how long the text is."""
    text = content[2 : 2 + int.from_bytes(content[:2], "big")] if suffix == ".mp4" else content
    return tuple(text.decode("utf-8").splitlines())
