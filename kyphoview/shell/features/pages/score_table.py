"""A checklist with our own score, item by item."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kyphoview.content.pages import Score, ScoreItem
from kyphoview.language import N_, _
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card

_ANSWER_PX = 66
_ANSWERS = {"yes": N_("Yes"), "no": N_("No"), "not asked": N_("Not asked")}


def score_table(score: Score) -> QWidget:
    """The name, how many items are met of those that can be, and each item with where it is met or why not."""
    card = Card()
    card.add(TextLabel(score.name, "title", "accent"), 2)
    card.add(TextLabel(_("{met} of {asked} met, by our own count", met=score.met, asked=score.asked), "heading"), 4)
    card.add(TextLabel(score.what, "body", "text_quiet"), 12)
    for item in score.items:
        card.add(_Row(item), 10)
    return card


class _Row(QWidget):
    def __init__(self, item: ScoreItem) -> None:
        super().__init__()
        self.setAccessibleName(f"{_(_ANSWERS[item.met])}. {item.asks} {item.where}")
        self._answer = TextLabel(_(_ANSWERS[item.met]), "heading", "accent" if item.met == "yes" else "warning")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(TextLabel(item.asks, "body"))
        words.addWidget(TextLabel(item.where, "small", "text_quiet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def set_style(self, style: Style) -> None:
        self._answer.setFixedWidth(style.px(_ANSWER_PX))
