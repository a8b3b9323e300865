"""The card that says when to get help, or when to call."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kyphoview.content.clinic import Clinic
from kyphoview.content.when_to_get_help import load_help
from kyphoview.content.words import HelpList
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card


def help_card(which: HelpList, clinic: Clinic) -> Card:
    """What to watch for as a list, under its heading and whom to call: by the clinic's own numbers where it has any."""
    is_urgent = which == "at-once"
    signs = load_help().signs(which)
    card = Card("urgent" if is_urgent else "calm", "call")
    card.add(TextLabel(signs.heading, "title" if is_urgent else "heading", "warning" if is_urgent else "text"), 2)
    for reason in signs.reason:
        card.add(TextLabel(reason, "body"), 4)
    card.add(TextLabel(load_help().whom_to_call(which, clinic), "heading"), 6)
    for sign in signs.signs:
        card.add(_Item(sign), 4)
    card.add(TextLabel(signs.doubt, "small", "text_quiet"))
    return card


class _Item(QWidget):
    """One line of a list; a second line of it stands under the words, not under the dot."""

    def __init__(self, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(TextLabel("\N{BULLET}", "body"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TextLabel(words, "body"), 1)
