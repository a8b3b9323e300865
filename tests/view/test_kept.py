"""Kept copies are made once for each key, and put down where the box stands."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from kyphoview.view.kept import AFRESH, Keeping
from tests.view.pixels import difference, painted


def test_a_copy_is_made_once_for_each_key(qapp):
    keeping, drawn = Keeping(), []
    for key in ("a", "a", "b", "a"):
        painted(
            60, 60, lambda p, key=key: keeping.paint(p, "part", key, QRectF(5, 5, 20, 20), lambda _: drawn.append(key))
        )
    assert drawn == ["a", "b", "a"]
    keeping.clear()
    painted(60, 60, lambda p: keeping.paint(p, "part", "a", QRectF(5, 5, 20, 20), lambda _: drawn.append("again")))
    assert drawn[-1] == "again"


def test_a_copy_looks_like_the_part_itself(qapp):
    def draw(painter: QPainter) -> None:
        painter.setBrush(QColor(40, 90, 160, 150))
        painter.drawEllipse(QRectF(11.0, 9.0, 30.0, 22.0))

    box = QRectF(8, 6, 40, 30)
    kept = painted(64, 48, lambda painter: Keeping().paint(painter, "part", 1, box, draw))
    afresh = painted(64, 48, lambda painter: AFRESH.paint(painter, "part", 1, box, draw))
    assert difference(kept, afresh).max() <= 3
