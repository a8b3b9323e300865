"""The one object of the program that changes: which case, which moment, and how it is looked at."""

from typing import Literal

from PySide6.QtCore import QObject, Signal

from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.procedure.steps import offered_views
from kyphoview.procedure.view_names import ViewName, Views, is_choice
from kyphoview.shell.state.place import Place
from kyphoview.shell.state.settings import SPEEDS

ReadingLevel = Literal["plain", "full"]


class Session(QObject):
    """Says what has changed, only when it has; what follows from it (scene, words, figures) is worked out by others."""

    case_changed = Signal(object)
    moment_changed = Signal(object)
    step_changed = Signal(str)
    course_changed = Signal(str)
    playing_changed = Signal(bool)
    speed_changed = Signal(float)
    choice_changed = Signal(object)
    views_changed = Signal(object)
    reading_level_changed = Signal(str)
    softened_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = Place()
        self._is_playing = False
        self._speed = 1.0
        self._reading_level: ReadingLevel = "plain"
        self._is_softened = False
        self._choice: Views | None = None
        self._has_solid_view = True
        self._has_room = True
        self._views = offered_views(OPENING.step)

    @property
    def place(self) -> Place:
        """The case at the moment, in its course."""
        return self._place

    @property
    def case(self) -> Case:
        return self._place.case

    @property
    def moment(self) -> Moment:
        return self._place.moment

    @property
    def is_playing(self) -> bool:
        return self._is_playing

    @property
    def speed(self) -> float:
        return self._speed

    @property
    def reading_level(self) -> ReadingLevel:
        """Whether the words are plain, or full for study."""
        return self._reading_level

    @property
    def choice(self) -> Views | None:
        """The person's own choice of views; None: as the step offers."""
        return self._choice

    @property
    def views(self) -> Views:
        """The views that are shown: the person's choice, or what the present step offers."""
        return self._views

    @property
    def views_ahead(self) -> Views:
        """The views that the next step will show; none after the last one."""
        ahead = self._place.steps[self.step_number + 1 :]
        return self._views_of(ahead[0].id) if ahead else ()

    @property
    def step_number(self) -> int:
        """The present step's place in its course, from 0."""
        return self._place.number

    def set_case(self, case: Case) -> None:
        """Another case at the same moment; one of another course, at its beginning."""
        self._move(self._place.with_case(case))

    def set_moment(self, moment: Moment) -> None:
        """Another moment; into another course, and back from it, the case goes along.

        Raises:
            BadInput: the moment's course cannot be shown for this case.
        """
        self._move(self._place.at(moment))

    def _move(self, place: Place) -> None:
        """The views of another step are told first, so that they show no moment that is past."""
        before, self._place = self._place, place
        self._follow_offer()
        if place.course != before.course:
            self.course_changed.emit(place.course.id)
        if place.case != before.case:
            self.case_changed.emit(place.case)
        if place.moment != before.moment:
            self.moment_changed.emit(place.moment)
        if place.moment.step != before.moment.step:
            self.step_changed.emit(place.moment.step)

    def set_playing(self, is_playing: bool) -> None:
        if is_playing != self._is_playing:
            self._is_playing = is_playing
            self.playing_changed.emit(is_playing)

    def set_speed(self, speed: float) -> None:
        if speed not in SPEEDS:
            raise ValueError(f"speed {speed!r} is not one of {SPEEDS}")
        if speed != self._speed:
            self._speed = speed
            self.speed_changed.emit(speed)

    def set_reading_level(self, level: ReadingLevel) -> None:
        if level != self._reading_level:
            self._reading_level = level
            self.reading_level_changed.emit(level)

    @property
    def is_softened(self) -> bool:
        """Whether this is a gentle first pass: no close look at the tools, and calmer colours."""
        return self._is_softened

    def set_softened(self, is_softened: bool) -> None:
        if is_softened != self._is_softened:
            self._is_softened = is_softened
            self.softened_changed.emit(is_softened)

    def set_choice(self, choice: Views | None) -> None:
        """The person's own choice of one view or two; None gives it back to the steps."""
        if choice is not None and not is_choice(choice):
            raise ValueError(f"{choice!r} cannot be shown together")
        if choice != self._choice:
            self._choice = choice
            self.choice_changed.emit(choice)
            self._follow_offer()

    def choose_cut(self, instead_of: ViewName) -> None:
        """Show the cut from the side in the place of a view."""
        views = ("side" if name == instead_of else name for name in self._views)
        self.set_choice(tuple(dict.fromkeys(views)))

    def lose_solid_view(self) -> None:
        """The body in the round cannot be shown here: from now on no step offers it."""
        self._has_solid_view = False
        self._follow_offer()

    def set_has_room(self, has_room: bool) -> None:
        """Whether two pictures have room; where they have none, a step offers its first view alone."""
        if has_room != self._has_room:
            self._has_room = has_room
            self._follow_offer()

    def _follow_offer(self) -> None:
        views = self._views_of(self._place.moment.step)
        if views != self._views:
            self._views = views
            self.views_changed.emit(views)

    def _views_of(self, step_id: str) -> Views:
        offer = offered_views(step_id, self._has_solid_view)
        return self._choice or (offer if self._has_room else offer[:1])


def change_reading_level(session: Session) -> None:
    """From the one to the other."""
    session.set_reading_level("plain" if session.reading_level == "full" else "full")
