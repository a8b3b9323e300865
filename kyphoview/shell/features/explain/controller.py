"""Explaining to a patient: begun and ended here."""

from PySide6.QtCore import QObject, Signal

from kyphoview.content.courses import load_course_step
from kyphoview.content.load import load_documents, load_full_step, load_step
from kyphoview.content.teach_back import load_teach_backs
from kyphoview.errors import BadInput
from kyphoview.language import N_, _
from kyphoview.procedure.running_time import ESSENCE, RUNNING_TIMES
from kyphoview.shell.features.explain.explain_panel import ExplainPanel
from kyphoview.shell.features.explain.explain_setup import STEP_BY_STEP, ExplainSetup
from kyphoview.shell.features.explain.patient_window import PatientWindow
from kyphoview.shell.features.explain.screen_assignment import PatientScreen
from kyphoview.shell.features.explain.screens import Placement
from kyphoview.shell.features.ink.controller import InkController
from kyphoview.shell.features.ink.ink_bar import InkBar
from kyphoview.shell.features.panels import COURSES, EXPLAIN_SETUP, Panels
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.drawer import SideDrawer
from kyphoview.shell.widgets.style import apply_style

_ONE_SCREEN = N_("One screen: the patient sees this window. F11 leaves the picture and its sentence alone.")
_LOST = N_(
    "The patient's screen is not there any more. Nothing is lost: go on here, and it comes back when the screen does."
)
_FOUND = N_("The patient's screen is back.")
_FOUND_FIRST = N_("There is a screen for the patient now: the picture is on it.")
_READY = N_("Ready for the next patient. Nothing of the last one is kept.")


class ExplainController(QObject):
    """`changed` says that explaining has begun or ended, `placed` that the patient's screen has come or gone."""

    changed = Signal(bool)
    placed = Signal()

    def __init__(self, presentation: Presentation, panels: Panels) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._panels = panels
        self._session = presentation.session
        self._is_on = False
        self._showing = STEP_BY_STEP
        self.ink = InkController(presentation)
        self.screen = PatientScreen(presentation)
        self.setup: ExplainSetup | None = None
        self.panel = ExplainPanel(panels.side.popover, panels.side)
        self.bar = InkBar(self.ink)
        self.bar.hide()
        panels.add_under_picture(self.bar)
        panels.side.offer_drawer(EXPLAIN_SETUP, self._make_setup)
        for part in (self.panel, self.bar):
            apply_style(part, presentation.style)

        self.panel.done.connect(self.stop)
        self.panel.offer_wanted.connect(panels.side.offer_wanted)
        self.panel.next_patient_wanted.connect(self.start_over)
        self.panel.setup_wanted.connect(self._on_setup_wanted)
        self.panel.courses_wanted.connect(self._on_courses_wanted)
        self.screen.placed.connect(self._on_placed)
        self.screen.screens_changed.connect(self._show_setup)
        self.screen.lost.connect(self._on_screen_lost)
        self.screen.found.connect(self._on_screen_found)
        self._session.step_changed.connect(self._show_step)
        self._session.softened_changed.connect(self._show_setup)
        presentation.preferences.motion_changed.connect(self._on_motion_changed)
        presentation.preferences.style_changed.connect(self._refit)
        presentation.preferences.clinic_changed.connect(self._show_step)
        presentation.keeper.changed.connect(self._show_setup)
        self._on_motion_changed(presentation.player.is_motion_reduced)

    @property
    def is_on(self) -> bool:
        return self._is_on

    @property
    def placement(self) -> Placement | None:
        """The screen that is the patient's; None while there is none of their own."""
        return self.screen.placement

    @property
    def patient(self) -> PatientWindow | None:
        """What the patient sees, once there was a screen for it."""
        return self.screen.window

    def toggle(self) -> None:
        if self._is_on:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Put what helps to explain beside the picture, and the picture before the patient."""
        if self._is_on:
            return
        self._is_on = True
        self._keep_caption_plain(True)
        self._panels.side.close_drawer()
        self._panels.side.set_home(self.panel)
        self.bar.show()
        self._refit()
        self.ink.cover(self._presentation.picture, is_handled=True)
        self._show_step()
        self.screen.begin()
        self._show_placement()
        self.changed.emit(True)

    def stop(self) -> bool:
        """Back to the words; the ink stays in the book. Whether there was anything to stop."""
        if not self._is_on:
            return False
        self._is_on = False
        self.panel.close_question()
        self._keep_caption_plain(False)
        self._presentation.player.running_time = None
        self._panels.side.close_drawer()
        self._panels.side.set_home(None)
        self.bar.hide()
        self.ink.uncover(self._presentation.picture)
        self.screen.end()
        self.changed.emit(False)
        return True

    def start_over(self) -> None:
        """The next patient: nothing of the last one is left, in the picture, the drawers or the documents."""
        self.ink.forget()
        self._presentation.start_over()
        self.setup = None  # with the other drawers
        self._on_showing_wanted(STEP_BY_STEP)
        self._panels.tell_done(_(_READY))

    def close(self) -> None:
        """The window goes."""
        self.stop()
        self.ink.forget()
        self.screen.close()

    def _keep_caption_plain(self, is_plain: bool) -> None:
        """With one screen the patient reads the sentence in this window."""
        self._presentation.has_plain_caption = is_plain
        self._presentation.say("")

    def _show_step(self) -> None:
        """What helps with the present step; what cannot be read is told in its place."""
        if not self._is_on:
            return
        place = self._session.place
        here, ahead = place.moment.step, place.steps[place.number + 1 :]
        try:
            if place.is_elsewhere:
                after = load_course_step(ahead[0].id) if ahead else None
                self.panel.show_course_step(load_course_step(here), load_documents(), after)
                return
            coming = load_step(ahead[0].id) if ahead else None
            full, teach_back = load_full_step(here), load_teach_backs()[here]
            clinic = self._presentation.settings.clinic
            self.panel.show_step(load_step(here).main, full, load_documents(), teach_back, coming, clinic)
        except BadInput as error:
            self.panel.show_problem(str(error))

    def _show_placement(self) -> None:
        placement = self.placement
        self.panel.show_placement(
            _(_ONE_SCREEN) if placement is None else _("The patient sees screen {title}.", title=placement.title),
            is_shared=placement is None,
        )
        self._show_setup()

    def _make_setup(self) -> SideDrawer:
        self.setup = ExplainSetup(self._presentation.style, self._panels.side)
        self.setup.screen_wanted.connect(self._on_screen_wanted)
        self.setup.showing_wanted.connect(self._on_showing_wanted)
        self.setup.softening_wanted.connect(self._session.set_softened)
        self._show_setup()
        return self.setup

    def _show_setup(self) -> None:
        if self.setup is not None:
            wanted = self._presentation.settings.patient_screen
            self.setup.show_screens(self.screen.placements, self.screen.own_key, wanted)
            self.setup.show_showing(self._showing)
            self.setup.show_softened(self._session.is_softened)

    def _refit(self) -> None:
        self.panel.refit()
        self.bar.refit()

    def _on_placed(self) -> None:
        if self.patient is not None:
            self.ink.cover(self.patient.picture, is_handled=False)
        if self._is_on:
            self._show_placement()
        self.placed.emit()

    def _on_screen_lost(self) -> None:
        self._panels.tell(_(_LOST))

    def _on_screen_found(self, was_lost: bool) -> None:
        self._panels.tell_done(_(_FOUND if was_lost else _FOUND_FIRST))

    def _on_motion_changed(self, is_reduced: bool) -> None:
        self.ink.pointer.is_motion_reduced = is_reduced

    def _on_setup_wanted(self) -> None:
        self._panels.side.toggle_drawer(EXPLAIN_SETUP)

    def _on_courses_wanted(self) -> None:
        self._panels.side.toggle_drawer(COURSES)

    def _on_screen_wanted(self, key: str) -> None:
        self._presentation.keeper.set_one(patient_screen=key)

    def _on_showing_wanted(self, name: str) -> None:
        self._showing = name
        self._presentation.player.running_time = RUNNING_TIMES.get(name)
        if self._presentation.player.running_time == ESSENCE:
            self._session.set_softened(True)  # for a first look, until somebody wants to see more
