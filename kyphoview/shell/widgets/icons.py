"""The program's signs, drawn as lines and areas on a grid of 24 by 24, so that they are crisp at every size."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from kyphoview.shell.picture.solid_icons import SPACE_SIGNS

_GRID = 24.0
_LINE = 1.9


@dataclass(slots=True)
class Sign:
    """Areas are filled, lines are drawn with a round pen."""

    areas: QPainterPath = field(default_factory=QPainterPath)
    lines: QPainterPath = field(default_factory=QPainterPath)

    def area(self, *corners: tuple[float, float]) -> None:
        self.areas.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        self.areas.closeSubpath()

    def line(self, *points: tuple[float, float]) -> None:
        self.lines.moveTo(*points[0])
        for point in points[1:]:
            self.lines.lineTo(*point)


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw one sign into a square; the painter's state is left as it was."""
    sign = Sign()
    _SIGNS[name](sign)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _GRID, rect.height() / _GRID)
    painter.fillPath(sign.areas, QColor(colour))
    pen = QPen(QColor(colour), _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(sign.lines, pen)
    painter.restore()


def icon_names() -> tuple[str, ...]:
    return tuple(_SIGNS)


def _play(sign: Sign) -> None:
    sign.area((7, 4.2), (20, 12), (7, 19.8))


def _pause(sign: Sign) -> None:
    sign.areas.addRoundedRect(QRectF(6, 4.5, 4.2, 15), 1, 1)
    sign.areas.addRoundedRect(QRectF(13.8, 4.5, 4.2, 15), 1, 1)


def _again(sign: Sign) -> None:
    sign.lines.arcMoveTo(QRectF(4.5, 5, 15, 15), 50)
    sign.lines.arcTo(QRectF(4.5, 5, 15, 15), 50, -285)
    sign.area((18.9, 2.6), (19.6, 9.2), (13.2, 7.4))


def _next(sign: Sign) -> None:
    sign.line((9, 5), (16, 12), (9, 19))


def _previous(sign: Sign) -> None:
    sign.line((15, 5), (8, 12), (15, 19))


def _frame_on(sign: Sign) -> None:
    sign.areas.addRoundedRect(QRectF(5, 5, 3.4, 14), 1, 1)
    sign.area((11.4, 5.6), (20, 12), (11.4, 18.4))


def _frame_back(sign: Sign) -> None:
    sign.areas.addRoundedRect(QRectF(15.6, 5, 3.4, 14), 1, 1)
    sign.area((12.6, 5.6), (4, 12), (12.6, 18.4))


def _fracture(sign: Sign) -> None:
    """A vertebral body, its front lower than its back, with a jagged line."""
    sign.lines.moveTo(4, 9.5)
    sign.lines.cubicTo(9, 9.5, 13, 6.5, 20, 4.5)
    sign.lines.cubicTo(18.6, 10, 18.6, 14, 20, 19.5)
    sign.lines.cubicTo(14, 17.9, 9, 17.9, 4, 19.5)
    sign.lines.cubicTo(5.2, 16, 5.2, 13, 4, 9.5)
    sign.line((5.6, 13.6), (8.3, 12.4), (10, 14.4), (12.6, 11.8))


def _text(sign: Sign) -> None:
    """A large and a small A."""
    sign.line((2.4, 19), (7.6, 5), (12.8, 19))
    sign.line((4.5, 14), (10.7, 14))
    sign.line((14.6, 19), (18, 10.4), (21.4, 19))
    sign.line((15.9, 16), (20.1, 16))


def _full_screen(sign: Sign) -> None:
    sign.line((4, 9), (4, 4), (9, 4))
    sign.line((15, 4), (20, 4), (20, 9))
    sign.line((20, 15), (20, 20), (15, 20))
    sign.line((9, 20), (4, 20), (4, 15))


def _leave_full_screen(sign: Sign) -> None:
    sign.line((9, 4), (9, 9), (4, 9))
    sign.line((20, 9), (15, 9), (15, 4))
    sign.line((15, 20), (15, 15), (20, 15))
    sign.line((4, 15), (9, 15), (9, 20))


def _more(sign: Sign) -> None:
    for x in (4.6, 12, 19.4):
        sign.areas.addEllipse(QPointF(x, 12), 2.1, 2.1)


def _help(sign: Sign) -> None:
    sign.lines.addEllipse(QPointF(12, 12), 9, 9)
    sign.lines.moveTo(9.2, 9.6)
    sign.lines.cubicTo(9.2, 5.8, 14.9, 5.9, 14.9, 9.4)
    sign.lines.cubicTo(14.9, 11.8, 12, 11.6, 12, 14)
    sign.areas.addEllipse(QPointF(12, 17), 1.25, 1.25)


def _close(sign: Sign) -> None:
    sign.line((6, 6), (18, 18))
    sign.line((18, 6), (6, 18))


def _eye(sign: Sign) -> None:
    sign.lines.moveTo(2.5, 12)
    sign.lines.cubicTo(7, 4.6, 17, 4.6, 21.5, 12)
    sign.lines.cubicTo(17, 19.4, 7, 19.4, 2.5, 12)
    sign.areas.addEllipse(QPointF(12, 12), 3.1, 3.1)


def _notice(sign: Sign) -> None:
    """A sheet of calm news: a circle with an i."""
    sign.lines.addEllipse(QPointF(12, 12), 9, 9)
    sign.areas.addEllipse(QPointF(12, 7.8), 1.25, 1.25)
    sign.line((12, 11.4), (12, 16.6))


def _speed(sign: Sign) -> None:
    """A dial with its hand."""
    sign.lines.arcMoveTo(QRectF(3, 5, 18, 18), -20)
    sign.lines.arcTo(QRectF(3, 5, 18, 18), -20, 220)
    sign.line((12, 14), (16.4, 9.2))
    sign.areas.addEllipse(QPointF(12, 14), 2, 2)


def _document(sign: Sign) -> None:
    """A sheet with a folded corner and lines, one of them marked."""
    sign.line((14, 3.5), (5.5, 3.5), (5.5, 20.5), (18.5, 20.5), (18.5, 8), (14, 3.5), (14, 8), (18.5, 8))
    sign.area((8.4, 11), (15.6, 11), (15.6, 13.4), (8.4, 13.4))
    sign.line((8.6, 16.8), (15.4, 16.8))


def _folder(sign: Sign) -> None:
    sign.line((3.5, 19), (3.5, 5.5), (9.5, 5.5), (11.5, 8), (20.5, 8), (20.5, 19), (3.5, 19))


def _put_away(sign: Sign) -> None:
    """A sheet on its way out."""
    sign.line((9, 4), (4, 4), (4, 20), (9, 20))
    sign.line((9, 12), (20, 12))
    sign.line((15.5, 7.5), (20, 12), (15.5, 16.5))


def _search(sign: Sign) -> None:
    """A lens."""
    sign.lines.addEllipse(QPointF(10.5, 10.5), 6.2, 6.2)
    sign.line((15, 15), (20.5, 20.5))


def _tick(sign: Sign) -> None:
    sign.line((5, 12.5), (10, 17.5), (19.5, 7))


def _views(sign: Sign) -> None:
    """Two pictures side by side."""
    sign.lines.addRoundedRect(QRectF(2.5, 5, 19, 14), 1.6, 1.6)
    sign.line((12, 5), (12, 19))


def _compare(sign: Sign) -> None:
    """A picture, one half of it filled, with the line between."""
    sign.lines.addRoundedRect(QRectF(2.5, 5, 19, 14), 1.6, 1.6)
    sign.areas.addRect(QRectF(3, 5.5, 9, 13))
    sign.line((12, 2.4), (12, 21.6))


def _look_up(sign: Sign) -> None:
    """An open book."""
    for turn in (-1, 1):
        sign.lines.moveTo(12, 6.4)
        sign.lines.cubicTo(12 + turn * 3, 4.2, 12 + turn * 6, 4.2, 12 + turn * 9, 5)
        sign.lines.lineTo(12 + turn * 9, 18.6)
        sign.lines.cubicTo(12 + turn * 6, 17.8, 12 + turn * 3, 17.8, 12, 20)
    sign.line((12, 6.4), (12, 20))


def _take_away(sign: Sign) -> None:
    """A tray with an arrow out of it."""
    sign.line((4, 13), (4, 20), (20, 20), (20, 13))
    sign.line((12, 15), (12, 4))
    sign.line((7.5, 8.2), (12, 3.8), (16.5, 8.2))


def _copy(sign: Sign) -> None:
    """Two sheets."""
    sign.lines.addRoundedRect(QRectF(9, 8, 11, 12.5), 1.5, 1.5)
    sign.line((6, 16), (4.5, 16), (4.5, 3.5), (15, 3.5), (15, 5))


def _save(sign: Sign) -> None:
    """An arrow down onto a line."""
    sign.line((12, 3.5), (12, 15))
    sign.line((7, 10.4), (12, 15.4), (17, 10.4))
    sign.line((4, 20), (20, 20))


def _print(sign: Sign) -> None:
    """A printer: paper in, paper out."""
    sign.line((7, 8), (7, 3.5), (17, 3.5), (17, 8))
    sign.line((7, 17), (4, 17), (4, 8.5), (20, 8.5), (20, 17), (17, 17))
    sign.lines.addRect(QRectF(7, 13.5, 10, 7))


def _film(sign: Sign) -> None:
    """A strip with its holes."""
    sign.lines.addRoundedRect(QRectF(3, 4.5, 18, 15), 1.5, 1.5)
    sign.line((7.5, 4.5), (7.5, 19.5))
    sign.line((16.5, 4.5), (16.5, 19.5))
    sign.line((3, 12), (7.5, 12))
    sign.line((16.5, 12), (21, 12))


def _pointer(sign: Sign) -> None:
    """A ring with a dot."""
    sign.lines.addEllipse(QPointF(12, 12), 8, 8)
    sign.areas.addEllipse(QPointF(12, 12), 2.4, 2.4)


def _pen(sign: Sign) -> None:
    """A pen, and the line it draws."""
    sign.line((5, 15.4), (15.6, 4.8), (18.6, 7.8), (8, 18.4), (4.2, 19.2), (5, 15.4))
    sign.line((13, 20.4), (20.5, 20.4))


def _undo(sign: Sign) -> None:
    sign.lines.moveTo(5, 9)
    sign.lines.cubicTo(20, 6, 22, 18, 11, 19)
    sign.line((9.6, 4.4), (4.6, 9.1), (10, 13.2))


def _wipe(sign: Sign) -> None:
    """A rubber on its line."""
    sign.line((9, 18.5), (4, 13.5), (13, 4.5), (19.5, 11), (12, 18.5), (9, 18.5))
    sign.line((8.4, 9.2), (14.8, 15.6))
    sign.line((9, 20.6), (20.5, 20.6))


def _explain(sign: Sign) -> None:
    """Two people."""
    sign.lines.addEllipse(QPointF(7.5, 8), 3, 3)
    sign.lines.addEllipse(QPointF(16.5, 8), 3, 3)
    for x in (7.5, 16.5):
        sign.lines.moveTo(x - 4.6, 19.5)
        sign.lines.cubicTo(x - 4.6, 12.4, x + 4.6, 12.4, x + 4.6, 19.5)


def _next_person(sign: Sign) -> None:
    """A person and an arrow."""
    sign.lines.addEllipse(QPointF(8.5, 7.5), 3.2, 3.2)
    sign.lines.moveTo(3.4, 19.5)
    sign.lines.cubicTo(3.4, 12, 13.6, 12, 13.6, 19.5)
    sign.line((15, 11), (21, 11))
    sign.line((18.4, 8), (21.2, 11), (18.4, 14))


def _larger(sign: Sign) -> None:
    """An A and a plus."""
    _letter(sign)
    sign.line((19, 5), (19, 12))
    sign.line((15.5, 8.5), (22.5, 8.5))


def _smaller(sign: Sign) -> None:
    """An A and a minus."""
    _letter(sign)
    sign.line((15.5, 8.5), (22.5, 8.5))


def _letter(sign: Sign) -> None:
    sign.line((2.4, 20), (8.6, 4), (14.8, 20))
    sign.line((4.9, 14), (12.3, 14))


def _colours(sign: Sign) -> None:
    """A disc, one half of it filled."""
    sign.lines.addEllipse(QPointF(12, 12), 9, 9)
    sign.areas.moveTo(12, 3)
    sign.areas.arcTo(QRectF(3, 3, 18, 18), 90, -180)
    sign.areas.closeSubpath()


def _lock(sign: Sign) -> None:
    sign.areas.addRoundedRect(QRectF(4.5, 10.5, 15, 10.5), 2, 2)
    sign.lines.moveTo(8, 10.5)
    sign.lines.lineTo(8, 7.5)
    sign.lines.arcTo(QRectF(8, 3.5, 8, 8), 180, -180)
    sign.lines.lineTo(16, 10.5)


def _clean(sign: Sign) -> None:
    """A spray bottle."""
    sign.lines.addRoundedRect(QRectF(6.5, 10.5, 9, 11), 2, 2)
    sign.line((9, 10.5), (9, 6), (15, 6), (15, 3.5), (7, 3.5))
    for x, y in ((18.6, 2.6), (21.4, 5), (18.6, 7.4)):
        sign.areas.addEllipse(QPointF(x, y), 1.1, 1.1)


def _delete(sign: Sign) -> None:
    sign.line((8.5, 5), (21.5, 5), (21.5, 19), (8.5, 19), (2.5, 12), (8.5, 5))
    sign.line((12, 9.2), (17.4, 14.8))
    sign.line((17.4, 9.2), (12, 14.8))


def _touch(sign: Sign) -> None:
    """A finger that touches, and the ring it makes."""
    sign.lines.moveTo(9.5, 21)
    sign.lines.lineTo(6, 15.5)
    sign.lines.cubicTo(5, 13.6, 7.4, 12.4, 8.6, 14)
    sign.lines.lineTo(9.8, 15.6)
    sign.lines.lineTo(9.8, 7)
    sign.lines.cubicTo(9.8, 5, 12.8, 5, 12.8, 7)
    sign.lines.lineTo(12.8, 12)
    sign.lines.cubicTo(16, 12.2, 19.2, 12.6, 18.8, 16)
    sign.lines.lineTo(17.8, 21)
    sign.lines.arcMoveTo(QRectF(6.3, 2.2, 10, 10), -20)
    sign.lines.arcTo(QRectF(6.3, 2.2, 10, 10), -20, 220)


_SIGNS: dict[str, Callable[[Sign], None]] = {
    "play": _play,
    "pause": _pause,
    "again": _again,
    "next": _next,
    "previous": _previous,
    "frame_on": _frame_on,
    "frame_back": _frame_back,
    "fracture": _fracture,
    "text": _text,
    "full_screen": _full_screen,
    "leave_full_screen": _leave_full_screen,
    "help": _help,
    "more": _more,
    "close": _close,
    "eye": _eye,
    "notice": _notice,
    "speed": _speed,
    "tick": _tick,
    "document": _document,
    "folder": _folder,
    "search": _search,
    "put_away": _put_away,
    "look_up": _look_up,
    "views": _views,
    "compare": _compare,
    "take_away": _take_away,
    "copy": _copy,
    "save": _save,
    "print": _print,
    "film": _film,
    "pointer": _pointer,
    "pen": _pen,
    "undo": _undo,
    "wipe": _wipe,
    "explain": _explain,
    "next_person": _next_person,
    "larger": _larger,
    "smaller": _smaller,
    "colours": _colours,
    "lock": _lock,
    "clean": _clean,
    "delete": _delete,
    "touch": _touch,
    **SPACE_SIGNS,
}
