"""Only what changed is painted again, and the picture is the same as if all of it were."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from pytestqt.qtbot import QtBot

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.cut_view import CutView
from kyphoview.view.layers import Layer, changed_places, lay_layers
from kyphoview.view.moving.moving_picture import MovingPicture
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import Layout
from tests.view.pixels import difference, painted, pixels_of

WIDTH, HEIGHT = 800, 500
LAYOUT = Layout.of(WIDTH, HEIGHT)
PICTURE = QRect(0, 0, WIDTH, HEIGHT)


def box_layer(name: str, look: str, box: QRect) -> Layer:
    return Layer(name, look, box, lambda painter: painter.fillRect(box, QColor(look)))


def test_what_came_went_moved_or_changed_is_told_apart():
    one, two = box_layer("one", "red", QRect(10, 10, 20, 20)), box_layer("two", "blue", QRect(400, 300, 20, 20))
    assert changed_places([one, two], [one, two], PICTURE) == []
    assert changed_places([one], [one, two], PICTURE) == [two.box]
    assert changed_places([one, two], [one], PICTURE) == [two.box]
    assert changed_places([one, two], [one, box_layer("two", "green", two.box)], PICTURE) == [two.box]
    moved = box_layer("one", "red", QRect(700, 10, 20, 20))
    places = changed_places([one, two], [moved, two], PICTURE)
    assert sorted(places, key=QRect.left) == [one.box, moved.box]
    assert changed_places([], [box_layer("far", "red", QRect(900, 10, 5, 5))], PICTURE) == []


def test_layers_are_laid_only_where_they_are_asked_for(qapp):
    ground, one = box_layer("ground", "#ffffff", PICTURE), box_layer("one", "#000000", QRect(10, 10, 40, 40))
    shown = painted(WIDTH, HEIGHT, lambda painter: lay_layers(painter, [ground, one], QRegion(0, 0, 30, 500)))
    assert (shown[10:50, 10:30] == 0).all()
    assert (shown[:, 30:] == 255).all()


@pytest.mark.parametrize(
    ("step", "start"),
    [
        ("fracture", 0.5), ("finding", 0.4), ("ready", 0.6), ("access", 0.0), ("access", 0.4), ("inflating", 0.1),
        ("inflating", 0.6), ("deflating", 0.5), ("cementing", 0.6), ("closing", 0.0), ("recovery", 0.5),
    ],
)  # fmt: skip
def test_a_picture_painted_bit_by_bit_is_the_whole_one(qapp, step: str, start: float):
    """The places that are said to differ hold all that differs: nothing smears, nothing lags."""
    moving = MovingPicture("side")
    duration_s = next(each.duration_s for each in STEPS if each.id == step)
    canvas, whole = (QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32) for _ in range(2))
    for frame in range(40):
        moment = Moment(step, min(1.0, start + frame / (30 * duration_s)))
        changed = moving.show(scene_at(DEFAULT_CASE, moment), LAYOUT, LIGHT, True, 1.0)
        for image, region in ((canvas, changed), (whole, QRegion(PICTURE))):
            with QPainter(image) as on:
                on.setRenderHint(QPainter.RenderHint.Antialiasing)
                moving.paint(on, region)
        assert difference(pixels_of(canvas), pixels_of(whole)).max() <= 8, frame


def test_while_nothing_moves_nothing_is_painted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    view = CutView("side")
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    view.set_moving(True)
    scene = scene_at(DEFAULT_CASE, Moment("access", 0.4))
    view.show_scene(scene)
    with qtbot.waitExposed(view):
        view.show()
    asked: list[object] = []
    monkeypatch.setattr(view, "update", lambda *place: asked.append(place))
    view.show_scene(scene_at(DEFAULT_CASE, Moment("access", 0.4)))
    assert asked == []
    view.show_scene(scene_at(DEFAULT_CASE, Moment("access", 0.45)))
    assert asked
    covered = QRegion()
    for (place,) in asked:
        covered += place
    assert covered.boundingRect() != view.rect()
