"""Encodes frames and captions into one file: H.264 in MP4, VP9 in WebM. Needs PyAV, the extra `film`.

Libraries do it that may hang, crash or need much memory, so it happens in a process apart, which needs no Qt.
"""

import importlib.util
import sys
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from kyphoview.errors import BadInput
from kyphoview.export.film.captions import DISCLAIMER, TITLE, Caption, TimedSound
from kyphoview.export.film.sound_track import SoundTrack
from kyphoview.language import _

if TYPE_CHECKING:
    from av import VideoFrame

PIXELS = "bgra"  # how QImage.Format_RGB32 lies in memory where the lowest byte comes first
_MILLISECONDS = Fraction(1, 1000)
_BT709, _STUDIO = 1, 1  # the colours and the range of an HD film, by their numbers in ITU-T H.273 and in ffmpeg
# Drawings have flat areas and sharp edges, and the film must be ready sooner than it is watched: one frame to refer to
# and at most three between take a third less time than what "animation" asks for. Their files are half as large again,
# unless a quality is asked for that nobody tells from a better one (50 dB). Without x264's tree of macroblocks the same
# frames give the same file; with it they sometimes did not (seen).
_SWIFT = {"preset": "superfast", "tune": "animation", "refs": "1", "bf": "3"}
_CODECS: dict[str, tuple[str, dict[str, str]]] = {
    ".mp4": ("libx264", {**_SWIFT, "crf": "22", "mbtree": "0", "threads": "2"}),
    ".webm": (
        "libvpx-vp9",
        {"deadline": "realtime", "cpu-used": "8", "crf": "24", "b": "0", "row-mt": "1", "threads": "2"},
    ),
}
_CAPTION_CODECS = {".mp4": "mov_text", ".webm": "webvtt"}
# What the encoders of captions read a caption's look from (Advanced SubStation Alpha); players take their own.
_CAPTION_HEADER = (
    "[Script Info]\r\nScriptType: v4.00+\r\n\r\n[V4+ Styles]\r\nFormat: Name, Fontname, Fontsize, Alignment\r\n"
    "Style: Default,Sans,16,2\r\n\r\n[Events]\r\nFormat: Layer, Style, Text\r\n"
)


@dataclass(frozen=True, slots=True)
class FilmFormat:
    """What the file of a film is to be: its type, as ".mp4", the size of its frames in pixels, and how many a second.

    `captions_language` has three letters (ISO 639-2).
    """

    film_type: str
    width_px: int
    height_px: int
    fps: int
    captions: tuple[Caption, ...] = ()
    sounds: tuple[TimedSound, ...] = ()
    captions_language: str = "eng"
    title: str = TITLE

    @property
    def frame_bytes(self) -> int:
        """What one frame takes, four bytes for each pixel."""
        return 4 * self.width_px * self.height_px

    @property
    def tick_s(self) -> Fraction:
        """How long one frame is shown."""
        return Fraction(1, self.fps)


def require_encoders() -> None:
    """See that PyAV is there.

    Raises:
        BadInput: it is not; the sentence says what to install.
    """
    if importlib.util.find_spec("av") is not None:
        return
    if getattr(sys, "frozen", False):
        raise BadInput(_("Films are not part of this standalone program; an installed kyphoview makes them."))
    raise BadInput(_("A film needs PyAV, which is not installed: 'python -m pip install kyphoview[film]' brings it."))


class FilmFile:
    """A context that ends the film, and closes its file whatever happens."""

    _file: Any
    _video: Any

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._file.close()

    def _finish(self) -> None:
        """Write what the encoder still holds."""
        self._file.mux(self._video.encode(None))


class VideoEncoder(FilmFile):
    """Writes one film, frame by frame."""

    def __init__(self, wanted: FilmFormat, draft: Path) -> None:
        import av
        from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

        self._wanted = wanted
        self._colours = partial(  # which works out once how colours are changed
            VideoReformatter().reformat,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )
        self._waiting = list(wanted.captions)
        self._frame: VideoFrame | None = None
        self._count = 0
        flags = {"fflags": "+bitexact"} | ({"movflags": "+faststart"} if wanted.film_type == ".mp4" else {})
        self._file = av.open(str(draft), "w", format=wanted.film_type[1:], options=flags)
        self._file.metadata.update(
            title=wanted.title,
            comment=_(DISCLAIMER),
        )
        self._video = self._add_video(*_CODECS[wanted.film_type])
        self._sound = self._add_sound()
        self._captions: Any = self._add_captions(_CAPTION_CODECS[wanted.film_type])

    def sample(self, _pixels: bytes) -> None:
        """Nothing is to be known of the frames ahead."""

    def add(self, pixels: bytes | None) -> None:
        """The next frame; for None, where nothing has changed, the last one again."""
        if pixels is not None:
            self._frame = self._colours(to_frame(pixels, self._wanted))
        assert self._frame is not None
        tick = self._wanted.tick_s
        self._frame.pts, self._frame.time_base = self._count, tick
        while self._waiting and self._waiting[0].start_s <= self._count * tick:
            self._add_caption(self._waiting.pop(0))
        self._file.mux(self._video.encode(self._frame))
        self._count += 1
        if self._sound is not None:
            self._sound.write_until(float(self._count * tick))

    def _finish(self) -> None:
        super()._finish()
        if self._sound is not None:
            self._sound.end()

    def _add_sound(self) -> SoundTrack | None:
        """None where nothing is heard."""
        wanted = self._wanted
        if not wanted.sounds:
            return None
        return SoundTrack(self._file, wanted.film_type, wanted.sounds, wanted.captions_language)

    def _add_video(self, codec: str, settings: dict[str, str]) -> Any:
        wanted = self._wanted
        video: Any = self._file.add_stream(codec, rate=wanted.fps, options=settings)
        video.width, video.height, video.pix_fmt = wanted.width_px, wanted.height_px, "yuv420p"
        context = video.codec_context
        context.time_base = wanted.tick_s
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _STUDIO
        return video

    def _add_captions(self, codec: str) -> Any:
        """A track that players show without being asked, where they heed what the file says."""
        from av.stream import Disposition

        captions: Any = self._file.add_stream(codec)
        captions.metadata["language"] = self._wanted.captions_language
        captions.disposition = Disposition.default
        captions.codec_context.time_base = _MILLISECONDS
        captions.codec_context.subtitle_header = _CAPTION_HEADER.encode("ascii")
        return captions

    def _add_caption(self, caption: Caption) -> None:
        from av.subtitles.subtitle import SubtitleSet

        start, end = round(caption.start_s * 1000), round(caption.end_s * 1000)
        dialogue = "0,0,Default,,0,0,0,,{}".format("\\N".join(caption.lines))
        text = SubtitleSet.create(text=dialogue.encode(), start=0, end=end - start, pts=start)
        packet = self._captions.codec_context.encode_subtitle(text)
        packet.stream, packet.time_base = self._captions, _MILLISECONDS
        packet.pts = packet.dts = start
        packet.duration = end - start
        self._file.mux(packet)


def to_frame(pixels: bytes, wanted: FilmFormat) -> "VideoFrame":
    """A frame that shares these bytes, four for each pixel, from the top left."""
    from av import VideoFrame

    array = np.frombuffer(pixels, np.uint8).reshape(wanted.height_px, wanted.width_px, 4)
    return VideoFrame.from_numpy_buffer(array, PIXELS)
