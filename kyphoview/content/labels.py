"""The words inside the pictures: labels and the names on the gauges."""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from kyphoview.anatomy.levels import has_cord
from kyphoview.content.load import require_every_step
from kyphoview.content.translated import read_words, words_path
from kyphoview.language import kept
from kyphoview.procedure.body_state import rise_begins_at
from kyphoview.procedure.case import Case
from kyphoview.procedure.fracture.heights import moves_in

Shape = Literal["wedge", "biconcave", "crush"]
Text = Annotated[str, Meta(min_length=1, max_length=60)]


class Label(Struct, frozen=True, forbid_unknown_fields=True):
    """What a part is called, and between which shares of the step (0 to 1) it is named.

    Other words where they fit a case better: `if_none` where none of the height comes back, `if_still` where the bone
    does not move in this step, `if_cauda` where the cord has ended, `if_alone` for a single balloon, `by_shape` for one
    shape of the break. `only` are the shapes for which it is shown at all, `balloons` how many there are then, if not
    for every one. With `from_rise` it appears when the endplate begins
    to rise, which depends on how much the balloon holds. `side` is the column that it keeps to.
    """

    part: Annotated[str, Meta(pattern="^[a-z_]+$")]
    text: Text
    if_none: Text | None = None
    if_still: Text | None = None
    if_cauda: Text | None = None
    if_alone: Text | None = None
    by_shape: dict[Shape, Text] = {}
    only: tuple[Shape, ...] = ()
    balloons: Literal[1, 2] | None = None
    side: Literal["left", "right"] | None = None
    from_rise: bool = False
    appears: Annotated[float, Meta(ge=0, le=1)] = 0.0
    leaves: Annotated[float, Meta(ge=0, le=1)] | None = None

    def is_for(self, case: Case) -> bool:
        """Whether it is shown in a case."""
        return (not self.only or case.shape in self.only) and self.balloons in (None, case.balloons)

    def fitted(self, case: Case, step: str) -> "Label":
        """The same label with the words and the time that fit a case."""
        appears = rise_begins_at(case) if self.from_rise else self.appears
        return replace(self, text=self._words(case, step), appears=appears)

    @property
    def all_words(self) -> tuple[str, ...]:
        """All the words that it may have, in one case or another."""
        others = (self.if_none, self.if_still, self.if_cauda, self.if_alone)
        return (self.text, *(text for text in others if text is not None), *self.by_shape.values())

    def _words(self, case: Case, step: str) -> str:
        if self.if_none is not None and case.regain_percent <= 0.0:
            return self.if_none
        if self.if_still is not None and not moves_in(case, step):
            return self.if_still
        if self.if_cauda is not None and not has_cord(case.level):
            return self.if_cauda
        if self.if_alone is not None and case.balloons == 1:
            return self.if_alone
        return next((text for shape, text in self.by_shape.items() if shape == case.shape), self.text)


class StepLabels(Struct, frozen=True, forbid_unknown_fields=True):
    """One step's labels in each view, the most important first."""

    side: Annotated[tuple[Label, ...], Meta(max_length=8)]
    top: Annotated[tuple[Label, ...], Meta(max_length=8)]

    @property
    def all_labels(self) -> tuple[Label, ...]:
        """Those of both views."""
        return (*self.side, *self.top)

    def of(self, view: Literal["side", "top"]) -> tuple[Label, ...]:
        """The labels of one view."""
        return self.side if view == "side" else self.top


class GaugeNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What the gauges measure; `states` are those of setting cement."""

    balloon: Text
    balloons: Text
    cement: Text
    cements: Text
    pressure: Text
    height: Text
    by_posture: Text
    by_balloon: Text
    setting: Text
    states: dict[str, Text]

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
