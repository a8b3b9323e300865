"""Bones, discs and nerves in the 3D scene."""

from functools import lru_cache

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.meshes.shaded_mesh import Detail
from kyphoview.procedure.fracture.height_map import HeightMap
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.solid.shapes.fractured_body import crushed
from kyphoview.view.solid.shapes.halves import BONE, DISC, Name, far_part, is_open, names, near_part
from kyphoview.view.solid.shapes.leaning import leaning
from kyphoview.view.solid.shapes.surfaces import SHARE, Array, Solid
from kyphoview.view.solid.stage import materials
from kyphoview.view.solid.stage.stage_objects import Half, SolidObject, SolidObjects

_ON_FACE_MM = 1e-4
_SEEN_MM = 0.07  # less than half a pixel, as a rule: a smaller change is not seen while it moves
_MATERIALS = {BONE: materials.bone, DISC: materials.disc}


class Spine:
    """What is there before anything is done, on both sides of the cut's plane.

    The near half is created when it is first seen. Pictures that stand still have finer surfaces.
    """

    def __init__(self, far: SolidObjects, near: SolidObjects, level: str, path: str) -> None:
        self._level, self._path = level, path
        self._objects: dict[Half, SolidObjects] = {"far": far, "near": near}
        self._theme: Theme | None = None
        self._carried: dict[Half, tuple[object, ...]] = {}

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from the next picture on."""
        self._theme = theme
        self._carried.clear()

    def show(self, scene: Scene, has_near_half: bool, is_exact: bool) -> None:
        """Show everything where the break has taken it, the near half only if it is seen.

        Unless it is to be exact, nothing is moved before the difference can be seen.
        """
        self._carry("far", scene, is_exact)
        if has_near_half:
            self._carry("near", scene, is_exact)

    def _carry(self, half: Half, scene: Scene, is_exact: bool) -> None:
        look = *_look(scene.height_map, is_exact), *_next_look(scene, is_exact)
        if self._carried.get(half) == look:
            return
        self._carried[half] = look
        detail: Detail = "fine" if is_exact else "light"
        for name in names(self._level):
            part = far_part if half == "far" else near_part
            solid = part(self._level, self._path, name, detail)
            if solid is not None:
                self._place(self._body(half, name), name, solid, scene)

    def _body(self, half: Half, name: Name) -> SolidObject:
        body = self._objects[half].named(" ".join(name), "hollow_tissue" if is_open(self._level, name) else "tissue")
        if self._theme is not None:
            body.set_material(_MATERIALS.get(name[0], materials.nerve)(self._theme))
        return body

    def _place(self, body: SolidObject, name: Name, solid: Solid, scene: Scene) -> None:
        is_above = name[0] in _MATERIALS and LEVELS.index(name[-1]) < LEVELS.index(self._level)
        if is_above and scene.next_break is not None and scene.next_break.level in name[1:]:
            body.set_solid(_next_broken(name, solid, scene))
            body.move(RigidMotion())
            return
        body.set_solid(solid if is_above else carried(name, solid, scene))
        if is_above:  # it moves as one with the spine above
            body.move(scene.motion_above_treated(name[1]))


def _look(height_map: HeightMap, is_exact: bool) -> tuple[object, ...]:
    """What the place of everything depends on: equal for what looks alike."""
    if is_exact:
        return (height_map,)
    return tuple(round(lost / _SEEN_MM) for lost in height_map.losses_mm)


def _next_look(scene: Scene, is_exact: bool) -> tuple[object, ...]:
    """The same of the next break."""
    if scene.next_break is None:
        return ()
    return _look(scene.next_break.height_map, is_exact)


def _next_broken(name: Name, solid: Solid, scene: Scene) -> Solid:
    """The vertebra that breaks next, or a disc beside it, carried to where it is."""
    broken = scene.next_break
    assert broken is not None
    if name[0] == DISC:
        return solid.moved(scene.carry_disc(Ends(*name[1:]), solid.vertices, solid.tone[:, SHARE]))
    own = _turned(solid, broken.placement.inverse())
    return _turned(crushed(own, broken.height_map), broken.placement.then(scene.above))


@lru_cache(maxsize=4)
def _turned(solid: Solid, motion: RigidMotion) -> Solid:
    """A solid where a rigid motion takes it."""
    return solid.moved(motion.carry(solid.vertices), RigidMotion(motion.angle_rad).carry(solid.normals))


def carried(name: Name, solid: Solid, scene: Scene) -> Solid:
    """A part at rest, carried to where it is in this scene, its normals with it."""
    match name:
        case (kind, level) if kind == BONE and level == scene.case.level:
            return crushed(solid, scene.height_map)
        case (kind, above, below) if kind == DISC and scene.case.level in (above, below):
            moved = scene.carry_disc(Ends(above, below), solid.vertices, solid.tone[:, SHARE])
            return solid.moved(_onto_face(solid.vertices, moved, side_plane(scene.case.level, scene.case.path)))
        case (kind, _) if kind not in (BONE, DISC):
            return leaning(solid, scene)
    return solid


def _onto_face(at_rest: Array, moved: Array, plane: Plane) -> Array:
    """What was on the cut face stays in its plane, as the side cut's drawing has it, and the rest on its own side."""
    before, now = plane.height_over(at_rest), plane.height_over(moved)
    beyond = np.where(np.abs(before) < _ON_FACE_MM, now, np.where(before < 0.0, now.clip(min=0.0), now.clip(max=0.0)))
    found: Array = moved - beyond[:, None] * plane.normal
    return found


class Ends:
    """The levels that a disc lies between."""

    def __init__(self, above: str, below: str) -> None:
        self.above, self.below = above, below
