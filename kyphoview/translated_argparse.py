"""argparse with its words from the catalogue, and one line for an error where it would print the whole usage."""

import argparse
import re
import sys
from typing import Any, NoReturn

from kyphoview.errors import BadInput
from kyphoview.language import N_, _

# What argparse finds wrong, as Python words it, and how we say it. Its own catalogue cannot be reached without files of
# another format; what a later Python words otherwise comes through in English, and the tests show it.
_ERRORS = {
    r"the following arguments are required: (?P<names>.+)": N_("These are missing: {names}"),
    r"unrecognized arguments: (?P<names>.+)": N_("There is no such option or argument: {names}"),
    r"argument (?P<name>.+): expected one argument": N_("{name} must be followed by a value"),
    r"argument (?P<name>.+): invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)": N_(
        "{name} cannot be {value}; choose from {choices}"
    ),
    r"argument (?P<name>.+): ignored explicit argument (?P<value>.+)": N_("{name} takes no value, such as {value}"),
    r"argument (?P<name>.+): not allowed with argument (?P<other>.+)": N_("{name} cannot be given with {other}"),
    r"argument (?P<name>[^:]+): (?P<problem>.+)": N_("{name}: {problem}"),  # the problem is worded by our own types
}


class _Help(argparse.HelpFormatter):
    """argparse's own form of help, with its words from the catalogue."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        own = {"options": _("options"), _("positional arguments"): _("positional arguments")}
        super().start_section(own.get(heading or "", heading))


class Parser(argparse.ArgumentParser):
    """Raises BadInput where argparse would print its usage and end the process."""

    def __init__(self, **options: Any) -> None:
        has_help = options.pop("add_help", True)
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=_Help)
        if has_help:
            self.add_argument("-h", "--help", action="help", help=_("show this help and end"))

    def _print_message(self, message: str, file: Any = None) -> None:
        """Without hiding, as argparse does, that it cannot be written."""
        (file or sys.stdout).write(message)

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong as one sentence.

        Raises:
            BadInput: always.
        """
        raise BadInput(_("{problem}; see '{command} --help'.", problem=_told(message), command=self.prog))


def _told(message: str) -> str:
    """What argparse says, in the words of the catalogue."""
    for pattern, text in _ERRORS.items():
        if found := re.fullmatch(pattern, message):
            told = _(text, **found.groupdict())
            return f"{told[0].upper()}{told[1:]}"
    return f"{message[0].upper()}{message[1:]}"
