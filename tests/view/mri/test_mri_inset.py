"""The small picture like an MRI: the broken bone is bright in it, its words say what it is, and it covers nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from kyphoview.anatomy.levels import LEVELS, TREATABLE, VERTEBRAE
from kyphoview.anatomy.stack import placement
from kyphoview.describe.sentences import describe
from kyphoview.procedure.case import DEFAULT_CASE, SHAPES, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import FOUND, STEPS
from kyphoview.view.cut.fracture_marks import side_points
from kyphoview.view.labels.label_painter import label_opacity
from kyphoview.view.labels.label_plan import label_plan
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.letters_and_lines import LEAST_READ_PX
from kyphoview.view.mri.mri_inset import mri_card, mri_presence, mri_words
from kyphoview.view.mri.mri_picture import CAMERA, mri_picture
from kyphoview.view.palette import THEMES
from kyphoview.view.picture import paint_picture
from kyphoview.view.picture_layout import Layout
from kyphoview.view.view_frame import plane_of

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = [(1920, 1080), (1280, 800), (820, 560), (620, 820), (1080, 1920), (480, 360)]
LAYOUTS = [Layout.of(*size, scale) for size in SIZES for scale in (1.0, 1.5, 2.0)]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Fractures of every kind; volumes do not matter to them."""
    shape = draw(st.sampled_from(SHAPES))
    loss = draw(st.floats(*LOSS_RANGE_PERCENT[shape]))
    return Case(draw(st.sampled_from(TREATABLE)), shape, loss, 2, 2.0, 2.0, 35.0)


def body_greys(case: Case) -> list[float]:
    """The mean greys of the marrow in the bodies above, below and broken, within the picture."""
    image, scene = mri_picture(case), scene_at(case, Moment(FOUND, 1.0))
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    at, plane = LEVELS.index(case.level), plane_of(case, "side")
    found = []
    for level in (LEVELS[at - 1], LEVELS[at + 1], case.level):
        size = VERTEBRAE[level]
        y, z = (part.ravel() for part in np.meshgrid(np.linspace(-0.6, 0.7, 24), np.linspace(-0.36, 0.36, 24)))
        middle = placement(case.level, level).carry(np.zeros(3))
        points = side_points(plane, y * size.endplate_depth_mm / 2, z * size.middle_height_mm)
        moved = scene.carry_bone(level, points + middle * (0.0, 1.0, 1.0))
        x_mm, y_mm = (plane.flatten(moved) - CAMERA.center).T
        column = (x_mm / CAMERA.width_mm + 0.5) * image.width()
        row = (0.5 - y_mm / CAMERA.height_mm) * image.height()
        inside = (column >= 0) & (column < image.width()) & (row >= 0) & (row < image.height())
        found.append(float(grey[row[inside].astype(int), column[inside].astype(int)].mean()))
    return found


@settings(max_examples=10, deadline=None)
@given(cases())
def test_the_broken_body_is_bright_and_its_neighbours_are_dark(case: Case) -> None:
    above, below, broken = body_greys(case)
    assert broken > 2.2 * max(above, below)
    assert max(above, below) < 80.0


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
@pytest.mark.parametrize("case", [DEFAULT_CASE, make_case("T12", "biconcave", 50.0), make_case("L2", "crush")], ids=str)
def test_it_stands_in_the_picture_clear_of_all_words(layout: Layout, case: Case) -> None:
    """Also of those of the next step, as long as it is there; and its own words fit on its card. In a low picture with
    letters twice as large it has no room, and is not there."""
    card = mri_card(case, layout)
    if card is None:
        assert not layout.has_columns
        assert layout.text_px > 0.045 * layout.height
        return
    assert QRectF(0, 0, layout.width, layout.height).contains(card.box)
    assert not card.box.intersects(posture_box(layout))
    for step, moments in ((FOUND, (1.0,)), ("ready", (0.0, 0.02, 0.045))):
        for placed in label_plan(case, step, "side", layout):
            if any(label_opacity(placed.label, at) > 0.0 for at in moments):
                place = placed.place
                assert not card.box.intersects(QRectF(place.x, place.y, place.width, place.height))
    assert card.box.contains(card.picture)
    assert card.box.contains(card.words)
    assert not card.picture.intersects(card.words)
    lines = card.said.lines_in(card.words.width())
    assert sum(len(words) * QFontMetricsF(chosen).height() for words, chosen in lines) <= card.words.height() + 1e-6
    for words, chosen in lines:
        assert (
            max(QFontMetricsF(chosen).horizontalAdvance(line) for line in words) <= card.box.right() - card.words.left()
        )


def painted(scene: Scene, theme: str) -> np.ndarray:
    image = QImage(820, 560, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_picture(painter, scene, "side", 820, 560, THEMES[theme])
    return np.frombuffer(image.constBits(), np.uint8).reshape(560, 820, 4)[..., :3].astype(int)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_shows_the_same_greys(theme: str) -> None:
    layout = Layout.of(820, 560)
    card = mri_card(DEFAULT_CASE, layout)
    assert card is not None
    rect = card.picture.toAlignedRect().adjusted(2, 2, -2, -2)
    shown = painted(scene_at(DEFAULT_CASE, Moment(FOUND, 1.0)), theme)[
        rect.top() : rect.bottom(), rect.left() : rect.right()
    ]
    assert np.ptp(shown, axis=2).max() == 0
    assert shown.max() > 180 > 60 > np.median(shown)


def test_it_is_there_in_its_step_alone_and_said_where_it_is_seen() -> None:
    for step in STEPS:
        for at in (0.0, 0.5, 1.0):
            scene = scene_at(DEFAULT_CASE, Moment(step.id, at))
            is_there = mri_presence(scene) > 0.5
            assert is_there == ((step.id, at) in ((FOUND, 1.0), ("ready", 0.0)))
            for view in ("side", "top", "3d", "xray-side"):
                said = "MRI" in " ".join(describe(scene, view))
                assert said == (is_there and view == "side")
    assert "model" in mri_words()[0]


@pytest.mark.parametrize("size", [(1280, 800), (1500, 1000)], ids=str)
def test_its_words_grow_with_the_text(size: tuple[int, int]) -> None:
    usual, large = (mri_card(DEFAULT_CASE, Layout.of(*size, scale)) for scale in (1.0, 2.0))
    assert usual is not None
    assert large is not None
    assert large.said.letters_px >= 2 * LEAST_READ_PX
    assert large.said.letters_px > usual.said.letters_px
    assert large.said.sentences[0] == usual.said.sentences[0]
