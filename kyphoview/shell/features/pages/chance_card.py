"""A chance drawn as people or bones, told both ways round, with how sure it is and who paid."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.content.pages import Chance, FigureOf, Group, Unknown
from kyphoview.language import N_, _
from kyphoview.shell.features.pages.people import People
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card
from kyphoview.shell.words.column_grid import ColumnGrid
from kyphoview.shell.words.page_spans import PageSpans
from kyphoview.shell.words.popover import Popover
from kyphoview.shell.words.prose import Prose

_GROUP_PX = 190
_STANDS_FOR: dict[FigureOf, str] = {
    "people": N_("Each figure stands for one person."),
    "bones": N_("Each figure stands for one treated bone."),
}


def chance_card(chance: Chance, spans: PageSpans, popover: Popover) -> QWidget:
    """The groups side by side where there is room."""
    card = Card()
    card.add(TextLabel(chance.title, "heading"), 10)
    groups = [_group(group, chance.of) for group in chance.groups]
    card.add(ColumnGrid(groups, (2, 1) if len(groups) == 2 else (1,), _GROUP_PX), 10)
    if chance.more:
        card.add(Prose(spans.words(chance.more), popover, "small"), 6)
    card.add(Prose(spans.words(_("How sure: {sure}", sure=chance.sure)), popover, "small"), 4)
    card.add(Prose(spans.words(chance.paid), popover, "small"), 4)
    card.add(TextLabel(chance.cite, "small", "text_quiet"))
    return card


def unknown_card(unknown: Unknown, spans: PageSpans, popover: Popover) -> QWidget:
    """What nobody knows, in a card like the chances'."""
    card = Card()
    card.add(TextLabel(unknown.title, "heading"), 8)
    card.add(TextLabel(_("Not known"), "title", "text_quiet"), 6)
    card.add(Prose(spans.said(unknown.said), popover))
    return card


def _group(group: Group, of: FigureOf) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(TextLabel(group.name, "body", "accent"))
    column.addSpacing(6)
    column.addWidget(People(group, of))
    column.addWidget(TextLabel(_(_STANDS_FOR[of]), "small"))
    column.addSpacing(6)
    for sentence in group.sentences:
        column.addWidget(TextLabel(sentence, "body"))
    return part
