"""How large the window opens when nothing is remembered."""

from PySide6.QtCore import QRect

_USUAL_PX = (1280, 800)
_SHARE = 0.85  # of a large screen
_FRAME_PX = (16, 40)  # the system's borders and title bar: known only once the window is shown


def opening_place(available: QRect) -> QRect:
    """Where the window's content goes, in the middle of what the screen has free; its frame has room around it."""
    wide, high = available.width() - _FRAME_PX[0], available.height() - _FRAME_PX[1]
    width = min(max(_USUAL_PX[0], round(_SHARE * available.width())), wide)
    height = min(max(_USUAL_PX[1], round(_SHARE * available.height())), high)
    left = available.left() + (available.width() - width) // 2
    top = available.top() + _FRAME_PX[1] - _FRAME_PX[0] // 2 + (high - height) // 2
    return QRect(left, top, width, height)
