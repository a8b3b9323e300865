"""The settings' file: read whole, written whole, and set aside when it is damaged."""

from pathlib import Path

import msgspec

from kyphoview.errors import BadInput, Failure
from kyphoview.language import _
from kyphoview.saving import save
from kyphoview.shell.state.settings import Settings


class Remembered(msgspec.Struct, frozen=True):
    """Settings as read; `trouble` is a sentence for the person where the file could not be used."""

    settings: Settings
    trouble: str | None = None


def load_settings(path: Path) -> Remembered:
    """Read the settings; a file that cannot be used is kept beside as `.damaged`, and the usual settings are taken."""
    try:
        return Remembered(msgspec.json.decode(path.read_bytes(), type=Settings))
    except FileNotFoundError:
        return Remembered(Settings())
    except OSError as error:
        return Remembered(
            Settings(),
            _(
                "{path}: the settings cannot be read ({reason}); the usual ones are used.",
                path=path,
                reason=error.strerror,
            ),
        )
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return Remembered(Settings(), _set_aside(path, str(error)))


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings; the folder is made where it is missing.

    Raises:
        Failure: the folder or the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n")
    except OSError as error:
        raise Failure(
            _("{path}: the settings cannot be written ({reason}).", path=path, reason=error.strerror)
        ) from error
    except BadInput as error:
        raise Failure(str(error)) from error


def _set_aside(path: Path, reason: str) -> str:
    damaged = path.with_name(path.name + ".damaged")
    if not path.is_file():  # a device, such as /dev/null
        return _(
            "{path}: the settings file is damaged ({reason}), so the usual settings are used.", path=path, reason=reason
        )
    try:
        path.replace(damaged)
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
        name=damaged.name,
    )
