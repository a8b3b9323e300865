"""One thing on the stage, and how numbers become Qt's vectors."""

import math
from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QQuaternion, QVector3D, QVector4D

from kyphoview.anatomy.geometry.axis import Axis, Vector
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.view.solid.shapes.surfaces import Solid
from kyphoview.view.solid.stage.geometry import SolidGeometry
from kyphoview.view.solid.stage.materials import Matter

Kind = Literal["body", "opened", "steel", "glass"]
"""Opaque and lit, the same but open where a plane has cut it, instruments, and what is seen through."""
Place = Literal["stage", "cover"]
"""What stays, and what lies before the cut and is swung aside."""


class Item:
    """Something made in QML, whose properties are set only when they change."""

    def __init__(self, made: QObject) -> None:
        self._made = made
        self._known: dict[str, object] = {}
        self._lying: tuple[bytes, bytes] | None = None

    def put(self, name: str, value: object) -> None:
        """Set a property, if it is another."""
        if name not in self._known or self._known[name] != value:
            self._known[name] = value
            self._made.setProperty(name, value)

    def move(self, motion: RigidMotion) -> None:
        """Put it where a motion in the mid-sagittal plane takes it."""
        half = -motion.angle_rad / 2
        self.put("rotation", QQuaternion(math.cos(half), math.sin(half), 0.0, 0.0))
        self.put("position", QVector3D(0.0, motion.shift_y_mm, motion.shift_z_mm))

    def put_on(self, axis: Axis, at_mm: float) -> None:
        """Put what was turned about z on an axis, forwards."""
        lying = axis.forward.tobytes(), axis.up.tobytes()
        if lying != self._lying:
            self._lying = lying
            right = np.cross(axis.up, axis.forward)
            self.put("rotation", QQuaternion.fromAxes(vector3(right), vector3(axis.up), vector3(axis.forward)))
        self.put("position", vector3(axis.origin + at_mm * axis.forward))

    def remove(self) -> None:
        """Off the stage."""
        self._made.deleteLater()


class Body(Item):
    """A solid on the stage."""

    def __init__(self, add: Callable[[Any], QObject], solid: Solid | None = None) -> None:
        self._geometry = SolidGeometry(solid)
        super().__init__(add(self._geometry))

    def take(self, solid: Solid) -> None:
        """Be this solid."""
        self._geometry.take(solid)

    def dress(self, made_of: Matter) -> None:
        """Look like this."""
        for name, value in made_of.properties().items():
            self.put(name, value)


class Bodies(dict[str, Body]):
    """The solids in one place on the stage, by name."""

    def __init__(self, root: QObject, place: Place) -> None:
        super().__init__()
        self._root: Any = root
        self._place = place

    def add(self, name: str, solid: Solid | None = None, kind: Kind = "body") -> Body:
        """A new one."""
        makers = {
            "body": self._root.addBody,
            "opened": self._root.addOpened,
            "steel": self._root.addSteel,
            "glass": self._root.addGlass,
        }
        self[name] = Body(partial(makers[kind], self._place), solid)
        return self[name]

    def named(self, name: str, kind: Kind = "body") -> Body:
        """The one of this name, made where there is none yet."""
        return self.get(name) or self.add(name, kind=kind)


def vector3(point: Vector) -> QVector3D:
    """A point (3,)."""
    x, y, z = (float(part) for part in point)
    return QVector3D(x, y, z)


def vector4(point: Vector, last: float) -> QVector4D:
    """A point (3,) and one number more."""
    x, y, z = (float(part) for part in point)
    return QVector4D(x, y, z, last)


def plane_vector(plane: Plane) -> QVector4D:
    """A plane as the shaders take it: with (x, y, z, 1) it gives the height over the plane, mm."""
    return vector4(plane.normal, -float(plane.normal @ plane.origin))
