"""What stands on the sheet of the clinic: its name, numbers and logo; a part of the drawer "Clinic"."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from kyphoview.content.clinic import MOST_DIGITS, MOST_LETTERS, checked_name, checked_number
from kyphoview.errors import BadInput
from kyphoview.export.handout.logo import SUFFIXES, load_logo
from kyphoview.language import _
from kyphoview.shell.state.file_dialogs import documents_folder
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.line_field import LineField
from kyphoview.shell.widgets.text_label import TextLabel


class ClinicFields(QWidget):
    """Says in `wanted` which settings are asked for, by name, and in `told` why something could not be taken."""

    wanted = Signal(dict)
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self.name = LineField(_("The clinic's name"))
        self.number = LineField(_("The team's telephone number"))
        self.emergency = LineField(_("The emergency number"))
        self.emergency.setAccessibleDescription(_("Such as 112 or 911"))
        self.name.setMaxLength(2 * MOST_LETTERS)
        for field in (self.number, self.emergency):
            field.setMaxLength(2 * MOST_DIGITS)
        self._logo = TextLabel("", "small", "text_quiet")
        self.choose = Button("folder", _("Choose a logo"), description=_("A picture as PNG, JPEG or SVG"))
        self.leave_out = Button("delete", _("No logo"), description=_("Leave the logo out"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for field in (self.name, self.number, self.emergency):
            column.addWidget(field)
        column.addWidget(self._logo)
        column.addWidget(flowing(self.choose, self.leave_out))

        self.name.editingFinished.connect(self._on_name_written)
        self.number.editingFinished.connect(self._on_number_written)
        self.emergency.editingFinished.connect(self._on_emergency_written)
        self.choose.clicked.connect(self._on_choose)
        self.leave_out.clicked.connect(self._on_leave_out)

    def show_settings(self, settings: Settings) -> None:
        """What is being written is left alone."""
        self._settings = settings
        for field, text in (
            (self.name, settings.clinic_name),
            (self.number, settings.clinic_number),
            (self.emergency, settings.emergency_number),
        ):
            if not field.hasFocus():
                field.setText(text)
        logo = settings.clinic_logo
        self._logo.setText(_("The logo: {name}.", name=Path(logo).name) if logo else _("There is no logo."))
        self.leave_out.setEnabled(bool(logo))

    def _take(self, field: LineField, setting: str, check: Callable[[str], str]) -> None:
        """Ask for what was written, or say why it cannot be: then it stays to be mended."""
        if field.text() == getattr(self._settings, setting):
            return
        try:
            text = check(field.text())
        except BadInput as error:
            self.told.emit(str(error))
            return
        field.setText(text)
        self.wanted.emit({setting: text})

    def _on_name_written(self) -> None:
        self._take(self.name, "clinic_name", checked_name)

    def _on_number_written(self) -> None:
        self._take(self.number, "clinic_number", checked_number)

    def _on_emergency_written(self) -> None:
        self._take(self.emergency, "emergency_number", checked_number)

    def _on_choose(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = _("Pictures ({patterns})", patterns=patterns)
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a logo"), documents_folder(), kinds)
        if not name:
            return
        try:
            load_logo(Path(name))
        except BadInput as error:
            self.told.emit(str(error))
        else:
            self.wanted.emit({"clinic_logo": name})

    def _on_leave_out(self) -> None:
        self.wanted.emit({"clinic_logo": ""})
