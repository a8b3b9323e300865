"""How a picture of a given size is divided, and where a rectangle of millimetres stands in it. Needs no arrays, so that
the first picture of a start need not wait for them."""

from typing import Literal

from msgspec import Struct

from kyphoview.view.letters_and_lines import (
    GAUGES_CAPTION_EMS,
    GAUGES_EMS,
    LEAST_READ_PX,
    gauge_letters_px,
    label_letters_px,
    outline_px,
)
from kyphoview.view.zoom import WHOLE, Zoom

View = Literal["side", "top"]
VIEWS: tuple[View, ...] = ("side", "top")

# Shares of the picture, chosen by eye at 1280x800 to 3840x2160.
_COLUMN_EMS = 8.2  # the width of a column of labels, in letters' sizes
_WIDEST_COLUMNS = 0.52  # both columns together, of the width; beyond this, or upright, labels stand over its ends
_NARROW_EDGE_SHARE = 0.06  # of the width, there
_TOP_SHARE, _BOTTOM_SHARE, _NO_GAUGES_SHARE = 0.05, 0.17, 0.06
_GAUGES_MARGIN_EMS = 0.55  # below them, in their letters' sizes
_FILLED_EDGE_SHARE = 0.015
_ROUNDED_PX = 0.25  # letters have whole pixels


class Layout(Struct, frozen=True):
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
    least_read_px: float = LEAST_READ_PX  # no word that has room is smaller
    zoom: Zoom = WHOLE  # of what is framed, by hand

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
            return Layout(
                width, height, text_px, False, 0.04 * width, 0.03 * height, 0.03 * height, True, has_gauges=False
            )
        column = _COLUMN_EMS * text_px
        has_columns = width > height and 2 * column <= _WIDEST_COLUMNS * width
        gauge_px = gauge_letters_px(text_px, width, height, has_columns)
        has_gauges = has_gauges and GAUGES_CAPTION_EMS * gauge_px >= least_gauge_px - _ROUNDED_PX
        gauges_height = (GAUGES_EMS[0] + 2 * _GAUGES_MARGIN_EMS) * gauge_px
        below_narrow = gauges_height if has_gauges else _NO_GAUGES_SHARE * height
        return Layout(
            width,
            height,
            text_px,
            has_columns,
            column if has_columns else _NARROW_EDGE_SHARE * width,
            _TOP_SHARE * height,
            _BOTTOM_SHARE * height if has_columns else below_narrow,
            has_figures=has_figures,
            has_gauges=has_gauges,
            least_read_px=LEAST_READ_PX * text_scale,
        )

    @property
    def gauge_px(self) -> float:
        """The size of the letters on the gauges."""
        return gauge_letters_px(self.text_px, self.width, self.height, self.has_columns)

    @property
    def small_px(self) -> float:
        """The least size of words on small pictures and in corners: it grows with the text, up to a label's."""
        return max(LEAST_READ_PX, min(self.text_px, self.least_read_px))

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
            fills: its ends hold so little that columns and gauges may lie over them.
        """
        beside, top, bottom = self.column, self.top, self.bottom
        if fills:
            beside, top = _FILLED_EDGE_SHARE * self.width, _FILLED_EDGE_SHARE * self.height
            bottom = top
        inner_width = self.width - 2 * beside
        inner_height = self.height - top - bottom
        scale = min(inner_width / width_mm, inner_height / height_mm)
        middle_y = top + inner_height / 2
        left, top = self.width / 2 - scale * center[0], middle_y + scale * center[1]
        if not self.zoom.is_whole:
            left, top = self.zoom.place(left, top, self.width, self.height)
            scale *= self.zoom.factor
        return round(scale, 9), round(left, 4), round(top, 4)  # so that a camera that rests gives the same again
