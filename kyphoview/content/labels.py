"""The words inside the pictures: labels and the names on the gauges."""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kyphoview.content.load import require_every_step
from kyphoview.content.translated import read_words, words_path
from kyphoview.language import kept

Text = Annotated[str, Meta(min_length=1, max_length=60)]


class Label(Struct, frozen=True, forbid_unknown_fields=True):
    """What a part is called, and between which shares of the step (0 to 1) it is named.

    `if_none` are the words where none of the height comes back; `side` is the column that it keeps to.
    """

    part: Annotated[str, Meta(pattern="^[a-z_]+$")]
    text: Text
    if_none: Text | None = None
    side: Literal["left", "right"] | None = None
    appears: Annotated[float, Meta(ge=0, le=1)] = 0.0
    leaves: Annotated[float, Meta(ge=0, le=1)] | None = None

    def words(self, regain_percent: float) -> str:
        """The words for a case in which so much of the lost height comes back."""
        return self.if_none if self.if_none is not None and regain_percent <= 0.0 else self.text


class StepLabels(Struct, frozen=True, forbid_unknown_fields=True):
    """One step's labels in each view, the most important first."""

    side: Annotated[tuple[Label, ...], Meta(max_length=8)]
    top: Annotated[tuple[Label, ...], Meta(max_length=8)]

    def of(self, view: Literal["side", "top"]) -> tuple[Label, ...]:
        """The labels of one view."""
        return self.side if view == "side" else self.top


class GaugeNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What the gauges measure."""

    balloon: Text
    balloons: Text
    cement: Text
    cements: Text
    pressure: Text
    height: Text
    setting: Text
    soft: Text
    thick: Text
    hard: Text

    def volume(self, is_cement: bool, sides: int) -> str:
        """What the volume is of, for one side or each of two."""
        if is_cement:
            return self.cements if sides > 1 else self.cement
        return self.balloons if sides > 1 else self.balloon


class SideNames(Struct, frozen=True, forbid_unknown_fields=True):
    """Which way the patient lies in a picture."""

    front: Text
    back: Text
    left: Text
    right: Text


class Labels(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it."""

    gauges: GaugeNames
    sides: SideNames
    steps: dict[str, StepLabels]


@kept
def load_labels(folder: Path | None = None) -> Labels:
    """The labels of every step.

    Raises:
        BadInput: the file cannot be used, or a step is missing from it or unknown.
    """
    labels = read_words("labels", Labels, folder)
    require_every_step(words_path("labels", folder), labels.steps)
    return labels
