"""A text label: how high it is follows whatever it shows, though layouts ask for the same height again and again."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_WORDS = "A weak bone in the spine can get squashed, and then the spine may lean forward."
_CHANGES: dict[str, Callable[[TextLabel], None]] = {
    "text": lambda label: label.setText(3 * _WORDS),
    "size": lambda label: label.set_style(Style(text_scale=2.0)),
    "margins": lambda label: label.setContentsMargins(40, 9, 40, 9),
    "one line": lambda label: label.setWordWrap(False),
    "least": lambda label: label.set_least_px(40.0),
}


@pytest.mark.parametrize("change", _CHANGES)
def test_its_height_follows_what_it_shows(qtbot: QtBot, change: str) -> None:
    label = TextLabel(_WORDS)
    qtbot.addWidget(label)
    label.set_style(Style())
    before = label.heightForWidth(200)
    _CHANGES[change](label)
    assert label.heightForWidth(200) == QLabel.heightForWidth(label, 200) != before
