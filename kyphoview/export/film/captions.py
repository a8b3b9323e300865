"""What a film says, and when: in captions, and by its sound track."""

from dataclasses import dataclass

from kyphoview.content.courses import step_main, step_title
from kyphoview.language import N_
from kyphoview.procedure.running_time import RunningTime

TITLE = N_("Balloon kyphoplasty, step by step")
DISCLAIMER = N_("An illustration, not a prediction and not medical advice.")


@dataclass(frozen=True, slots=True)
class TimedSound:
    """A recording, and when it begins, in seconds."""

    start_s: float
    path: str


@dataclass(frozen=True, slots=True)
class Caption:
    """Lines shown from one time to another, in seconds."""

    start_s: float
    end_s: float
    lines: tuple[str, ...]


def step_captions(running_time: RunningTime) -> tuple[Caption, ...]:
    """Each step's title and main sentence, for as long as the step is shown."""
    return tuple(
        Caption(start_s, start_s + leg.duration_s, (step_title(leg.step), step_main(leg.step)))
        for leg in running_time.legs
        for start_s in [running_time.start_s(leg.step)]
    )
