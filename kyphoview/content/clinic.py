"""What a clinic says of itself on what it hands over: its name, number and logo, and whom to call in an emergency."""

import re
from dataclasses import dataclass
from pathlib import Path

from kyphoview.errors import BadInput
from kyphoview.language import _

MOST_LETTERS, MOST_DIGITS = 60, 30
_NUMBER = re.compile(r"[+(]?[0-9][0-9 ()/.-]*")
_LEAST_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Clinic:
    """What is empty, nobody has said: then there is a line to fill in, or the words speak of the local number."""

    name: str = ""
    number: str = ""  # of the team, by day and night
    emergency: str = ""  # the emergency number, such as 112 or 911
    logo: Path | None = None  # a picture, as PNG, JPEG or SVG


NO_CLINIC = Clinic()


def checked_name(text: str) -> str:
    """A clinic's name as it may be printed, without spaces around it.

    Raises:
        BadInput: it is too long, or has characters that cannot be printed.
    """
    name = " ".join(text.split())
    if len(name) > MOST_LETTERS or not name.isprintable():
        raise BadInput(_("A clinic's name has at most {count} letters; make it shorter.", count=MOST_LETTERS))
    return name


def checked_number(text: str) -> str:
    """A telephone number as it may be printed, or nothing.

    Raises:
        BadInput: it is no telephone number.
    """
    number = " ".join(text.split())
    is_number = _NUMBER.fullmatch(number) and sum(letter.isdigit() for letter in number) >= _LEAST_DIGITS
    if number and (len(number) > MOST_DIGITS or not is_number):
        raise BadInput(
            _(
                "{text!r} is no telephone number; write digits, with spaces, brackets or + where they belong.",
                text=text[: MOST_DIGITS + 1],
            )
        )
    return number
