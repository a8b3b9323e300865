"""What a film is to show: its view, size, rate and moments; each refused with a sentence that helps."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QSize

from kyphoview.content.courses import course_title
from kyphoview.errors import BadInput
from kyphoview.export.film.captions import TITLE, Caption, TimedSound, step_captions
from kyphoview.export.film.narrated_time import TELLINGS, NarratedTime, Telling
from kyphoview.export.film.size_and_rate import FILM_FPS, FILM_SIZE_PX, FPS_RANGE, GIF_FPS, GIF_SIZE_PX, LARGEST_FILM_PX
from kyphoview.export.picture_options import find_view, parse_size
from kyphoview.language import _
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.running_time import WHOLE, RunningTime, whole_of
from kyphoview.procedure.steps import KYPHOPLASTY, course_called
from kyphoview.procedure.view_names import ViewName
from kyphoview.view.palette import LIGHT, Theme

_FILM_REST_S = 1.5  # who wants to read stops the film
FILM_RUNNING_TIME = WHOLE.with_rest(_FILM_REST_S)
_TITLE_S = 3.0

_USUAL_SIZE = QSize(*FILM_SIZE_PX)
_GIF_CLOCK = 100  # a GIF counts hundredths of a second
_LARGEST = QSize(*LARGEST_FILM_PX)


@dataclass(frozen=True)
class FilmOptions:
    """One film: what is shown, how large in pixels, and how many frames a second.

    Attributes:
        telling: what a voice tells meanwhile, whose recordings the pictures keep step with.
        title_s: how long the title is shown at the beginning.
        has_sentence: the step's main sentence stands below the pictures.
    """

    view: ViewName = "side"
    size: QSize = _USUAL_SIZE
    fps: int = FILM_FPS
    case: Case = DEFAULT_CASE
    theme: Theme = LIGHT
    running_time: RunningTime = FILM_RUNNING_TIME
    telling: Telling = "none"
    title_s: float = 0.0
    has_sentence: bool = False

    @property
    def frame_count(self) -> int:
        """How many frames it has; frame i is shown from i / fps seconds on."""
        return max(1, round((self.title_s + self._time.duration_s) * self.fps))

    @property
    def title(self) -> str:
        """What the film is called: what its course is."""
        return _(TITLE) if self.case.course == KYPHOPLASTY else course_title(self.case.course)

    def moment(self, frame: int) -> Moment:
        """What a frame shows, once the title is gone."""
        return self._time.moment_at(frame / self.fps - self.title_s)

    def is_opening(self, frame: int) -> bool:
        """Whether it shows the title."""
        return frame / self.fps < self.title_s

    @cached_property
    def captions(self) -> tuple[Caption, ...]:
        """What is written under the pictures, where the format has captions."""
        time = self._time
        captions = time.captions if isinstance(time, NarratedTime) else step_captions(time)
        later = (replace(one, start_s=one.start_s + self.title_s, end_s=one.end_s + self.title_s) for one in captions)
        title = (Caption(0.0, self.title_s, (self.title,)),) if self.title_s else ()
        return (*title, *later)

    @cached_property
    def sounds(self) -> tuple[TimedSound, ...]:
        """What is heard, where the format has sound."""
        time = self._time
        sounds = time.sounds if isinstance(time, NarratedTime) else ()
        return tuple(replace(sound, start_s=sound.start_s + self.title_s) for sound in sounds)

    @cached_property
    def _time(self) -> RunningTime | NarratedTime:
        if self.telling == "none":
            return self.running_time
        return NarratedTime(self.running_time, self.telling, self.view)


def find_film_view(name: str) -> ViewName:
    """The view of that name; "3d" can be filmed where there is a display.

    Raises:
        BadInput: there is none.
    """
    return "3d" if name == "3d" else find_view(name)


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


def choose_running_time(first: str | None, last: str | None, course_id: str = KYPHOPLASTY) -> RunningTime:
    """The steps of a course from one to another; from the first or to the last one where None is given.

    Raises:
        BadInput: the course has no such step, or the film would end before it begins.
    """
    steps = course_called(course_id).steps
    return whole_of(course_id).with_rest(_FILM_REST_S).between(first or steps[0].id, last or steps[-1].id)


def title_time_s(film_type: str) -> float:
    """How long the title is shown; a GIF begins over and over, and has none."""
    return 0.0 if film_type == ".gif" else _TITLE_S


def find_telling(name: str | None, film_type: str, course_id: str = KYPHOPLASTY) -> Telling:
    """What is told, by its name; for None the short words, where the type has sound and the course was recorded.

    Raises:
        BadInput: there is nothing of that name, or a GIF or a course without recordings is to have sound.
    """
    if name is None:
        return "none" if film_type == ".gif" or course_id != KYPHOPLASTY else "short"
    for telling in TELLINGS:
        if name == telling:
            if film_type == ".gif" and telling != "none":
                raise BadInput(_("A GIF has no sound; MP4 and WebM have."))
            if course_id != KYPHOPLASTY and telling != "none":
                raise BadInput(_("The course '{course}' was not recorded; leave --voice out.", course=course_id))
            return telling
    raise BadInput(_("There is no voice {name!r}; choose one of {known}.", name=name, known=", ".join(TELLINGS)))
