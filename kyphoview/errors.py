"""What can go wrong in a way that the person using the program can mend."""

import re

# What moves a terminal's cursor, breaks a line, or turns the direction of what follows: names of files may hold it.
_NO_LETTER = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """A text that names files, as it can be shown: without signs that would make something else of it."""
    return _NO_LETTER.sub("\ufffd", text)


class _Told(Exception):
    """A message of one line."""

    def __init__(self, message: str) -> None:
        super().__init__(one_line(message))


class BadInput(_Told):
    """Something that was given cannot be used: an option, a case, a file.

    The message is one clear sentence for the person, naming the file and the place where there is one. The command
    line prints it and exits with status 2; the window shows it.
    """


class Failure(_Told):
    """Something that should have worked did not; the message is one clear sentence. Exit status 1."""
