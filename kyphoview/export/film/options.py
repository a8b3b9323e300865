"""What a film is to show: its view, size, rate and moments; each refused with a sentence that helps."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QSize

from kyphoview.errors import BadInput
from kyphoview.export.choices import find_view, parse_size
from kyphoview.export.film.captions import Caption, step_captions
from kyphoview.export.limits import FILM_FPS, FILM_SIZE_PX, FPS_RANGE, GIF_FPS, GIF_SIZE_PX, LARGEST_FILM_PX
from kyphoview.language import _
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.running_time import WHOLE, RunningTime
from kyphoview.procedure.steps import STEPS
from kyphoview.procedure.views import ViewName
from kyphoview.view.palette import LIGHT, Theme

FILM_TYPES = (".mp4", ".webm", ".gif")
FILM_RUNNING_TIME = WHOLE.with_rest(1.5)  # who wants to read stops the film

_USUAL_SIZE = QSize(*FILM_SIZE_PX)
_GIF_CLOCK = 100  # a GIF counts hundredths of a second
_LARGEST = QSize(*LARGEST_FILM_PX)


@dataclass(frozen=True)
class FilmOptions:
    """One film: what is shown, how large in pixels, and how many frames a second."""

    view: ViewName = "side"
    size: QSize = _USUAL_SIZE
    fps: int = FILM_FPS
    case: Case = DEFAULT_CASE
    theme: Theme = LIGHT
    running_time: RunningTime = FILM_RUNNING_TIME

    @property
    def frame_count(self) -> int:
        """How many frames it has; frame i is shown from i / fps seconds on."""
        return max(1, round(self.running_time.duration_s * self.fps))

    def moment(self, frame: int) -> Moment:
        """What a frame shows."""
        return self.running_time.moment_at(frame / self.fps)

    @cached_property
    def captions(self) -> tuple[Caption, ...]:
        """What is written under the pictures, where the format has captions."""
        return step_captions(self.running_time)


def find_film_view(name: str) -> ViewName:
    """The view of that name; "3d" can be filmed where there is a display.

    Raises:
        BadInput: there is none.
    """
    return "3d" if name == "3d" else find_view(name)


def find_film_type(path: Path) -> str:
    """The film type that the name asks for, as ".mp4".

    Raises:
        BadInput: it is none that can be written.
    """
    suffix = path.suffix.lower()
    if suffix not in FILM_TYPES:
        raise BadInput(
            _(
                "{path}: the name of a film must end in {types} or {last}.",
                path=path,
                types=", ".join(FILM_TYPES[:-1]),
                last=FILM_TYPES[-1],
            )
        )
    return suffix


def parse_film_size(text: str | None, film_type: str) -> QSize:
    """The size written as WIDTHxHEIGHT; the usual one for None.

    Raises:
        BadInput: it cannot be read, or no film of this type can have it.
    """
    if text is None:
        return QSize(*GIF_SIZE_PX) if film_type == ".gif" else _USUAL_SIZE
    size = parse_size(text)
    if size.width() > _LARGEST.width() or size.height() > _LARGEST.height():
        raise BadInput(
            _(
                "The size {text} is too large for a film: at most {width}x{height}.",
                text=text,
                width=_LARGEST.width(),
                height=_LARGEST.height(),
            )
        )
    if film_type != ".gif" and (size.width() % 2 or size.height() % 2):
        raise BadInput(
            _(
                "The size {text} cannot be filmed: width and height must be even in {kind} films.",
                text=text,
                kind=film_type[1:],
            )
        )
    return size


def parse_fps(text: str | None, film_type: str) -> int:
    """The frames a second; the usual number for None.

    Raises:
        BadInput: it is no whole number in range, or a GIF cannot keep such a time.
    """
    if text is None:
        return GIF_FPS if film_type == ".gif" else FILM_FPS
    low, high = FPS_RANGE
    if not re.fullmatch(r"[0-9]{1,3}", text) or not low <= int(text) <= high:
        raise BadInput(
            _(
                "The frames a second must be a whole number from {low} to {high}, not {text!r}.",
                low=low,
                high=high,
                text=text,
            )
        )
    if film_type == ".gif" and _GIF_CLOCK % int(text):
        possible = ", ".join(str(fps) for fps in range(low, high + 1) if _GIF_CLOCK % fps == 0)
        raise BadInput(
            _(
                "A GIF counts time in hundredths of a second, so it can have {possible} frames a second.",
                possible=possible,
            )
        )
    return int(text)


def choose_running_time(first: str | None, last: str | None) -> RunningTime:
    """The steps from one to another; from the first or to the last one where None is given.

    Raises:
        BadInput: there is no such step, or the film would end before it begins.
    """
    return FILM_RUNNING_TIME.between(first or STEPS[0].id, last or STEPS[-1].id)
