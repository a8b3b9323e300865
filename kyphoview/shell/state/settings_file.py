"""The settings' file: each field read for itself, and only what has changed written into what stands there by then.

So two windows, or a window and `kyphoview staff-code`, never undo each other's changes, and what another version has
written stays.
"""

import re
import stat
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from kyphoview.errors import Failure
from kyphoview.language import _
from kyphoview.saving import save
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.shared_file import held, set_aside

_ASKS_FOR_KIOSK = re.compile(rb'"starts_as_kiosk"\s*:(?!\s*false\b)')
_DROPPED = ("documents",)  # until 0.2 whatever was opened last, perhaps a letter about somebody
_FIELDS = {field.name: field.type for field in msgspec.structs.fields(Settings)}


class Remembered(msgspec.Struct, frozen=True):
    """Settings as read; `trouble` is a sentence for the person where the file, or a part of it, could not be used.

    Of what could not be used, `is_code_lost` says that the staff code may have stood there, and `may_be_kiosk` that it
    may have asked for a start as a kiosk.
    """

    settings: Settings
    trouble: str | None = None
    is_code_lost: bool = False
    may_be_kiosk: bool = False


class _Unusable(Exception):
    """Why a file holds no settings; `is_damaged` where it was read but makes no sense."""

    def __init__(self, reason: str, is_damaged: bool, content: bytes = b"") -> None:
        super().__init__(reason)
        self.is_damaged = is_damaged
        self.content = content


def load_settings(path: Path) -> Remembered:
    """Read the settings. A field that cannot be used takes its usual value, and stays as it is in the file.

    A file of which nothing can be used is kept beside as `.damaged`; one that cannot be read is left alone.
    """
    try:
        found = _read(path)
    except FileNotFoundError:
        return Remembered(Settings())
    except _Unusable as error:
        trouble = (_set_aside if error.is_damaged else _left_alone)(path, str(error))
        return Remembered(Settings(), trouble, True, _ASKS_FOR_KIOSK.search(error.content) is not None)
    usable, unknown = _sorted_out(found)
    if not unknown:
        return Remembered(Settings(**usable))
    trouble = _(
        "{path}: {names} cannot be used ({reason}); there the usual settings are used.",
        path=path,
        names=", ".join(unknown),
        reason=next(iter(unknown.values())),
    )
    return Remembered(Settings(**usable), trouble, "staff_code" in unknown, "starts_as_kiosk" in unknown)


def save_settings(settings: Settings, path: Path, changed: Iterable[str] = _FIELDS) -> None:
    """Write the fields that have changed; of a file that is not there, all. The folder is made where it is missing.

    Raises:
        Failure: the folder or the file cannot be read or written, and stays as it is.
    """
    values: dict[str, Any] = msgspec.to_builtins(settings)
    taken = _("{path}: the settings cannot be written: another program holds them.", path=path)
    with held(path, partial(_cannot_write, path), taken):
        try:
            standing = _read(path)
        except FileNotFoundError:
            standing, changed = {}, _FIELDS
        except _Unusable as error:
            if not error.is_damaged:
                raise Failure(_left_alone(path, str(error))) from None
            _set_aside(path, str(error))
            standing, changed = {}, _FIELDS
        merged = standing | {name: values[name] for name in changed}
        for name in _DROPPED:
            merged.pop(name, None)
        if merged != standing:
            save(path, msgspec.json.format(msgspec.json.encode(merged), indent=2) + b"\n")


def _cannot_write(path: Path, reason: object) -> str:
    return _("{path}: the settings cannot be written ({reason}).", path=path, reason=reason)


def _read(path: Path) -> dict[str, Any]:
    """What stands in the file, usable or not.

    Raises:
        FileNotFoundError: there is none.
        _Unusable: it cannot be read, or holds no settings.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a device or a pipe might never end
            raise _Unusable(_("it is not an ordinary file"), False)
        content = path.read_bytes()
    except FileNotFoundError:
        raise
    except (OSError, RuntimeError) as error:
        raise _Unusable(str(getattr(error, "strerror", None) or error), False) from None
    try:
        found = msgspec.json.decode(content.decode("utf-8-sig"))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _Unusable(str(error), True, content) from None
    if not isinstance(found, dict):
        raise _Unusable(_("it holds no settings"), True, content)
    return found


def _sorted_out(found: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The fields that can be used, and why others cannot; those of another version are passed over."""
    usable, unknown = {}, {}
    for name in _FIELDS.keys() & found.keys():
        try:
            usable[name] = msgspec.convert(found[name], _FIELDS[name])
        except msgspec.ValidationError as error:
            unknown[name] = str(error)
    return usable, dict(sorted(unknown.items()))


def _left_alone(path: Path, reason: str) -> str:
    return _("{path}: the settings cannot be read ({reason}); the usual ones are used.", path=path, reason=reason)


def _set_aside(path: Path, reason: str) -> str:
    """Keep a damaged file beside, and none that was kept before is lost."""
    try:
        kept = set_aside(path)
    except OSError as error:
        return _(
            "{path}: the settings file is damaged ({reason}), so the usual settings are used; "
            "it could not be kept beside ({trouble}).",
            path=path,
            reason=reason,
            trouble=error.strerror,
        )
    return _(
        "{path}: the settings file is damaged ({reason}), so the usual settings are used; "
        "the old file is kept as {name}.",
        path=path,
        reason=reason,
        name=kept.name,
    )
