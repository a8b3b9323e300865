"""The process that encodes one film for the one that started it, and paints it.

It is told what to do on its standard input, one JSON object a line, and answers each with one on its standard output:

    {"begin": {...}, "draft": "..."}    what the film is to be (`FilmFormat`), and the file to write
    {"sample": true}, then a frame      one of those from which a GIF's colours are chosen
    {"add": true}, then a frame         the next frame: its pixels, four bytes for each
    {"add": false}                      the last frame again
    {"end": true}                       the film is whole

An answer is {} or {"reason": "...", "number": 28}, where `number` is the system's own (errno), or null. Where its
standard input ends before the film does, nobody waits for the film any more, and it takes the draft away.
"""

import json
import signal
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import msgspec

from kyphoview.export.film.encoding import FilmFormat, VideoEncoder
from kyphoview.export.film.encoding_limits import LONGEST_ENCODING_S, MOST_ENCODING_BYTES
from kyphoview.export.film.gif import GifEncoder
from kyphoview.language import _
from kyphoview.own_process import end_if_stuck, limit_memory, own_ends

_IGNORED = tuple(getattr(signal, name) for name in ("SIGINT", "SIGHUP") if hasattr(signal, name))


class Encoder(Protocol):
    """Takes the frames of a film one after another."""

    def sample(self, pixels: bytes) -> None:
        """Take one of the frames from which colours are chosen, before the first."""
        ...

    def add(self, pixels: bytes | None) -> None:
        """Take the next frame; None is the one before again."""
        ...


def serve() -> int:
    """Encode the film that is asked for, until it is whole or nobody asks any more."""
    for number in _IGNORED:  # which are for the one who asks
        signal.signal(number, signal.SIG_IGN)
    orders, answers = own_ends()
    limit_memory(MOST_ENCODING_BYTES)
    film = _Film(orders)
    try:
        for line in orders:
            with end_if_stuck(LONGEST_ENCODING_S):
                answer = film.answer(json.loads(line))
            answers.write(json.dumps(answer).encode() + b"\n")
            answers.flush()
    except BrokenPipeError:
        pass
    finally:
        film.give_up()
    return 0


class _Film:
    """One film from its beginning to its end."""

    def __init__(self, orders: BinaryIO) -> None:
        self._orders = orders
        self._open = ExitStack()
        self._encoder: Encoder | None = None
        self._wanted: FilmFormat | None = None
        self._draft: Path | None = None

    def answer(self, order: dict[str, Any]) -> dict[str, Any]:
        try:
            self._follow(order)
        except MemoryError:
            return {"reason": _("it needs too much memory"), "number": None}
        except Exception as error:  # noqa: BLE001 - whatever the libraries raise
            reason = getattr(error, "strerror", None) or type(error).__name__
            return {"reason": reason, "number": error.errno if isinstance(error, OSError) else None}
        return {}

    def give_up(self) -> None:
        """Take away what nobody asked to end."""
        if self._draft is not None:
            self._draft.unlink(missing_ok=True)

    def _follow(self, order: dict[str, Any]) -> None:
        if "begin" in order:
            self._wanted = msgspec.convert(order["begin"], FilmFormat)
            self._draft = Path(order["draft"])
            if self._wanted.film_type == ".gif":
                self._encoder = self._open.enter_context(GifEncoder(self._wanted, self._draft))
            else:
                self._encoder = self._open.enter_context(VideoEncoder(self._wanted, self._draft))
            return
        assert self._encoder is not None
        if "sample" in order:
            self._encoder.sample(self._frame())
        elif "add" in order:
            self._encoder.add(self._frame() if order["add"] else None)
        else:
            self._open.close()
            self._draft = None

    def _frame(self) -> bytes:
        assert self._wanted is not None
        pixels = self._orders.read(self._wanted.frame_bytes)
        if len(pixels) < self._wanted.frame_bytes:
            raise EOFError
        return pixels
