"""The words of the sheet to hand over: its headings, its four pictures, and what it says of the case."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from kyphoview.content.pages import Said
from kyphoview.content.reading import shown
from kyphoview.content.translated import read_words, words_path
from kyphoview.content.words import Name, Text
from kyphoview.errors import BadInput
from kyphoview.language import _, kept
from kyphoview.procedure.case import Case
from kyphoview.procedure.steps import STEPS

SaidList = Annotated[tuple[Said, ...], Meta(min_length=1, max_length=4)]


class Pictured(Struct, frozen=True, forbid_unknown_fields=True):
    """One picture: a moment of a step, and the steps whose main sentences stand beside it."""

    step: Name
    at: Annotated[float, Meta(ge=0.0, le=1.0)]
    tells: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=2)]
    has_regain: bool = False  # how much height comes back stands there too


class Sunk(Struct, frozen=True, forbid_unknown_fields=True):
    """What of the vertebra has sunk, for each shape of the break."""

    wedge: Text
    biconcave: Text
    crush: Text


class Balloons(Struct, frozen=True, forbid_unknown_fields=True):
    """How many balloons are used."""

    one: Text
    two: Text


class HandoutWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What only the sheet says."""

    title: Text
    case: Text
    regain: Text
    no_regain: Text
    helps: Text
    harms: Text
    know: Text
    general: Text
    helps_said: SaidList
    harms_said: SaidList
    know_said: SaidList  # of general guidance
    differs: Text
    questions: Text
    notes: Text
    sources: Text
    illustration: Text
    sunk: Sunk
    balloons: Balloons
    pictures: Annotated[tuple[Pictured, ...], Meta(min_length=4, max_length=4)]

    def case_sentence(self, case: Case) -> str:
        """What the pictures show of this case."""
        return self.case.format(
            level=case.level,
            sunk=getattr(self.sunk, case.shape),
            loss=f"{case.loss_percent:.0f}",
            balloons=self.balloons.one if case.balloons == 1 else self.balloons.two,
        )

    def regain_sentence(self, regained_percent: float) -> str:
        """How much of the lost height has come back."""
        whole = f"{regained_percent:.0f}"
        return self.no_regain if whole in ("0", "-0") else self.regain.format(regain=whole)


@kept
def load_handout_words(folder: Path | None = None) -> HandoutWords:
    """The words of the sheet.

    Raises:
        BadInput: the file cannot be used, or a picture names a step that there is not.
    """
    words, file = read_words("handout", HandoutWords, folder), shown(words_path("handout", folder))
    known = {step.id for step in STEPS}
    for number, picture in enumerate(words.pictures):
        for step in (picture.step, *picture.tells):
            if step not in known:
                raise BadInput(
                    _(
                        "{file}: pictures[{number}]: there is no step '{step}'; install kyphoview again.",
                        file=file,
                        number=number,
                        step=step,
                    )
                )
    try:
        words.case.format(level="", sunk="", loss="", balloons="")
        words.regain.format(regain="")
    except (KeyError, IndexError, ValueError) as error:
        raise BadInput(
            _(
                "{file}: the words in braces cannot be filled in ({error}); install kyphoview again.",
                file=file,
                error=error,
            )
        ) from None
    return words
