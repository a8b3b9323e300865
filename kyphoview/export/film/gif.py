"""Encodes frames into a GIF: one palette for all of it, chosen from frames spread over the film. It has no captions."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kyphoview.export.film.encoding import PIXELS, FilmFile, FilmFormat, to_frame

if TYPE_CHECKING:
    from av import VideoFrame

_PALETTE_PX = 16  # a palette is a picture of 16 by 16 colours


class GifEncoder(FilmFile):
    """Writes one film, frame by frame; a context that closes the file whatever happens."""

    def __init__(self, wanted: FilmFormat, draft: Path) -> None:
        import av

        self._wanted = wanted
        self._count = 0
        self._palette = _Palette(wanted)
        self._colours: _Colours | None = None
        self._file = av.open(str(draft), "w", format="gif", options={"fflags": "+bitexact"})
        self._video = self._file.add_stream("gif", rate=wanted.fps)
        self._video.width, self._video.height, self._video.pix_fmt = wanted.width_px, wanted.height_px, "pal8"
        self._video.codec_context.time_base = wanted.tick_s
        self._pixels = b""

    def sample(self, pixels: bytes) -> None:
        """One of the frames from which the colours are chosen; all come before the first that is added."""
        self._palette.add(pixels)

    def add(self, pixels: bytes | None) -> None:
        """The next frame; for None, where nothing has changed, the last one again."""
        self._pixels = self._pixels if pixels is None else pixels
        if self._colours is None:
            self._colours = _Colours(self._wanted, self._palette.choose())
        frame = to_frame(self._pixels, self._wanted)
        frame.pts, frame.time_base = self._count, self._wanted.tick_s
        self._file.mux(self._video.encode(self._colours.of(frame)))
        self._count += 1


class _Colours:
    """Gives each frame the palette's colours."""

    def __init__(self, wanted: FilmFormat, palette: "VideoFrame") -> None:
        from av.filter import Graph

        graph: Any = Graph()
        self._source = graph.add_buffer(
            width=wanted.width_px, height=wanted.height_px, format=PIXELS, time_base=wanted.tick_s
        )
        colours = graph.add_buffer(
            width=_PALETTE_PX, height=_PALETTE_PX, format=palette.format.name, time_base=wanted.tick_s
        )
        use = graph.add("paletteuse", "dither=none:diff_mode=rectangle")
        self._sink = graph.add("buffersink")
        self._source.link_to(use, 0, 0)
        colours.link_to(use, 0, 1)
        use.link_to(self._sink)
        graph.configure()
        palette.pts, palette.time_base = 0, wanted.tick_s
        colours.push(palette)
        colours.push(None)
        self._graph = graph  # which its filters do not keep

    def of(self, frame: "VideoFrame") -> Any:
        self._source.push(frame)
        return self._sink.pull()


class _Palette:
    """The 256 colours that serve some frames best."""

    def __init__(self, wanted: FilmFormat) -> None:
        from av.filter import Graph

        graph: Any = Graph()
        self._wanted = wanted
        self._count = 0
        self._source = graph.add_buffer(
            width=wanted.width_px, height=wanted.height_px, format=PIXELS, time_base=wanted.tick_s
        )
        choose, self._sink = graph.add("palettegen", "reserve_transparent=0"), graph.add("buffersink")
        self._source.link_to(choose)
        choose.link_to(self._sink)
        graph.configure()
        self._graph = graph  # which its filters do not keep

    def add(self, pixels: bytes) -> None:
        frame = to_frame(pixels, self._wanted)
        frame.pts, frame.time_base = self._count, self._wanted.tick_s
        self._source.push(frame)
        self._count += 1

    def choose(self) -> "VideoFrame":
        self._source.push(None)
        chosen: VideoFrame = self._sink.pull()
        return chosen
