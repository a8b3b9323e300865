"""Bones, discs and nerves on the stage."""

from functools import cache

import numpy as np

from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.plane import side_plane
from kyphoview.anatomy.rigid import RigidMotion
from kyphoview.procedure.crush import Crush
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.tissue import carry_tissue
from kyphoview.view.palette import Theme
from kyphoview.view.space import matter
from kyphoview.view.space.body import Bodies, Body, Kind
from kyphoview.view.space.crushing import crushed
from kyphoview.view.space.parts import BONE, DISC, Name, far_part, is_open, names, near_part
from kyphoview.view.space.solids import SHARE, Array, Solid

_ON_FACE_MM = 1e-4
_SEEN_MM = 0.04  # less than a third of a pixel, as a rule: a smaller change is not seen while it moves
_MATTER = {BONE: matter.bone, DISC: matter.disc}


class Spine:
    """What is there before anything is done: the part behind the cut's plane, and the part in its cover."""

    def __init__(self, bodies: Bodies, cover: Bodies, level: str) -> None:
        self._level = level
        self._far: list[_Part] = []
        self._near: list[_Part] = []
        self._carried: dict[str, tuple[object, ...]] = {}
        for name in names(level):
            kind: Kind = "opened" if is_open(level, name) else "body"
            far, near = far_part(level, name), near_part(level, name)
            self._far.append((name, far, bodies.add(" ".join(name), far, kind)))
            if near is not None:
                self._near.append((name, near, cover.add(" ".join(name), near, kind)))

    def dress(self, theme: Theme) -> None:
        """In these colours."""
        for name, _, body in self._far + self._near:
            body.dress(_MATTER.get(name[0], matter.nerve)(theme))

    def show(self, scene: Scene, is_covered: bool, is_exact: bool) -> None:
        """Everything where the break has taken it, in the cover only if it is seen.

        All stays where it is, unless it is to be exact, until it is seen that it has moved.
        """
        self._carry("far", self._far, scene, is_exact)
        if is_covered:
            self._carry("near", self._near, scene, is_exact)

    def _carry(self, which: str, parts: "list[_Part]", scene: Scene, is_exact: bool) -> None:
        look = _look(scene.crush, is_exact)
        if self._carried.get(which) == look:
            return
        self._carried[which] = look
        for name, solid, body in parts:
            if self._is_above(name):
                body.move(scene.above)
            else:
                body.take(carried(name, solid, scene))

    def _is_above(self, name: Name) -> bool:
        """Whether it moves as one with the spine above."""
        return name[0] in _MATTER and LEVELS.index(name[-1]) < LEVELS.index(self._level)


_Part = tuple[Name, Solid, Body]


def _look(crush: Crush, is_exact: bool) -> tuple[object, ...]:
    """What the place of everything depends on: equal for what looks alike."""
    if is_exact:
        return (crush,)
    return tuple(round(lost / _SEEN_MM) for lost in crush.losses_mm)


def carried(name: Name, solid: Solid, scene: Scene) -> Solid:
    """A part where it is now, its normals with it."""
    match name:
        case (kind, level) if kind == BONE and level == scene.case.level:
            return crushed(solid, scene.crush)
        case (kind, above, below) if kind == DISC and scene.case.level in (above, below):
            moved = scene.carry_disc(Ends(above, below), solid.vertices, solid.tone[:, SHARE])
            return solid.moved(_onto_face(solid.vertices, moved, scene.case.level))
        case (kind, _) if kind not in (BONE, DISC):
            return _leaning(solid, scene.above)
    return solid


def _leaning(solid: Solid, above: RigidMotion) -> Solid:
    """Soft tissue, which goes with the spine above by a share: its normals turn by that share."""
    share = _share_of_above(solid)
    angle = share * above.angle_rad
    cosine, sine = np.cos(angle), np.sin(angle)
    x, y, z = solid.normals.T
    normals = np.column_stack((x, cosine * y + sine * z, cosine * z - sine * y))
    moved = solid.vertices + share[:, None] * (above.carry(solid.vertices) - solid.vertices)
    return solid.moved(moved, normals)


@cache
def _share_of_above(solid: Solid) -> Array:
    """How far each point (V,) of soft tissue goes with the spine above, 0 to 1."""
    up_by_1_mm = RigidMotion(shift_z_mm=1.0)
    found: Array = carry_tissue(up_by_1_mm, solid.vertices)[:, 2] - solid.vertices[:, 2]
    return found


def _onto_face(at_rest: Array, moved: Array, level: str) -> Array:
    """What was on the cut face stays in its plane, as the side cut's drawing has it, and the rest on its own side."""
    plane = side_plane(level)
    before, now = plane.height_over(at_rest), plane.height_over(moved)
    beyond = np.where(np.abs(before) < _ON_FACE_MM, now, np.where(before < 0.0, now.clip(min=0.0), now.clip(max=0.0)))
    found: Array = moved - beyond[:, None] * plane.normal
    return found


class Ends:
    """The levels that a disc lies between."""

    def __init__(self, above: str, below: str) -> None:
        self.above, self.below = above, below
