"""A clinic's settings as one file, to be taken to the next computer. Nothing of a patient is among them."""

from pathlib import Path

import msgspec

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.saving import save
from kyphoview.shell.state.settings import Settings

SUFFIX = ".kyphoview.json"
OF_THIS_COMPUTER = (
    "window_geometry",
    "picture_share",
    "patient_screen",
    "clinic_documents",
    "clinic_logo",
    "progress_file",
)
_MOST_BYTES = 1_000_000


class _ClinicFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kyphoview_settings: int  # the form of this file; so far there is one
    settings: Settings


_FORM = 1


def save_clinic(settings: Settings, path: Path) -> None:
    """Write all settings but those of this computer alone (such as its window and its documents), whole or not at all.

    Raises:
        BadInput, Failure: the file cannot be written.
    """
    usual = Settings()
    shared = msgspec.structs.replace(settings, **{name: getattr(usual, name) for name in OF_THIS_COMPUTER})
    content = msgspec.json.format(msgspec.json.encode(_ClinicFile(_FORM, shared)), indent=2) + b"\n"
    save(path, content)


def load_clinic(path: Path, here: Settings) -> Settings:
    """The settings in a file, with those of this computer alone as they are `here`.

    Raises:
        BadInput: the file cannot be read, or is not such a file; nothing of it is taken.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadInput(_("{path}: this is too large for a file of settings.", path=path))
        found = msgspec.json.decode(path.read_bytes(), type=_ClinicFile)
    except OSError as error:
        raise BadInput(
            _("{path}: the settings cannot be read ({reason}).", path=path, reason=error.strerror)
        ) from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(
            _("{path}: these are no settings of kyphoview that could be used ({error}).", path=path, error=error)
        ) from error
    if found.kyphoview_settings != _FORM:
        raise BadInput(_("{path}: these settings were saved by a newer kyphoview.", path=path))
    return msgspec.structs.replace(found.settings, **{name: getattr(here, name) for name in OF_THIS_COMPUTER})
