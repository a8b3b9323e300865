"""Words that a screen reader reads letter by letter, word by word.

Qt lets no Python class answer for a text. But its own fields do: one that is never shown, with the same words, answers
for a label. There are such fields only where a screen reader has asked.
"""

from typing import cast

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import VoidPtr

_fields: dict[int, QLineEdit] = {}  # by their label


def words_of(label: QWidget, words: str) -> VoidPtr:
    """The address of what answers for a label's words; it holds for as long as the label."""
    key = id(label)
    field = _fields.get(key)
    if field is None:
        field = _fields[key] = QLineEdit()
        field.setReadOnly(True)
        label.destroyed.connect(lambda: _fields.pop(key, None))
    if field.text() != words:
        field.setText(words)
    field.setGeometry(QRect(label.mapToGlobal(QPoint()), label.size()))
    answering = QAccessible.queryAccessibleInterface(field)
    return cast("VoidPtr", answering.interface_cast(QAccessible.InterfaceType.TextInterface))
