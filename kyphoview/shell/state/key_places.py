"""Which key of a keyboard was pressed, by its place: what an English keyboard has there.

A Cyrillic or a French keyboard has other letters at the same places; the table of keys names the English ones.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ROWS = ((2, "1234567890-="), (16, "QWERTYUIOP[]"), (30, "ASDFGHJKL"), (44, "ZXCVBNM,./"))
_BY_CODE = {first + at: key for first, keys in _ROWS for at, key in enumerate(keys)}  # of a PC's keyboard, since 1984
_X11_OFFSET = 8
_ON_A_MAC = "ASDFHGZXCV\0BQWERYT123465=97-80]OU[IP\0LJ\0K\0\0,/NM."  # by their numbers there, from 0

_ALTGR = (
    Qt.KeyboardModifier.GroupSwitchModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,  # as Windows tells it
)


def key_at_place(event: QKeyEvent) -> str:
    """The key by its place, "" where that is not known."""
    if sys.platform == "darwin":
        number = event.nativeVirtualKey()
        has_letter = event.nativeScanCode() > 0 and number < len(_ON_A_MAC)
        return _ON_A_MAC[number].replace("\0", "") if has_letter else ""
    return _BY_CODE.get(event.nativeScanCode() - (0 if sys.platform == "win32" else _X11_OFFSET), "")


def is_typed_with_altgr(event: QKeyEvent) -> bool:
    """Whether AltGr, and nothing else, was held to reach a sign, as the brackets need it on many keyboards."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return held in _ALTGR and bool(event.text().strip()) and not event.text().isalnum()
