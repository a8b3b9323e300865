"""The end of the pipes that asks: starts the process that reads documents, waits for it within limits, and ends it."""

import json
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Timer
from typing import Any, Self

from kyphoview.documents.apart.parts import document_of
from kyphoview.documents.library import OpenDocument
from kyphoview.documents.limits import LONGEST_READING_S
from kyphoview.errors import BadInput
from kyphoview.language import _, number
from kyphoview.own_process import own_command


class ReadingProcess:
    """Begins with the first document, and anew after one that has ended it.

    Args:
        command: what starts the process; this program's own where it is left out.
        longest_s: how long one document may take.
    """

    def __init__(self, command: Sequence[str] | None = None, longest_s: float = LONGEST_READING_S) -> None:
        self._command = list(command or own_command("read"))
        self._longest_s = longest_s
        self._process: subprocess.Popen[bytes] | None = None
        self._is_closed = False
        self._lock = Lock()  # `close` comes from another thread

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
        if self._process is not None:
            self._forget(self._process)

    def read(self, path: Path) -> OpenDocument:
        """One document with its passages. Waits for it, so call it from a thread that nobody waits for.

        Raises:
            BadInput: it cannot be used, it took too long or too much memory, or it was closed meanwhile.
        """
        try:
            process = self._running()
        except OSError as error:
            raise BadInput(_("{path}: documents cannot be read here ({reason}).", path=path, reason=error)) from None
        is_late = Event()
        limit = Timer(self._longest_s, _end, (process, is_late))
        limit.daemon = True
        limit.start()
        try:
            line = _ask(process, path)
        finally:
            limit.cancel()
        if not line.endswith(b"\n"):
            self._forget(process)
            raise BadInput(self._why_it_ended(path, is_late.is_set()))
        return _document(path, json.loads(line))

    def close(self) -> None:
        """End it at once, whatever it is reading."""
        with self._lock:
            self._is_closed = True
            if self._process is not None:
                self._process.kill()

    def _running(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._is_closed:
                raise BrokenPipeError
            if self._process is None:
                self._process = subprocess.Popen(  # noqa: S603 - this very program
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
            return self._process

    def _forget(self, process: "subprocess.Popen[bytes]") -> None:
        process.kill()
        process.wait()
        with self._lock:
            self._process = None
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _why_it_ended(self, path: Path, is_late: bool) -> str:
        if is_late:
            return _(
                "{path}: this file takes longer than {seconds} seconds to read, so it stays closed.",
                path=path,
                seconds=number(self._longest_s),
            )
        return _("{path}: reading this file broke off: it is damaged, or needs too much memory.", path=path)


def _ask(process: "subprocess.Popen[bytes]", path: Path) -> bytes:
    """The answer as a line; less than a line where the process has ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps({"path": str(path)}).encode() + b"\n")
        process.stdin.flush()
        return process.stdout.readline()
    except (OSError, ValueError):  # ended, or closed meanwhile
        return b""


def _end(process: "subprocess.Popen[bytes]", is_late: Event) -> None:
    is_late.set()
    process.kill()


def _document(path: Path, answer: dict[str, Any]) -> OpenDocument:
    if "problem" in answer:
        raise BadInput(answer["problem"])
    return document_of(path, answer["document"])
