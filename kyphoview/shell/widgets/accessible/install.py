"""Has Qt ask the program's own widgets what they are."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface


@cache
def tell_screen_readers() -> None:
    """From now on; nothing is loaded for it until a screen reader asks."""
    QAccessible.installFactory(_interface_for)


def _interface_for(_class: str, told: QObject) -> QAccessibleInterface | None:
    from kyphoview.shell.widgets.accessible.interfaces import interface_for

    return interface_for(told)
