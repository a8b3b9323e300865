"""The signs of the places from which the body in the round is looked at."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from kyphoview.shell.widgets.icons import Sign


def _seen_side(sign: "Sign") -> None:
    """A cube, seen so that one of its faces is marked: the one that one looks at."""
    _cube(sign)
    sign.area((4, 7.5), (12, 11), (12, 21), (4, 17.5))


def _seen_turned(sign: "Sign") -> None:
    _cube(sign)
    sign.area((12, 11), (4, 7.5), (4, 10.2), (12, 13.7), (20, 10.2), (20, 7.5))


def _seen_back(sign: "Sign") -> None:
    _cube(sign)
    sign.area((20, 7.5), (12, 11), (12, 21), (20, 17.5))


def _seen_above(sign: "Sign") -> None:
    _cube(sign)
    sign.area((4, 7.5), (12, 4), (20, 7.5), (12, 11))


def _cube(sign: "Sign") -> None:
    sign.line((4, 7.5), (12, 4), (20, 7.5), (20, 17.5), (12, 21), (4, 17.5), (4, 7.5), (12, 11), (20, 7.5))
    sign.line((12, 11), (12, 21))


def _surgeon(sign: "Sign") -> None:
    """Someone lying, and an eye's line from above."""
    sign.areas.addEllipse(QPointF(4.8, 17), 2.2, 2.2)
    sign.areas.addRoundedRect(QRectF(7.6, 14.6, 13.4, 4.6), 2.3, 2.3)
    sign.line((13.5, 3), (13.5, 11))
    sign.line((10.5, 8.2), (13.5, 11.4), (16.5, 8.2))


def _home(sign: "Sign") -> None:
    sign.line((3.5, 11.8), (12, 4.2), (20.5, 11.8))
    sign.line((6, 10), (6, 19.8), (18, 19.8), (18, 10))


SPACE_SIGNS: "dict[str, Callable[[Sign], None]]" = {
    "seen_side": _seen_side,
    "seen_three_quarter": _seen_turned,
    "seen_back": _seen_back,
    "seen_above": _seen_above,
    "seen_surgeon": _surgeon,
    "home": _home,
}
