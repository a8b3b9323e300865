"""Cement in a cut: in a cavity, or in the pores between trabeculae that stay."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.procedure.filling.bodies import Cement
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.bones import paint_pores
from kyphoview.view.cut.fillings.round_body import outline_of, paint_highlight, round_light
from kyphoview.view.frame import Frame
from kyphoview.view.outline import outlined
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked, polygon
from kyphoview.view.strokes import faded, fill, fill_all, mix, restored, stroke

_GRAINS = 70
_GRAIN_MM = 0.16
_GRAINS_EACH = 5
_STRUTS_SHADE = 0.35  # struts in cement, from bone towards marrow, so that they stand out


def paint_cement(painter: QPainter, frame: Frame, plane: Plane, cement: Cement, theme: Theme) -> None:
    """Cement: glossy while liquid, matt and grained once set, creeping a little among the trabeculae."""
    outline = outline_of(cement.joined, plane, frame)
    if len(outline) < 3 or np.ptp(outline, axis=0).max() < 0.5:
        return
    body = mix(theme.cement_wet, theme.cement_set, cement.setting)
    light = mix("#ffffff", theme.cement_set, cement.setting)
    gradient = round_light(outline, light, body, (0.38, 0.28))
    gradient.setColorAt(1.0, mix(body.name(), theme.cement_edge, 0.22 - 0.12 * cement.setting))
    outlined(painter, outline, gradient, theme.cement_edge, 0.9 * frame.layout.line_px)
    fill_all(painter, _grains(outline, frame), faded(theme.cement_edge, 0.16 + 0.2 * cement.setting))
    paint_highlight(painter, outline, "#ffffff", 0.9 * (1.0 - cement.setting))


def paint_cloud(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, cement: Cement, theme: Theme) -> None:
    """A cloud of cement with a ragged border."""
    outline = outline_of(cement.body, cut.plane, frame)
    if len(outline) < 3 or np.ptp(outline, axis=0).max() < 0.5:
        return
    colour, path = mix(theme.cement_wet, theme.cement_set, cement.setting), polygon(outline)
    fill(painter, path, mix(theme.bone, theme.marrow, _STRUTS_SHADE))
    with restored(painter):
        painter.setClipPath(path)
        paint_pores(painter, frame, cut, scene, path.boundingRect(), colour)
    stroke(painter, path, theme.cement_edge, 0.8 * frame.layout.line_px)


def _grains(outline: NDArray[np.float64], frame: Frame) -> list[QPainterPath]:
    """The powder that makes cement show on X-ray: fine grains, kept inside by scaling them about the middle."""
    seed = np.random.default_rng(5)
    middle = outline.mean(axis=0)
    at = seed.integers(0, len(outline), _GRAINS)
    reach = 0.9 * np.sqrt(seed.uniform(0.0, 1.0, _GRAINS))
    place = middle + reach[:, None] * (outline[at] - middle)
    size = _GRAIN_MM * frame.scale
    shape = np.array([(-1, 0), (0, -1), (1, 0), (0, 1)]) * size
    corners = (place[:, None, :] + shape).reshape(-1, 2)
    return chunked(corners, np.arange(0, len(corners) + 1, 4), _GRAINS_EACH)
