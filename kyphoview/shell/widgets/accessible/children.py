"""The parts of a widget as they are read: only those that are seen and say something, in the order of the layout."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QSplitter, QWidget

from kyphoview.shell.widgets.accessible.laid_out import laid_out
from kyphoview.shell.widgets.accessible.told import Covered


def read_children(widget: QWidget) -> list[QWidget]:
    """First those in a layout, then those that lie anywhere, then the small panels that it has opened.

    Where something covers all the others, none of them can be used, and it is told alone.
    """
    if isinstance(widget, Covered) and widget.overlay is not None:
        return [widget.overlay]
    found = list(dict.fromkeys([*_laid_out(widget), *_made(widget)]))
    return [part for part in found if part.isVisible() and _says_something(part)]


def _says_something(part: QWidget) -> bool:
    """No window of its own, and no label without words: it waits for some, or is a picture beside its name."""
    if isinstance(part, QLabel):
        return bool(part.text() or part.accessibleName())
    return not part.isWindow() or _is_popup(part)


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QSplitter):
        for number in range(widget.count()):
            yield from (part for part in (widget.handle(number), widget.widget(number)) if part is not None)
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for part in laid_out(layout):
        if isinstance(part, QLayout):
            yield from _in_layout(part)
        else:
            yield part


def _made(widget: QWidget) -> Iterator[QWidget]:
    return (part for part in widget.children() if isinstance(part, QWidget))


def _is_popup(part: QWidget) -> bool:
    return part.windowType() == Qt.WindowType.Popup
