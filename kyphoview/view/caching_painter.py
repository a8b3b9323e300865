"""Parts of a picture, painted directly or from cached copies: whoever paints them need not know which."""

import math
from collections.abc import Callable, Hashable
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kyphoview.view.layers import Layer, whole_pixels
from kyphoview.view.strokes import restored

Draw = Callable[[QPainter], None]


class PartPainter(Protocol):
    """Takes the parts of a picture in their order, and paints each of them now or later, perhaps from a cached copy."""

    def paint(
        self, name: Hashable, key: Hashable, box: QRectF, draw: Draw, opacity: float = 1.0, is_fleeting: bool = False
    ) -> None:
        """Paint what `draw` draws inside `box`; while `key` is the same for this name, no difference would be seen.

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
        with restored(self._painter):
            if opacity < 1.0:
                self._painter.setOpacity(opacity)
            draw(self._painter)


class CachingPainter:
    """Makes layers of the parts: those whose key is the same as in the picture before are taken over from it.

    Each part that is not fleeting has one copy in pixels, made when it is first laid down. A part that was another one
    in each of the last two pictures is most likely another one in the next: it is painted without a copy.

    While its key is the same, a part is drawn as when the key was new: keys are rounded, and a part that is laid again
    in one place only must fit what stands beside it.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget all of them."""
        self._before: dict[Hashable, Layer] = {}
        self._now: dict[Hashable, Layer] = {}
        self._changed_before: set[Hashable] = set()
        self._changed: set[Hashable] = set()
        self._copies: dict[Hashable, tuple[Hashable, QPixmap]] = {}
        self._drawn: dict[Hashable, tuple[Hashable, QRectF, Draw]] = {}

    def start(self) -> None:
        """Begin the next picture; what the last one did not show is forgotten."""
        self._before, self._now = self._now, {}
        self._changed_before, self._changed = self._changed, set()
        for name in [name for name in self._copies if name not in self._before]:
            del self._copies[name]
        self._drawn = {name: drawn for name, drawn in self._drawn.items() if name in self._before}

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The parts of this picture, in their order."""
        return tuple(self._now.values())

    def paint(
        self, name: Hashable, key: Hashable, box: QRectF, draw: Draw, opacity: float = 1.0, is_fleeting: bool = False
    ) -> None:
        """Take a part."""
        look = key, opacity
        layer = self._before.get(name)
        if layer is not None and layer.look == look and name not in self._changed_before:
            self._now[name] = layer
            return
        if layer is not None and layer.look != look:
            self._changed.add(name)
        known = self._drawn.get(name)
        if known is not None and known[0] == key:
            _, box, draw = known
        self._drawn[name] = key, box, draw
        is_live = is_fleeting or (opacity == 1.0 and name in self._changed and name in self._changed_before)

        def lay(painter: QPainter) -> None:
            painter.setOpacity(opacity)
            if is_live:
                draw(painter)
            else:
                self._lay_copy(painter, name, key, box, draw)
            painter.setOpacity(1.0)

        self._now[name] = Layer(name, look, whole_pixels(box), lay)

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
