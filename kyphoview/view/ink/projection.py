"""How each view projects the solid: from a point of now to a place in its picture, and back.

A place in a cut means the point of the cut's plane. In an X-ray it means the bone that its ray meets nearest to the
middle of the body, or without bone the middle itself. (The 3D view's projection stands in `solid_projection`.)
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import LEVELS
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.pinned_points import bone_distance
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame
from kyphoview.view.picture_layout import Layout
from kyphoview.view.view_frame import camera_of, plane_of

_NEAR_MM = 4.0  # a cut shows what lies no farther from its plane
_RAY_MM = np.arange(0.0, 40.1, 2.5)  # from the middle of the body outwards, to both sides


class Projection(Protocol):
    """One view at one moment."""

    @property
    def scale(self) -> float:
        """Pixels to a mm."""
        ...

    def to_pixels(self, points: Points) -> Values:
        """Points (N, 3) of now in mm as pixels (N, 2)."""
        ...

    def visibility(self, points: Points) -> Values:
        """How clearly points (N, 3) in mm are to be seen, (N,) from 0 to 1."""
        ...

    def to_solid(self, pixels: Values) -> Points:
        """What is meant by pixels (N, 2), as points (N, 3) of now in mm."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class _PlaneProjection:
    """Straight onto a plane, as cuts and X-rays are drawn."""

    frame: Frame
    plane: Plane

    @property
    def scale(self) -> float:
        return self.frame.scale

    def to_pixels(self, points: Points) -> Values:
        return self.frame.project(self.plane, points)


class CutProjection(_PlaneProjection):
    """A cut, which shows what lies in its plane."""

    def visibility(self, points: Points) -> Values:
        """1 for those of points (N, 3) in mm that lie near the plane, else 0; (N,)."""
        return np.asarray(np.abs(self.plane.height_over(points)) <= _NEAR_MM, float)

    def to_solid(self, pixels: Values) -> Points:
        """Pixels (N, 2) as the points (N, 3) of the plane, in mm."""
        return self.frame.lift(self.plane, pixels)


@dataclass(frozen=True, slots=True, eq=False)
class XrayProjection(_PlaneProjection):
    """An X-ray, which shows everything that its rays go through."""

    scene: Scene

    def visibility(self, points: Points) -> Values:
        """1 for all of points (N, 3) in mm; (N,)."""
        return np.ones(len(points))

    def to_solid(self, pixels: Values) -> Points:
        """Where rays through pixels (N, 2) meet bone nearest to the body's middle, else that middle; (N, 3) in mm."""
        middle = self.frame.lift(self.plane, pixels)
        found, is_open = middle.copy(), np.ones(len(middle), bool)
        for depth in _RAY_MM:
            for side in (1.0, -1.0):
                there = middle + side * depth * self.plane.normal
                hits = is_open & (nearest_bone_mm(self.scene, there) <= 0.0)
                found[hits] = there[hits]
                is_open &= ~hits
            if not is_open.any():
                break
        return found


def projection_of(view: str, scene: Scene, layout: Layout) -> Projection:
    """How a cut or an X-ray shows this moment in a picture of this layout."""
    frame, plane = Frame.of(camera_of(scene, view), layout), plane_of(scene.case, view)
    return XrayProjection(frame, plane, scene) if view in XRAY_VIEWS else CutProjection(frame, plane)


def nearest_bone_mm(scene: Scene, points: Points) -> Values:
    """About how far points (N, 3) of now lie from the nearest bone, in mm; negative inside."""
    nearest: Values = np.min([bone_distance(scene, level, points) for level in LEVELS], axis=0)
    return nearest
