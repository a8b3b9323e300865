"""Ink and pointer as they are painted, and the colours they are painted with."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.ink import Stroke
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.pinned_points import pin
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.ink.ink_painter import ink_box, paint_ink_on_picture
from kyphoview.view.ink.pointer_painter import paint_pointer, pointer_box
from kyphoview.view.ink.projection import projection_of
from kyphoview.view.palette import PEN_COLOURS
from kyphoview.view.picture_layout import Layout

WIDTH, HEIGHT = 640, 400
EARLY, LATE = (scene_at(DEFAULT_CASE, Moment("inflating", at)) for at in (0.1, 1.0))
LAYOUT = Layout.of(WIDTH, HEIGHT, 1.0, False)

# Machado, Oliveira and Fernandes 2009: full protanopia, deuteranopia, tritanopia, on linear light.
BLINDNESS = {
    "none": np.eye(3),
    "protan": np.array((
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    )),
    "deutan": np.array((
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    )),
    "tritan": np.array((
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    )),
}  # fmt: skip


def light(colour: str) -> np.ndarray:
    shade = QColor(colour)
    channels = np.array((shade.redF(), shade.greenF(), shade.blueF()))
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(linear: np.ndarray) -> float:
    return float(np.clip(linear, 0, 1) @ (0.2126, 0.7152, 0.0722))


def contrast(first: float, second: float) -> float:
    low, high = sorted((first, second))
    return (high + 0.05) / (low + 0.05)


def line_at(scene: Scene, colour: int, low: tuple[float, float], high: tuple[float, float]) -> Stroke:
    projection = projection_of("side", scene, LAYOUT)
    pixels = np.linspace(low, high, 12)
    return Stroke("inflating", colour, 5 / projection.scale, pin(scene, projection.to_solid(pixels)))


def painted(scene: Scene, view: str, *strokes: Stroke) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        paint_ink_on_picture(painter, scene, view, strokes, WIDTH, HEIGHT, False)
    return image


def inked(image: QImage) -> QRectF:
    """The box of all that is painted."""
    alpha = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, WIDTH, 4)[:, :, 3]
    rows, columns = np.nonzero(alpha)
    if not len(rows):
        return QRectF()
    return QRectF(columns.min(), rows.min(), np.ptp(columns) + 1, np.ptp(rows) + 1)


@pytest.mark.parametrize("kind", BLINDNESS)
def test_inks_are_told_apart_by_lightness_by_every_eye(kind: str) -> None:
    for first, second in itertools.combinations(PEN_COLOURS, 2):
        a, b = (luminance(BLINDNESS[kind] @ light(colour.line)) for colour in (first, second))
        assert contrast(a, b) >= 2.0, (first.name, second.name)


def test_each_ink_stands_out_from_its_halo() -> None:
    for colour in PEN_COLOURS:
        assert contrast(luminance(light(colour.line)), luminance(light(colour.halo))) >= 3.0
    assert len({colour.name for colour in PEN_COLOURS}) == 3


def test_ink_is_painted_where_it_was_drawn_and_inside_its_box() -> None:
    stroke = line_at(EARLY, 0, (250, 150), (380, 160))
    image = painted(EARLY, "side", stroke)
    assert QColor(image.pixel(315, 155)) == QColor(PEN_COLOURS[0].line)
    assert ink_box(projection_of("side", EARLY, LAYOUT), EARLY, (stroke,)).contains(inked(image))


def test_ink_goes_with_its_bone_and_shows_in_the_xray() -> None:
    high = projection_of("side", EARLY, LAYOUT).to_pixels(EARLY.carry_bone("L1", np.array([[0.0, 3.0, 11.0]])))[0]
    stroke = line_at(EARLY, 1, (high[0] - 15, high[1]), (high[0] + 15, high[1]))
    now = projection_of("side", LATE, LAYOUT).to_pixels(stroke.points.carried(LATE))
    assert inked(painted(LATE, "side", stroke)).center().y() == pytest.approx(now[:, 1].mean(), abs=3)
    assert not inked(painted(LATE, "xray-side", stroke)).isEmpty()


def test_ink_of_another_step_is_not_painted() -> None:
    stroke = line_at(EARLY, 2, (250, 150), (380, 160))
    assert inked(painted(scene_at(DEFAULT_CASE, Moment("deflating", 0.0)), "side", stroke)).isEmpty()


def test_a_single_point_is_a_dot() -> None:
    stroke = Stroke("inflating", 0, 1.0, pin(EARLY, side_plane("L1").lift(np.zeros((1, 2)))))
    assert not inked(painted(EARLY, "side", stroke)).isEmpty()


def test_the_pointer_keeps_to_its_box() -> None:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        paint_pointer(painter, QPointF(200, 100), 1.0, 0, 20.0)
    assert pointer_box(QPointF(200, 100), 20.0).contains(inked(image))
