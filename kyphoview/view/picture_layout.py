"""How a picture of a given size is divided, and where a rectangle of millimetres stands in it. Needs no arrays, so that
the first picture of a start need not wait for them."""

from dataclasses import dataclass
from typing import Literal

View = Literal["side", "top"]
VIEWS: tuple[View, ...] = ("side", "top")

# Shares of the picture, chosen by eye at 1280x800 to 3840x2160.
_LABEL_SHARE = 0.033  # a label's letters, of the picture's shorter reach
_LARGEST_SHARE = 0.052  # and at the most, where the letters are large anyhow
_COLUMN_EMS = 8.2  # the width of a column of labels, in letters' sizes
_WIDEST_COLUMNS = 0.52  # both columns together, of the width; beyond this, numbers with a key
_GAUGES_EMS, _GAUGES_SHARE = 4.6, 0.82  # above the picture, where the key has their place: height and smaller letters
_LARGEST_GAUGES_SHARE = 0.042  # their cards must leave room for what they measure
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
    has_gauges: bool = True  # where a step has them; of two pictures beside each other only the first one shows them

    @staticmethod
    def of(
        width: float,
        height: float,
        text_scale: float = 1.0,
        labels: bool = True,
        least_text_px: float = 9.0,
        has_gauges: bool = True,
    ) -> "Layout":
        """The division for a size in pixels and a text scale of 1 to 2."""
        reach = min(height, 0.68 * width)
        largest = max(_LARGEST_SHARE * reach, 17.0 * text_scale)
        text_px = max(least_text_px, min(_LABEL_SHARE * reach * text_scale, largest))
        if not labels:
            return Layout(width, height, text_px, False, 0.04 * width, 0.03 * height, 0.03 * height)
        column = _COLUMN_EMS * text_px
        has_columns = 2 * column <= _WIDEST_COLUMNS * width
        key_height = 0.0 if has_columns else min(0.32 * height, 5.2 * text_px)
        gauges_height = 0.0 if has_columns or not has_gauges else _GAUGES_EMS * _GAUGES_SHARE * text_px
        return Layout(
            width,
            height,
            text_px,
            has_columns,
            column if has_columns else 0.06 * width,
            max(_TOP_SHARE * height, gauges_height),
            max(_BOTTOM_SHARE * height, key_height),
            has_gauges,
        )

    @property
    def gauge_px(self) -> float:
        """The size of the letters on the gauges."""
        if not self.has_columns:
            return _GAUGES_SHARE * self.text_px
        return min(self.text_px, _LARGEST_GAUGES_SHARE * min(self.height, 0.68 * self.width))

    @property
    def line_px(self) -> float:
        """The width of an ordinary outline."""
        return max(0.8, 0.0021 * min(self.height, 0.75 * self.width))

    def fit(self, center: tuple[float, float], width_mm: float, height_mm: float) -> tuple[float, float, float]:
        """How a rectangle in mm (x right, y up) is shown whole between the columns: pixels to a mm, and where the
        origin stands (x, y) in pixels, y down."""
        inner_width = self.width - 2 * self.column
        inner_height = self.height - self.top - self.bottom
        scale = min(inner_width / width_mm, inner_height / height_mm)
        middle_y = self.top + inner_height / 2
        left, top = self.width / 2 - scale * center[0], middle_y + scale * center[1]
        return round(scale, 9), round(left, 4), round(top, 4)  # so that a camera that rests gives the same again
