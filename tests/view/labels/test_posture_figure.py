"""The small figure: a person on bolsters, in a card that grows without a jump and stays in the picture."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPainter

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.posture import STANDING, Posture, posture_at
from kyphoview.procedure.steps import step_index
from kyphoview.view.caching_painter import DirectPainter
from kyphoview.view.labels.posture_figure import paint_posture, posture_box
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import Layout
from tests.view.pixels import Pixels, painted

LAYOUTS = [Layout.of(1280, 800), Layout.of(480, 360), Layout.of(1080, 1920), Layout.of(640, 440, 2.0)]
LYING = Posture(1.0, 0.0, 1.0)


def figure(posture: Posture, layout: Layout) -> Pixels:
    def paint(painter: QPainter) -> None:
        paint_posture(DirectPainter(painter), layout, posture, LIGHT)

    return painted(round(layout.width), round(layout.height), paint)


def like(pixels: Pixels, colour: str) -> np.ndarray:
    wanted = QColor(colour)
    return np.abs(pixels - (wanted.blue(), wanted.green(), wanted.red())).max(axis=2) < 24


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_card_stays_in_the_picture_and_never_jumps(layout: Layout) -> None:
    before = posture_box(layout, 0.0)
    for clock in np.arange(step_index("ready"), step_index("ready") + 2.0, 0.001):
        box = posture_box(layout, posture_at(float(clock)).inset)
        assert box.left() >= 0.0
        assert box.bottom() <= 0.6 * layout.height
        assert max(abs(box.left() - before.left()), abs(box.bottom() - before.bottom())) < 0.01 * layout.width
        before = box


@pytest.mark.usefixtures("qapp")
def test_bolsters_lie_under_chest_and_pelvis_and_leave_the_belly_free() -> None:
    layout = LAYOUTS[0]
    pixels = figure(LYING, layout)
    bolsters, person = like(pixels, LIGHT.handle), like(pixels, LIGHT.text_quiet)
    columns = np.flatnonzero(bolsters.any(axis=0))
    groups = np.split(columns, np.flatnonzero(np.diff(columns) > 3) + 1)
    assert len(groups) == 4  # under forehead, chest, pelvis and shins
    for group in groups[1:3]:
        column = int(group.mean())
        assert np.flatnonzero(person[:, column]).max() < np.flatnonzero(bolsters[:, column]).max()
    gap = (int(groups[1].max()) + int(groups[2].min())) // 2
    assert not bolsters[:, gap].any()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("posture", "is_there"),
    [(STANDING, lambda share: share == 0.0), (posture_at(Moment("ready").clock), lambda share: share > 0.0)],
)
def test_the_table_is_there_when_the_person_lies(posture: Posture, is_there: Callable[[float], bool]) -> None:
    assert is_there(float(like(figure(posture, LAYOUTS[0]), LIGHT.handle).mean()))
