"""The cut face above the treated bone while one of its bones breaks: it does not move as one, so it is painted where it
is and laid onto the faces of the moved solids."""

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.levels import DISCS, LEVELS, VERTEBRAE
from kyphoview.procedure.fracture.height_map import height_field
from kyphoview.procedure.fracture.next_break import NextBreak
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.solid.shapes.surfaces import Array
from kyphoview.view.solid.stage.cut_face_drawing import above_area, paint_above_now
from kyphoview.view.solid.stage.cut_face_surface import FaceDrawing
from kyphoview.view.solid.stage.treated_cut_face import FINENESS

_TURNS = 6
_IN_FRONT_MM = 0.25  # of the solids' own faces, which are coarser
_SEEN_SINKS = 60  # parts of a break: less is not seen while it moves


class FaceAboveNow:
    """Its drawing, painted again where the difference would be seen."""

    def __init__(self) -> None:
        self._made: tuple[tuple[object, ...], FaceDrawing] | None = None

    def drawing(self, scene: Scene, theme: Theme, is_exact: bool) -> FaceDrawing:
        """The drawing of this moment."""
        made_for = theme, is_exact, *_look(scene, is_exact)
        if self._made is None or self._made[0] != made_for:
            area = above_area(scene.case, FINENESS)
            points = _on_face(scene, side_plane(scene.case.level, scene.case.path).lift(area.grid))
            self._made = made_for, FaceDrawing(paint_above_now(scene, area, theme), points)
        return self._made[1]


def _look(scene: Scene, is_exact: bool) -> tuple[object, ...]:
    """What the drawing of what lies above depends on: equal for what looks alike."""
    sunk = scene.progress.next_sunk
    return scene.case, scene.height_map, sunk if is_exact else round(_SEEN_SINKS * sunk)


def _on_face(scene: Scene, points: Array) -> Array:
    """Points (..., 3) in mm of the side cut's plane, moved along its normal onto the face that was cut there at rest:
    as the spine bends, that leaves the plane, which leans."""
    broken, plane = scene.next_break, side_plane(scene.case.level, scene.case.path)
    assert broken is not None
    rest = points.copy()
    for _ in range(_TURNS):  # until what lay in the plane at rest is seen just there now
        rest = plane.lift(plane.flatten(rest) + plane.flatten(points) - plane.flatten(_carried(scene, broken, rest)))
    out = plane.height_over(_carried(scene, broken, rest)) + _IN_FRONT_MM
    found: Array = points + out[..., None] * plane.normal
    return found


def _carried(scene: Scene, broken: NextBreak, rest: Array) -> Array:
    """Points (..., 3) in mm at rest where they are now: the broken bone's, those of the disc on it, and all above."""
    over = LEVELS[LEVELS.index(broken.level) - 1]
    disc, own = DISCS[over, broken.level], broken.placement.inverse().carry(rest)
    front = np.clip(own[..., 1] / VERTEBRAE[broken.level].endplate_depth_mm + 0.5, 0.0, 1.0)
    gap_mm = disc.posterior_height_mm + front * (disc.anterior_height_mm - disc.posterior_height_mm)
    rim_mm = height_field(broken.level).height_mm(own[..., 1]) / 2
    share = np.clip((own[..., 2] - rim_mm) / gap_mm, 0.0, 1.0)[..., None]
    low, high = scene.carry_bone(broken.level, rest), scene.carry_bone(over, rest)
    found: Array = low + share * (high - low)
    return found
