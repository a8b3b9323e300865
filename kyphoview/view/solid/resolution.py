"""How many pixels the 3D picture is rendered with: many while it stands still, and while it moves as many as can be
rendered in time."""

import math
from statistics import median

MOVING_SCALES = (1.5, 1.25, 1.0, 0.8, 0.65)
"""Pixels rendered for each one shown, along either side, from the finest to the lightest."""
STILL_SCALE = 2.0
LEAST_SCALE = MOVING_SCALES[-1]
_FIRST = MOVING_SCALES.index(1.0)
_SLOW_MS, _QUICK_MS = 27.0, 9.0
_FEW, _MANY = 5, 40
_MOST_PIXELS = 12_000_000


class MovingResolution:
    """Chooses a scale from how long pictures took."""

    def __init__(self) -> None:
        self._at = _FIRST
        self._taken_ms: list[float] = []

    @property
    def is_light(self) -> bool:
        """Whether moving pictures are coarser than the screen."""
        return MOVING_SCALES[self._at] < 1.0

    def scale(self, is_moving: bool, width_px: float, height_px: float) -> float:
        """The scale for a picture of so many device pixels."""
        wanted = MOVING_SCALES[self._at] if is_moving else STILL_SCALE
        most = math.sqrt(_MOST_PIXELS / max(1.0, width_px * height_px))
        return min(wanted, max(most, LEAST_SCALE))

    def note(self, taken_ms: float) -> None:
        """A moving picture took so long."""
        self._taken_ms.append(taken_ms)
        if len(self._taken_ms) >= _FEW and median(self._taken_ms[-_FEW:]) > _SLOW_MS:
            self._step(1)
        elif len(self._taken_ms) >= _MANY and median(self._taken_ms[-_MANY:]) < _QUICK_MS:
            self._step(-1)

    def _step(self, towards_lighter: int) -> None:
        self._at = min(len(MOVING_SCALES) - 1, max(0, self._at + towards_lighter))
        self._taken_ms.clear()
