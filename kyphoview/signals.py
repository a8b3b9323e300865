"""Ctrl-C, a shutdown, a terminal that closes, a limit of a queue: what ends the program, and with which status."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# The last three end a program that does not answer them, too, and a file that is half written would stay.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGXCPU")
ENDING = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


def status_of(number: int) -> int:
    """What a shell says of a program that ended by this signal: 130, 143, 129."""
    return 128 + number


def end_at_once() -> None:
    """From now on end without a word. For the start, while nothing is there yet that would have to be tidied up."""
    _answer(lambda number: os._exit(status_of(number)))


@contextmanager
def unwinding() -> Iterator[None]:
    """In this block end by way of whatever has to be tidied up, such as a file that is half written.

    A library that calls Python in between may drop what is raised, or turn it into an error of its own: at the end
    of the block it is raised again.
    """
    came: list[int] = []

    def end(number: int) -> None:
        came.append(number)
        _answer(lambda _number: None)  # one is enough: a second would break off the tidying up
        raise SystemExit(status_of(number))

    with answering(end):
        try:
            yield
        except Exception:
            if not came:
                raise
        if came:
            raise SystemExit(status_of(came[0]))


@contextmanager
def answering(answer: Callable[[int], object]) -> Iterator[None]:
    """In this block do this where a signal asks us to end."""
    before = {number: signal.getsignal(number) for number in ENDING}
    _answer(answer)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _answer(answer: Callable[[int], object]) -> None:
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` asks for
            signal.signal(number, lambda number, _frame: answer(number))
