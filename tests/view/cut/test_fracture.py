"""The marks of a break in the cuts: in the bone, of the break's own shape, and there for good."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.levels import ONE_SIDED, TREATABLE, TWO_SIDED, VERTEBRAE
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.procedure.case import SHAPES, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.cut.fracture import break_severity, fold_severity, paint_next_break
from kyphoview.view.cut.fracture_marks import back_wall, band_marks, folded_wall, top_marks
from kyphoview.view.frame import Frame
from kyphoview.view.palette import LIGHT, THEMES
from kyphoview.view.picture import paint_picture
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.stage.treated_cut_face import TreatedCutFace

BROKEN = Moment("fracture", 1.0)
NEXT = Moment("next-break-sinks", 1.0)
SIZE = 900, 600


@st.composite
def scenes(draw: st.DrawFn, shapes: tuple[str, ...] = SHAPES, regain: float | None = None) -> Scene:
    """Fractures of every kind from the broken moment on; volumes do not matter to them."""
    shape = draw(st.sampled_from(shapes))
    loss = draw(st.floats(*LOSS_RANGE_PERCENT[shape]))
    back = draw(st.floats(0.0, 100.0)) if regain is None else regain
    step = draw(st.sampled_from([step.id for step in STEPS[2:]]))
    level, balloons = draw(st.sampled_from(TREATABLE)), draw(st.sampled_from((1, 2)))
    return scene_at(Case(level, shape, loss, balloons, 2.0, 2.0, back), Moment(step, draw(st.floats(0.0, 1.0))))


@settings(max_examples=40, deadline=None)
@given(scenes())
def test_crushed_bone_and_its_cleft_lie_in_the_body(scene: Scene) -> None:
    shape, plane = body_shape(scene.case.level), side_plane(scene.case.level, scene.case.path)
    for impaction in scene.impactions:
        band = band_marks(impaction, plane)
        for border in (band.marks.crushed, band.cleft):
            assert shape.distance(scene.height_map.inverse(border)).max() < 0.0
    bands = [
        band_marks(impaction, side_plane(scene.case.level, scene.case.path)).marks.crushed
        for impaction in scene.impactions
    ]
    if len(bands) == 2:  # and one band does not reach the other
        above, below = (border[np.argsort(border[:, 1])] for border in bands)
        assert (above[:, 2].reshape(-1, 2).min(axis=1) > below[:, 2].reshape(-1, 2).max(axis=1)).all()


@settings(max_examples=40, deadline=None)
@given(scenes())
def test_from_above_each_shape_is_crushed_where_it_lost_height(scene: Scene) -> None:
    """A wedge in front, up to the wall; a biconcave break in the middle, with whole bone in front; a crush all over."""
    level = scene.case.level
    crushed = top_marks(scene.impactions[0]).crushed
    wall, half = body_shape(level).wall(crushed), VERTEBRAE[level].endplate_depth_mm / 2
    assert wall.max() < -0.9
    front, back = crushed[:, 1].max(), crushed[:, 1].min()
    if scene.case.shape == "wedge":
        assert back > -0.55 * half
        assert front > 0.75 * half
    elif scene.case.shape == "biconcave":
        assert front < 0.8 * half
        assert wall[np.abs(crushed[:, 0]) < 5.0].max() < -1.5
    else:
        assert back < -0.6 * half
        assert front > 0.75 * half


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("shape", SHAPES)
def test_crushed_bone_has_no_straight_edge(level: str, shape: str) -> None:
    """Away from the wall no 5 mm of its border lie within 0.05 mm of a line."""
    crushed = top_marks(scene_at(Case(level, shape, 33.0, 2, 2.0, 2.0, 35.0), BROKEN).impactions[0]).crushed
    inner = body_shape(level).wall(crushed) < -2.5
    for first in range(len(crushed)):
        piece = np.take(np.arange(len(crushed)), range(first, first + 14), mode="wrap")
        along = crushed[piece][:, :2] - crushed[piece[0], :2]
        length = np.hypot(*along.T)
        end = int(np.argmax(length > 5.0))
        if end > 2 and inner[piece[: end + 1]].all():
            way = along[end] / length[end]
            assert np.abs(along[: end + 1] @ (-way[1], way[0])).max() > 0.05


@settings(max_examples=40, deadline=None)
@given(scenes())
def test_the_front_wall_folds_only_where_it_lost_height(scene: Scene) -> None:
    assert break_severity(scene) == 1.0
    assert fold_severity(scene) == (0.0 if scene.case.shape == "biconcave" else pytest.approx(1.0, abs=0.2))


@settings(max_examples=40, deadline=None)
@given(scenes())
def test_only_a_crush_bulges_towards_the_canal(scene: Scene) -> None:
    """Its back wall in the midline, beside the side cut, and in the top cut too: as far as its back has sunk."""
    wall = back_wall(scene.case.level)
    bulge = (wall - scene.carry_bone(scene.case.level, wall))[:, 1].max()
    lost = VERTEBRAE[scene.case.level].posterior_height_mm - scene.heights.posterior_mm
    if scene.case.shape != "crush":
        assert bulge == 0.0
    else:
        assert bulge == pytest.approx(0.6 * lost, rel=0.05, abs=1e-6)


def share_of(case: Case, moment: Moment, theme: str, colour: str) -> float:
    """The share of the side cut's pixels in one of the theme's colours."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_picture(painter, scene_at(case, moment), "side", *SIZE, THEMES[theme], labels=False)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(SIZE[1], SIZE[0], 4)[..., 2::-1].astype(int)
    wanted = QColor(getattr(THEMES[theme], colour)).getRgb()[:3]
    return float((np.abs(pixels - wanted).max(axis=-1) < 24).mean())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("shape", SHAPES)
def test_where_all_height_is_back_a_hollow_shows_under_the_endplate(shape: str, theme: str) -> None:
    """Beside the cement, to the end: no whole bone has grown there."""
    case, end = make_case("L1", shape, 30.0, regain_percent=100.0), Moment("closing", 1.0)
    none = make_case("L1", shape, 30.0, regain_percent=0.0)
    assert share_of(case, end, theme, "cavity") > share_of(none, end, theme, "cavity") + 0.001


@pytest.mark.parametrize("path", [TWO_SIDED, ONE_SIDED])
@pytest.mark.parametrize("level", TREATABLE)
def test_the_folds_of_the_next_break_lie_on_its_own_front_wall(level: str, path: str) -> None:
    for broken in (level, scene_at(make_case(level, course="next-break"), NEXT).next_break.level):
        fold, half = folded_wall(broken, level, path), VERTEBRAE[broken].endplate_depth_mm / 2
        assert np.abs(body_shape(broken).wall(fold)).max() < 2.0
        assert fold[:, 1].min() > 0.5 * half
        assert np.abs(fold[:, 2]).max() < VERTEBRAE[broken].anterior_height_mm / 2


@pytest.mark.usefixtures("qapp")
def test_the_front_wall_of_the_next_break_is_drawn_folded() -> None:
    scene = scene_at(make_case(course="next-break"), NEXT)
    broken, cut = scene.next_break, load_cut("L1", "side", scene.case.path)
    frame = Frame.of(scene.cameras["side"], Layout.of(*SIZE))
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_next_break(painter, frame, cut, scene, LIGHT)
    wall = broken.placement.then(scene.above).carry(broken.height_map.carry(folded_wall(broken.level, "L1", cut.path)))
    for x, y in frame.project(cut.plane, wall).round().astype(int):
        around = image.copy(int(x) - 1, int(y) - 1, 3, 3)
        assert max(around.pixelColor(i % 3, i // 3).alpha() for i in range(9)) > 60


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("shape", SHAPES)
def test_who_waits_has_dense_bone_where_it_was_crushed(shape: str, theme: str) -> None:
    case = make_case("L1", shape, course="waiting")
    fresh, healed = (
        share_of(case, moment, theme, "compacted")
        for moment in (Moment("waiting-heals", 0.0), Moment("waiting-sinks", 1.0))
    )
    assert healed > fresh + 0.001


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("is_exact", [True, False])
def test_the_cut_face_in_the_round_heals_too(is_exact: bool) -> None:
    """Though nothing moves."""
    case, face = make_case(course="waiting"), TreatedCutFace("L1", TWO_SIDED)
    fresh, healed = (
        face.drawings(scene_at(case, Moment("waiting-heals", at)), LIGHT, is_exact)["treated"].image
        for at in (0.0, 1.0)
    )
    assert fresh != healed
