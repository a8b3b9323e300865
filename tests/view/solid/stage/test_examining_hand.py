"""The examining hand in 3D: there while a finger presses, at the skin, and never seen edge-on."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.cut.hand import fingertip
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.preset_cameras import preset_orbit, step_orbit
from kyphoview.view.solid.stage.examining_hand import paint_examining_hand, pressed_skin

_WIDTH, _HEIGHT = 900, 640
_LAYOUT = Layout.of(_WIDTH, _HEIGHT)


def _painted(step: str, at: float, preset: str | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Which pixels are painted (H, W), and where the fingertip is, (2,)."""
    scene = scene_at(DEFAULT_CASE, Moment(step, at))
    orbit = step_orbit(scene) if preset is None else preset_orbit(preset, DEFAULT_CASE)  # type: ignore[arg-type]
    lens = Lens.of(orbit.pose, _LAYOUT)
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    with QPainter(image) as painter:
        paint_examining_hand(painter, lens, scene, LIGHT)
    alpha = np.frombuffer(image.constBits(), np.uint8).reshape(_HEIGHT, _WIDTH, 4)[..., 3] > 0
    tip = lens.to_pixels(fingertip(scene)[:1])[0] if scene.finger is not None else np.zeros(2)
    return alpha, tip


@pytest.mark.usefixtures("qapp")
def test_the_finger_is_seen_where_it_presses() -> None:
    painted, (x, _) = _painted("finding", 0.6)
    assert painted.sum() > 4000
    rows, columns = np.nonzero(painted)
    assert columns.max() == _WIDTH - 1  # the hand comes from behind, from beyond the picture
    assert columns.min() < x < columns.max()
    assert np.ptp(rows) > 0.3 * _HEIGHT  # and the skin runs up and down


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("step", "at", "preset"), [("fracture", 1.0, None), ("ready", 0.5, None), ("finding", 0.6, "back")]
)
def test_it_is_not_there_before_or_after_nor_seen_edge_on(step: str, at: float, preset: str | None) -> None:
    assert not _painted(step, at, preset)[0].any()


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("balloons", [1, 2])
def test_the_skin_gives_way_under_the_finger_and_nowhere_else(level: str, balloons: int) -> None:
    case = make_case(level=level, balloons=balloons)
    before, pressed = (scene_at(case, Moment("finding", at)) for at in (0.34, 0.6))
    skin, tip = pressed_skin(pressed), fingertip(pressed)[0]
    off = np.linalg.norm(skin - tip, axis=1)
    assert off.min() < 0.8  # it lies round the fingertip
    given = np.linalg.norm(skin[:, None] - pressed_skin(before)[None], axis=-1).min(axis=1)
    assert 2.5 < given[off.argmin()] < 4.5
    assert given[(off > 30.0) & (off < 50.0)].max() < 0.6  # half the spacing
    steps = np.diff(skin, axis=0)
    assert np.linalg.norm(steps, axis=1).max() < 2.0  # without a break
