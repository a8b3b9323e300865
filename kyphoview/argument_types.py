"""What the command line takes as a value, and how its help writes one."""

import argparse
from collections.abc import Sequence

from kyphoview.language import _


def path(text: str) -> str:
    """The name of a file or folder; an empty one, as of a variable that is not set, would be the current folder."""
    if not text:
        raise argparse.ArgumentTypeError(_("the name is empty, and a file or folder must be named"))
    return text


def number(text: str) -> float:
    """A number as Python writes it."""
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("{text!r} is not a number", text=text)) from None


def whole_number(text: str) -> int:
    """A whole number as Python writes it."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("{text!r} is not a whole number", text=text)) from None


def plain(value: float) -> str:
    """A number as it is typed in any language."""
    return f"{value:g}"


def choices(names: Sequence[str]) -> str:
    """As in "T12, L1 or L2"."""
    return _("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])
