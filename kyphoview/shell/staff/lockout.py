"""How long whoever types wrong staff codes has to wait."""

from contextlib import suppress
from pathlib import Path

import msgspec

from kyphoview.errors import BadInput, Failure
from kyphoview.saving import save
from kyphoview.shell.staff.staff_code import is_code
from kyphoview.shell.state.clock import Clock
from kyphoview.shell.state.file_locations import state_file
from kyphoview.shell.state.settings import CodeHash

_FREE_TRIES = 3
_FIRST_WAIT_S, _LONGEST_WAIT_S = 10.0, 300.0
_FORGOTTEN_AFTER_S = 24 * 3600.0


class _Tries(msgspec.Struct, frozen=True):
    failed: int = 0
    last_s: float = 0.0  # the date of the last one, in seconds since 1970


class Lockout:
    """Lets in who knows the code; after three wrong tries each one has to wait, longer every time, up to 5 minutes.

    Wrong tries are remembered over a restart, and forgotten after a day.
    """

    def __init__(self, code: CodeHash | None, clock: Clock) -> None:
        self._code = code
        self._clock = clock
        self._tries = self._remembered()

    @property
    def has_code(self) -> bool:
        return self._code is not None

    @property
    def wait_s(self) -> float:
        """How long until the next try is taken, in seconds."""
        if self._tries.failed < _FREE_TRIES:
            return 0.0
        wait_s = min(_FIRST_WAIT_S * 2.0 ** min(self._tries.failed - _FREE_TRIES, 10), _LONGEST_WAIT_S)
        past_s = self._clock.date_s() - self._tries.last_s
        if past_s < 0.0:  # the computer's date was set back: wait from now, not until that date
            self._tries = _Tries(self._tries.failed, self._clock.date_s())
            past_s = 0.0
        return max(0.0, wait_s - past_s)

    def lets_in(self, digits: str) -> bool:
        """Take one try. Without a code, and while it has to wait, nobody is let in."""
        if self._code is None or self.wait_s > 0.0:
            return False
        is_right = is_code(digits, self._code)
        self._tries = _Tries() if is_right else _Tries(self._failed_lately() + 1, self._clock.date_s())
        self._remember()
        return is_right

    def _failed_lately(self) -> int:
        is_old = self._clock.date_s() - self._tries.last_s > _FORGOTTEN_AFTER_S
        return 0 if is_old else self._tries.failed

    def _remembered(self) -> _Tries:
        try:
            return msgspec.json.decode(_tries_path().read_bytes(), type=_Tries)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return _Tries()

    def _remember(self) -> None:
        """As well as it can: a disk that is full must not keep staff out."""
        path = _tries_path()
        with suppress(OSError, BadInput, Failure):
            path.parent.mkdir(parents=True, exist_ok=True)
            save(path, msgspec.json.encode(self._tries))


def forget_tries() -> None:
    """A new code begins with no wrong tries."""
    with suppress(OSError):
        _tries_path().unlink(missing_ok=True)


def _tries_path() -> Path:
    return state_file("staff-tries.json")
