"""Reading one data file into its type; whatever is wrong with it ends in one sentence with file and place."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kyphoview.content.words import read_custom
from kyphoview.errors import BadInput
from kyphoview.resources import assets_folder

T = TypeVar("T")

LAST_LINE = "# end of file"
"""Every text file ends with this line: a file cut short can otherwise still be good TOML."""

MEND = "install kyphoview again"
"""What a person can do about a file of the program that is damaged."""

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_KEY_PATH = re.compile(r" - at `\$\.?(.*)`$")


def shown(path: Path) -> str:
    """The path as a sentence names it: from `assets/` on where it lies there."""
    root = assets_folder().parent
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def read_toml(path: Path, kind: type[T]) -> T:
    """The file's content as `kind`.

    Raises:
        BadInput: missing, unreadable, cut short, not TOML, or not of that type.
    """
    return convert(read_table(path), kind, path)


def read_table(path: Path) -> dict[str, Any]:
    """The file's content as TOML has it.

    Raises:
        BadInput: missing, unreadable, cut short or not TOML.
    """
    text = _read_text(path)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{shown(path)}: {_syntax_problem(str(error), text)}; {MEND}.") from None
    if not text.rstrip().endswith(LAST_LINE):
        raise BadInput(f"{shown(path)}: line {_last_line(text)}: the end of the file is missing; {MEND}.")
    return content


def convert(content: dict[str, Any], kind: type[T], path: Path) -> T:
    """The content of the file `path` as `kind`.

    Raises:
        BadInput: it is not of that type.
    """
    try:
        return msgspec.convert(content, kind, dec_hook=read_custom)
    except msgspec.ValidationError as error:
        raise BadInput(f"{shown(path)}: {_type_problem(str(error))}; {MEND}.") from None


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadInput(f"{shown(path)}: this file is missing; {MEND}.") from None
    except UnicodeDecodeError as error:
        raise BadInput(f"{shown(path)}: byte {error.start + 1}: this is not UTF-8 text; {MEND}.") from None
    except OSError as error:
        raise BadInput(f"{shown(path)}: cannot be read: {error.strerror}.") from None


def _last_line(text: str) -> int:
    return max(1, len(text.splitlines()))


def _syntax_problem(message: str, text: str) -> str:
    place = _PLACE.search(message)
    line, column = (place[1], place[2]) if place else (str(_last_line(text)), "")
    if not column:
        return f"line {line}, the end of the file: something is missing here"
    return f"line {line}, column {column}: from here on it cannot be read"


def _type_problem(message: str) -> str:
    place = _KEY_PATH.search(message)
    reason = _KEY_PATH.sub("", message).replace("`", "'")
    reason = reason[0].lower() + reason[1:]
    return f"{place[1]}: {reason}" if place else reason
