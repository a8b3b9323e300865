"""The drawer "Clinic": its name, waiting room, staff code, screens, voice, and all of it on the next computer."""

from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kyphoview.errors import BadInput, Failure
from kyphoview.language import N_, _, translated
from kyphoview.shell.features.explain.screen_choice_row import TITLE, ScreenChoiceRow
from kyphoview.shell.features.explain.screens import AttachedScreens, Screens
from kyphoview.shell.features.speech.speech_choices import SpeechChoices
from kyphoview.shell.staff.clinic_fields import ClinicFields
from kyphoview.shell.staff.clinic_file import SUFFIX, load_clinic, save_clinic
from kyphoview.shell.staff.code_field import CodeField
from kyphoview.shell.staff.lockout import forget_tries
from kyphoview.shell.staff.staff_code import LEAST_DIGITS, MOST_DIGITS, make_code
from kyphoview.shell.state.file_dialogs import documents_folder
from kyphoview.shell.state.settings import SPEEDS, Settings
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.widgets.tick_line import TickLine

_PATTERN = f"*{SUFFIX}"
_IDLE = {"60": N_("1 minute"), "90": N_("1½ minutes"), "180": N_("3 minutes"), "300": N_("5 minutes")}
_ASK = {"20": N_("20 seconds"), "30": N_("30 seconds"), "60": N_("60 seconds")}
_CLEANING = {"15": N_("15 seconds"), "30": N_("30 seconds"), "60": N_("60 seconds")}


class StaffDrawer(Drawer):
    """Shows settings, and says in `settings_wanted` which ones are asked for.

    `done` says in one sentence what was done, `told` why something could not be.
    """

    settings_wanted = Signal(object)
    display_wanted = Signal()
    kiosk_wanted = Signal()
    documents_wanted = Signal(bool)  # whether those that are open now are to be opened at every start
    told = Signal(str)
    done = Signal(str)

    def __init__(self, settings: Settings, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(_("Clinic"), parent)
        self._settings = settings
        self.starts = TickLine(_("Start as the screen of a waiting room"))
        self.open_kiosk = Button(
            "full_screen", _("Open the waiting room now"), "plain", _("Full screen; only the staff code leads out")
        )
        self.is_heard = TickLine(_("Let each visit begin with the voice on"))
        self.prints = TickLine(_("Let visitors print their sheet"))
        self.idle = ChoiceRow(_("Without a touch, ask after"), translated(_IDLE))
        self.ask = ChoiceRow(_("Time to answer"), translated(_ASK))
        self.cleaning = ChoiceRow(_("Time to clean the screen"), translated(_CLEANING))
        self.pace = ChoiceRow(_("Pace of the pictures"), {f"{speed:g}": f"{speed:g} ×" for speed in SPEEDS})
        self.speech = SpeechChoices()
        self.display = Button("text", _("Text size and colours"), "plain", _("Opens Display"))
        self.screens = ScreenChoiceRow(style)
        self._attached: Screens = AttachedScreens(self)
        self.code_state = TextLabel("", "body")
        self.code = CodeField(_("New staff code"))
        self.again = CodeField(_("The same code once more"))
        self.set_code = Button("lock", _("Set the code"))
        self.forget_code = Button("delete", _("Forget the code"))
        self.documents = TickLine(_("Open these documents at every start"))
        self.clinic = ClinicFields()
        self.documents_note = TextLabel("", "small", "text_quiet")
        self.save = Button("folder", _("Save these settings"), "plain", _("As one file, for the next computer"))
        self.load = Button(
            "document", _("Take settings from a file"), "plain", _("That were saved on another computer")
        )
        self._build(style)
        self.show_settings(settings)

        self.open_kiosk.clicked.connect(self._on_kiosk_wanted)
        self.starts.clicked.connect(self._on_ticked)
        self.is_heard.clicked.connect(self._on_heard_ticked)
        self.prints.clicked.connect(self._on_prints_ticked)
        self.idle.chosen.connect(self._on_idle_chosen)
        self.ask.chosen.connect(self._on_ask_chosen)
        self.cleaning.chosen.connect(self._on_cleaning_chosen)
        self.pace.chosen.connect(self._on_pace_chosen)
        self.speech.wanted.connect(self._on_changes_wanted)
        self.clinic.wanted.connect(self._on_changes_wanted)
        self.clinic.told.connect(self.told)
        self.documents.clicked.connect(self._on_documents_ticked)
        self.display.clicked.connect(self.display_wanted)
        self.screens.wanted.connect(self._on_screen_wanted)
        self._attached.changed.connect(self._show_screens)
        self.again.returnPressed.connect(self._on_set_code)
        self.set_code.clicked.connect(self._on_set_code)
        self.forget_code.clicked.connect(self._on_forget_code)
        self.save.clicked.connect(self._on_save)
        self.load.clicked.connect(self._on_load)

    def show_settings(self, settings: Settings) -> None:
        """Set every control to the settings that stand."""
        self._settings = settings
        self.starts.setChecked(settings.starts_as_kiosk)
        self.is_heard.setChecked(settings.kiosk_is_heard)
        self.prints.setChecked(settings.kiosk_prints)
        for row, value in (
            (self.idle, settings.kiosk_idle_s),
            (self.ask, settings.kiosk_ask_s),
            (self.cleaning, settings.kiosk_cleaning_s),
            (self.pace, settings.speed),
        ):
            if f"{value:g}" in row.choices:
                row.show_choice(f"{value:g}")
        self.speech.show_settings(settings)
        self.clinic.show_settings(settings)
        self._show_screens()
        self._show_documents()
        has_code = settings.staff_code is not None
        self.code_state.setText(_("A staff code is set.") if has_code else _("No staff code is set."))
        self.forget_code.setEnabled(has_code)

    def save_to(self, path: Path) -> None:
        try:
            save_clinic(self._settings, path)
        except (BadInput, Failure) as error:
            self.told.emit(str(error))
            return
        self.done.emit(_("Saved as {name}. It holds no documents and nothing of a patient.", name=path.name))

    def load_from(self, path: Path) -> None:
        try:
            found = load_clinic(path, self._settings)
        except BadInput as error:
            self.told.emit(str(error))
            return
        forget_tries()
        self.settings_wanted.emit(found)
        self.done.emit(_("The settings from {name} are in use now.", name=path.name))

    def _build(self, style: Style) -> None:
        column = self.column
        column.add_heading(_("On the sheet to hand over"))
        column.add(self.clinic, 6)
        column.add(TextLabel(_("What is empty is a line to fill in by hand."), "small", "text_quiet"))
        column.add_heading(_("Waiting room"))
        column.add(self.starts)
        column.add(
            TextLabel(_("From the next start on. Then only the staff code leads out."), "small", "text_quiet"), 6
        )
        column.add(self.open_kiosk, 8)
        column.add(self.is_heard)
        column.add(
            TextLabel(
                _("Else it is silent until somebody presses Listen, and again at the next visit."),
                "small",
                "text_quiet",
            ),
            6,
        )
        column.add(self.prints)
        column.add(
            TextLabel(
                _("By one press, on this computer's usual printer. Their questions stand on it; nothing is kept."),
                "small",
                "text_quiet",
            ),
            6,
        )
        for row in (self.idle, self.ask, self.cleaning):
            column.add(TextLabel(row.accessibleName(), "body"), 4)
            column.add(row, 10)
        column.add_heading(_("Staff code"))
        column.add(self.code_state, 6)
        column.add(
            TextLabel(
                _("{least_digits} to {most_digits} digits.", least_digits=LEAST_DIGITS, most_digits=MOST_DIGITS),
                "small",
                "text_quiet",
            ),
            6,
        )
        for part in (self.code, self.again, self.set_code, self.forget_code):
            column.add(part, 8)
        column.add_heading(_(TITLE))
        column.add(self.screens, 6)
        column.add(
            TextLabel(_("While you explain, it shows the picture and its main sentence."), "small", "text_quiet")
        )
        column.add_heading(_("Documents"))
        column.add(self.documents, 6)
        column.add(self.documents_note)
        column.add_heading(self.pace.accessibleName())
        column.add(self.pace, 8)
        column.add_heading(_("Reading aloud"))
        column.add(self.speech)
        column.add_heading(_("Sizes and colours"))
        column.add(self.display, 8)
        column.add_heading(_("The same on the next computer"))
        for button in (self.save, self.load):
            column.add(button, 8)
        self.finish(style)

    def _show_screens(self) -> None:
        own = self._attached.own_key(self.window())
        self.screens.show_screens(self._attached.placements(), own, self._settings.patient_screen)

    def _show_documents(self) -> None:
        names = [Path(path).name for path in self._settings.clinic_documents]
        self.documents.setChecked(bool(names))
        self.documents_note.setText(
            _("At every start and for every patient: {names}.", names=", ".join(names))
            if names
            else _("Those that are open now, for leaflets that everyone may see. All others are closed and forgotten.")
        )

    def _want(self, **changes: object) -> None:
        self.settings_wanted.emit(msgspec.structs.replace(self._settings, **changes))

    def _on_ticked(self) -> None:
        is_wanted = self.starts.isChecked()
        if is_wanted and not self._has_code():
            self.starts.setChecked(False)
            return
        self._want(starts_as_kiosk=is_wanted)

    def _on_heard_ticked(self) -> None:
        self._want(kiosk_is_heard=self.is_heard.isChecked())

    def _on_prints_ticked(self) -> None:
        self._want(kiosk_prints=self.prints.isChecked())

    def _on_kiosk_wanted(self) -> None:
        if self._has_code():
            self.kiosk_wanted.emit()

    def _has_code(self) -> bool:
        """Whether there is a staff code; that there is none is told."""
        if self._settings.staff_code is None:
            self.told.emit(_("Set a staff code first: without one nobody could leave the waiting room again."))
        return self._settings.staff_code is not None

    def _on_documents_ticked(self) -> None:
        self.documents_wanted.emit(self.documents.isChecked())
        self._show_documents()

    def _on_idle_chosen(self, seconds: str) -> None:
        self._want(kiosk_idle_s=float(seconds))

    def _on_ask_chosen(self, seconds: str) -> None:
        self._want(kiosk_ask_s=float(seconds))

    def _on_cleaning_chosen(self, seconds: str) -> None:
        self._want(kiosk_cleaning_s=float(seconds))

    def _on_pace_chosen(self, speed: str) -> None:
        self._want(speed=float(speed))

    def _on_changes_wanted(self, changes: dict[str, object]) -> None:
        self._want(**changes)

    def _on_screen_wanted(self, key: str) -> None:
        self._want(patient_screen=key)

    def _on_set_code(self) -> None:
        digits, again = self.code.text(), self.again.text()
        try:
            kept = make_code(digits)
        except BadInput as error:
            self.told.emit(str(error))
            return
        if digits != again:
            self.told.emit(_("The two codes differ; nothing has changed."))
            return
        self.code.clear()
        self.again.clear()
        forget_tries()
        self._want(staff_code=kept)
        self.done.emit(_("The staff code is set."))

    def _on_forget_code(self) -> None:
        self._want(staff_code=None, starts_as_kiosk=False)
        self.done.emit(_("The staff code is forgotten, and the program starts with its ordinary window."))

    def _on_save(self) -> None:
        start = str(Path(documents_folder()) / f"clinic{SUFFIX}")
        name, _kind = QFileDialog.getSaveFileName(self, _("Save these settings"), start, _files())
        if name:
            self.save_to(Path(name if Path(name).suffix else f"{name}{SUFFIX}"))  # else the next computer hides it

    def _on_load(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Take settings from a file"), documents_folder(), _files())
        if name:
            self.load_from(Path(name))


def _files() -> str:
    return _("Settings of kyphoview ({pattern})", pattern=_PATTERN)
