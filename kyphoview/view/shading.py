"""Soft depth: a flat shape made to look round by a few bands, lighter towards the light.

Bands are plain fills of thin light: in a window, an SVG and a PDF they look alike, which a gradient along a border
would not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QPainter, QPainterPath

from kyphoview.view.outline import Outline
from kyphoview.view.palette import Theme
from kyphoview.view.paths import Points2, polygon
from kyphoview.view.strokes import faded, fill

_TO_THE_LIGHT = np.array([-0.35, -0.45])  # right and down: the light comes from the upper left
_MOST_OF_HALF = 0.75  # bands go so far into a shape's mean half width; farther in, they would cross
_POINTS = 120  # about as many say where a band is: it is soft


@dataclass(frozen=True, slots=True)
class Rounding:
    """How round a tissue looks: how deep its bands go in mm, how much light there is in the middle, 0 to 1, and in how
    many bands it comes."""

    depth_mm: float
    light: float
    bands: int


def paint_rounding(
    painter: QPainter, loop: Points2, rounding: Rounding, pixels_to_mm: float, theme: Theme, opacity: float = 1.0
) -> None:
    """Bands of light over a closed loop (N, 2) in pixels that is already filled; at its border the colour stays."""
    bands = [polygon(band) for band in rounding_bands(loop, rounding, pixels_to_mm)]
    fill_bands(painter, bands, rounding, theme, opacity)


def rounding_bands(loop: Points2, rounding: Rounding, units_to_mm: float) -> Sequence[Points2]:
    """The borders (M, 2) of the bands of a closed loop (N, 2), right and down in any units; to be filled all over."""
    thinned = loop[:: max(1, len(loop) // _POINTS)]
    depth = min(rounding.depth_mm * units_to_mm, _MOST_OF_HALF * _half_width(thinned))
    inwards = depth * (_TO_THE_LIGHT - Outline.of(thinned).outwards[0])
    return [thinned + band / rounding.bands * inwards for band in range(1, rounding.bands + 1)]


def fill_bands(
    painter: QPainter, bands: Sequence[QPainterPath], rounding: Rounding, theme: Theme, opacity: float
) -> None:
    """Fill them with light."""
    each = 1.0 - (1.0 - rounding.light) ** (1.0 / rounding.bands)  # they lie over each other
    for band in bands:
        fill(painter, band, faded(theme.gleam, opacity * each))


def _half_width(loop: Points2) -> float:
    """Half the width of a strip with the loop's area and border."""
    after = np.roll(loop, -1, axis=0)
    area = abs(float(np.sum(loop[:, 0] * after[:, 1] - after[:, 0] * loop[:, 1]))) / 2
    return area / max(float(np.hypot(*(after - loop).T).sum()), 1e-9)
