"""A moving picture as layers, so that only what has changed since the frame before is painted again."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

from kyphoview.view.strokes import restored

_JOINED = 1.4  # areas are painted as one while their joint rectangle is larger by no more than this
_EDGE_PX = 1  # what antialiasing may reach beyond a shape's own pixels


class Layer(Struct, frozen=True):
    """One part of a picture.

    Attributes:
        name: which part; each stands once in a picture, and the parts always lie over each other in the same order.
        look: all that its pixels depend on: while it is equal, the part need not be painted again.
        box: the pixels that it covers.
        lay: paints it; it leaves the painter's clip and transform alone, but may change its pen, brush and hints.
    """

    name: Hashable
    look: Hashable
    box: QRect
    lay: Callable[[QPainter], None]


def whole_pixels(box: QRectF) -> QRect:
    """All pixels that a part with this box may touch."""
    return box.toAlignedRect().adjusted(-_EDGE_PX, -_EDGE_PX, _EDGE_PX, _EDGE_PX)


def changed_places(before: Sequence[Layer], now: Sequence[Layer], picture: QRect) -> list[QRect]:
    """Where two pictures of the same size differ: a few rectangles that hold all that came, went, moved or changed."""
    earlier = {layer.name: layer for layer in before}
    places = []
    for layer in now:
        old = earlier.pop(layer.name, None)
        if old is None:
            places.append(layer.box)
        elif old is not layer and (old.look != layer.look or old.box != layer.box):
            places += [old.box, layer.box]
    places += [gone.box for gone in earlier.values()]
    return _joined([seen for place in places if not (seen := place.intersected(picture)).isEmpty()])


def lay_layers(painter: QPainter, layers: Iterable[Layer], region: QRegion) -> None:
    """Paint this region anew, from the lowest layer up; the lowest one must leave nothing clear.

    Each layer is painted once, however many places the region has.
    """
    with restored(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # else the clip's edges would be half clear
        painter.setClipRegion(region)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layer in layers:
            if region.intersects(layer.box):
                layer.lay(painter)


def _joined(places: list[QRect]) -> list[QRect]:
    joined: list[QRect] = []
    for place in places:
        at = 0
        while at < len(joined):
            both = joined[at].united(place)
            if _area(both) <= _JOINED * (_area(joined[at]) + _area(place)):
                place = both
                del joined[at]
                at = 0
            else:
                at += 1
        joined.append(place)
    return joined


def _area(place: QRect) -> int:
    return place.width() * place.height()
