"""A fresh break in an X-ray: its packed band, its cleft, the step of its front wall, and its bulging back wall."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.levels import TREATABLE, VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.procedure.case import SHAPES, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.fracture.impaction import Impaction, wall_step_mm
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView, xray_plane
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.xray import crushed_bone
from kyphoview.view.xray.attenuation import Attenuation
from kyphoview.view.xray.bones import bones_of
from kyphoview.view.xray.crushed_bone import add_crushed_bone, stepped
from kyphoview.view.xray.detector import Detector, detector_of
from kyphoview.view.xray.materials import CANCELLOUS, CORTICAL, MARROW, SOFT_TISSUE
from kyphoview.view.xray.surface import Triangles

LITTLE_MM = 2.5  # of whole bone between two bands
HEALTHY, BROKEN = Moment("healthy", 1.0), Moment("fracture", 1.0)


@st.composite
def fractures(draw: st.DrawFn, shapes: tuple[str, ...] = SHAPES, regain: float = 35.0) -> Case:
    """Fractures of every kind; volumes do not matter to bones."""
    shape = draw(st.sampled_from(shapes))
    loss = draw(st.floats(*LOSS_RANGE_PERCENT[shape]))
    return Case(draw(st.sampled_from(TREATABLE)), shape, loss, 2, 2.0, 2.0, regain)


def volume_mm3(points: np.ndarray, triangles: Triangles) -> float:
    """Both halves, by the divergence theorem."""
    corners = points[triangles.corners]
    return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))) / 3.0


@settings(max_examples=12, deadline=None)
@given(fractures(), st.sampled_from(XRAY_VIEWS))
def test_bone_keeps_its_mass(case: Case, view: XrayView) -> None:
    """What spongy bone lost in volume, the band holds more of its struts: within 5 %."""
    scene, bone = scene_at(case, BROKEN), bones_of(case.level)[0]
    now = scene.height_map.carry(bone.inside)
    lost = volume_mm3(bone.inside, bone.triangles) - volume_mm3(now, bone.triangles)
    detector = detector_of(view)
    image = detector.empty_image()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crushed_bone, "_fold_density", lambda: 0.0)  # that is the shell's
        add_crushed_bone(image, detector, xray_plane(view), scene.impactions)
    assert image.sum() * detector.pitch_mm**2 == pytest.approx(lost * (CANCELLOUS - MARROW), rel=0.05)


def column_of(image: np.ndarray, detector: Detector, y_mm: float, low_mm: float, high_mm: float) -> np.ndarray:
    """The exponents in the side picture at `y_mm` forward, from below upwards."""
    column = round(float(detector.to_pixels(np.array([-y_mm, 0.0]))[0]))
    rows = np.round(detector.to_pixels(np.array([[0.0, high_mm], [0.0, low_mm]]))[:, 1]).astype(int)
    return image[rows[0] : rows[1], column - 2 : column + 3].mean(axis=1)[::-1]


@settings(max_examples=12, deadline=None)
@given(fractures())
@example(Case("T10", "biconcave", 55.0, 2, 2.0, 2.0, 35.0))  # the lowest body, of which both bands fill most
def test_a_dense_band_lies_under_each_broken_endplate(case: Case) -> None:
    """Measured across it where most height was lost: half as much again as bone added there before the break, and a
    third more than the lower quartile of the body now; or, where two bands leave little else, twice the bone before."""
    scene, attenuation = scene_at(case, BROKEN), Attenuation("xray-side")
    half = VERTEBRAE[case.level].endplate_depth_mm / 2
    forward = 0.0 if case.shape == "biconcave" else 0.6 * half
    ends = [impaction.layers_mm(np.zeros(1), np.full(1, forward)) for impaction in scene.impactions]
    assert len(ends) == (2 if case.shape == "biconcave" else 1)
    whole, _ = body_column(attenuation, scene_at(case, HEALTHY), forward)
    body, bone = body_column(attenuation, scene, forward)
    left_mm = float(ends[0][2][0] - ends[-1][2][0])
    is_all_dense = len(ends) == 2 and left_mm < LITTLE_MM
    least = 2.0 * np.median(whole) if is_all_dense else 1.33 * np.percentile(body, 25.0)
    for _, one, other in ends:
        low, high = sorted((float(one[0]), float(other[0])))
        if high - low > 1.5:
            band = np.median(column_of(bone, attenuation.detector, forward, low + 0.4, high - 0.4))
            assert band > 1.5 * np.median(whole)
            assert band > least


@pytest.mark.parametrize("level", ["T10", "L1", "L4"])
def test_the_other_border_of_a_band_has_no_teeth_from_the_side(level: str) -> None:
    """Where what a crush adds falls to half of its most: a smooth curve from front to back, within 0.4 mm."""
    detector, half = detector_of("xray-side"), VERTEBRAE[level].endplate_depth_mm / 2
    image = detector.empty_image()
    case = Case(level, "crush", 33.0, 2, 2.0, 2.0, 35.0)
    add_crushed_bone(image, detector, xray_plane("xray-side"), scene_at(case, BROKEN).impactions)
    forward = np.arange(-0.7 * half, 0.7 * half, 0.5)
    border = []
    for column in np.round(detector.to_pixels(np.stack((-forward, np.zeros_like(forward)), axis=1))[:, 0]).astype(int):
        most = int(image[:, column].argmax())
        below = image[most:, column] / image[most, column]
        falls = int(np.argmax(below < 0.5))
        border.append(most + falls - (0.5 - below[falls]) / (below[falls - 1] - below[falls]))
    smooth = np.polyval(np.polyfit(forward, border, 3), forward)
    assert np.abs(border - smooth).max() * detector.pitch_mm < 0.4


def body_column(attenuation: Attenuation, scene: Scene, forward: float) -> tuple[np.ndarray, np.ndarray]:
    """What bone adds from endplate to endplate at a place forward in mm, and the whole picture of it."""
    bone = attenuation.of(scene) - attenuation.unmoved(scene.case.level)
    return column_of(bone, attenuation.detector, forward, *plates_mm(scene, forward)), bone


def plates_mm(scene: Scene, forward: float) -> tuple[float, float]:
    """The heights of both endplates in the midline now, at a place forward, mm."""
    shape = body_shape(scene.case.level)
    at = np.zeros(2), np.full(2, forward)
    z = np.array([shape.endplate(x[None], y[None], upper)[0] for x, y, upper in zip(*at, (False, True), strict=True)])
    low, high = scene.height_map.carry(np.stack((*at, z), axis=-1))[:, 2]
    return float(low), float(high)


def front_edge_mm(image: np.ndarray, detector: Detector, rows: np.ndarray) -> np.ndarray:
    """How far forward in mm bone reaches in each of some rows of a side picture."""
    is_bone = image[rows] > 0.4 * (CORTICAL - SOFT_TISSUE)
    return -(detector.left_mm + detector.pitch_mm * is_bone.argmax(axis=1))


def steepest_mm(scene: Scene, broken_by: tuple[Impaction, ...]) -> float:
    """How far the front wall goes forward or back over 1 mm of height at most, on the treated bone's own picture."""
    attenuation, size = Attenuation("xray-side", 0.125), VERTEBRAE[scene.case.level]
    image, detector = attenuation._treated(scene.height_map, broken_by), attenuation.detector
    marks = np.array([[0.0, size.endplate_depth_mm / 2, share * size.anterior_height_mm] for share in (0.4, -0.3)])
    rows = detector.to_pixels(xray_plane("xray-side").flatten(scene.height_map.carry(marks)))[:, 1]
    edge = front_edge_mm(image, detector, np.arange(*np.round(rows).astype(int)))
    return float(np.abs(edge[8:] - edge[:-8]).max())


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_front_wall_has_a_step_where_its_height_is_lost(level: str, shape: str) -> None:
    """Half as steep again as the same broken wall without it; a front that kept its height bends like a whole one.

    Waists are as deep at every level: the lower the body, the more its wall bends over 1 mm of height."""
    case = Case(level, shape, 33.0, 2, 2.0, 2.0, 35.0)
    healthy, broken = scene_at(case, HEALTHY), scene_at(case, BROKEN)
    whole_mm = 11.5 / VERTEBRAE[level].anterior_height_mm
    now_mm = steepest_mm(broken, broken.impactions)
    assert steepest_mm(healthy, healthy.impactions) < whole_mm
    if shape == "biconcave":
        assert now_mm < whole_mm
    else:
        assert now_mm > 1.5 * steepest_mm(broken, ())


@settings(max_examples=20, deadline=None)
@given(fractures())
def test_the_step_stays_within_half_a_millimetre_of_the_map(case: Case) -> None:
    scene, outside = scene_at(case, BROKEN), bones_of(case.level)[0].outside
    moved = stepped(scene.height_map, scene.impactions[0].worst.front_mm, outside)
    away = np.abs(moved - scene.height_map.carry(outside))
    assert away.max() <= 0.5
    assert away[outside[:, 1] < 0.0].max() == 0.0
    assert wall_step_mm(case.level, outside, 0.0).max() == 0.0


@settings(max_examples=12, deadline=None)
@given(fractures(regain=100.0))
def test_below_a_lifted_endplate_is_a_cleft_and_the_band_stays(case: Case) -> None:
    """Even where all the height is back: as high as the endplate has risen, over a band as high as it was packed."""
    broken, lifted = (scene_at(case, moment) for moment in (BROKEN, Moment("weighing", 1.0)))
    x, y = np.zeros(9), np.linspace(-10.0, 10.0, 9)
    before, after = (scene.impactions[0].layers_mm(x, y) for scene in (broken, lifted))
    assert before[0] == pytest.approx(before[1])
    risen = [plates_mm(lifted, each)[1] - plates_mm(broken, each)[1] for each in y]
    assert after[0] - after[1] == pytest.approx(risen, rel=0.05, abs=0.1)
    assert after[1] - after[2] == pytest.approx(before[1] - before[2])
    assert (after[0] - after[1]).max() > 2.0


@pytest.mark.parametrize("view", XRAY_VIEWS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_band_that_heals_turns_denser_and_nothing_else_does(shape: str, view: XrayView) -> None:
    """While the bone keeps its shape. What grows there is a share of what was packed there."""
    case, taken = make_case("L1", shape, course="waiting"), Attenuation(view)
    fresh, healed = (taken.of(scene_at(case, Moment("waiting-heals", at))) for at in (0.0, 1.0))
    detector, scene = taken.detector, scene_at(case, Moment("waiting-heals", 1.0))
    band = detector.empty_image()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crushed_bone, "_fold_density", lambda: 0.0)
        add_crushed_bone(band, detector, xray_plane(view), scene.impactions)
    grown = healed - fresh
    assert grown.max() > 0.01
    assert np.abs(grown[band < 1e-4]).max() < 1e-3
    assert grown.sum() == pytest.approx(0.3 * band.sum(), rel=0.02)  # half of the twelve weeks
