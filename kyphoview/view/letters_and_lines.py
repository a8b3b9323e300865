"""How large the letters in a picture are, on its labels and on its gauges, and how broad its outlines.

Shares are of the picture's shorter reach, chosen by eye at 1280x800 to 3840x2160.
"""

_LABEL_SHARE = 0.033
_LARGEST_SHARE = 0.052  # at the most, where the letters are large anyhow
_LARGE_PX = 24.0  # at text scale 1: up to here they grow with the text, whatever the picture
GAUGES_EMS = 4.4, 9.6  # a gauge's card at its largest, high and wide, in its letters' sizes
_GAUGES_ROW = 0.95, 0.21  # in a narrow picture the cards fill so much of the width, and at the most of the height
_LARGEST_GAUGES_SHARE = 0.0347  # their cards must leave room for what they measure
GAUGES_CAPTION_EMS = 0.86  # the smallest letters on a gauge, in the gauges' own
LEAST_READ_PX = 12.0  # in a window, at text scale 1: where a gauge has no room for these, it leaves the picture
_OUTLINE_SHARE = 0.0021


def label_letters_px(width: float, height: float, text_scale: float, least_px: float) -> float:
    """The size of the labels' letters in a picture of that size in pixels, for a text scale of 1 to 2."""
    reach = _reach_px(width, height)
    largest = max(_LARGEST_SHARE * reach, _LARGE_PX * text_scale)
    return max(least_px, min(_LABEL_SHARE * reach * text_scale, largest))


def gauge_letters_px(label_px: float, width: float, height: float, has_columns: bool) -> float:
    """The size of the letters on the gauges, in pixels; `has_columns`: the labels stand beside the picture."""
    if not has_columns:
        high, wide = GAUGES_EMS
        return min(label_px, _GAUGES_ROW[0] * width / (3 * wide + 1), _GAUGES_ROW[1] * height / high)
    return min(label_px, _LARGEST_GAUGES_SHARE * _reach_px(width, height))


def outline_px(width: float, height: float) -> float:
    """How broad an ordinary outline is in a picture of that size in pixels; each tissue's is a share of it."""
    return max(0.8, _OUTLINE_SHARE * min(height, 0.75 * width))


def _reach_px(width: float, height: float) -> float:
    return min(height, 0.68 * width)
