"""The drawer "Clinic": waiting room, staff code, screens, pace and voice, and all of it on the next computer."""

from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kyphoview.errors import BadInput, Failure
from kyphoview.language import N_, _, translated
from kyphoview.shell.features.explain.screen_choice_row import TITLE, ScreenChoiceRow
from kyphoview.shell.features.explain.screens import AttachedScreens, Screens
from kyphoview.shell.features.speech.speech_choices import SpeechChoices
from kyphoview.shell.staff.clinic_file import SUFFIX, load_clinic, save_clinic
from kyphoview.shell.staff.code_field import CodeField
from kyphoview.shell.staff.staff_code import LEAST_DIGITS, MOST_DIGITS, forget_tries, make_code
from kyphoview.shell.state.settings import SPEEDS, Settings
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow, TickLine
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

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
    told = Signal(str)
    done = Signal(str)

    def __init__(self, settings: Settings, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(_("Clinic"), parent)
        self._settings = settings
        self.starts = TickLine(_("Start as the screen of a waiting room"))
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
        self.save = Button("folder", _("Save these settings"), "plain", _("As one file, for the next computer"))
        self.load = Button(
            "document", _("Take settings from a file"), "plain", _("That were saved on another computer")
        )
        self._build(style)
        self.show_settings(settings)

        self.starts.clicked.connect(self._on_ticked)
        self.idle.chosen.connect(self._on_idle_chosen)
        self.ask.chosen.connect(self._on_ask_chosen)
        self.cleaning.chosen.connect(self._on_cleaning_chosen)
        self.pace.chosen.connect(self._on_pace_chosen)
        self.speech.wanted.connect(self._on_speech_wanted)
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
        for row, value in (
            (self.idle, settings.kiosk_idle_s),
            (self.ask, settings.kiosk_ask_s),
            (self.cleaning, settings.kiosk_cleaning_s),
            (self.pace, settings.speed),
        ):
            if f"{value:g}" in row.choices:
                row.show_choice(f"{value:g}")
        self.speech.show_settings(settings)
        self._show_screens()
        has_code = settings.staff_code is not None
        self.code_state.setText(_("A staff code is set.") if has_code else _("No staff code is set."))
        self.forget_code.setEnabled(has_code)

    def save_to(self, path: Path) -> None:
        try:
            save_clinic(self._settings, path)
        except (BadInput, Failure) as error:
            self.told.emit(str(error))
            return
        self.done.emit(_("Saved as {name}. It holds no names, no documents and nothing of a patient.", name=path.name))

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
        column.add_heading(_("Waiting room"))
        column.add(self.starts)
        column.add(
            TextLabel(_("From the next start on. Then only the staff code leads out."), "small", "text_quiet"), 6
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

    def _want(self, **changes: object) -> None:
        self.settings_wanted.emit(msgspec.structs.replace(self._settings, **changes))

    def _on_ticked(self) -> None:
        is_wanted = self.starts.isChecked()
        if is_wanted and self._settings.staff_code is None:
            self.starts.setChecked(False)
            self.told.emit(_("Set a staff code first: without one nobody could leave the waiting room again."))
            return
        self._want(starts_as_kiosk=is_wanted)

    def _on_idle_chosen(self, seconds: str) -> None:
        self._want(kiosk_idle_s=float(seconds))

    def _on_ask_chosen(self, seconds: str) -> None:
        self._want(kiosk_ask_s=float(seconds))

    def _on_cleaning_chosen(self, seconds: str) -> None:
        self._want(kiosk_cleaning_s=float(seconds))

    def _on_pace_chosen(self, speed: str) -> None:
        self._want(speed=float(speed))

    def _on_speech_wanted(self, changes: dict[str, object]) -> None:
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
        name, _kind = QFileDialog.getSaveFileName(self, _("Save these settings"), f"clinic{SUFFIX}", _files())
        if name:
            self.save_to(Path(name if Path(name).suffix else f"{name}{SUFFIX}"))  # else the next computer hides it

    def _on_load(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Take settings from a file"), "", _files())
        if name:
            self.load_from(Path(name))


def _files() -> str:
    return _("Settings of kyphoview ({pattern})", pattern=_PATTERN)
