"""Parts of a picture, painted directly or from cached copies: whoever paints them need not know which."""

import math
from collections.abc import Callable, Hashable
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kyphoview.view.layers import Layer, whole_pixels

Draw = Callable[[QPainter], None]


class PartPainter(Protocol):
    """Takes the parts of a picture in their order, and paints each of them now or later, perhaps from a cached copy."""

    def paint(
        self, name: Hashable, key: Hashable, box: QRectF, draw: Draw, opacity: float = 1.0, is_fleeting: bool = False
    ) -> None:
        """Paint what `draw` draws inside `box`; while `key` is the same for this name, it would draw the same.

        Args:
            name: which part.
            key: all that the part's look depends on, but for its opacity.
            box: what the part covers, in the painter's units; a cached copy is put at the nearest whole pixel.
            opacity: of the whole part, 0 to 1.
            is_fleeting: it changes so often that a copy is not worth its making.
        """
        ...


class DirectPainter:
    """Caches nothing: every stroke goes to the painter, as an export needs it."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def paint(
        self,
        _name: Hashable,
        _key: Hashable,
        _box: QRectF,
        draw: Draw,
        opacity: float = 1.0,
        is_fleeting: bool = False,  # noqa: ARG002 (a name that callers use)
    ) -> None:
        """Draw."""
        self._painter.save()
        if opacity < 1.0:
            self._painter.setOpacity(opacity)
        draw(self._painter)
        self._painter.restore()


class CachingPainter:
    """Makes layers of the parts: those whose key is the same as in the picture before are taken over from it.

    Each part that is not fleeting has one copy in pixels, made when it is first laid down.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget all of them."""
        self._before: dict[Hashable, Layer] = {}
        self._now: dict[Hashable, Layer] = {}
        self._opacities: dict[Hashable, float] = {}
        self._opacities_before: dict[Hashable, float] = {}
        self._copies: dict[Hashable, tuple[Hashable, QPixmap]] = {}

    def start(self) -> None:
        """Begin the next picture; what the last one did not show is forgotten."""
        self._before, self._now = self._now, {}
        self._opacities_before, self._opacities = self._opacities, {}
        for name in [name for name in self._copies if name not in self._before]:
            del self._copies[name]

    @property
    def faded(self) -> float:
        """The most that any part of this picture has faded, come or gone since the one before, 0 to 1."""
        before, now = self._opacities_before, self._opacities
        if before == now:
            return 0.0
        return max(abs(now.get(name, 0.0) - before.get(name, 0.0)) for name in before | now)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The parts of this picture, in their order."""
        return tuple(self._now.values())

    def paint(
        self, name: Hashable, key: Hashable, box: QRectF, draw: Draw, opacity: float = 1.0, is_fleeting: bool = False
    ) -> None:
        """Take a part."""
        look = key, opacity
        self._opacities[name] = opacity
        layer = self._before.get(name)
        if layer is None or layer.look != look:

            def lay(painter: QPainter) -> None:
                painter.setOpacity(opacity)
                if is_fleeting:
                    draw(painter)
                else:
                    self._lay_copy(painter, name, key, box, draw)
                painter.setOpacity(1.0)

            layer = Layer(name, look, whole_pixels(box), lay)
        self._now[name] = layer

    def _lay_copy(self, painter: QPainter, name: Hashable, key: Hashable, box: QRectF, draw: Draw) -> None:
        """Paint the cached copy, made again where the key has changed."""
        ratio = painter.device().devicePixelRatio()
        left, top = math.floor(box.left() * ratio) / ratio, math.floor(box.top() * ratio) / ratio
        full_key = key, ratio
        cached = self._copies.get(name)
        if cached is None or cached[0] != full_key:
            cached = full_key, _copied(box, left, top, ratio, draw)
            self._copies[name] = cached
        painter.drawPixmap(QPointF(left, top), cached[1])


def _copied(box: QRectF, left: float, top: float, ratio: float, draw: Draw) -> QPixmap:
    pixmap = QPixmap(math.ceil((box.right() - left) * ratio) + 1, math.ceil((box.bottom() - top) * ratio) + 1)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as inner:
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner.translate(-left, -top)
        draw(inner)
    return pixmap
