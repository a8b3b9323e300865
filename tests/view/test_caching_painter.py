"""Kept copies are made once for each key, and put down where the box stands."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from kyphoview.view.caching_painter import CachingPainter, DirectPainter, Draw
from kyphoview.view.layers import lay_layers
from tests.view.pixels import Pixels, difference, painted

BOX = QRectF(8, 6, 40, 30)


def shown(caching: CachingPainter, key: str, draw: Draw, opacity: float = 1.0) -> Pixels:
    caching.start()
    caching.paint("part", key, BOX, draw, opacity)
    return painted(64, 48, lambda painter: lay_layers(painter, caching.layers, QRegion(0, 0, 64, 48)))


def draw_disc(painter: QPainter) -> None:
    painter.setBrush(QColor(40, 90, 160, 150))
    painter.drawEllipse(QRectF(11.0, 9.0, 30.0, 22.0))


def test_a_copy_is_made_once_for_each_key(qapp):
    caching, drawn = CachingPainter(), []
    for key, opacity in (("a", 1.0), ("a", 1.0), ("a", 0.5), ("b", 1.0), ("a", 1.0)):
        shown(caching, key, lambda _, key=key: drawn.append(key), opacity)
    assert drawn == ["a", "b", "a"]
    caching.clear()
    shown(caching, "a", lambda _: drawn.append("again"))
    assert drawn[-1] == "again"


def test_a_part_that_is_gone_for_a_picture_is_forgotten(qapp):
    caching, drawn = CachingPainter(), []
    shown(caching, "a", lambda _: drawn.append("first"))
    caching.start()
    assert caching.layers == ()
    caching.start()
    shown(caching, "a", lambda _: drawn.append("second"))
    assert drawn == ["first", "second"]


def test_a_part_whose_key_stays_is_the_same_layer(qapp):
    caching = CachingPainter()
    shown(caching, "a", draw_disc)
    before = caching.layers
    shown(caching, "a", draw_disc)
    assert caching.layers[0] is before[0]
    shown(caching, "a", draw_disc, 0.5)
    assert caching.layers[0] is not before[0]


def test_a_copy_looks_like_the_part_itself(qapp):
    for opacity in (1.0, 0.5):
        kept = shown(CachingPainter(), "a", draw_disc, opacity)

        def draw_afresh(painter: QPainter, opacity: float = opacity) -> None:
            DirectPainter(painter).paint("part", 1, BOX, draw_disc, opacity)

        apart = difference(kept, painted(64, 48, draw_afresh))
        assert apart.mean() < 0.5
        assert apart.max() <= (3 if opacity == 1.0 else 40)  # a faded edge is faded once, not under its filling


def test_a_part_that_changes_in_every_picture_is_not_copied(qapp):
    caching, painted_on = CachingPainter(), []
    for key in ("a", "b", "c", "d", "d", "d"):
        shown(caching, key, lambda painter: painted_on.append(painter.device().width()))
    copy = painted_on[0]
    assert painted_on == [copy, copy, 64, 64, copy]


def test_what_a_key_leaves_out_is_drawn_as_it_was_until_the_key_changes(qapp):
    """Live, as a copy and faded: what is laid again in one place only fits what stands beside it."""
    caching, drawn = CachingPainter(), []
    pictures = [("a", 1.0), ("b", 1.0), ("c", 1.0), ("c", 1.0), ("c", 0.5), ("c", 1.0), ("d", 1.0)]
    for number, (key, opacity) in enumerate(pictures):
        shown(caching, key, lambda _, number=number: drawn.append(number), opacity)
    assert drawn == [0, 1, 2, 2, 2, 6]  # "c" is drawn three times: live, as a copy, and live again
