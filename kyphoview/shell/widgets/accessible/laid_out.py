"""What is laid out in a layout, without asking it for its items.

Python goes on with the item that `itemAt` gives when Qt has deleted it with its part. What is made at the same place in
memory later is taken for that item, and ends the program when it is deleted (PySide 6.11).
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def laid_out(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts that lie directly in a layout, in its order."""
    holder = layout.parentWidget()
    if holder is None:
        return []
    only_direct = Qt.FindChildOption.FindDirectChildrenOnly
    parts: list[QWidget | QLayout] = [*holder.findChildren(QWidget, options=only_direct)]
    parts += [inner for inner in layout.children() if isinstance(inner, QLayout)]
    places = {part: layout.indexOf(part) for part in parts}
    return sorted((part for part in parts if places[part] >= 0), key=places.__getitem__)


def widgets_laid_out(layout: QLayout) -> list[QWidget]:
    """The same without the layouts inside."""
    return [part for part in laid_out(layout) if isinstance(part, QWidget)]
