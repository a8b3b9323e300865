"""The display: bone and cement both show, the field is round, and the grain rests while the picture does."""

from itertools import pairwise

import numpy as np
import pytest

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView, xray_camera, xray_plane
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.xray.attenuation import Attenuation
from kyphoview.view.xray.detector import detector_of
from kyphoview.view.xray.tone_and_noise import AROUND_GREY, Grey, framed_part, grey_picture

views = pytest.mark.parametrize("view", XRAY_VIEWS)


def picture(scene: Scene, view: XrayView) -> Grey:
    attenuation, level = Attenuation(view), scene.case.level
    sums = attenuation.of(scene), attenuation.evened(level)
    return grey_picture(*sums, attenuation.detector, xray_camera(view, scene.moment.clock), scene.moment)


def grey_at(scene: Scene, view: XrayView, point_mm: np.ndarray, shown: Grey) -> float:
    """The mean over nine pixels around a place."""
    detector = detector_of(view)
    rows, columns = framed_part(detector, xray_camera(view, scene.moment.clock))
    column, row = np.round(detector.to_pixels(xray_plane(view).flatten(point_mm))).astype(int)
    row, column = row - rows.start, column - columns.start
    return float(shown[row - 1 : row + 2, column - 1 : column + 2].mean())


@views
def test_bone_is_brighter_than_soft_tissue_contrast_than_bone_and_cement_than_contrast(view: XrayView):
    full, after = (scene_at(DEFAULT_CASE, Moment(step, 1.0)) for step in ("inflating", "cementing"))
    shown = picture(full, view)
    balloon = full.balloons[0].body
    middle = balloon.axis.point(balloon.s_mm.mean(), 4.0, 0.0)
    aside = np.array([-34.0, 30.0, -25.0])  # between skin and spine in both views, and clear of the ribs
    below = full.anchors["side"]["vertebra_below"]
    tissue, bone, contrast = (grey_at(full, view, place, shown) for place in (aside, below, middle))
    cement = grey_at(after, view, middle, picture(after, view))
    assert 30.0 < tissue < bone - 10.0
    assert bone < contrast - 30.0
    assert contrast < cement - 8.0
    assert cement < 250.0  # and steel is brighter still


@views
def test_beyond_the_round_field_it_is_dark(view: XrayView):
    scene = scene_at(DEFAULT_CASE, Moment("placing", 0.5))
    shown = picture(scene, view)
    down, across = (np.linspace(-1.0, 1.0, count) for count in shown.shape)
    away = np.hypot(down[:, None], across[None, :])
    assert (shown[away > 1.02] == AROUND_GREY).all()
    assert shown[away < 0.9].mean() > 3 * AROUND_GREY


@views
def test_a_moment_always_has_the_same_picture(view: XrayView):
    scene = scene_at(DEFAULT_CASE, Moment("inflating", 0.4))
    assert np.array_equal(picture(scene, view), picture(scene, view))


def test_the_grain_is_another_one_later_but_not_at_once():
    """Nothing moves in these moments but time."""
    first, soon, later = (
        picture(scene_at(DEFAULT_CASE, Moment("healthy", at)), "xray-side") for at in (0.2, 0.2003, 0.9)
    )
    assert np.array_equal(first, soon)
    assert not np.array_equal(first, later)
    assert np.abs(first.astype(int) - later.astype(int)).mean() < 8.0


def test_the_end_of_a_step_looks_like_the_start_of_the_next():
    for before, after in pairwise(STEPS):
        end, start = (scene_at(DEFAULT_CASE, Moment(step.id, at)) for step, at in ((before, 1.0), (after, 0.0)))
        assert np.array_equal(picture(end, "xray-front"), picture(start, "xray-front")), after.id


@views
@pytest.mark.parametrize("level", ["T10", "T12", "L1", "L2"])
def test_soft_tissue_is_even(view: XrayView, level: str):
    """Seen from either side the trunk fills the field, or ends at the skin of the back; nowhere does what is left of
    it jump, nor at the lungs' edge, and below the lungs the trunk itself does not."""
    attenuation = Attenuation(view)
    soft = attenuation.soft_tissue(level)
    assert soft.min() >= 0.0
    inner = soft[:, : round(0.8 * soft.shape[1])]
    left = inner - attenuation.evened(level)[:, : inner.shape[1]]
    assert inner.min() > 2.0
    for exponents, most in ((left, 0.04), (inner[-100:] if level in ("T12", "L1", "L2") else left, 0.06)):
        assert max(np.abs(np.diff(exponents, axis=axis)).max() for axis in (0, 1)) < most


@pytest.mark.parametrize("shape", ["wedge", "biconcave", "crush"])
def test_every_kind_of_break_has_its_picture(shape: str):
    shown = picture(scene_at(make_case("L2", shape, balloons=1), Moment("weighing", 1.0)), "xray-front")
    half = shown.shape[1] // 2
    assert (shown[:, :half] > 200).sum() > 10 * max(1, (shown[:, half + 20 :] > 200).sum())  # cement on the left only


def test_looked_at_closer_the_grain_is_not_blown_up():
    scene, view = scene_at(DEFAULT_CASE, Moment("placing", 0.5)), XRAY_VIEWS[0]
    attenuation, level = Attenuation(view), scene.case.level
    sums = attenuation.of(scene), attenuation.evened(level)
    camera = xray_camera(view, scene.moment.clock)
    whole, near = (
        grey_picture(*sums, attenuation.detector, camera, scene.moment, zoom).astype(float) for zoom in (1.0, 4.0)
    )
    grain = [np.abs(np.diff(shown, axis=1))[200:300, 150:250].mean() for shown in (whole, near)]
    assert grain[1] < 0.7 * grain[0]
