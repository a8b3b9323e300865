"""Where the person left the program: the moment alone, so that the next start comes back to it."""

from contextlib import suppress
from pathlib import Path

import msgspec

from kyphoview.errors import BadInput, Failure
from kyphoview.procedure.moment import Moment
from kyphoview.saving import save
from kyphoview.shell.state.file_locations import state_file


class _Place(msgspec.Struct, frozen=True):
    step: str
    at: float


def last_place() -> Moment | None:
    """Where the person was at the end of the last run; None where nothing is kept, or nothing of use."""
    try:
        place = msgspec.json.decode(_path().read_bytes(), type=_Place)
        return Moment(place.step, place.at)
    except (OSError, msgspec.MsgspecError, BadInput):
        return None


def keep_place(moment: Moment) -> None:
    """As well as it can: where nothing can be written, the next start is at the beginning."""
    path = _path()
    with suppress(OSError, BadInput, Failure):
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, msgspec.json.encode(_Place(moment.step, moment.at)))


def forget_place() -> None:
    with suppress(OSError):
        _path().unlink(missing_ok=True)


def _path() -> Path:
    return state_file("last-place.json")
