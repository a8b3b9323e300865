"""The other courses in a window: chosen in a drawer or from words that speak of them, shown, and left again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kyphoview.errors import BadInput
from kyphoview.procedure.steps import course_called
from kyphoview.shell.features.courses.course_bar import CourseBar
from kyphoview.shell.features.panels import COURSES, Panels
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.style import apply_style

if TYPE_CHECKING:
    from kyphoview.shell.features.courses.courses_drawer import CoursesDrawer


class CoursesController(QObject):
    """A course is shown when somebody chooses it; in the gentle pass its words come first, its picture on request.

    The session says which one is shown, so whatever leads back to the procedure (a step, a search, the next patient)
    ends it.
    """

    def __init__(self, presentation: Presentation, panels: Panels) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._session = presentation.session
        self._side = panels.side
        self._drawer: CoursesDrawer | None = None
        self.bar = CourseBar()
        panels.add_under_picture(self.bar)
        apply_style(self.bar, presentation.style)
        self._side.has_courses = True
        self._side.offer_drawer(COURSES, self._make_drawer)

        self._side.course_wanted.connect(self.show_course)
        self.bar.left.connect(self.leave)
        self.bar.others_wanted.connect(self._show_drawer)
        self._session.course_changed.connect(self._on_course_changed)
        self._session.softened_changed.connect(self._on_softened_changed)
        presentation.started_over.connect(self._forget)

    def show_course(self, course_id: str) -> None:
        """Show a course from its beginning; softened, its words."""
        if self._session.is_softened:
            self._tell(course_id)
        else:
            self._play(course_id)

    def leave(self) -> bool:
        """Back to where the procedure was left; whether another course was shown."""
        place = self._session.place
        if place.is_elsewhere:
            self._presentation.player.pause()
            self._session.set_moment(place.procedure.moment)
            self._presentation.picture.setFocus(Qt.FocusReason.OtherFocusReason)
        return place.is_elsewhere

    def _make_drawer(self) -> "CoursesDrawer":
        from kyphoview.shell.features.courses.courses_drawer import CoursesDrawer

        drawer = CoursesDrawer(self._side.popover, self._presentation.style, self._session.reading_level, self._side)
        drawer.course_wanted.connect(self.show_course)
        drawer.picture_wanted.connect(self._play)
        drawer.page_wanted.connect(self._side.page_wanted)
        self._session.reading_level_changed.connect(drawer.take_reading_level)
        self._drawer = drawer
        return drawer

    def _show_drawer(self) -> None:
        self._side.show_drawer(COURSES)

    def _tell(self, course_id: str) -> None:
        """In words, in the drawer."""
        self._show_drawer()
        assert self._drawer is not None
        try:
            self._drawer.show_words(course_id)
        except BadInput as error:
            self._presentation.told.emit(str(error))

    def _play(self, course_id: str) -> None:
        """In the picture, with its words beside it."""
        try:
            self._presentation.go_to_step(course_called(course_id).steps[0].id)
        except BadInput as error:
            self._presentation.told.emit(str(error))
            return
        self._side.close_drawer()
        self._presentation.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_course_changed(self) -> None:
        if not self._session.place.is_elsewhere:
            self.bar.hide()
            return
        from kyphoview.content.courses import course_title

        try:
            title = course_title(self._session.place.course.id)
        except BadInput:  # told where its words would stand
            title = ""
        self.bar.show_course(title)
        announce(self.bar, self.bar.course.text())

    def _on_softened_changed(self, is_softened: bool) -> None:
        """A gentle pass shows no harm that nobody asked for since it began."""
        if is_softened:
            self.leave()

    def _forget(self) -> None:
        """It has gone with the other drawers."""
        self._drawer = None
