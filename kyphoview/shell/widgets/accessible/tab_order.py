"""The key Tab goes through what is laid out from above downwards, however late something was put in between."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QWidget

from kyphoview.shell.widgets.accessible.laid_out import laid_out


def order_tabs(*parts: QWidget | QLayout) -> None:
    """Let Tab go through these parts, and through what is laid out in them, in the order of their layouts."""
    for before, after in pairwise(reached for part in parts for reached in _reached(part)):
        QWidget.setTabOrder(before, after)


def _reached(part: QWidget | QLayout) -> Iterator[QWidget]:
    """What Tab reaches in a part, itself first; all of one choice, of which it reaches the one that is chosen then."""
    if isinstance(part, QLayout):
        for inner in laid_out(part):
            yield from _reached(inner)
        return
    is_choice = isinstance(part, QAbstractButton) and part.group() is not None
    if is_choice or part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    layout = part.layout()
    if layout is not None:
        yield from _reached(layout)
    else:
        for child in part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield from _reached(child)
