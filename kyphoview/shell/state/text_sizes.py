"""How large a person can have the words: times their usual size."""

LEAST_TEXT_SCALE, MOST_TEXT_SCALE = 1.0, 2.0
LEAST_TEXT_SCALE_OF_VISITORS = 1.25  # one stands before a screen in a waiting room
_WALL_SCALE, _WALL_PX, _STEP = 1.5, 1080, 0.25  # a sentence has capitals of 7 mm on a screen of 24 inches


def wall_text_scale(shorter_side_px: int) -> float:
    """With which words on a screen of this size are read from a few steps away."""
    wanted = round(_WALL_SCALE * shorter_side_px / _WALL_PX / _STEP) * _STEP
    return min(max(wanted, LEAST_TEXT_SCALE_OF_VISITORS), MOST_TEXT_SCALE)
