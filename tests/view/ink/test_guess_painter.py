"""A guess is seen on any ground, dashed, within the box that it says it covers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from kyphoview.view.ink.guess_painter import guess_box, paint_guess

GROUNDS = ("#ffffff", "#000000", "#e2540f")


def painted(places: np.ndarray, ground: str) -> np.ndarray:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    with QPainter(image) as painter:
        paint_guess(painter, places, "You: 3.0 mm", 14.0, QFont())
    return np.frombuffer(image.constBits(), np.uint8).reshape(300, 400, 4)[..., :3].astype(int)


def changed(places: np.ndarray, ground: str) -> np.ndarray:
    blank = [QColor(ground).blue(), QColor(ground).green(), QColor(ground).red()]
    return np.abs(painted(places, ground) - blank).max(axis=-1) > 60


@settings(max_examples=15)
@given(st.floats(120, 280), st.floats(40, 250), st.floats(-80, 80), st.floats(-30, 30))
def test_it_covers_what_it_says(qapp: QGuiApplication, x: float, y: float, right: float, down: float) -> None:
    places = np.array([[x, y], [x + right, y + down]])
    box = guess_box(places, "You: 3.0 mm", 14.0, QFont())
    rows, columns = np.nonzero(changed(places, "#ffffff"))
    inside = (columns >= box.left() - 1) & (columns <= box.right() + 1) & (rows >= box.top() - 1)
    assert (inside & (rows <= box.bottom() + 1)).all()
    assert len(rows)


def test_it_is_seen_on_any_ground_and_dashed(qapp: QGuiApplication) -> None:
    places = np.array([[150.0, 200.0], [350.0, 200.0]])
    for ground in GROUNDS:
        assert changed(places, ground)[195:206, 155:345].any(axis=0).mean() > 0.3
    line = np.abs(painted(places, "#000000")[200, 152:348] - [15, 84, 226]).max(axis=-1) < 40
    assert 5 <= np.count_nonzero(np.diff(line.astype(int)) == 1) <= 40


def test_its_words_stand_clear_of_the_labels_of_the_picture(qapp: QGuiApplication) -> None:
    """Before the line, after it, above it, below it; where all is taken, before it again."""
    places, words = np.array([[150.0, 150.0], [250.0, 150.0]]), "You: 3.0 mm"
    beside = {
        "before": QRectF(0, 100, 148, 100), "after": QRectF(252, 100, 148, 100),
        "above": QRectF(150, 0, 100, 148), "below": QRectF(150, 152, 100, 148),
    }  # fmt: skip
    taken: list[QRectF] = []
    for name, room in beside.items():
        box = guess_box(places, words, 14.0, QFont(), taken)
        others = [other for other in beside if other != name]
        assert box.intersects(room.adjusted(20, 20, -20, -20)), name
        assert not any(box.intersects(beside[other].adjusted(30, 30, -30, -30)) for other in others), name
        taken.append(room)
    assert guess_box(places, words, 14.0, QFont(), taken) == guess_box(places, words, 14.0, QFont())
