"""Encodes frames into a GIF: one palette for all of it, chosen from frames spread over the film. It has no captions."""

from contextlib import closing
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from kyphoview.export.film.encoding import PIXELS, to_frame
from kyphoview.export.film.frames import make_frames
from kyphoview.export.film.options import FilmOptions

if TYPE_CHECKING:
    from av import VideoFrame

_SAMPLES = 24
_PALETTE_PX = 16  # a palette is a picture of 16 by 16 colours


class GifEncoder:
    """Writes one film, frame by frame; a context that closes the file whatever happens."""

    def __init__(self, options: FilmOptions, draft: Path) -> None:
        import av

        self._tick = Fraction(1, options.fps)
        self._count = 0
        self._colours = _Colours(options, self._tick, _palette(options, self._tick))
        self._file = av.open(str(draft), "w", format="gif", options={"fflags": "+bitexact"})
        self._video: Any = self._file.add_stream("gif", rate=options.fps)
        self._video.width, self._video.height, self._video.pix_fmt = options.size.width(), options.size.height(), "pal8"
        self._video.codec_context.time_base = self._tick

    def __enter__(self) -> "GifEncoder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._file.mux(self._video.encode(None))
        finally:
            self._file.close()

    def add(self, picture: QImage, _has_changed: bool) -> None:
        """The next frame."""
        frame = to_frame(picture)
        frame.pts, frame.time_base = self._count, self._tick
        self._file.mux(self._video.encode(self._colours.of(frame)))
        self._count += 1


class _Colours:
    """Gives each frame the palette's colours."""

    def __init__(self, options: FilmOptions, tick: Fraction, palette: "VideoFrame") -> None:
        from av.filter import Graph

        graph: Any = Graph()
        self._source = graph.add_buffer(
            width=options.size.width(), height=options.size.height(), format=PIXELS, time_base=tick
        )
        colours = graph.add_buffer(width=_PALETTE_PX, height=_PALETTE_PX, format=palette.format.name, time_base=tick)
        use = graph.add("paletteuse", "dither=none:diff_mode=rectangle")
        self._sink = graph.add("buffersink")
        self._source.link_to(use, 0, 0)
        colours.link_to(use, 0, 1)
        use.link_to(self._sink)
        graph.configure()
        palette.pts, palette.time_base = 0, tick
        colours.push(palette)
        colours.push(None)
        self._graph = graph  # which its filters do not keep

    def of(self, frame: "VideoFrame") -> Any:
        self._source.push(frame)
        return self._sink.pull()


def _palette(options: FilmOptions, tick: Fraction) -> "VideoFrame":
    """The 256 colours that serve some frames, spread evenly over the film, best."""
    from av.filter import Graph

    graph: Any = Graph()
    source = graph.add_buffer(width=options.size.width(), height=options.size.height(), format=PIXELS, time_base=tick)
    choose, sink = graph.add("palettegen", "reserve_transparent=0"), graph.add("buffersink")
    source.link_to(choose)
    choose.link_to(sink)
    graph.configure()
    frames = make_frames(options)
    count = min(_SAMPLES, options.frame_count)
    with closing(frames):
        for sample in range(count):
            frames.show(options.moment(sample * options.frame_count // count))
            frame = to_frame(frames.picture)
            frame.pts, frame.time_base = sample, tick
            source.push(frame)
    source.push(None)
    chosen: VideoFrame = sink.pull()
    return chosen
