"""When to get help at once, and when to call the team the same day: two lists, in one wording wherever they stand."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from kyphoview.content.clinic import Clinic
from kyphoview.content.read_toml import shown
from kyphoview.content.translated import read_words, words_path
from kyphoview.content.words import HelpList, Text
from kyphoview.errors import BadInput
from kyphoview.language import _, kept


class Signs(Struct, frozen=True, forbid_unknown_fields=True):
    """What to watch for, and whom to call; a sign is no whole sentence and has no full stop."""

    heading: Text
    how: Text  # where no number is known
    how_by_number: Text
    signs: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=7)]
    doubt: Text  # where it comes from, and what to do when in doubt
    why: Text | None = None  # it cannot wait

    @property
    def texts(self) -> tuple[str, ...]:
        """All of it in reading order, as where no number is known."""
        return (self.heading, *self.reason, self.how, *self.signs, self.doubt)

    @property
    def reason(self) -> tuple[str, ...]:
        """Why it cannot wait, in a sentence, where something is said of it."""
        return (self.why,) if self.why else ()

    @property
    def in_one(self) -> str:
        """All signs in one line, where there is no room for a list."""
        return "; ".join(sign[0].lower() + sign[1:] for sign in self.signs) + "."

    def whom_to_call(self, number: str) -> str:
        """Whom to call; a number, perhaps behind a name, stands in the place of how it is found."""
        return self.how_by_number.format(number=number) if number else self.how


class Help(Struct, frozen=True, forbid_unknown_fields=True):
    """The two lists."""

    at_once: Signs
    same_day: Signs

    def signs(self, which: HelpList) -> Signs:
        """One of them."""
        return self.at_once if which == "at-once" else self.same_day

    def whom_to_call(self, which: HelpList, clinic: Clinic) -> str:
        """Whom to call for one of them, as far as a clinic has said it."""
        team = ", ".join(part for part in (clinic.name, clinic.number) if part) if clinic.number else ""
        return self.signs(which).whom_to_call(clinic.emergency if which == "at-once" else team)

    @property
    def texts(self) -> tuple[str, ...]:
        """All of it in reading order."""
        return tuple(text for one in (self.at_once, self.same_day) for text in one.texts)


@kept
def load_help(folder: Path | None = None) -> Help:
    """When to get help.

    Raises:
        BadInput: the file cannot be used.
    """
    found = read_words("when_to_get_help", Help, folder)
    try:
        for signs in (found.at_once, found.same_day):
            signs.whom_to_call("112")
    except (KeyError, IndexError, ValueError) as error:
        raise BadInput(
            _(
                "{file}: the words in braces cannot be filled in ({error}); install kyphoview again.",
                file=shown(words_path("when_to_get_help", folder)),
                error=error,
            )
        ) from None
    return found
