"""How a picture of a given size is divided, and where a rectangle of millimetres stands in it. Needs no arrays, so that
the first picture of a start need not wait for them."""

from dataclasses import dataclass
from typing import Literal

from kyphoview.view.letters_and_lines import (
    GAUGES_CAPTION_EMS,
    GAUGES_SHARE,
    gauge_letters_px,
    label_letters_px,
    outline_px,
)

View = Literal["side", "top"]
VIEWS: tuple[View, ...] = ("side", "top")

# Shares of the picture, chosen by eye at 1280x800 to 3840x2160.
_COLUMN_EMS = 8.2  # the width of a column of labels, in letters' sizes
_WIDEST_COLUMNS = 0.52  # both columns together, of the width; beyond this, numbers with a key
_GAUGES_EMS = 4.9  # the height of the gauges above the picture, where the key has their place, in their letters' sizes
_TOP_SHARE, _BOTTOM_SHARE = 0.05, 0.17
_FILLED_EDGE_SHARE = 0.015
_LEAST_MIDDLE_SHARE = 0.5  # of the height, between gauges and key: else the gauges leave it to what they measure
_ROUNDED_PX = 0.25  # letters have whole pixels


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
    is_bare: bool = False  # without words
    has_figures: bool = True  # else the gauges say what happens in plain words
    has_names: bool = True  # else its parts are not named, and all else stays where it is
    has_gauges: bool = True  # where a step has them; of two pictures only the first one shows them, if they can be read

    @staticmethod
    def of(
        width: float,
        height: float,
        text_scale: float = 1.0,
        labels: bool = True,
        least_text_px: float = 9.0,
        has_gauges: bool = True,
        has_figures: bool = True,
        least_gauge_px: float = 0.0,
    ) -> "Layout":
        """The division for a size in pixels and a text scale of 1 to 2.

        Args:
            least_gauge_px: gauges whose smallest letters would be smaller than this are left out.
        """
        text_px = label_letters_px(width, height, text_scale, least_text_px)
        if not labels:
            return Layout(width, height, text_px, False, 0.04 * width, 0.03 * height, 0.03 * height, is_bare=True)
        column = _COLUMN_EMS * text_px
        has_columns = 2 * column <= _WIDEST_COLUMNS * width
        gauge_px = gauge_letters_px(text_px, width, height, has_columns)
        key_height = 0.0 if has_columns else min(0.32 * height, 5.2 * text_px)
        over_numbers = 0.0 if has_columns else _GAUGES_EMS * gauge_px
        has_room = height - key_height - over_numbers >= _LEAST_MIDDLE_SHARE * height
        has_gauges = has_gauges and has_room and GAUGES_CAPTION_EMS * gauge_px >= least_gauge_px - _ROUNDED_PX
        gauges_height = 0.0 if has_columns or not has_gauges else _GAUGES_EMS * GAUGES_SHARE * text_px
        return Layout(
            width,
            height,
            text_px,
            has_columns,
            column if has_columns else 0.06 * width,
            max(_TOP_SHARE * height, gauges_height),
            max(_BOTTOM_SHARE * height, key_height),
            has_figures=has_figures,
            has_gauges=has_gauges,
        )

    @property
    def gauge_px(self) -> float:
        """The size of the letters on the gauges."""
        return gauge_letters_px(self.text_px, self.width, self.height, self.has_columns)

    @property
    def line_px(self) -> float:
        """The width of an ordinary outline."""
        return outline_px(self.width, self.height)

    def fit(
        self, center: tuple[float, float], width_mm: float, height_mm: float, fills: bool = False
    ) -> tuple[float, float, float]:
        """How a rectangle in mm (x right, y up) is shown whole between the columns: pixels to a mm, and where the
        origin stands (x, y) in pixels, y down.

        Args:
            fills: its ends hold so little that columns and gauges may lie over them; the key of numbers may not.
        """
        beside, top, bottom = self.column, self.top, self.bottom
        if fills:
            beside, top = _FILLED_EDGE_SHARE * self.width, _FILLED_EDGE_SHARE * self.height
            bottom = top if self.has_columns or self.is_bare else self.bottom
        inner_width = self.width - 2 * beside
        inner_height = self.height - top - bottom
        scale = min(inner_width / width_mm, inner_height / height_mm)
        middle_y = top + inner_height / 2
        left, top = self.width / 2 - scale * center[0], middle_y + scale * center[1]
        return round(scale, 9), round(left, 4), round(top, 4)  # so that a camera that rests gives the same again
