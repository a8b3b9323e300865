"""Pictures are there, differ where something moves, and never jump."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.frame import Frame
from kyphoview.view.palette import THEMES, Theme
from kyphoview.view.picture import paint_picture
from kyphoview.view.picture_layout import VIEWS, Layout, View

pytestmark = pytest.mark.usefixtures("qapp")

STEP_IDS = [step.id for step in STEPS]
cases = st.builds(
    make_case,
    level=st.sampled_from(["T12", "L1", "L2"]),
    shape=st.sampled_from(["wedge", "biconcave", "crush"]),
    loss_percent=st.floats(20, 35),
    balloons=st.sampled_from([1, 2]),
    regain_percent=st.floats(0, 100),
)


def pixels(scene: Scene, view: View, theme: Theme, width: int = 480, height: int = 300) -> np.ndarray:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_picture(painter, scene, view, width, height, theme)
    return np.frombuffer(image.constBits(), np.uint8).reshape(height, width, 4)[..., :3].astype(int)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("step", STEP_IDS)
def test_no_picture_is_blank_and_what_moves_is_seen(step: str, view: View, theme: Theme):
    start, middle, end = (pixels(scene_at(DEFAULT_CASE, Moment(step, at)), view, theme) for at in (0.0, 0.5, 1.0))
    for picture in (start, middle, end):
        assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 50
    assert np.abs(start - middle).max() > 30
    assert np.abs(middle - end).max() > 30


@settings(max_examples=60)
@given(cases, st.sampled_from(STEP_IDS), st.floats(0, 0.999), st.sampled_from(VIEWS))
def test_nothing_drawn_jumps(case: Case, step: str, at: float, view: View):
    layout = Layout.of(1280, 800)
    before = drawn_points(scene_at(case, Moment(step, at)), view, layout)
    after = drawn_points(scene_at(case, Moment(step, at + 0.001)), view, layout)
    visible = (np.abs(before - (640, 400)) < (700, 460)).all(axis=1)
    moved = np.hypot(*(after - before)[visible].T)
    assert moved.max(initial=0.0) <= 0.01 * layout.width


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("step", "following"), list(itertools.pairwise(STEP_IDS)))
def test_the_end_of_a_step_is_the_start_of_the_next(step: str, following: str, view: View):
    layout = Layout.of(1280, 800)
    end = drawn_points(scene_at(DEFAULT_CASE, Moment(step, 1.0)), view, layout)
    start = drawn_points(scene_at(DEFAULT_CASE, Moment(following, 0.0)), view, layout)
    assert np.abs(end - start).max() < 1e-6


def drawn_points(scene: Scene, view: View, layout: Layout) -> np.ndarray:
    """Every outline of bones, discs and tissues, and the tools' ends, in pixels."""
    cut = load_cut(scene.case.level, view, scene.case.path)
    points = [scene.carry_bone(bone.level, outline) for bone in cut.bones for outline in bone.outlines]
    points += [scene.carry_disc(disc, disc.annulus, disc.annulus_share) for disc in cut.discs]
    points += [scene.carry_tissue(tissue.outline) for tissue in cut.tissues]
    return Frame.of(scene.cameras[view], layout).to_pixels(cut.plane.flatten(np.concatenate(points)))
