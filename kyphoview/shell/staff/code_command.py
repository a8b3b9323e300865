"""The command `kyphoview staff-code`: whoever has the account of this computer may set the code or forget it."""

import sys
from getpass import getpass

import msgspec

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.shell.staff.lockout import forget_tries
from kyphoview.shell.staff.staff_code import LEAST_DIGITS, MOST_DIGITS, make_code
from kyphoview.shell.state.file_locations import settings_path
from kyphoview.shell.state.settings import CodeHash
from kyphoview.shell.state.settings_file import load_settings, save_settings


def set_code() -> str:
    """Ask for a code twice (or read it from a pipe, one line), and keep its hash; a sentence that says so.

    Raises:
        BadInput: it cannot be a code, or the two differ.
        Failure: the settings cannot be written.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        digits = sys.stdin.readline().strip() if sys.stdin is not None else ""
    else:
        digits = getpass(
            _(
                "New staff code ({least_digits} to {most_digits} digits): ",
                least_digits=LEAST_DIGITS,
                most_digits=MOST_DIGITS,
            )
        )
        if getpass(_("Once more: ")) != digits:
            raise BadInput(_("The two codes differ; nothing has changed."))
    _keep(make_code(digits))
    return _("The staff code is set.")


def forget_code() -> str:
    """Keep no code; a sentence that says so.

    Raises:
        Failure: the settings cannot be written.
    """
    _keep(None)
    return _("The staff code is forgotten. Set another before you leave a kiosk alone.")


def _keep(code: CodeHash | None) -> None:
    path = settings_path()
    remembered = load_settings(path)
    if remembered.trouble:
        print(_("kyphoview: {trouble}", trouble=remembered.trouble), file=sys.stderr)
    save_settings(msgspec.structs.replace(remembered.settings, staff_code=code), path, ("staff_code",))
    forget_tries()
