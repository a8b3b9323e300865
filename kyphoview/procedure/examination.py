"""The examination: a finger on the skin of the back feels its way down to the bone that hurts, and presses there."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.axis import Vector, read_only
from kyphoview.anatomy.levels import LEVELS, REFERENCE_LEVEL
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.trunk import skin_behind
from kyphoview.procedure.track import movement

_COME, _DOWN, _PRESSED = movement("finger"), movement("finger_down"), movement("finger_pressed")
_AWAY_MM = 150.0  # behind the skin, off the picture
_PRESS_MM = 3.5  # how far the skin gives way
_DENT_MM = 9.0  # how far from the fingertip it still gives way by a third of that
_BUMP_MM = -9.0  # the bump that is felt, over or under its body's middle
PRESSING = read_only((0.0, 0.985, -0.17))
"""The way a finger presses, a unit vector (3,): forwards and a little down."""


@dataclass(frozen=True, slots=True)
class Finger:
    """A finger of the person who examines: its tip in mm before the body leans, and how hard it presses, 0 to 1."""

    tip: tuple[float, float, float]
    pressed: float


def examining(clock: float) -> float:
    """How far the examining hand has come, 0 (away) to 1 (at the skin)."""
    return _COME.at(clock)


def finger_at(level: str, clock: float) -> Finger | None:
    """The finger at a clock; None while there is none."""
    come = examining(clock)
    if come <= 0.0:
        return None
    first, last = _places(level)
    pressed = _PRESSED.at(clock)
    behind_mm = _AWAY_MM * (1.0 - come) - _PRESS_MM * pressed
    x, y, z = (first + _DOWN.at(clock) * (last - first) - behind_mm * PRESSING).tolist()
    return Finger((x, y, z), pressed)


def dent_mm(finger: Finger, off_mm: Vector) -> Vector:
    """How far the skin gives way, (...,) in mm, so far along it from the fingertip, (...,) in mm."""
    deep: Vector = _PRESS_MM * finger.pressed * np.exp(-((off_mm / _DENT_MM) ** 2))
    return deep


@cache
def _places(level: str) -> tuple[Vector, Vector]:
    """On the skin, (3,) each, in mm: behind the bump of the vertebra above, and of the treated one."""
    above = placement(level, LEVELS[LEVELS.index(level) - 1]).carry(np.zeros(3))
    return _on_skin(level, float(above[2]) + _BUMP_MM), _on_skin(level, _BUMP_MM)


def _on_skin(level: str, z_mm: float) -> Vector:
    """Where the skin of the back is at a height."""
    y = np.linspace(-160.0, -40.0, 1201)
    line = np.column_stack((np.zeros_like(y), y, np.full_like(y, z_mm)))
    home = placement(REFERENCE_LEVEL, level).carry(line)
    return read_only(line[np.argmax(home[:, 1] > skin_behind(home[:, 2]))])
