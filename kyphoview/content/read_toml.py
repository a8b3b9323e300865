"""Reading one data file into its type; whatever is wrong with it ends in one sentence with file and place."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kyphoview.content.words import read_custom
from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.resources import assets_folder

T = TypeVar("T")

LAST_LINE = "# end of file"
"""Every text file ends with this line: a file cut short can otherwise still be good TOML."""

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
        raise BadInput(
            _("{path}: {error}; install kyphoview again.", path=shown(path), error=_syntax_problem(str(error), text))
        ) from None
    if not text.rstrip().endswith(LAST_LINE):
        raise BadInput(
            _(
                "{path}: line {line}: the end of the file is missing; install kyphoview again.",
                path=shown(path),
                line=_last_line(text),
            )
        )
    return content


def convert(content: dict[str, Any], kind: type[T], path: Path) -> T:
    """The content of the file `path` as `kind`.

    Raises:
        BadInput: it is not of that type.
    """
    try:
        return msgspec.convert(content, kind, dec_hook=read_custom)
    except msgspec.ValidationError as error:
        raise BadInput(
            _("{path}: {error}; install kyphoview again.", path=shown(path), error=_type_problem(str(error)))
        ) from None


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadInput(_("{path}: this file is missing; install kyphoview again.", path=shown(path))) from None
    except UnicodeDecodeError as error:
        raise BadInput(
            _(
                "{path}: byte {at}: this is not UTF-8 text; install kyphoview again.",
                path=shown(path),
                at=error.start + 1,
            )
        ) from None
    except OSError as error:
        raise BadInput(_("{path}: cannot be read: {reason}.", path=shown(path), reason=error.strerror)) from None


def _last_line(text: str) -> int:
    return max(1, len(text.splitlines()))


def _syntax_problem(message: str, text: str) -> str:
    place = _PLACE.search(message)
    line, column = (place[1], place[2]) if place else (str(_last_line(text)), "")
    if not column:
        return _("line {line}, the end of the file: something is missing here", line=line)
    return _("line {line}, column {column}: from here on it cannot be read", line=line, column=column)


def _type_problem(message: str) -> str:
    place = _KEY_PATH.search(message)
    reason = _KEY_PATH.sub("", message).replace("`", "'")
    reason = reason[0].lower() + reason[1:]
    return f"{place[1]}: {reason}" if place else reason
