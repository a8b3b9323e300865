"""The one transform of a view: millimetres in the cut's plane to pixels, with room kept for labels and gauges."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kyphoview.procedure.scene import Camera

# Shares of the picture, chosen by eye at 1280x800 to 3840x2160.
_LABEL_SHARE = 0.033  # a label's letters, of the picture's shorter reach
_COLUMN_EMS = 8.2  # the width of a column of labels, in letters' sizes
_WIDEST_COLUMNS = 0.52  # both columns together, of the width; beyond this, numbers with a key
_SURROUNDINGS = 0.07  # of the width: how far beyond the edge things are still drawn
_TOP_SHARE, _BOTTOM_SHARE = 0.05, 0.17


@dataclass(frozen=True, slots=True)
class Layout:
    """How a picture of a given size is divided, in pixels. Independent of the moment, so that nothing jumps."""

    width: float
    height: float
    text_px: float
    has_columns: bool
    column: float
    top: float
    bottom: float

    @staticmethod
    def of(width: float, height: float, text_scale: float = 1.0, labels: bool = True) -> "Layout":
        """The division for a size in pixels and a text scale of 1 to 2."""
        text_px = max(9.0, _LABEL_SHARE * min(height, 0.68 * width) * text_scale)
        if not labels:
            return Layout(width, height, text_px, False, 0.04 * width, 0.03 * height, 0.03 * height)
        column = _COLUMN_EMS * text_px
        has_columns = 2 * column <= _WIDEST_COLUMNS * width
        key_height = 0.0 if has_columns else min(0.32 * height, 5.2 * text_px)
        return Layout(
            width,
            height,
            text_px,
            has_columns,
            column if has_columns else 0.06 * width,
            _TOP_SHARE * height,
            max(_BOTTOM_SHARE * height, key_height),
        )

    @property
    def line_px(self) -> float:
        """The width of an ordinary outline."""
        return max(0.8, 0.0021 * min(self.height, 0.75 * self.width))


@dataclass(frozen=True, slots=True)
class Frame:
    """Millimetres of the plane (x right, y up) to pixels (x right, y down)."""

    layout: Layout
    scale: float
    offset_x: float
    offset_y: float

    @staticmethod
    def of(camera: Camera, layout: Layout) -> "Frame":
        """The transform that shows all of the camera's rectangle between the columns."""
        inner_width = layout.width - 2 * layout.column
        inner_height = layout.height - layout.top - layout.bottom
        scale = min(inner_width / camera.width_mm, inner_height / camera.height_mm)
        middle_x = layout.width / 2
        middle_y = layout.top + inner_height / 2
        return Frame(layout, scale, middle_x - scale * camera.center[0], middle_y + scale * camera.center[1])

    def to_pixels(self, plane_mm: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points (N, 2) in mm to pixels."""
        return plane_mm * (self.scale, -self.scale) + (self.offset_x, self.offset_y)

    def to_mm(self, x_px: float, y_px: float) -> tuple[float, float]:
        """A pixel's place in the plane in mm."""
        return (x_px - self.offset_x) / self.scale, (self.offset_y - y_px) / self.scale

    def shows(self, pixels: NDArray[np.float64]) -> bool:
        """Whether a shape of these points (N, 2) in pixels can reach into the picture or its near surroundings."""
        margin = _SURROUNDINGS * self.layout.width
        low, high = pixels.min(axis=0), pixels.max(axis=0)
        return bool(
            high[0] >= -margin
            and high[1] >= -margin
            and low[0] <= self.layout.width + margin
            and low[1] <= self.layout.height + margin
        )

    def holds(self, pixels: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which points (N, 2) in pixels lie in the picture or its near surroundings."""
        margin = _SURROUNDINGS * self.layout.width
        size = np.array([self.layout.width, self.layout.height])
        return np.asarray(((pixels >= -margin) & (pixels <= size + margin)).all(axis=1))
