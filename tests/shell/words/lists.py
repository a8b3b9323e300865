"""What helps, what harms and other choices, where they stand in the words, and whether they can be read whole."""

from PySide6.QtWidgets import QLabel, QWidget

from kyphoview.content.pages import WEIGHING_PAGE, load_columns
from kyphoview.shell.words.column_grid import ColumnGrid


def lists_of(words: QWidget) -> list[QWidget]:
    """The three lists, in their order."""
    board = words.findChildren(ColumnGrid)[-1]
    found = {label.text(): label.parentWidget() for label in board.findChildren(QLabel)}
    return [found[part.heading] for part in load_columns(WEIGHING_PAGE).parts]


def is_whole(part: QWidget) -> bool:
    """Whether all of it is in sight."""
    return part.visibleRegion().boundingRect() == part.rect()


def words_in(part: QWidget) -> int:
    return sum(len(label.text().split()) for label in part.findChildren(QLabel))
