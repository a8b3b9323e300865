"""The words that only the sheet to hand over has, what they say of one case."""

from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from kyphoview.content.pages import Said
from kyphoview.content.read_toml import shown
from kyphoview.content.translated import read_words, words_path
from kyphoview.content.words import Name, Text
from kyphoview.errors import BadInput
from kyphoview.language import _, kept
from kyphoview.procedure.case import Case
from kyphoview.procedure.steps import STEPS

_OF_A_CASE = ("level", "sunk", "loss", "balloons", "regain")

PartName = Annotated[str, Meta(pattern="^[a-z_]+$")]
LabelText = Annotated[str, Meta(min_length=1, max_length=24)]


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of a picture, and the names of the parts that a label points at in it."""

    heading: Text
    text: Text
    alternative: Text
    labels: Annotated[dict[PartName, LabelText], Meta(min_length=1, max_length=4)]


class Pictured(Struct, frozen=True, forbid_unknown_fields=True):
    """One picture: a moment of a step, and its words; other ones where none of the height comes back."""

    step: Name
    at: Annotated[float, Meta(ge=0.0, le=1.0)]
    lifted: Told
    not_lifted: Told | None = None


class Planned(Struct, frozen=True, forbid_unknown_fields=True):
    """A choice or a part of the plan: what happens, or what to do, each to be ticked."""

    heading: Text
    said: Annotated[tuple[Said, ...], Meta(min_length=1, max_length=7)]
    is_to_do: bool = False


class Sunk(Struct, frozen=True, forbid_unknown_fields=True):
    """What of the vertebra has sunk, for each shape of the break."""

    wedge: Text
    biconcave: Text
    crush: Text


class Share(Struct, frozen=True, forbid_unknown_fields=True):
    """How a share of a height is said: up to, but not with, so many hundredths."""

    below: float
    text: Text


class Counted(Struct, frozen=True, forbid_unknown_fields=True):
    """A chance of the page "beyond", by its id, as the sheet tells it."""

    id: Name
    text: Text


class Balloons(Struct, frozen=True, forbid_unknown_fields=True):
    """What is done with the balloons, by how many are used."""

    one: Text
    two: Text


class HandoutWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What only the sheet says."""

    written: date
    title: Text
    main: Text
    short: Text
    in_short: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=4)]
    happens: Text
    drawn: Text
    weigh: Text
    differs: Text
    like: Text
    plan: Text
    name: Text
    number: Text
    logo: Text
    questions: Text
    notes: Text
    sources: Text
    retold: Text
    unchecked: Text
    illustration: Text
    dates: Text
    sunk: Sunk
    balloons: Balloons
    shares: Annotated[tuple[Share, ...], Meta(min_length=1)]  # from the smallest
    chances: Annotated[tuple[Counted, ...], Meta(min_length=1, max_length=2)]
    choices: Annotated[tuple[Planned, ...], Meta(min_length=3, max_length=3)]
    without_balloon: Said
    parts: Annotated[tuple[Planned, ...], Meta(min_length=3, max_length=3)]  # of the plan
    pictures: Annotated[tuple[Pictured, ...], Meta(min_length=3, max_length=3)]

    @property
    def said(self) -> tuple[Said, ...]:
        """Everything that needs a basis."""
        return (
            *(said for part in self.choices for said in part.said),
            self.without_balloon,
            *(said for part in self.parts for said in part.said),
        )

    @property
    def told(self) -> tuple[Told, ...]:
        """What is said of the pictures in any case."""
        return tuple(told for one in self.pictures for told in (one.lifted, one.not_lifted) if told is not None)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every piece of text that stands in sentences, in reading order."""
        pictures = (text for told in self.told for text in (told.heading, told.text, told.alternative))
        return (
            *(
                self.title,
                self.main,
                *self.in_short,
                *pictures,
                self.drawn,
                self.differs,
            ),
            *_texts(self.choices),
            self.without_balloon.text,
            *_texts(self.parts),
            *(self.unchecked, self.illustration),
        )

    def filled_in(self, text: str, case: Case) -> str:
        """A text with what it says of this case."""
        return text.format(
            level=case.level,
            sunk=getattr(self.sunk, case.shape),
            loss=self.share(case.loss_percent),
            balloons=self.balloons.one if case.balloons == 1 else self.balloons.two,
            regain=self.share(case.regain_percent),
        )

    def share(self, percent: float) -> str:
        """A share of a height in words, for who is at home with halves and thirds rather than with hundredths."""
        return next((share.text for share in self.shares if percent < share.below), self.shares[-1].text)

    @staticmethod
    def is_nothing(regained_percent: float) -> bool:
        """Whether a gain would be printed as none."""
        return f"{regained_percent:.0f}" in ("0", "-0")


def _texts(parts: tuple[Planned, ...]) -> tuple[str, ...]:
    return tuple(text for part in parts for text in (part.heading, *(said.text for said in part.said)))


@kept
def load_handout_words(folder: Path | None = None) -> HandoutWords:
    """The words of the sheet.

    Raises:
        BadInput: the file cannot be used, or a picture names a step that there is not.
    """
    words, file = read_words("handout", HandoutWords, folder), shown(words_path("handout", folder))
    known = {step.id for step in STEPS}
    for number, picture in enumerate(words.pictures):
        if picture.step not in known:
            raise BadInput(
                _(
                    "{file}: pictures[{number}]: there is no step '{step}'; install kyphoview again.",
                    file=file,
                    number=number,
                    step=picture.step,
                )
            )
    try:
        _fill_in(words)
    except (KeyError, IndexError, ValueError) as error:
        raise BadInput(
            _(
                "{file}: the words in braces cannot be filled in ({error}); install kyphoview again.",
                file=file,
                error=error,
            )
        ) from None
    return words


def _fill_in(words: HandoutWords) -> None:
    """See that all can be filled in.

    Raises:
        KeyError, IndexError, ValueError: it cannot.
    """
    for told in words.told:
        for text in (told.text, told.alternative):
            text.format(**dict.fromkeys(_OF_A_CASE, ""))
    for counted in words.chances:
        counted.text.format(count=0, rest=0)
    words.retold.format(documents="", studies="")
    words.dates.format(written="", printed="")
