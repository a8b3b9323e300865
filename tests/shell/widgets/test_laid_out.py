"""What is laid out is told without items that Python would keep when Qt has deleted them."""

import ast
from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

import kyphoview
from kyphoview.shell.widgets.accessible.children import read_children
from kyphoview.shell.widgets.accessible.laid_out import laid_out, widgets_laid_out
from kyphoview.shell.widgets.accessible.tab_order import order_tabs


def items_known() -> int:
    return sum(type(known).__name__ in ("QWidgetItem", "QSpacerItem") for known in Shiboken.getAllValidWrappers())


def test_it_is_told_in_its_order_with_layouts_inside(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    parts = [QLabel(letter, holder) for letter in "dcba"]
    column, row = QVBoxLayout(holder), QHBoxLayout()
    column.addWidget(parts[3])
    column.addSpacing(4)
    column.addLayout(row)
    column.addWidget(parts[0])
    row.addWidget(parts[2])
    row.addWidget(parts[1])
    assert laid_out(column) == [parts[3], row, parts[0]]
    assert widgets_laid_out(column) == [parts[3], parts[0]]
    assert laid_out(row) == [parts[2], parts[1]]


def test_nothing_is_kept_of_what_is_deleted(qtbot: QtBot) -> None:
    """Not by a screen reader's look, nor by the order of Tab: what comes to lie there later is taken for it."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for word in "abc":
        column.addWidget(QLabel(word))
    holder.show()
    before = items_known()
    assert len(read_children(holder)) == 3
    order_tabs(holder)
    QApplication.processEvents()
    assert items_known() == before


def test_no_item_of_a_layout_is_asked_for() -> None:
    """Our own layout of Python holds its items itself, and lets go of them when Qt takes them."""
    for path in Path(kyphoview.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in ("itemAt", "takeAt", "itemAtPosition"), f"{path}:{node.lineno}"
