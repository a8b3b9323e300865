"""What is shown while it plays is what stands still: nothing jumps, smears or lags by more than the eye lets pass."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QPainter, QRegion
from pytestqt.qtbot import QtBot

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.make_case import make_case
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS, step_index
from kyphoview.procedure.timeline import Moment
from kyphoview.view.cut.body_parts import BodyPart
from kyphoview.view.cut.cut_view import CutView
from kyphoview.view.cut.scene_painter import ScenePainter
from kyphoview.view.frame import Frame
from kyphoview.view.moving import collage
from kyphoview.view.moving.body_layer import Ground
from kyphoview.view.moving.displacement import bones_drift_px
from kyphoview.view.palette import DARK, LIGHT
from kyphoview.view.picture_layout import Layout, View
from tests.view.pixels import Pixels, difference, painted, pixels_of

WIDTH, HEIGHT = 800, 500
LAYOUT = Layout.of(WIDTH, HEIGHT)
FRAMES = 8
BODY_OFF_PX = 2.5


def moving_pictures(
    painter: ScenePainter, step: str, start: float, frames: int = FRAMES
) -> list[tuple[Moment, Pixels]]:
    """Frames of a step as they play, 30 a second."""
    duration_s = next(each.duration_s for each in STEPS if each.id == step)
    moments = [Moment(step, min(1.0, start + frame / (30 * duration_s))) for frame in range(frames)]
    return [(moment, painted(WIDTH, HEIGHT, lambda p, moment=moment: moving(painter, p, moment))) for moment in moments]


def moving(painter: ScenePainter, on: QPainter, moment: Moment) -> None:
    painter.move_to(LAYOUT, scene_at(DEFAULT_CASE, moment), LIGHT, True, 1.0)
    painter.paint_moving(on, QRegion(0, 0, WIDTH, HEIGHT))


def still_picture(view: View, moment: Moment) -> Pixels:
    scene = scene_at(DEFAULT_CASE, moment)
    return painted(WIDTH, HEIGHT, lambda p: ScenePainter(view).paint_still(p, LAYOUT, scene, LIGHT, True))


@pytest.mark.parametrize("view", ["side", "top"])
@pytest.mark.parametrize(
    ("step", "start"),
    [
        ("healthy", 0.3), ("fracture", 0.2), ("fracture", 0.5), ("finding", 0.4), ("access", 0.1), ("access", 0.5),
        ("placing", 0.5), ("inflating", 0.1), ("inflating", 0.6), ("deflating", 0.4), ("cementing", 0.3),
        ("cementing", 0.7), ("closing", 0.2), ("weighing", 0.5),
    ],
)  # fmt: skip
def test_a_moving_frame_is_nearly_the_exact_one(qapp, view: View, step: str, start: float):
    moment, shown = moving_pictures(ScenePainter(view), step, start)[-1]
    apart = difference(shown, still_picture(view, moment))
    assert apart.mean() < 4.0
    assert (apart > 64).mean() < 0.03


def test_what_stands_still_is_exact(qtbot: QtBot):
    view = CutView("side")
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    moment = Moment("inflating", 0.5)
    view.set_moving(True)
    view.show_scene(scene_at(DEFAULT_CASE, Moment("inflating", 0.499)))
    view.grab()
    view.show_scene(scene_at(DEFAULT_CASE, moment))
    view.set_moving(False)
    assert difference(pixels_of(view.grab().toImage()), still_picture("side", moment)).max() == 0


def count_parts(monkeypatch: pytest.MonkeyPatch) -> list[BodyPart]:
    """Every part of the body that is painted from now on."""
    painted_parts: list[BodyPart] = []
    real = collage.Collage._piece_of

    def piece_of(self, part: BodyPart, *given):
        painted_parts.append(part)
        return real(self, part, *given)

    monkeypatch.setattr(collage.Collage, "_piece_of", piece_of)
    return painted_parts


def count_bodies(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every whole body that is painted from now on."""
    bodies: list[str] = []
    real = collage.paint_body
    monkeypatch.setattr(collage, "paint_body", lambda *given: (bodies.append("body"), real(*given))[1])
    return bodies


def test_a_body_at_rest_is_drawn_once(qapp, monkeypatch: pytest.MonkeyPatch):
    bodies, parts = count_bodies(monkeypatch), count_parts(monkeypatch)
    moving_pictures(ScenePainter("side"), "access", 0.4, frames=20)
    assert bodies == ["body"]
    assert parts == []


def test_a_moving_camera_draws_the_body_seldom(qapp, monkeypatch: pytest.MonkeyPatch):
    bodies, parts = count_bodies(monkeypatch), count_parts(monkeypatch)
    moving_pictures(ScenePainter("side"), "placing", 0.5, frames=30)
    assert 1 <= len(bodies) <= 2
    assert parts == []


def test_a_rising_endplate_moves_pictures_and_hardly_draws(qapp, monkeypatch: pytest.MonkeyPatch):
    made = count_parts(monkeypatch)
    composed: list[object] = []
    real = collage.Collage._compose
    monkeypatch.setattr(
        collage.Collage, "_compose", lambda self, changed: (composed.append(changed), real(self, changed))[1]
    )
    moving_pictures(ScenePainter("side"), "inflating", 0.5, frames=60)
    assert len(composed) >= 3
    assert len(made) <= 6


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize(
    ("step", "start", "end"), [("fracture", 0.25, 0.75), ("inflating", 0.5, 0.85), ("deflating", 0.0, 0.4)]
)
def test_the_body_is_never_shown_far_from_its_bones(
    qapp, monkeypatch: pytest.MonkeyPatch, step: str, start: float, end: float, ratio: float
):
    """Played as a window plays it: only frames that are due are taken."""
    bodies: list[Scene] = []
    real = Ground.show
    monkeypatch.setattr(Ground, "show", lambda self, *given: (bodies.append(real(self, *given)), bodies[-1])[1])
    painter, layout, cut = (
        ScenePainter("side"),
        Layout.of(1920 / ratio, 1080 / ratio),
        load_cut(DEFAULT_CASE.level, "side"),
    )
    duration_s = STEPS[step_index(step)].duration_s
    frames = [scene_at(DEFAULT_CASE, Moment(step, at)) for at in np.arange(start, end, 1 / (30 * duration_s))]
    farthest_px = 0.0
    for before, scene in pairwise(frames):
        if painter.is_due(scene):
            painter.move_to(layout, scene, LIGHT, True, ratio)
        frame = Frame.of(scene.cameras["side"], layout)
        off_px, moved_px = (ratio * bones_drift_px(one, scene, cut, frame) for one in (bodies[-1], before))
        farthest_px = max(farthest_px, off_px)
        assert off_px <= BODY_OFF_PX + moved_px
    assert farthest_px > 0.5
    assert len(bodies) < 0.7 * len(frames)


@pytest.mark.parametrize("change", ["theme", "case", "size"])
def test_another_theme_case_or_size_is_drawn_anew(qapp, change: str):
    painter = ScenePainter("side")
    moving_pictures(painter, "access", 0.4, frames=2)
    theme = DARK if change == "theme" else LIGHT
    case = make_case(level="T12") if change == "case" else DEFAULT_CASE
    width, height = (640, 420) if change == "size" else (WIDTH, HEIGHT)
    layout, scene = Layout.of(width, height), scene_at(case, Moment("access", 0.4))
    painter.move_to(layout, scene, theme, False, 1.0)
    shown = painted(width, height, lambda p: painter.paint_moving(p, QRegion(0, 0, width, height)))
    exact = painted(width, height, lambda p: ScenePainter("side").paint_still(p, layout, scene, theme, False))
    assert difference(shown, exact).mean() < 0.5
