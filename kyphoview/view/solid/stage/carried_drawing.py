"""The treated bone's drawing moves with the bone: the points of its grid are carried from the scene that was painted to
the scene that is shown, so that few frames need it painted again."""

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.landmarks import landmarks
from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.scene import Scene
from kyphoview.view.solid.shapes.surfaces import Array
from kyphoview.view.solid.stage.cut_face_drawing import DrawnArea

_FADES_MM = 1.6
_DISC_ENDS_MM = 5.0  # behind the back wall


class CarriedDrawing:
    """The points of an area (R, C, 3), row by row from the lower left, in the plane as it was painted."""

    def __init__(self, painted: Scene, area: DrawnArea) -> None:
        level = painted.case.level
        self._painted = painted
        self._plane = side_plane(level, painted.case.path)
        self.points = self._plane.lift(area.grid)
        self._at_rest = painted.height_map.inverse(self.points)
        self._with_above = painted.above.inverse().carry(self.points)
        self._share = self._share_of_above(level)
        self._still = self._share_of_below(level)

    def at(self, scene: Scene) -> Array:
        """The points (R, C, 3) in mm where they are in this scene."""
        if scene.height_map == self._painted.height_map:
            return self.points
        low, high = scene.height_map.carry(self._at_rest), scene.above.carry(self._with_above)
        low += self._still[..., None] * (self.points - low)
        moved: Array = self._plane.lift(self._plane.flatten(low + self._share[..., None] * (high - low)))
        return moved

    def _share_of_above(self, level: str) -> Array:
        """How far each point goes with the bone above: 0 up to the upper endplate, 1 from the next bone on; 0 behind
        the disc, where the treated bone's own processes reach up."""
        over = LEVELS[LEVELS.index(level) - 1]
        floor = self._painted.height_map.carry(landmarks(level).upper)
        ceiling = self._painted.above.carry(placement(level, over).carry(landmarks(over).lower))
        low, high = (np.interp(self.points[..., 1], line[::-1, 1], line[::-1, 2]) for line in (floor, ceiling))
        share = np.clip((self.points[..., 2] - low) / np.maximum(high - low, 1.0), 0.0, 1.0)
        is_before = np.clip((self.points[..., 1] - floor[-1, 1] + _DISC_ENDS_MM) / _FADES_MM, 0.0, 1.0)
        found: Array = share * is_before
        return found

    def _share_of_below(self, level: str) -> Array:
        """How far each point stays with the bone below, which never moves: 0 down to the lower endplate, 1 from the
        next bone on."""
        under = LEVELS[LEVELS.index(level) + 1]
        floor = placement(level, under).carry(landmarks(under).upper)
        ceiling = self._painted.height_map.carry(landmarks(level).lower)
        low, high = (np.interp(self.points[..., 1], line[::-1, 1], line[::-1, 2]) for line in (floor, ceiling))
        found: Array = np.clip((high - self.points[..., 2]) / np.maximum(high - low, 1.0), 0.0, 1.0)
        return found
