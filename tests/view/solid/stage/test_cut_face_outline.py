"""The cut face's outlines over the moving 3D picture: where the plane meets bone, sharp, and never over a tool."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.camera import Array, Lens
from kyphoview.view.solid.preset_cameras import preset_orbit, step_orbit
from kyphoview.view.solid.stage.cut_face_outline import paint_cut_outlines
from tests.view.pixels import pixels_of

_LAYOUT = Layout.of(1280, 800)


def _painted(scene: Scene, lens: Lens, presence: float = 1.0) -> Array:
    """How dark each pixel is, (800, 1280), 0 to 255."""
    image = QImage(1280, 800, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cut_outlines(painter, lens, scene, LIGHT, presence)
    dark: Array = 255.0 - pixels_of(image)[..., :3].min(axis=-1)
    return dark


def _near(dark: Array, pixels: Array) -> Array:
    """The darkest of the 3 x 3 pixels around each place (N, 2) that lies well in the picture, (M,)."""
    inside = (pixels > 3).all(axis=1) & (pixels < (1276, 796)).all(axis=1)
    x, y = pixels[inside].astype(int).T
    around = [dark[y + down, x + right] for down in (-1, 0, 1) for right in (-1, 0, 1)]
    darkest: Array = np.max(around, axis=0)
    return darkest


@pytest.mark.parametrize(("level", "step"), [("L1", "fracture"), ("T12", "finding"), ("L2", "recovery")])
def test_a_dark_line_follows_every_bone_outline(level: str, step: str) -> None:
    scene = scene_at(make_case(level=level), Moment(step, 0.6))
    lens = Lens.of(step_orbit(scene).pose, _LAYOUT)
    dark = _painted(scene, lens)
    for bone in load_cut(level, "side").bones:
        if bone.level != level:  # the treated one's front wall is drawn by the break's own marks
            for outline in bone.outlines:
                along = _near(dark, lens.to_pixels(scene.carry_bone(bone.level, outline)))
                assert not len(along) or along.min() > 40


def test_lines_are_lines_and_fill_nothing() -> None:
    scene = scene_at(make_case(), Moment("fracture", 0.6))
    dark = _painted(scene, Lens.of(step_orbit(scene).pose, _LAYOUT))
    assert 0.002 < (dark > 40).mean() < 0.02


def test_no_line_lies_over_the_tube_in_the_plane() -> None:
    scene = scene_at(make_case(), Moment("placing", 0.5))
    lens = Lens.of(preset_orbit("side", DEFAULT_CASE).pose, _LAYOUT)
    tube = next(tool for tool in scene.instruments if (tool.kind, tool.side) == ("cannula", "left"))
    along = lens.to_pixels(scene.axes["left"].point(np.linspace(tube.tail_mm + 2.0, tube.tip_mm, 200)))
    inside = (along > 3).all(axis=1) & (along < (1276, 796)).all(axis=1)
    x, y = along[inside].astype(int).T
    assert inside.sum() > 50
    assert _painted(scene, lens)[y, x].max() == 0.0


def test_unseen_nothing_is_drawn() -> None:
    scene = scene_at(make_case(), Moment("fracture", 0.6))
    assert _painted(scene, Lens.of(step_orbit(scene).pose, _LAYOUT), presence=0.0).max() == 0.0
