"""The objects of the 3D scene that Python moves, and numbers as Qt's vectors."""

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
from kyphoview.view.solid.stage.materials import Material

Kind = Literal["tissue", "hollow_tissue", "instrument", "balloon", "covering"]
"""Which QML component it is: opaque and lit, the same but cut off above a plane, polished steel, transparent, or a
covering of the trunk."""
Half = Literal["far", "near"]
"""What stays behind the cut's plane, and what lies before it and is swung aside."""


class StageObject:
    """A QML object whose properties are set only when they change."""

    def __init__(self, qml: QObject) -> None:
        self._qml = qml
        self._values: dict[str, object] = {}
        self._axis_turn: tuple[bytes, bytes] | None = None

    def set(self, name: str, value: object) -> None:
        """Set a QML property, unless it has this value already."""
        if name not in self._values or self._values[name] != value:
            self._values[name] = value
            self._qml.setProperty(name, value)

    def move(self, motion: RigidMotion) -> None:
        """Put it where a motion in the mid-sagittal plane takes it."""
        half = -motion.angle_rad / 2
        self.set("rotation", QQuaternion(math.cos(half), math.sin(half), 0.0, 0.0))
        self.set("position", QVector3D(0.0, motion.shift_y_mm, motion.shift_z_mm))

    def move_onto(self, axis: Axis, at_mm: float) -> None:
        """Put what was made along z on an axis, its origin `at_mm` along it."""
        turn = axis.forward.tobytes(), axis.up.tobytes()
        if turn != self._axis_turn:
            self._axis_turn = turn
            right = np.cross(axis.up, axis.forward)
            self.set("rotation", QQuaternion.fromAxes(vector3(right), vector3(axis.up), vector3(axis.forward)))
        self.set("position", vector3(axis.origin + at_mm * axis.forward))

    def remove(self) -> None:
        """Take it out of the scene."""
        self._qml.deleteLater()


class SolidObject(StageObject):
    """A surface in the scene with its material."""

    def __init__(self, create: Callable[[Any], QObject], solid: Solid | None = None) -> None:
        self._geometry = SolidGeometry(solid)
        super().__init__(create(self._geometry))

    def set_solid(self, solid: Solid) -> None:
        """Show this surface; nothing is sent if it is the same object as before."""
        self._geometry.set_solid(solid)

    def set_material(self, material: Material) -> None:
        """Show it in this material."""
        for name, value in material.properties().items():
            self.set(name, value)


class SolidObjects(dict[str, SolidObject]):
    """The surfaces in one half of the scene, by name."""

    def __init__(self, root: QObject, half: Half) -> None:
        super().__init__()
        self._root: Any = root
        self._half = half

    def add(self, name: str, solid: Solid | None = None, kind: Kind = "tissue") -> SolidObject:
        """Create one."""
        creators = {
            "tissue": self._root.addTissue,
            "hollow_tissue": self._root.addHollowTissue,
            "instrument": self._root.addInstrument,
            "balloon": self._root.addBalloon,
            "covering": self._root.addCovering,
        }
        self[name] = SolidObject(partial(creators[kind], self._half), solid)
        return self[name]

    def named(self, name: str, kind: Kind = "tissue") -> SolidObject:
        """The one of this name, created when it is first asked for."""
        return self.get(name) or self.add(name, kind=kind)


def vector3(point: Vector) -> QVector3D:
    """A point (3,), in any unit, as Qt takes it."""
    x, y, z = (float(part) for part in point)
    return QVector3D(x, y, z)


def vector4(point: Vector, last: float) -> QVector4D:
    """A point (3,), in any unit, and a fourth number as Qt takes them."""
    x, y, z = (float(part) for part in point)
    return QVector4D(x, y, z, last)


def plane_vector(plane: Plane) -> QVector4D:
    """A plane as the shaders take it: its product with (x, y, z, 1) is the height over the plane in mm."""
    return vector4(plane.normal, -float(plane.normal @ plane.origin))
