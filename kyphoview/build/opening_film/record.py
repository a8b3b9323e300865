"""Records the opening film and its first frame. It needs a display with a graphics interface, in memory at least."""

from pathlib import Path

from kyphoview.build.opening_film.animation import animated, webp_of
from kyphoview.build.opening_film.course import FRAMES_A_SECOND, HIGH_PX, SECONDS, WIDE_PX
from kyphoview.build.opening_film.frames import frame_at
from kyphoview.build.opening_film.layers import BodyLayers
from kyphoview.export.solid_picture import make_application, require_graphics

_QUALITY, _STILL_QUALITY = 76, 90


def write_film(path: Path) -> None:
    """All frames as one file.

    Raises:
        BadInput: there is no display.
        Failure: a frame could not be made.
    """
    count = round(SECONDS * FRAMES_A_SECOND) + 1
    layers = _layers()
    frames = [webp_of(frame_at(layers, number / FRAMES_A_SECOND), _QUALITY) for number in range(count)]
    layers.close()
    path.write_bytes(animated(frames, WIDE_PX, HIGH_PX, round(1000 / FRAMES_A_SECOND)))


def write_still(path: Path) -> None:
    """The first frame alone, quick to read.

    Raises:
        BadInput: there is no display.
        Failure: it could not be made.
    """
    layers = _layers()
    path.write_bytes(webp_of(frame_at(layers, 0.0), _STILL_QUALITY))
    layers.close()


def _layers() -> BodyLayers:
    require_graphics()
    make_application()
    return BodyLayers()
