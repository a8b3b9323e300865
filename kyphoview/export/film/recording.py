"""Makes a film: frame by frame, so that whoever asked can show how far it is, and stop it at any frame."""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QGuiApplication, QImage

from kyphoview.errors import Failure
from kyphoview.export.film.encoding import VideoEncoder, require_encoders
from kyphoview.export.film.frames import make_frames
from kyphoview.export.film.gif import GifEncoder
from kyphoview.export.film.options import FilmOptions, find_film_type
from kyphoview.export.picture import load_needed, start_without_screen
from kyphoview.language import _
from kyphoview.saving import drafted
from kyphoview.view.fonts import load_fonts


class Encoder(Protocol):
    """Takes the frames of a film one after another."""

    def add(self, picture: QImage, has_changed: bool) -> None: ...


def shoot(options: FilmOptions, path: Path) -> Generator[int]:
    """Make a film at `path`, whose ending chooses the type; an old file stays until this one is whole.

    Nothing is done before it is asked for the first number, and no more than one frame for each.
    Closing the iterator early (`close()`) stops it, and leaves nothing behind.

    Yields:
        how many frames are done, from 1 to `options.frame_count`.

    Raises:
        BadInput: PyAV is missing, the type is unknown, or nothing can be written there.
        Failure: painting, encoding or writing broke off.
    """
    film_type = find_film_type(path)
    require_encoders()
    application = QGuiApplication.instance() or start_without_screen()
    assert application is not None
    load_fonts()
    load_needed(options.view, options.case.level)
    with (
        closing(make_frames(options)) as frames,
        drafted(path) as draft,
        _explaining(path),
        _encoder(options, film_type, draft) as encoder,
        _beside() as beside,
    ):
        picture, encoding = frames.picture, None
        for frame in range(options.frame_count):
            has_changed = frames.show(options.moment(frame))
            picture = frames.picture.copy() if has_changed else picture
            if encoding is not None:
                encoding.result()
            encoding = beside.submit(encoder.add, picture, has_changed)
            yield frame + 1
        if encoding is not None:
            encoding.result()


def _encoder(options: FilmOptions, film_type: str, draft: Path) -> AbstractContextManager[Encoder]:
    return GifEncoder(options, draft) if film_type == ".gif" else VideoEncoder(options, film_type, draft)


def _beside() -> ThreadPoolExecutor:
    """A thread that encodes one frame while the next one is painted."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="film")


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    """What the encoder says, as one sentence; what the disk says is for `drafted`."""
    from av.error import FFmpegError

    try:
        yield
    except FFmpegError as error:
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror) from None
        raise Failure(
            _("{path}: the film broke off, and what was there stays: {reason}.", path=path, reason=error.strerror)
        ) from None
