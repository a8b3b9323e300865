"""Nothing flashes (WCAG 2.3.1): no part of a picture goes light and dark more than three times within a second.

A flash is two opposite changes of the relative luminance by a tenth of its range or more. It counts from about 3 % of a
screen on, a quarter of ten degrees of sight; here each hundredth of the picture is held to it.
"""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS, Step
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture import paint_picture
from kyphoview.view.picture_layout import Layout
from kyphoview.view.xray.picture import XrayPainter

pytestmark = pytest.mark.usefixtures("qapp")

WIDTH, HEIGHT, PART_PX = 96, 64, 8
LEAST_CHANGE, MOST_FLASHES = 0.1, 3
SPARSE_S = 1.0  # between frames of a whole step, of which flashes are counted however slow they are
BURST_S, BURST_FRAMES = 2.0, 24  # what is played in a second at double speed


def luminance_of_parts(image: QImage) -> NDArray[np.float64]:
    """The relative luminance (96,), 0 to 1, of each hundredth of a picture."""
    channels = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, WIDTH, 4)[..., 2::-1] / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    luminance = linear @ (0.2126, 0.7152, 0.0722)
    return luminance.reshape(HEIGHT // PART_PX, PART_PX, WIDTH // PART_PX, PART_PX).mean(axis=(1, 3)).ravel()


def changes(values: list[float]) -> int:
    """How often a luminance goes the other way, by `LEAST_CHANGE` or more each time."""
    low = high = values[0]
    count, way = 0, 0
    for value in values[1:]:
        low, high = min(low, value), max(high, value)
        if way >= 0 and high - value >= LEAST_CHANGE:
            count, way, low, high = count + 1, -1, value, value
        elif way <= 0 and value - low >= LEAST_CHANGE:
            count, way, low, high = count + 1, 1, value, value
    return count


def flashes(frames: NDArray[np.float64]) -> int:
    """The flashes of the part (frames, parts) that has the most."""
    return max(changes(part) for part in frames.T.tolist()) // 2


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ([0.5] * 9, 0),
        ([0.0, 0.05, 0.0, 0.05, 0.0], 0),
        ([0.0, 0.1, 0.2, 0.3, 0.4], 1),
        ([0.0, 0.5, 0.0, 0.5, 0.0], 4),
        ([0.5, 0.45, 0.35, 0.4, 0.6, 0.2], 3),
    ],
)
def test_changes_are_counted_as_the_standard_counts_them(values: list[float], count: int) -> None:
    assert changes(values) == count


class Film:
    """Paints moments of one step in one view."""

    def __init__(self, step: Step, view: str) -> None:
        self._step, self._view = step, view
        self._xray = XrayPainter(view) if view.startswith("xray") else None  # type: ignore[arg-type]

    def frames(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """The luminance (frames, parts) at places of the step, from 0 to 1."""
        return np.array([luminance_of_parts(self._paint(at)) for at in places.tolist()])

    def _paint(self, at: float) -> QImage:
        image, scene = (
            QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32),
            scene_at(DEFAULT_CASE, Moment(self._step.id, at)),
        )
        with QPainter(image) as painter:
            if self._xray is None:
                paint_picture(painter, scene, self._view, WIDTH, HEIGHT, LIGHT, labels=False)  # type: ignore[arg-type]
            else:
                self._xray.paint(painter, Layout.of(WIDTH, HEIGHT, 1.0, False), scene, LIGHT, has_words=False)
        return image


@pytest.mark.parametrize("view", ["side", "top", "xray-side", "xray-front"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_nothing_flashes(step: Step, view: str) -> None:
    film = Film(step, view)
    whole = film.frames(np.linspace(0.0, 1.0, round(step.duration_s / SPARSE_S) + 1))
    assert flashes(whole) <= MOST_FLASHES  # in the whole step
    moved = np.abs(np.diff(whole, axis=0)).max(axis=1)
    share = BURST_S / step.duration_s
    start = min(float(moved.argmax()) / len(moved), 1.0 - share)
    assert flashes(film.frames(np.linspace(start, start + share, BURST_FRAMES))) <= MOST_FLASHES
