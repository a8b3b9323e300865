"""How the spine is opened: the half before the cut swings aside like a book's cover, and then fades.

The hinge stands upright behind the processes, so that the near half opens in front, never comes between the camera and
the cut face where the steps look from, and shows its own side of the cut with the same drawing.
"""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QQuaternion, QVector3D

from kyphoview.anatomy.geometry.axis import Vector
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.view.solid.stage.stage_objects import vector3

_BACK_MM = 58.0  # how far behind the treated body's centre the hinge stands
_WIDEST_DEG = 100.0
_LIFT_MM = 5.0  # out of the plane, so that the halves do not touch while it swings
_FADES = (0.6, 0.98)  # of the opening
_SHUT = 0.02  # of the opening: a crack as thin as this looks like a fracture through all bones


@dataclass(frozen=True, slots=True)
class NearHalf:
    """Its place when the spine is open so far, 0 (whole) to 1 (open)."""

    openness: float

    @property
    def presence(self) -> float:
        """How much of it is seen, 1 to 0."""
        share = min(1.0, max(0.0, (self.openness - _FADES[0]) / (_FADES[1] - _FADES[0])))
        return 1.0 - share * share * (3.0 - 2.0 * share)

    @property
    def is_ajar(self) -> bool:
        """Whether the cut face may be seen."""
        return self.openness > _SHUT

    @property
    def turn_rad(self) -> float:
        """How far it has swung, about the upright line."""
        return math.radians(_WIDEST_DEG) * max(0.0, self.openness - _SHUT) / (1.0 - _SHUT)

    def carry(self, plane: Plane, points: Vector) -> Vector:
        """Points (..., 3) in mm of the closed near half before a plane, swung aside."""
        hinge = plane.origin + _BACK_MM * plane.across
        cosine, sine = math.cos(self.turn_rad), math.sin(self.turn_rad)
        turn = np.array(((cosine, -sine, 0.0), (sine, cosine, 0.0), (0.0, 0.0, 1.0)))
        swung: Vector = (points - hinge) @ turn.T + hinge + _LIFT_MM * sine * plane.normal
        return swung

    def placed(self, plane: Plane) -> tuple[QQuaternion, QVector3D]:
        """The same as a rotation and the place that the origin comes to."""
        half = self.turn_rad / 2
        return QQuaternion(math.cos(half), 0.0, 0.0, math.sin(half)), vector3(self.carry(plane, np.zeros(3)))
