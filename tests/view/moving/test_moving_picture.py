"""What plays is painted as seldom as may be, and is exact again as soon as it rests."""

import math
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.cut_view import CutView
from kyphoview.view.frame import Frame
from kyphoview.view.moving import moving_picture, parts, spine
from kyphoview.view.moving.moving_picture import MovingPicture
from kyphoview.view.moving.pieces import PIECES, Piece, piece_moved_px
from kyphoview.view.moving.tolerances import SEEN_PX
from kyphoview.view.palette import DARK, LIGHT
from kyphoview.view.picture_layout import Layout, View
from tests.view.moving.playing import Played, Window, scenes_of, still_picture
from tests.view.pixels import difference, pixels_of

WINDOW = Window(800, 500)
LAYOUT = WINDOW.layout(has_words=True)


def test_what_stands_still_is_exact(qtbot: QtBot):
    view = CutView("side")
    qtbot.addWidget(view)
    view.resize(WINDOW.width, WINDOW.height)
    scene = scene_at(DEFAULT_CASE, Moment("inflating", 0.5))
    view.set_moving(True)
    view.show_scene(scene_at(DEFAULT_CASE, Moment("inflating", 0.499)))
    view.grab()
    view.show_scene(scene)
    view.set_moving(False)
    exact = still_picture(WINDOW, "side", scene, has_words=True)
    assert difference(pixels_of(view.grab().toImage()), exact).max() == 0


@pytest.fixture
def bodies(monkeypatch: pytest.MonkeyPatch) -> list[Scene]:
    """The moments at which a whole body is painted from now on."""
    return painted_by("paint_body", monkeypatch)


def painted_by(name: str, monkeypatch: pytest.MonkeyPatch) -> list[Scene]:
    """The moments that a painter of parts paints from now on."""
    found: list[Scene] = []
    real = getattr(parts, name)
    monkeypatch.setattr(parts, name, lambda *given: (found.append(given[3]), real(*given))[1])
    return found


@pytest.mark.parametrize("view", ["side", "top"])
def test_a_body_at_rest_is_painted_once(qapp, bodies: list[Scene], view: View):
    Played(WINDOW, view).play(scenes_of("access", 0.4, 20))
    assert len(bodies) == 1


def test_cement_that_sets_leaves_the_body_as_it_is(qapp, bodies: list[Scene]):
    scenes = scenes_of("closing", 0.22, 40)
    assert scenes[0].progress.setting < scenes[-1].progress.setting
    assert scenes[0].cameras == scenes[-1].cameras
    Played(WINDOW, "side").play(scenes)
    assert len(bodies) == 1


def test_a_moving_camera_paints_the_body_seldom(qapp, bodies: list[Scene]):
    scenes = scenes_of("placing", 0.6, 60)
    Played(WINDOW, "side").play(scenes)
    assert scenes[0].cameras != scenes[-1].cameras
    assert 2 <= len(bodies) <= 6


def test_a_camera_that_comes_to_rest_leaves_an_exact_picture(qapp):
    scenes = scenes_of("healthy", 0.6, 30)
    assert scenes[0].cameras != scenes[-1].cameras == scenes[-2].cameras
    shown = Played(WINDOW, "side").play(scenes)
    assert (
        difference(shown, still_picture(WINDOW, "side", scenes[-1])).max() <= 3
    )  # the inner body's detail comes in steps


def test_each_piece_is_painted_as_seldom_as_it_moves(qapp, monkeypatch: pytest.MonkeyPatch, bodies: list[Scene]):
    above, real = [], spine.paint_above
    monkeypatch.setattr(spine, "paint_above", lambda *given: (above.append(given), real(*given))[1])
    tissues, treated = (painted_by(name, monkeypatch) for name in ("paint_tissues", "paint_treated"))
    Played(WINDOW, "side").play(scenes_of("fracture", 0.45, 40))
    assert len(bodies) == 1
    assert 1 <= len(above) <= 2
    assert 5 < len(tissues) < 20
    assert 1 <= len(treated) <= 0.7 * len(tissues)


def test_a_spine_that_comes_to_rest_leaves_an_exact_picture(qapp):
    scenes = scenes_of("fracture", 0.74, 30)
    assert scenes[0].height_map != scenes[-1].height_map == scenes[-2].height_map
    shown = Played(WINDOW, "side").play(scenes)
    assert difference(shown, still_picture(WINDOW, "side", scenes[-1])).max() <= 3


def test_a_rising_endplate_is_painted_in_the_frames_that_show_it_move(qapp, monkeypatch: pytest.MonkeyPatch):
    treated = painted_by("paint_treated", monkeypatch)
    Played(WINDOW, "side").play(scenes_of("inflating", 0.5, 60))
    assert 3 <= len(treated) <= 30


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize(
    ("step", "start", "frames"), [("fracture", 0.25, 200), ("inflating", 0.5, 100), ("deflating", 0.0, 100)]
)
def test_no_piece_is_ever_shown_far_from_its_place(
    qapp, monkeypatch: pytest.MonkeyPatch, step: str, start: float, frames: int, ratio: float
):
    shown: dict[Piece, Scene] = {}
    real = parts.parts_of
    monkeypatch.setattr(moving_picture, "parts_of", lambda *given: (shown.update(given[1]), real(*given))[1])
    moving, cut = MovingPicture("side"), load_cut(DEFAULT_CASE.level, "side")
    layout = Layout.of(1280 / ratio, 800 / ratio)
    for before, scene in pairwise(scenes_of(step, start, frames)):
        moving.show(scene, layout, LIGHT, False, ratio)
        frame = Frame.of(scene.cameras["side"], layout)
        for piece in PIECES:
            assert ratio * piece_moved_px(piece, shown[piece], scene, cut, frame) <= SEEN_PX, (piece, before.moment)


def test_what_lies_farther_from_the_break_moves_farther(qapp):
    before, now = (scene_at(DEFAULT_CASE, Moment("fracture", at)) for at in (0.6, 1.0))
    cut, frame = load_cut(DEFAULT_CASE.level, "side"), Frame.of(now.cameras["side"], LAYOUT)
    seen = {piece: piece_moved_px(piece, before, now, cut, frame) for piece in PIECES}
    assert 0.0 < seen["treated"] < seen["around"]
    assert {piece_moved_px(piece, now, now, cut, frame) for piece in PIECES} == {0.0}


@pytest.mark.parametrize("view", ["side", "top"])
def test_a_break_that_comes_is_painted_before_its_colour_lags(qapp, view: View):
    broken, cut = scene_at(DEFAULT_CASE, Moment("fracture", 1.0)), load_cut(DEFAULT_CASE.level, view)
    healthy = scene_at(DEFAULT_CASE, Moment("fracture", 0.0))
    frame = Frame.of(broken.cameras[view], LAYOUT)
    assert piece_moved_px("treated", healthy, broken, cut, frame) == math.inf


@pytest.mark.parametrize("step", ["finding", "weighing"])
def test_words_that_come_are_shown(qapp, step: str):
    scenes = scenes_of(step, 0.0, 120)
    played = Played(WINDOW, "side", has_words=True).play(scenes)
    exact = still_picture(WINDOW, "side", scenes[-1], has_words=True)
    apart = difference(played, exact)
    assert (apart > 64).mean() < 0.004


@pytest.mark.parametrize("change", ["theme", "case", "size"])
def test_another_theme_case_or_size_is_painted_anew(qapp, bodies: list[Scene], change: str):
    moving = MovingPicture("side")
    moment = Moment("access", 0.4)
    moving.show(scene_at(DEFAULT_CASE, moment), LAYOUT, LIGHT, False, 1.0)
    assert moving.show(scene_at(DEFAULT_CASE, moment), LAYOUT, LIGHT, False, 1.0).isEmpty()
    case = make_case(level="T12") if change == "case" else DEFAULT_CASE
    layout = Layout.of(640, 420) if change == "size" else LAYOUT
    region = moving.show(scene_at(case, moment), layout, DARK if change == "theme" else LIGHT, False, 1.0)
    assert region.boundingRect().width() == layout.width
    assert len(bodies) == 2


def test_frames_in_which_nothing_moves_are_left_out(qapp):
    played = Played(WINDOW, "side")
    painted = [played.show(scene) for scene in scenes_of("inflating", 0.6, 60)]
    assert painted[0]
    assert 10 < sum(painted) < 50


def test_a_step_back_is_shown_at_once(qapp):
    played = Played(WINDOW, "side")
    for at in (0.5, 0.501, 0.3):
        assert played.show(scene_at(DEFAULT_CASE, Moment("fracture", at))) or at == 0.501
