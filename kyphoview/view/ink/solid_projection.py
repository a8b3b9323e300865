"""How the 3D view projects the solid: along the rays of its camera."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.scene import Scene
from kyphoview.view.ink.projection import nearest_bone_mm
from kyphoview.view.solid.camera import Lens

_SEEN_FROM = (0.10, 0.30)  # how squarely the camera must be before the cut face: from none to all of what lies in it
_OPEN_FROM = (0.75, 0.97)
_IN_FACE_MM = 1.0
_HIT_MM, _MARCH_STEPS, _CAUTION = 0.15, 60, 0.8
_DEEPEST_MM = 140.0


@dataclass(frozen=True, slots=True, eq=False)
class SolidProjection:
    """The camera, and how far the spine is open (0 to 1)."""

    lens: Lens
    scene: Scene
    openness: float

    @property
    def scale(self) -> float:
        """Pixels to a mm, at the camera's target."""
        return self.lens.scale

    def to_pixels(self, points: Points) -> Values:
        """Points (N, 3) of now in mm as pixels (N, 2)."""
        return self.lens.to_pixels(points)

    def visibility(self, points: Points) -> Values:
        """How clearly points (N, 3) in mm are seen, (N,) from 0 to 1: what lies in the cut face is seen as its labels
        are, from before it, when the spine is open."""
        plane = side_plane(self.scene.case.level, self.scene.case.path)
        before = float(self.lens.axes[2] @ plane.normal)
        in_face = _ramp(before, *_SEEN_FROM) * _ramp(self.openness, *_OPEN_FROM)
        return np.where(np.abs(plane.height_over(points)) <= _IN_FACE_MM, in_face, 1.0)

    def to_solid(self, pixels: Values) -> Points:
        """What pixels (N, 2) mean, (N, 3) in mm: the cut face's plane where one looks onto it; else the first bone, or
        without one the target's distance."""
        ways = self._ways(pixels)
        if self._is_face_before_the_eye(ways):
            plane = side_plane(self.scene.case.level, self.scene.case.path)
            far = -float(plane.height_over(self.lens.position)) / (ways @ plane.normal)
            return self.lens.position + far[:, None] * ways
        near = self.lens.position + max(0.0, self.lens.away_mm - _DEEPEST_MM / 2) * ways
        hit, is_bone = self._march(near, ways)
        return np.where(is_bone[:, None], hit, self.lens.position + self.lens.away_mm * ways)

    def _ways(self, pixels: Values) -> Points:
        """The directions of the rays through pixels (N, 2), as unit vectors (N, 3)."""
        layout, focal = self.lens.layout, self.lens.scale * self.lens.away_mm
        local = np.column_stack(
            (
                (pixels[:, 0] - layout.width / 2) / focal,
                (layout.height / 2 - pixels[:, 1]) / focal,
                np.full(len(pixels), -1.0),
            )
        )
        ways = local @ self.lens.axes
        unit: Points = ways / np.linalg.norm(ways, axis=1, keepdims=True)
        return unit

    def _is_face_before_the_eye(self, ways: Points) -> bool:
        plane = side_plane(self.scene.case.level, self.scene.case.path)
        is_before = float(plane.height_over(self.lens.position)) > 0.0
        return self.openness >= _OPEN_FROM[0] and is_before and bool((ways @ plane.normal < -_SEEN_FROM[0]).all())

    def _march(self, start: Points, ways: Points) -> tuple[Points, NDArray[np.bool_]]:
        """Along the rays to the first bone, by steps that reach no farther than the nearest one."""
        place, gone = start.copy(), np.zeros(len(start))
        is_bone = np.zeros(len(start), bool)
        for _ in range(_MARCH_STEPS):
            distance = nearest_bone_mm(self.scene, place)
            is_bone |= distance <= _HIT_MM
            step = np.where(is_bone | (gone > _DEEPEST_MM), 0.0, _CAUTION * np.maximum(distance, _HIT_MM))
            if not step.any():
                break
            gone += step
            place += step[:, None] * ways
        return place, is_bone


def _ramp(value: float, low: float, high: float) -> float:
    share = min(1.0, max(0.0, (value - low) / (high - low)))
    return share * share * (3.0 - 2.0 * share)
