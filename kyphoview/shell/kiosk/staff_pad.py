"""The pad for the staff code, and what staff may do once it is right."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kyphoview.language import N_, _, ngettext
from kyphoview.shell.kiosk.overlay import Overlay, OverlayTitle
from kyphoview.shell.staff.lockout import Lockout
from kyphoview.shell.staff.staff_code import LEAST_DIGITS, MOST_DIGITS
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_KEY_PX = 60
_NO_CODE = N_("No staff code is set on this computer. The guide for the waiting room says how to set one.")
_END = N_("End the program?")
_WRONG = N_("That is not the code.")


class StaffPad(Overlay):
    """Digits by touch or by keys. `cleaning_wanted` needs no code: it ends by itself."""

    closed = Signal()
    cleaning_wanted = Signal()
    opened = Signal()

    def __init__(self, lockout: Lockout, parent: QWidget) -> None:
        super().__init__(_("Staff"), parent)
        self._lockout = lockout
        self._typed = ""
        self._has_waited = False
        self.dots = TextLabel("", "main")
        self.dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message = TextLabel("", "body", "warning")
        self.digits = [_Digit("", str(digit), "plain") for digit in range(10)]
        self.delete = Button("delete", _("Delete"), "plain", _("Take the last digit away"))
        self.enter = Button("tick", _("Open"), "primary", _("Try this code"))
        self.cleaning = Button("clean", _("Clean the screen"), "plain", _("Take no touches for a while; needs no code"))
        self.back = Button("previous", _("Back"), "plain", _("Back to the pictures"))
        self._build()
        self._show_typed()
        if not lockout.has_code:
            self._say(_(_NO_CODE))

        for digit in self.digits:
            digit.clicked.connect(self._on_digit_clicked)
        self.delete.clicked.connect(self._on_delete_clicked)
        self.enter.clicked.connect(self._on_enter_clicked)
        self.cleaning.clicked.connect(self.cleaning_wanted)
        self.back.clicked.connect(self.closed)

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        for button in self.card.findChildren(Button):
            button.setFixedHeight(style.px(_KEY_PX))

    def show_left(self, _left_s: float) -> None:
        """At every beat: whether the next try may be taken."""
        if not self._lockout.has_code:
            return
        wait_s = math.ceil(self._lockout.wait_s)
        if wait_s > 0:
            self._typed = ""  # typed while it waits, a code would be cut off at its start
            self.message.setText(_("That is not the code. The next try is taken in {seconds} s.", seconds=wait_s))
        elif self._has_waited:
            self.message.setText("")
        self._has_waited = wait_s > 0
        self._show_typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in "0123456789":
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._on_delete_clicked()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter_clicked()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()

    def _build(self) -> None:
        self.column.addWidget(OverlayTitle(_("Staff code")))
        self.column.addWidget(self.dots)
        self.column.addWidget(self.message)
        keys = QGridLayout()
        keys.setSpacing(10)
        for number, button in enumerate((*self.digits[1:], self.delete, self.digits[0], self.enter)):
            keys.addWidget(button, number // 3, number % 3)
        self.column.addLayout(keys)
        below = QGridLayout()
        below.setSpacing(10)
        below.addWidget(self.cleaning, 0, 0)
        below.addWidget(self.back, 0, 1)
        self.column.addLayout(below)
        for button in self.card.findChildren(Button):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.digits[1])

    def _on_digit_clicked(self) -> None:
        for digit in self.digits:
            if digit is self.sender():
                self._type(digit.text())

    def _on_delete_clicked(self) -> None:
        self._typed = self._typed[:-1]
        self._show_typed()

    def _on_enter_clicked(self) -> None:
        typed = self._typed
        if len(typed) < LEAST_DIGITS or self._lockout.wait_s > 0.0:
            return
        self._typed = ""
        if self._lockout.lets_in(typed):
            self.opened.emit()
            return
        self._say(_(_WRONG if self._lockout.has_code else _NO_CODE))
        self.show_left(0.0)

    def _type(self, digit: str) -> None:
        if len(self._typed) < MOST_DIGITS and self._lockout.wait_s <= 0.0:
            self._typed += digit
            self.message.setText("")
            self._show_typed()

    def _show_typed(self) -> None:
        count = len(self._typed)
        self.dots.setText(" ".join("\N{BLACK CIRCLE}" * count) or "\N{EN DASH}")
        self.dots.setAccessibleName(ngettext("{count} digit", "{count} digits", count))
        self.delete.setEnabled(count > 0)
        self.enter.setEnabled(count >= LEAST_DIGITS and self._lockout.wait_s <= 0.0)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        announce(self, sentence)


class _Digit(Button):
    """In large letters. Return is not for it: it tries the code, wherever the focus is."""

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        self.setFont(style.font("title"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class StaffMenu(Overlay):
    """What the code opens."""

    closed = Signal()
    cleaning_wanted = Signal()
    settings_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Staff"), parent)
        self.back = Button("previous", _("Back to the pictures"), "primary")
        self.cleaning = Button("clean", _("Clean the screen"), "plain", _("Take no touches for a while"))
        self.settings = Button(
            "leave_full_screen", _("Leave, and open the settings"), "plain", _("To the ordinary window")
        )
        self.end = Button("close", _("End the program"), "plain", _("To the desktop"))
        self.column.addWidget(OverlayTitle(_("Staff")))
        for button in (self.back, self.cleaning, self.settings, self.end):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.column.addWidget(button)
        self.setFocusProxy(self.back)

        self.back.clicked.connect(self.closed)
        self.cleaning.clicked.connect(self.cleaning_wanted)
        self.settings.clicked.connect(self.settings_wanted)
        self.end.clicked.connect(self.end_wanted)

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        for button in self.card.findChildren(Button):
            button.setFixedHeight(style.px(_KEY_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()


class EndQuestion(Overlay):
    """Whether the program is really to end, which only this computer's own people can undo."""

    closed = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_(_END), parent)
        self.back = Button("previous", _("Back"), "primary", _("Back to what staff can do"))
        self.end = Button("close", _("End the program"), "plain", _("To the desktop"))
        self.column.addWidget(OverlayTitle(_(_END)))
        self.column.addWidget(TextLabel(_("Then this screen shows the desktop to whoever sits here."), "body"))
        for button in (self.back, self.end):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.column.addWidget(button)
        self.setFocusProxy(self.back)

        self.back.clicked.connect(self.closed)
        self.end.clicked.connect(self.end_wanted)

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        for button in (self.back, self.end):
            button.setFixedHeight(style.px(_KEY_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
