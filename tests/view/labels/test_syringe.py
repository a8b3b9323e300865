"""The syringe empties as balloon and cement fill, and fills as the balloon is let go: no millilitre is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

import tests.procedure.conftest  # noqa: F401 - registers random cases and moments
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_limits import LARGEST_BALLOON_ML
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.caching_painter import DirectPainter
from kyphoview.view.labels.gauge_card import sign_box
from kyphoview.view.labels.gauges import gauge_boxes, gauges_opacity, paint_gauges
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import Layout
from tests.random_cases import tried

pytestmark = pytest.mark.usefixtures("qapp")
LAYOUT = Layout.of(2560, 1600)
BOX = sign_box(gauge_boxes(LAYOUT)[0])
BARREL_PX = 0.42 * BOX.height()
STEPS = ("inflating", "deflating", "cementing")


def held_ml(scene: Scene, liquid: str) -> float:
    """What the picture shows in the syringe: the length of the liquid in its barrel, right of the marks."""
    made = QImage(2560, 1600, QImage.Format.Format_RGB32)
    made.fill(QColor("#7f007f"))
    with QPainter(made) as painter:
        paint_gauges(DirectPainter(painter), LAYOUT, scene, LIGHT)
    x, wanted = round(BOX.center().x() + 0.1 * BOX.width()), QColor(liquid).rgb()
    rows = range(round(BOX.top()), round(BOX.bottom()))
    return LARGEST_BALLOON_ML * sum(made.pixel(x, y) == wanted for y in rows) / BARREL_PX


@tried(30)
@given(st.from_type(Case), st.sampled_from(STEPS), st.floats(0.0, 1.0))
def test_syringe_and_bone_hold_together_what_the_syringe_held(case: Case, step: str, at: float) -> None:
    scene = scene_at(case, Moment(step, at))
    if gauges_opacity(scene) < 1.0:
        return
    is_cement = step == "cementing"
    given_ml = (scene.figures.cement_volume_ml if is_cement else scene.figures.balloon_volume_ml)[0]
    left_ml = held_ml(scene, LIGHT.cement_gauge if is_cement else LIGHT.gauge_fill)
    if given_ml < LARGEST_BALLOON_ML:
        assert left_ml + given_ml == pytest.approx(LARGEST_BALLOON_ML, abs=0.25)  # the plunger's own line is 0.2 mL


def test_it_empties_while_the_balloon_fills_and_fills_while_it_is_let_go() -> None:
    case = Case("L1", "wedge", 33.0, 2, 2.4, 2.4, 35.0)
    filling, letting_go, pouring = (
        [held_ml(scene_at(case, Moment(step, at)), colour) for at in (0.1, 0.5, 0.9)]
        for step, colour in (
            ("inflating", LIGHT.gauge_fill), ("deflating", LIGHT.gauge_fill), ("cementing", LIGHT.cement_gauge)
        )
    )  # fmt: skip
    assert filling[0] > filling[1] + 0.2 > filling[2] + 0.4
    assert letting_go[0] < letting_go[-1] - 0.5
    assert pouring[0] > pouring[-1] + 0.5
