"""The pen: how broad its lines are, when they are drawn and in every picture that shows them later."""

_WIDTH = 0.24  # of the letters' size
_LEAST_PX, _MOST_PX = 2.5, 16.0
_HALO = 0.55  # of the line's width, at each side
_LEAST_HALO_PX = 1.2


def pen_mm(text_px: float, scale: float) -> float:
    """How broad the pen is in the solid where a picture has letters of `text_px` and `scale` pixels to a mm."""
    return _WIDTH * text_px / scale


def line_px(width_mm: float, scale: float) -> float:
    """How broad a line of ink is drawn: it grows with the picture, but is neither lost nor too broad to see past."""
    return min(_MOST_PX, max(_LEAST_PX, width_mm * scale))


def halo_px(width: float) -> float:
    """How broad the halo is at each side of a line of that width."""
    return max(_LEAST_HALO_PX, _HALO * min(width, 6.0) / 2)
