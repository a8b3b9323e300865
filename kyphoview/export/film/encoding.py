"""Encodes frames and captions into one file: H.264 in MP4, VP9 in WebM. Needs PyAV, the extra `film`."""

import importlib.util
import sys
from fractions import Fraction
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtGui import QImage

from kyphoview.errors import BadInput
from kyphoview.export.film.captions import Caption
from kyphoview.export.film.options import FilmOptions
from kyphoview.language import _
from kyphoview.view.words_locale import three_letters

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


class VideoEncoder:
    """Writes one film, frame by frame; a context that closes the file whatever happens."""

    def __init__(self, options: FilmOptions, film_type: str, draft: Path) -> None:
        import av
        from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

        self._tick = Fraction(1, options.fps)
        self._colours = partial(  # which works out once how colours are changed
            VideoReformatter().reformat,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )
        self._waiting = list(options.captions)
        self._frame: VideoFrame | None = None
        self._count = 0
        flags = {"fflags": "+bitexact"} | ({"movflags": "+faststart"} if film_type == ".mp4" else {})
        self._file = av.open(str(draft), "w", format=film_type[1:], options=flags)
        self._file.metadata.update(
            title=_("Balloon kyphoplasty, step by step"),
            comment=_("An illustration, not a prediction and not medical advice."),
        )
        self._video: Any = self._add_video(options, *_CODECS[film_type])
        self._captions: Any = self._add_captions(_CAPTION_CODECS[film_type])

    def __enter__(self) -> "VideoEncoder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._file.mux(self._video.encode(None))
        finally:
            self._file.close()

    def add(self, picture: QImage, has_changed: bool) -> None:
        """The next frame; where the picture has not changed, the last one again."""
        if has_changed or self._frame is None:
            self._frame = self._colours(to_frame(picture))
        self._frame.pts, self._frame.time_base = self._count, self._tick
        while self._waiting and self._waiting[0].start_s <= self._count * self._tick:
            self._add_caption(self._waiting.pop(0))
        self._file.mux(self._video.encode(self._frame))
        self._count += 1

    def _add_video(self, options: FilmOptions, codec: str, settings: dict[str, str]) -> Any:
        video: Any = self._file.add_stream(codec, rate=options.fps, options=settings)
        video.width, video.height, video.pix_fmt = options.size.width(), options.size.height(), "yuv420p"
        context = video.codec_context
        context.time_base = self._tick
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _STUDIO
        return video

    def _add_captions(self, codec: str) -> Any:
        captions: Any = self._file.add_stream(codec)
        captions.metadata["language"] = three_letters()
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


def to_frame(picture: QImage) -> "VideoFrame":
    """The image (Format_RGB32) as a frame that shares its pixels, until the image is painted again."""
    from av import VideoFrame

    pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.width(), 4)
    return VideoFrame.from_numpy_buffer(pixels, PIXELS)
