"""The words in the X-ray pictures: labels of every step, the letters that tell the sides, and how the display works."""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kyphoview.content.labels import Label, Text
from kyphoview.content.load import require_every_step
from kyphoview.content.translated import read_words, words_path
from kyphoview.language import kept


class XrayLabels(Struct, frozen=True, forbid_unknown_fields=True):
    """One step's labels in each X-ray picture, the most important first."""

    side: Annotated[tuple[Label, ...], Meta(max_length=6)]
    front: Annotated[tuple[Label, ...], Meta(max_length=6)]

    @property
    def all_labels(self) -> tuple[Label, ...]:
        """Those of both pictures."""
        return (*self.side, *self.front)


class XrayWords(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it; `display` says what the display does to the picture, `display_short` where there is little room."""

    left: Text
    right: Text
    front: Text
    back: Text
    display: str
    display_short: str
    steps: dict[str, XrayLabels]

    def sides(self, view: Literal["xray-side", "xray-front"]) -> tuple[str, str]:
        """What lies at the left of a picture, and at its right."""
        return (self.front, self.back) if view == "xray-side" else (self.left, self.right)

    def labels(self, step: str, view: Literal["xray-side", "xray-front"]) -> tuple[Label, ...]:
        """The labels of one step in one picture."""
        return self.steps[step].side if view == "xray-side" else self.steps[step].front


@kept
def load_xray_words(folder: Path | None = None) -> XrayWords:
    """The words of the X-ray pictures.

    Raises:
        BadInput: the file cannot be used, or a step is missing from it or unknown.
    """
    words = read_words("xray", XrayWords, folder)
    require_every_step(words_path("xray", folder), words.steps)
    return words
