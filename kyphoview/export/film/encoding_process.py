"""The end of the pipes that asks: starts the process that encodes a film, waits for it in short turns, and ends it.

There is no thread: Qt's objects could be freed in it, which end the program.
"""

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

from PySide6.QtCore import QProcess
from PySide6.QtGui import QImage

from kyphoview.export.film.encoding import FilmFormat
from kyphoview.export.film.encoding_limits import LONGEST_ENCODING_S
from kyphoview.language import _, number
from kyphoview.own_process import own_command

_ENDING_MS = 2000  # that the system may take to end a process


class EncoderFailedError(Exception):
    """There will be no film. It says why in words that are to stand at the end of a sentence."""


class EncodingProcess:
    """Encodes one film; a context that ends the process whatever happens.

    Each order is followed while its sender does something else; before the next one, `is_done` has to have said so.

    Args:
        wanted: what the film is to be.
        draft: the file to write, which is there.
        command: what starts the process; this program's own where it is left out.
        longest_s: how long one order may take.
    """

    def __init__(
        self,
        wanted: FilmFormat,
        draft: Path,
        command: Sequence[str] | None = None,
        longest_s: float = LONGEST_ENCODING_S,
    ) -> None:
        program, *arguments = command or own_command("encode")
        self._longest_s = longest_s
        self._began_s = 0.0
        self._begin = {"begin": dataclasses.asdict(wanted), "draft": str(draft)}
        self._process = QProcess()
        self._process.setProgram(program)
        self._process.setArguments(arguments)
        self._process.setStandardErrorFile(QProcess.nullDevice())

    def __enter__(self) -> Self:
        self._process.start()
        self._send(self._begin)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._is_there():
            self._process.kill()
            self._process.waitForFinished(_ENDING_MS)

    def sample(self, picture: QImage) -> None:
        """One of the frames from which a GIF's colours are chosen; all of them come first."""
        self._send({"sample": True}, picture)

    def add(self, picture: QImage | None) -> None:
        """The next frame; for None, where nothing has changed, the last one again."""
        self._send({"add": picture is not None}, picture)

    def end(self) -> None:
        """The film is whole."""
        self._send({"end": True})

    def is_sent(self, within_s: float) -> bool:
        """Whether the last order has left us, after waiting for it so long at most: then it is followed."""
        until_s = monotonic() + within_s
        while self._process.bytesToWrite() and self._is_there():
            left_ms = round(1000 * (until_s - monotonic()))
            if left_ms <= 0:
                self._refuse_to_wait()
                return False
            self._process.waitForBytesWritten(left_ms)
        return True

    def is_done(self, within_s: float) -> bool:
        """Whether the last order has been followed, after waiting for it so long at most.

        Raises:
            OSError: the disk refused.
            EncoderFailedError: the encoder did, was late, or is gone.
        """
        if not self._process.canReadLine() and self._is_there():
            self._process.waitForReadyRead(round(1000 * within_s))
        if self._process.canReadLine():
            _require(json.loads(bytes(self._process.readLine().data())))
            return True
        self._refuse_to_wait()
        return False

    def _is_there(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def _refuse_to_wait(self) -> None:
        if self._process.error() == QProcess.ProcessError.FailedToStart:
            raise EncoderFailedError(
                _("the encoder cannot be started ({reason})", reason=self._process.errorString().rstrip("."))
            )
        if not self._is_there():
            raise EncoderFailedError(_("the encoder crashed, or needs too much memory"))
        if monotonic() - self._began_s > self._longest_s:
            raise EncoderFailedError(
                _("one frame takes longer than {seconds} seconds", seconds=number(self._longest_s))
            )

    def _send(self, order: dict[str, Any], picture: QImage | None = None) -> None:
        self._began_s = monotonic()
        self._process.write(json.dumps(order).encode() + b"\n")
        if picture is not None:
            self._process.write(bytes(picture.constBits()))


def _require(answer: dict[str, Any]) -> None:
    """Raise what the encoder says went wrong, if anything."""
    if answer.get("number") is not None:
        raise OSError(answer["number"], answer["reason"])
    if answer:
        raise EncoderFailedError(answer["reason"])
