"""Makes a film: frame by frame, so that whoever asked can show how far it is, and stop it at any frame."""

from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kyphoview.errors import Failure
from kyphoview.export.file_types import find_film_type
from kyphoview.export.film.dressed_frames import DressedFrames
from kyphoview.export.film.encoding import FilmFormat, require_encoders
from kyphoview.export.film.encoding_process import EncoderFailedError, EncodingProcess
from kyphoview.export.film.futures_film import FuturesFilm, FuturesFrames
from kyphoview.export.film.options import FilmOptions
from kyphoview.export.picture import load_needed, start_without_screen
from kyphoview.language import _
from kyphoview.saving import drafted
from kyphoview.view.fonts import load_fonts
from kyphoview.view.words_locale import three_letters

Film = FilmOptions | FuturesFilm
_SAMPLES = 24  # frames from which a GIF's colours are chosen, spread evenly over the film
_TURN_S = 0.02  # what whoever asked may have to wait for the encoder


def shoot(options: Film, path: Path) -> Generator[int]:
    """Make a film at `path`, whose ending chooses the type; an old file stays until this one is whole.

    Nothing is done before it is asked for the first number, and no more than one frame for each. While the encoder is
    at work, the same number comes again.
    Closing the iterator early (`close()`) stops it, and leaves nothing behind.

    Yields:
        how many frames are done, from 0 to `options.frame_count`.

    Raises:
        BadInput: PyAV is missing, the type is unknown, or nothing can be written there.
        Failure: painting, encoding or writing broke off.
    """
    film_type = find_film_type(path)
    require_encoders()
    application = QGuiApplication.instance() or start_without_screen()
    assert application is not None
    load_fonts()
    load_needed(options.view, options.case)
    with (
        drafted(path) as draft,
        _explaining(path),
        EncodingProcess(_format(options, film_type), draft) as encoding,
    ):
        if film_type == ".gif":
            yield from _show_samples(options, encoding)
        yield from _show_frames(options, encoding)
        yield from _waiting(encoding, options.frame_count)
        encoding.end()
        yield from _waiting(encoding, options.frame_count)


def _frames(film: Film) -> DressedFrames | FuturesFrames:
    return FuturesFrames(film) if isinstance(film, FuturesFilm) else DressedFrames(film)


def _format(options: Film, film_type: str) -> FilmFormat:
    size = options.size
    return FilmFormat(
        film_type,
        size.width(),
        size.height(),
        options.fps,
        options.captions,
        options.sounds,
        three_letters(),
        options.title,
    )


def _show_samples(options: Film, encoding: EncodingProcess) -> Iterator[int]:
    count = min(_SAMPLES, options.frame_count)
    with closing(_frames(options)) as frames:
        for sample in range(count):
            frames.show(sample * options.frame_count // count)
            yield from _waiting(encoding, 0)
            encoding.sample(frames.picture)
            yield from _sending(encoding, 0)
            yield 0


def _show_frames(options: Film, encoding: EncodingProcess) -> Iterator[int]:
    """One frame is encoded while the next one is painted."""
    with closing(_frames(options)) as frames:
        for frame in range(options.frame_count):
            has_changed = frames.show(frame)
            yield from _waiting(encoding, frame)
            encoding.add(frames.picture if has_changed or frame == 0 else None)
            yield from _sending(encoding, frame)
            yield frame + 1


def _sending(encoding: EncodingProcess, done: int) -> Iterator[int]:
    while not encoding.is_sent(_TURN_S):
        yield done


def _waiting(encoding: EncodingProcess, done: int) -> Iterator[int]:
    while not encoding.is_done(_TURN_S):
        yield done


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    """Why the encoder broke off, as one sentence; what the disk says is for `drafted`."""
    try:
        yield
    except EncoderFailedError as error:
        raise Failure(
            _("{path}: the film broke off, and what was there stays: {reason}.", path=path, reason=error)
        ) from None
