"""Explaining to a patient: begun and ended here. Both windows show one session, so they cannot disagree."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kyphoview.content.ask_back import load_ask_backs
from kyphoview.content.load import load_documents, load_full_step, load_step
from kyphoview.errors import BadInput
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.running_time import RUNNING_TIMES
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.procedure.timeline import OPENING
from kyphoview.procedure.views import Views
from kyphoview.shell.features.explain.explain_panel import ExplainPanel
from kyphoview.shell.features.explain.explain_setup import STEP_BY_STEP, ExplainSetup
from kyphoview.shell.features.explain.patient_window import PatientWindow
from kyphoview.shell.features.explain.screen_placement import AttachedScreens, Screens, Seat, choose_seat
from kyphoview.shell.features.ink.controller import InkDesk
from kyphoview.shell.features.ink.ink_bar import InkBar
from kyphoview.shell.widgets.style import apply_style

if TYPE_CHECKING:
    from kyphoview.shell.window.window import Window

SETUP = "explain_setup"
_ONE_SCREEN = "One screen: the patient sees this window. F11 leaves the picture and its sentence alone."
_GONE = (
    "The patient's screen is not there any more. Nothing is lost: go on here, and it comes back when the screen does."
)
_BACK = "The patient's screen is back."


class Explaining(QObject):
    """Serves one window. `changed` says that explaining has begun or ended, `seated` that the patient's screen has come
    or gone."""

    changed = Signal(bool)
    seated = Signal()

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._screens: Screens = AttachedScreens(self)
        self._is_on = False
        self._seat: Seat | None = None
        self._showing = STEP_BY_STEP
        self.desk = InkDesk(self)
        self.patient: PatientWindow | None = None
        self.setup: ExplainSetup | None = None
        self.panel = ExplainPanel(window.side.popover, window.side)
        self.bar = InkBar(self.desk, window.stage)
        self.bar.hide()
        window.add_under_picture(self.bar)
        apply_style(self.panel, window.look)
        apply_style(self.bar, window.look)
        window.side.makers[SETUP] = self._make_setup

        self.panel.done.connect(self.stop)
        self.panel.next_patient_wanted.connect(self.start_over)
        self.panel.setup_wanted.connect(self._on_setup_wanted)
        self._screens.changed.connect(self._on_screens_changed)
        self._session.step_changed.connect(self._show_step)
        self._session.softened_changed.connect(self._on_softened_changed)
        self._session.views_changed.connect(self._on_views_changed)
        window.picture.scene_shown.connect(self._on_scene_shown)
        window.picture.moving_changed.connect(self._on_moving_changed)
        window.picture.comparison_shown.connect(self._on_comparison_shown)
        window.picture.wiped.connect(self._on_wiped)
        window.keeper.changed.connect(self.take_settings)
        QApplication.styleHints().colorSchemeChanged.connect(self.take_settings)

    @property
    def is_on(self) -> bool:
        return self._is_on

    @property
    def seat(self) -> Seat | None:
        """The screen that is the patient's; None while there is none of their own."""
        return self._seat

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
        self._window.side.close_drawer()
        self._window.side.set_home(self.panel)
        self.bar.show()
        self.bar.refit()
        self.desk.serve(self._window.picture, self._scene(), True)
        self._show_step()
        self.take_settings()
        self._choose_seat()
        self.changed.emit(True)

    def stop(self) -> bool:
        """Back to the words; the ink stays in the book. Whether there was anything to stop."""
        if not self._is_on:
            return False
        self._is_on = False
        self._window.player.running_time = None
        self._window.side.close_drawer()
        self._window.side.set_home(None)
        self.bar.hide()
        self.desk.release(self._window.picture)
        self._leave_seat()
        self.changed.emit(False)
        return True

    def start_over(self) -> None:
        """The next patient: the case, the ink, the moment and the gentle pass are gone."""
        window = self._window
        window.player.pause()
        window.comparing.stop()
        self.desk.forget()
        self._session.set_softened(False)
        self._session.set_case(DEFAULT_CASE)
        self._session.set_moment(OPENING)
        self._on_showing_wanted(STEP_BY_STEP)
        self._show_setup()
        window.side.close_drawer()
        window.tell_done("Ready for the next patient. Nothing of the last one is kept.")

    def take_settings(self) -> None:
        """Follow what the window's settings say of screens, colours and motion."""
        window = self._window
        self.desk.pointer.is_motion_reduced = window.player.is_motion_reduced
        if self.patient is not None:
            apply_style(self.patient, window.look)
            self.patient.picture.set_motion_reduced(window.player.is_motion_reduced)
        self.panel.refit()
        self.bar.refit()
        if self._is_on:
            self._choose_seat()

    def lay_down(self) -> bool:
        """Lay the pointer or the pen down; whether one was in hand."""
        was_used = self.desk.hand.tool != "none"
        self.desk.hand.take("none")
        return was_used

    def use_tool(self, action: str) -> None:
        """What a key asks of pointer, pen and ink."""
        desk = self.desk
        actions: dict[str, Callable[[], object]] = {
            "pointer": partial(desk.hand.toggle, "pointer"),
            "pen": partial(desk.hand.toggle, "pen"),
            "ink_colour": desk.hand.next_colour,
            "undo_ink": desk.book.undo,
            "wipe_ink": desk.clear,
        }
        actions[action]()

    def close(self) -> None:
        """The window goes."""
        self.stop()
        self.desk.forget()
        if self.patient is not None:
            self.patient.leave()
            self.patient.close()
            self.patient.deleteLater()
            self.patient = None

    def _scene(self) -> Scene | None:
        if not self._window.picture.has_scene:
            return None
        return scene_at(self._session.case, self._session.moment, self._session.is_softened)

    def _choose_seat(self) -> None:
        """Put the patient's picture where the settings want it, as far as there is such a screen."""
        window = self._window
        seat = choose_seat(self._screens.seats(), self._screens.own_key(window), window.settings.patient_screen)
        if seat != self._seat:
            self._seat = seat
            if seat is None:
                self._hide_patient()
            else:
                self._show_patient(seat)
            self.seated.emit()
        self.panel.show_seat(_ONE_SCREEN if seat is None else f"The patient sees screen {seat.title}.")
        self._show_setup()

    def _show_patient(self, seat: Seat) -> None:
        window = self._window
        if self.patient is None:
            self.patient = PatientWindow()
            self.desk.serve(self.patient.picture, None, False)
        patient = self.patient
        apply_style(patient, window.look)
        patient.picture.set_motion_reduced(window.player.is_motion_reduced)
        patient.picture.set_softened(self._session.is_softened)
        patient.picture.set_moving(self._session.is_playing)
        patient.show_views(self._session.views)
        was_active = window.isActiveWindow()
        patient.sit(seat)
        if was_active:  # some desktops give the keys to whatever fills a screen
            window.activateWindow()
        self._show_sentence()
        scene = self._scene()
        if scene is not None:
            self._on_scene_shown(scene)

    def _hide_patient(self) -> None:
        if self.patient is not None:
            self.patient.leave()

    def _leave_seat(self) -> None:
        self._seat = None
        self._hide_patient()

    def _on_screens_changed(self) -> None:
        """A screen that is gone takes nothing with it."""
        if not self._is_on:
            self._show_setup()
            return
        had_seat = self._seat is not None
        self._choose_seat()
        has_seat = self._seat is not None
        if has_seat and not had_seat:
            self._window.tell_done(_BACK)
        elif had_seat and not has_seat:
            self._window.tell(_GONE)

    def _on_scene_shown(self, scene: Scene) -> None:
        if self._seat is not None and self.patient is not None:
            self.patient.show_scene(scene)
            self.patient.follow_eye(self._window.picture)

    def _on_views_changed(self, views: Views) -> None:
        """A view that is opened anew shows this moment, not the one at which it was closed."""
        if self._seat is not None and self.patient is not None:
            self.patient.show_views(views)
            scene = self._scene()
            if scene is not None:
                self._on_scene_shown(scene)

    def _on_softened_changed(self, is_softened: bool) -> None:
        if self.patient is not None:
            self.patient.picture.set_softened(is_softened)
        self._show_setup()

    def _on_moving_changed(self, is_moving: bool) -> None:
        if self.patient is not None:
            self.patient.picture.set_moving(is_moving)

    def _on_comparison_shown(self, comparison: object) -> None:
        if self._seat is not None and self.patient is not None:
            self.patient.show_comparison(comparison)  # type: ignore[arg-type]

    def _on_wiped(self, share: int) -> None:
        if self._seat is not None and self.patient is not None:
            self.patient.picture.set_wiped(share)

    def _show_step(self) -> None:
        """What helps with the present step; what cannot be read is told in its place."""
        if not self._is_on:
            return
        number = self._session.step_number
        try:
            here = STEPS[number].id
            coming = load_step(STEPS[number + 1].id) if number + 1 < len(STEPS) else None
            self.panel.show_step(
                load_step(here).main, load_full_step(here), load_documents(), load_ask_backs()[here], coming
            )
        except BadInput as error:
            self.panel.show_problem(str(error))
        self._show_sentence()

    def _show_sentence(self) -> None:
        """The patient reads plain words, whatever the clinician reads."""
        if self.patient is None:
            return
        try:
            self.patient.caption.show_sentence(load_step(STEPS[self._session.step_number].id).main)
        except BadInput:  # told in the panel
            self.patient.caption.show_sentence("")

    def _make_setup(self) -> QWidget:
        self.setup = ExplainSetup(self._window.look, self._window.side)
        self.setup.screen_wanted.connect(self._on_screen_wanted)
        self.setup.showing_wanted.connect(self._on_showing_wanted)
        self.setup.softening_wanted.connect(self._session.set_softened)
        self._show_setup()
        return self.setup

    def _show_setup(self) -> None:
        if self.setup is not None:
            window = self._window
            own = self._screens.own_key(window)
            self.setup.show_screens(self._screens.seats(), own, window.settings.patient_screen)
            self.setup.show_showing(self._showing)
            self.setup.show_softened(self._session.is_softened)

    def _on_setup_wanted(self) -> None:
        self._window.side.toggle_drawer(SETUP)

    def _on_screen_wanted(self, key: str) -> None:
        self._window.keeper.set_one(patient_screen=key)

    def _on_showing_wanted(self, name: str) -> None:
        self._showing = name
        self._window.player.running_time = RUNNING_TIMES.get(name)
