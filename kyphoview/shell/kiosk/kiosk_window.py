"""The kiosk: the attract loop, a visit, and what is laid over them, one after the other, all day."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent

from kyphoview.shell.kiosk.attract_loop import AttractLoop
from kyphoview.shell.kiosk.cleaning_lock import CleaningLock
from kyphoview.shell.kiosk.idle_phases import IdlePhases, IdleTimes, Phase
from kyphoview.shell.kiosk.input_filter import InputFilter
from kyphoview.shell.kiosk.open_marker import note_left
from kyphoview.shell.kiosk.overlay import Overlay
from kyphoview.shell.kiosk.staff_pad import EndQuestion, StaffMenu, StaffPad
from kyphoview.shell.kiosk.stay_on_top import StayOnTop
from kyphoview.shell.kiosk.still_there_card import StillThereCard
from kyphoview.shell.kiosk.visit import Visit, for_visitors, for_wall
from kyphoview.shell.one_press import OnePress
from kyphoview.shell.staff.lockout import Lockout
from kyphoview.shell.state.clipboard import forget_clipboard
from kyphoview.shell.state.clock import Clock
from kyphoview.shell.state.desktop.awake import KeepAwake
from kyphoview.shell.state.desktop.system_preferences import text_scale_for, theme_for
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.widgets.accessible.focus_rings import FocusRings
from kyphoview.shell.widgets.background import Background
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.shell.widgets.style import Style, apply_application_style, apply_style

_BEAT_MS = 250


class KioskWindow(Background):
    """`settings` are the clinic's and stay as they are; `left` says whether staff want the ordinary window next.

    Time comes from `clock` alone: the timer only asks it, in `beat`.
    """

    left = Signal(bool)

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle("kyphoview")
        self._settings = settings
        self._clock = clock or Clock()
        times = IdleTimes(settings.kiosk_idle_s, settings.kiosk_ask_s, settings.kiosk_cleaning_s)
        self._idle = IdlePhases(times, self._clock.lapse_s)
        self._lockout = Lockout(settings.staff_code, self._clock)
        self.set_style(self._visitors_style())
        self._stage: AttractLoop | Visit | None = None
        self._overlay: Overlay | None = None
        self._may_close = False
        self._screen = StayOnTop(self)
        self._awake = KeepAwake(self)
        self._input_filter = InputFilter(self._idle.touch, self._is_locked, self)
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)

        self._timer.timeout.connect(self.beat)
        _application().installEventFilter(self._input_filter)

    @property
    def phase(self) -> Phase:
        return self._idle.phase

    @property
    def stage(self) -> AttractLoop | Visit | None:
        """What is shown: the attract loop, or somebody's visit."""
        return self._stage

    @property
    def overlay(self) -> Overlay | None:
        """What is laid over it; a screen reader is told of nothing else meanwhile."""
        return self._overlay

    def open(self) -> None:
        """Fill the screen and wait for somebody."""
        self._screen.fill_screen()
        self.showFullScreen()
        OnePress(self)
        FocusRings(self)
        self.start_over()
        self._timer.start()

    def beat(self) -> None:
        """See what time has brought."""
        if isinstance(self._stage, Visit) and (self._stage.session.is_playing or self._stage.listening.is_speaking):
            self._idle.touch()  # who watches or listens need not touch
        before = self._idle.phase
        phase = self._idle.beat()
        if phase is not before:
            self._follow(phase)
        if self._overlay is not None:
            self._overlay.show_left(self._idle.left_s)
        if isinstance(self._stage, AttractLoop) and self._overlay is None:
            self._stage.beat()
        self._screen.hold()
        self._awake.want(self._idle.phase in (Phase.VISITED, Phase.ASKING))

    def begin_visit(self, plays: bool = False) -> None:
        """A person is there: everything as it is for everyone. By one touch it `plays`, too."""
        self._idle.enter(Phase.VISITED)
        visit = Visit(for_wall(self._settings, self.size()), self._clock.lapse_s, self)
        self._put_on_stage(visit)
        visit.start_wanted.connect(self.begin_visit)
        visit.staff_wanted.connect(self.ask_for_code)
        if plays:
            visit.play()

    def start_over(self) -> None:
        """Forget the visitor: back to the attract loop.

        The one place where all is put back. What a visit has changed (step, case, views, zoom, text size, colours,
        sound, ink) lives in its Visit and goes with it; the application's own style is taken on anew.
        """
        self._idle.enter(Phase.ATTRACTING)
        loop = AttractLoop(self._settings, self._clock.lapse_s, self)
        self._put_on_stage(loop)
        loop.touched.connect(partial(self.begin_visit, plays=True))

    def keep_going(self) -> None:
        """The visitor is still there."""
        self._idle.enter(Phase.VISITED)
        self._lift_overlay()

    def clean(self) -> None:
        """Take no touches for a while."""
        self._idle.enter(Phase.CLEANING)
        self._lay_over(CleaningLock(self._settings.kiosk_cleaning_s, self))

    def ask_for_code(self) -> None:
        pad = StaffPad(self._lockout, self)
        self._lay_over(pad)
        pad.closed.connect(self.keep_going)
        pad.cleaning_wanted.connect(self.clean)
        pad.opened.connect(self._show_staff_menu)

    def tell(self, sentence: str) -> None:
        """Calm news for a visitor; an empty room need not hear it."""
        if isinstance(self._stage, Visit):
            self._stage.tell(sentence)

    def leave(self, to_settings: bool) -> None:
        """Staff end the kiosk, and the next start is an ordinary one unless the settings say otherwise."""
        self._may_close = True
        self._screen.release()
        self._timer.stop()
        self._awake.want(False)
        self._leave_stage()
        _application().removeEventFilter(self._input_filter)
        note_left()
        self.left.emit(to_settings)  # before this window closes, for the program ends with its last one
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._screen.hold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._stage is not None:
            self._stage.setGeometry(self.rect())

    def _visitors_style(self) -> Style:
        settings = for_visitors(for_wall(self._settings, self.size()))
        return Style(theme_for(settings.theme), text_scale_for(settings.text_scale))

    def _is_locked(self) -> bool:
        return self._idle.phase is Phase.CLEANING

    def _follow(self, phase: Phase) -> None:
        if phase is Phase.ATTRACTING:
            self.start_over()
        elif phase is Phase.ASKING:
            card = StillThereCard(self)
            self._lay_over(card)
            card.kept_on.connect(self.keep_going)
            card.started_over.connect(self.begin_visit)

    def _show_staff_menu(self) -> None:
        menu = StaffMenu(self)
        self._lay_over(menu)
        menu.closed.connect(self.keep_going)
        menu.cleaning_wanted.connect(self.clean)
        menu.settings_wanted.connect(partial(self.leave, to_settings=True))
        menu.end_wanted.connect(self._ask_whether_to_end)

    def _ask_whether_to_end(self) -> None:
        question = EndQuestion(self)
        self._lay_over(question)
        question.closed.connect(self._show_staff_menu)
        question.end_wanted.connect(partial(self.leave, to_settings=False))

    def _put_on_stage(self, stage: AttractLoop | Visit) -> None:
        self._leave_stage()
        self._stage = stage
        stage.setGeometry(QRect(self.rect()))
        style = self._visitors_style()
        apply_application_style(style)
        apply_style(stage, style)
        stage.show()
        stage.start()

    def _leave_stage(self) -> None:
        forget_clipboard()  # what one visitor has selected, the next could paste
        self._lift_overlay()
        if self._stage is not None:
            self._stage.end()
            delete_later(self._stage)
            self._stage = None

    def _lay_over(self, overlay: Overlay) -> None:
        """What lies below can be neither pressed nor reached by keys, and rests."""
        self._lift_overlay()
        self._overlay = overlay
        style = self._stage.presentation.style if isinstance(self._stage, Visit) else self._visitors_style()
        apply_style(overlay, style)
        if self._stage is not None:
            self._stage.stop()
            self._stage.setEnabled(False)
        overlay.show_left(self._idle.left_s)
        overlay.show()
        overlay.raise_()
        overlay.setFocus(Qt.FocusReason.PopupFocusReason)

    def _lift_overlay(self) -> None:
        if self._overlay is None:
            return
        delete_later(self._overlay)
        self._overlay = None
        if self._stage is not None:
            self._stage.setEnabled(True)
            self._stage.setFocus(Qt.FocusReason.PopupFocusReason)


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application
