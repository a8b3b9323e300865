"""Bones, discs and nerves on the stage."""

import numpy as np

from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.plane import side_plane
from kyphoview.procedure.crush import Crush
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.space import matter
from kyphoview.view.space.body import Bodies, Body, plane_vector
from kyphoview.view.space.bones import crushed
from kyphoview.view.space.parts import BONE, DISC, Name, far_part, names, near_part
from kyphoview.view.space.solids import SHARE, Array, Solid

_ON_FACE_MM = 1e-4
_SEEN_MM = 0.04  # less than a third of a pixel, as a rule: a smaller change is not seen while it moves
_MATTER = {BONE: matter.bone, DISC: matter.disc}


class Spine:
    """What is there before anything is done: the part behind the cut's plane, and the part in front of it."""

    def __init__(self, bodies: Bodies, level: str) -> None:
        self._level = level
        self._far: list[_Part] = []
        self._near: list[_Part] = []
        self._carried: dict[str, tuple[object, ...]] = {}
        for name in names(level):
            far, near = far_part(level, name), near_part(level, name)
            self._far.append((name, far, bodies.add(f"far {' '.join(name)}", far)))
            if near is not None:
                body = bodies.add(f"near {' '.join(name)}", near, "opened")
                body.put("plane", plane_vector(side_plane(level)))
                self._near.append((name, near, body))

    def dress(self, theme: Theme) -> None:
        """In these colours."""
        for name, _, body in self._far + self._near:
            body.dress(_MATTER.get(name[0], matter.nerve)(theme))

    def show(self, scene: Scene, over_mm: float, is_exact: bool) -> None:
        """Everything where the break has taken it, and cut off where it is higher than this over the plane.

        What is cut off altogether stays where it is; and so does all, unless it is to be exact, until it is seen.
        """
        self._carry("far", self._far, scene, is_exact)
        if over_mm > 0.0:
            self._carry("near", self._near, scene, is_exact)
        for _, _, body in self._near:
            body.put("visible", over_mm > 0.0)
            body.put("cutAt", over_mm)

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
            return solid.moved(scene.carry_tissue(solid.vertices))
    return solid


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
