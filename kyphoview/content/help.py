"""When to get help at once, and when to call the team the same day: two lists, in one wording wherever they stand."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from kyphoview.content.translated import read_words
from kyphoview.content.words import Text
from kyphoview.language import kept


class Signs(Struct, frozen=True, forbid_unknown_fields=True):
    """What to watch for, and whom to call; a sign is no whole sentence and has no full stop."""

    heading: Text
    how: Text
    signs: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=7)]
    doubt: Text  # where it comes from, and what to do when in doubt

    @property
    def in_one(self) -> str:
        """All signs in one line, where there is no room for a list."""
        return "; ".join(sign[0].lower() + sign[1:] for sign in self.signs) + "."


class Help(Struct, frozen=True, forbid_unknown_fields=True):
    """The two lists."""

    at_once: Signs
    same_day: Signs

    @property
    def texts(self) -> tuple[str, ...]:
        """All of it in reading order."""
        return tuple(
            text for one in (self.at_once, self.same_day) for text in (one.heading, one.how, *one.signs, one.doubt)
        )


@kept
def load_help(folder: Path | None = None) -> Help:
    """When to get help.

    Raises:
        BadInput: the file cannot be used.
    """
    return read_words("help", Help, folder)
