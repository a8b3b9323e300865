"""Parts of a picture, kept while nothing in them changes or drawn afresh: the painters need not know which."""

import math
from collections.abc import Callable, Hashable
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

Draw = Callable[[QPainter], None]


class Keeper(Protocol):
    """Paints a part of a picture, perhaps from a copy."""

    def paint(self, painter: QPainter, name: Hashable, key: Hashable, box: QRectF, draw: Draw) -> None:
        """Paint what `draw` draws inside `box`; while `key` is the same for this name, it would draw the same.

        Args:
            name: which part.
            key: all that the part's look depends on, but for where the box stands.
            box: what the part covers, in the painter's units; a kept copy is put at the nearest whole pixel.
        """
        ...


class Afresh:
    """Keeps nothing: every stroke goes to the painter, as an export needs it."""

    def paint(self, painter: QPainter, _name: Hashable, _key: Hashable, _box: QRectF, draw: Draw) -> None:
        """Draw."""
        draw(painter)


AFRESH = Afresh()


class Keeping:
    """Keeps one copy of each part."""

    def __init__(self) -> None:
        self._copies: dict[Hashable, tuple[Hashable, QPixmap]] = {}

    def clear(self) -> None:
        """Forget all copies."""
        self._copies.clear()

    def paint(self, painter: QPainter, name: Hashable, key: Hashable, box: QRectF, draw: Draw) -> None:
        """Put the copy down, made anew where the key has changed."""
        ratio = painter.device().devicePixelRatio()
        left, top = math.floor(box.left() * ratio) / ratio, math.floor(box.top() * ratio) / ratio
        full_key = key, ratio
        kept = self._copies.get(name)
        if kept is None or kept[0] != full_key:
            kept = full_key, _copied(box, left, top, ratio, draw)
            self._copies[name] = kept
        painter.drawPixmap(QPointF(left, top), kept[1])


def _copied(box: QRectF, left: float, top: float, ratio: float, draw: Draw) -> QPixmap:
    pixmap = QPixmap(math.ceil((box.right() - left) * ratio) + 1, math.ceil((box.bottom() - top) * ratio) + 1)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as inner:
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner.translate(-left, -top)
        draw(inner)
    return pixmap
