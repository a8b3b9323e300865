"""The cavity in a cut, and the bone that was compacted around it."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPainter, QPainterPath

from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.view.cut.fillings.round_body import outline_of, round_light
from kyphoview.view.frame import Frame
from kyphoview.view.outline import outlined
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked
from kyphoview.view.strokes import faded, fill_all, mix

_RIM_FLECKS = 150
_FLECKS_EACH = 25


def paint_compacted(painter: QPainter, frame: Frame, plane: Plane, rim: RadialBody, theme: Theme) -> None:
    """Bone that the balloon has pressed together: pale and dense, with flecks of crushed trabeculae."""
    outline = outline_of(rim, plane, frame)
    outlined(painter, outline, theme.compacted, theme.bone_line, 0.5 * frame.layout.line_px)
    fill_all(painter, _flecks(outline, frame), faded(theme.bone_line, 0.55))


def _flecks(outline: NDArray[np.float64], frame: Frame) -> list[QPainterPath]:
    """Short strokes just inside an outline, along it, at places that stay with the outline as it grows."""
    if len(outline) < 8:
        return []
    share_along, depth, half_mm = _fleck_places()
    at = share_along * len(outline)
    first = at.astype(int)
    share = (at - first)[:, None]
    following = (first + 1) % len(outline)
    along = outline[following] - outline[first]
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    middle = outline.mean(axis=0)
    place = outline[first] * (1 - share) + outline[following] * share
    place = place + depth[:, None] * (middle - place)
    half = along * (half_mm * frame.scale)[:, None]
    thin = np.column_stack([-along[:, 1], along[:, 0]]) * (0.09 * frame.scale)
    corners = np.stack([place - half, place + thin, place + half, place - thin], axis=1).reshape(-1, 2)
    return chunked(corners, np.arange(0, len(corners) + 1, 4), _FLECKS_EACH)


@cache
def _fleck_places() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """For each fleck: how far along the outline, how far towards its middle (0 to 1), and half its length in mm."""
    seed = np.random.default_rng(11)
    return seed.uniform(0, 1, _RIM_FLECKS), seed.uniform(0.02, 0.16, _RIM_FLECKS), seed.uniform(0.18, 0.5, _RIM_FLECKS)


def paint_cavity(painter: QPainter, frame: Frame, plane: Plane, cavity: RadialBody, theme: Theme) -> None:
    """The hollow that the balloon leaves."""
    outline = outline_of(cavity, plane, frame)
    light = round_light(outline, mix(theme.cavity, "#000000", 0.28), QColor(theme.cavity), (0.5, 0.55))
    outlined(painter, outline, light, theme.bone_edge, 0.8 * frame.layout.line_px)
