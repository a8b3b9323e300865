"""A line for digits that nobody is to read over a shoulder."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from kyphoview.shell.staff.staff_code import MOST_DIGITS
from kyphoview.shell.widgets.line_field import LineField


class CodeField(LineField):
    """Shows dots in the place of digits."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(MOST_DIGITS)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
