"""The parts that can be named: their names and meanings, and the pictures in which they are asked for."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from kyphoview.content.load import load_glossary
from kyphoview.content.translated import english_folder, read_words
from kyphoview.content.words import Name, Text
from kyphoview.errors import BadInput
from kyphoview.language import _, kept
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.view_names import ViewName

PartId = Annotated[str, Meta(pattern="^[a-z_]+$")]
Latin = Annotated[str, Meta(pattern="^[a-z ]+$")]


class Part(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part: `name` in this language, `also` what else is right, `latin` the same in every language.

    Attributes:
        wide: what it shares with others of its kind, too little to tell which one is meant.
        term: the glossary's term that says what it is, by its English name.
        meaning: what it is, where no term says so.
    """

    id: PartId
    name: Text
    also: tuple[Text, ...]
    wide: tuple[Text, ...] = ()
    latin: tuple[Latin, ...]
    term: Annotated[str, Meta(pattern="^[A-Za-z ]+$")] | None = None
    meaning: Text | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All that it may be called, its own name first."""
        return (self.name, *self.also, *self.latin)

    @property
    def told_latin(self) -> str:
        """Its Latin name; "" where it has none of its own."""
        return self.latin[0] if self.latin and self.latin[0] != self.name else ""


class PartsPicture(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A moment in a view, and the parts that are asked for in it: those that the case shows there."""

    id: Name
    view: ViewName
    step: Name
    at: Annotated[float, Meta(ge=0, le=1)]
    parts: Annotated[tuple[PartId, ...], Meta(min_length=3)]

    @property
    def moment(self) -> Moment:
        """Its moment."""
        return Moment(self.step, self.at)


class PartsWords(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it."""

    parts: tuple[Part, ...]
    pictures: tuple[PartsPicture, ...]


@kept
def load_parts(folder: Path | None = None) -> dict[str, Part]:
    """Every part by its id.

    Raises:
        BadInput: the file cannot be used.
    """
    return {part.id: part for part in read_words("study/parts", PartsWords, folder).parts}


@kept
def load_parts_pictures(folder: Path | None = None) -> tuple[PartsPicture, ...]:
    """The pictures in which parts are asked for, in their order.

    Raises:
        BadInput: the file cannot be used.
    """
    return read_words("study/parts", PartsWords, folder).pictures


@kept
def meaning_of(part_id: str) -> str:
    """What a part is, in one or two sentences.

    Raises:
        BadInput: neither it nor the glossary says so.
    """
    part = load_parts()[part_id]
    if part.meaning is not None:
        return part.meaning
    own, english = load_glossary(), _english_terms()
    if part.term not in english:
        raise BadInput(_("There is no term '{name}'.", name=part.term or ""))
    return own[english.index(part.term)].meaning


def _english_terms() -> list[str]:
    """The names of the glossary's terms in English, in their order, which is every language's."""
    return [term.name for term in load_glossary(english_folder())]
