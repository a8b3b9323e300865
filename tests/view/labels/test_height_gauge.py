"""The rod shows the two parts of what is back, each as long as its share, in every view and theme."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kyphoview.describe.figures import figures_lines
from kyphoview.describe.height_regained import RegainedParts, regained_parts
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.caching_painter import DirectPainter
from kyphoview.view.labels.gauges import gauge_boxes
from kyphoview.view.labels.height_gauge import paint_height_gauge, rod_box, rod_parts
from kyphoview.view.palette import LIGHT, THEMES, Theme
from kyphoview.view.picture import paint_picture
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.preset_cameras import step_orbit
from kyphoview.view.solid.solid_words import SolidWords
from kyphoview.view.solid.viewpoint import Viewpoint
from kyphoview.view.xray.picture import paint_xray

pytestmark = pytest.mark.usefixtures("qapp")
LAYOUT = Layout.of(1280, 800)
CARD = gauge_boxes(LAYOUT)[2]


def image() -> QImage:
    made = QImage(1280, 800, QImage.Format.Format_RGB32)
    made.fill(QColor("#7f007f"))
    return made


def on_rod(made: QImage, colour: str) -> list[int]:
    """The rows of the rod's middle line that have this colour, upwards."""
    rod = rod_box(CARD)
    rows = range(round(rod.bottom()), round(rod.top()), -1)
    wanted = QColor(colour).rgb()
    return [row for row in rows if made.pixel(round(rod.center().x()), row) == wanted]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("regained", [RegainedParts(53, 24, 29), RegainedParts(35, 24, 11), RegainedParts(100, 24, 76)])
def test_each_part_is_as_long_as_its_share_and_the_balloons_stands_on_the_other(
    theme: Theme, regained: RegainedParts
) -> None:
    made = image()
    with QPainter(made) as painter:
        paint_height_gauge(DirectPainter(painter), LAYOUT, CARD, theme, regained, 1.0)
    rod_px = 0.9 * rod_box(CARD).height()
    shown = [on_rod(made, part.colour) for part in rod_parts(regained, theme)]
    for rows, percent in zip(shown, (regained.posture, regained.whole - regained.posture), strict=True):
        assert len(rows) == pytest.approx(rod_px * percent / 100, abs=3.0 * LAYOUT.line_px + 1.0)
        assert all(below - above == 1 for below, above in pairwise(rows))
    posture, balloon = shown
    assert min(posture) > max(balloon)


def test_what_nothing_gave_is_not_on_the_rod() -> None:
    made = image()
    with QPainter(made) as painter:
        paint_height_gauge(DirectPainter(painter), LAYOUT, CARD, LIGHT, RegainedParts(0, 0, 0), 1.0)
    assert not on_rod(made, LIGHT.gauge_height)
    assert not on_rod(made, LIGHT.gauge_fill)


@pytest.mark.parametrize("view", ["side", "top", "xray-side", "xray-front", "3d"])
@pytest.mark.parametrize("step", ["inflating", "cementing"])
def test_every_view_that_has_the_gauge_shows_both_parts(view: str, step: str, qapp) -> None:
    scene, made = scene_at(DEFAULT_CASE, Moment(step, 1.0)), image()
    with QPainter(made) as painter:
        if view == "3d":
            lens = Lens.of(step_orbit(scene).pose, LAYOUT)
            SolidWords().paint(painter, lens, scene, LIGHT, Viewpoint(qapp), False, False)
        elif view.startswith("xray"):
            paint_xray(painter, scene, view, 1280, 800, LIGHT)
        else:
            paint_picture(painter, scene, view, 1280, 800, LIGHT)
    lower, upper = rod_parts(regained_parts(scene), LIGHT)
    assert len(on_rod(made, lower.colour)) > 2
    assert len(on_rod(made, upper.colour)) > 2


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_legend_says_what_adds_up(scale: float) -> None:
    for at in (0.3, 0.7, 0.9, 1.0):
        regained = regained_parts(scene_at(DEFAULT_CASE, Moment("inflating", at)))
        assert regained.balloon == regained.whole - regained.posture
        lower, upper = (part.words for part in rod_parts(regained, LIGHT))
        assert lower == f"{regained.posture} lying down"
        assert upper == f"{regained.balloon} balloon"
    assert QRectF(0, 0, 1280, 800).contains(gauge_boxes(Layout.of(1280, 800, scale))[2])


@pytest.mark.parametrize("view", ["side", "xray-side"])
def test_where_no_balloon_is_used_the_rod_speaks_of_none(view: str) -> None:
    case = make_case(course="vertebroplasty")
    scene, made = scene_at(case, Moment("vertebroplasty-cement", 1.0)), image()
    with QPainter(made) as painter:
        paint = paint_xray if view == "xray-side" else paint_picture
        paint(painter, scene, view, 1280, 800, LIGHT)
    (only,) = rod_parts(regained_parts(scene), LIGHT)
    assert only.words == f"{regained_parts(scene).whole} lying down"
    assert len(on_rod(made, only.colour)) > 2
    assert not any("balloon" in line.lower() for line in figures_lines(scene))
