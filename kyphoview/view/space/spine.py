"""Bones, discs and nerves on the stage."""

from kyphoview.anatomy.cut import load_cut
from kyphoview.anatomy.levels import LEVELS, neighbours
from kyphoview.anatomy.plane import side_plane
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.space import matter
from kyphoview.view.space.body import Bodies, Body, plane_vector
from kyphoview.view.space.bones import crushed, far_part, near_part
from kyphoview.view.space.discs import far_disc, near_disc
from kyphoview.view.space.nerves import roots_at_rest, sac_at_rest
from kyphoview.view.space.solids import SHARE, Solid

_NERVES = {"sac": sac_at_rest, "roots": roots_at_rest}
_BONE_PARTS = {"far": far_part, "near": near_part}
_DISC_PARTS = {"far": far_disc, "near": near_disc}


class Spine:
    """What is there before anything is done: the part behind the cut's plane, and the part in front of it."""

    def __init__(self, bodies: Bodies, level: str) -> None:
        self._level = level
        self._bones: list[tuple[str, Solid, Body]] = []
        self._discs: list[tuple[str, str, Solid, Body]] = []
        self._near: list[Body] = []
        for part, of_bone in _BONE_PARTS.items():
            for each in neighbours(level):
                solid = of_bone(level, each)
                self._bones.append((each, solid, self._added(bodies, part, each, solid)))
        for part, of_disc in _DISC_PARTS.items():
            for disc in load_cut(level, "side").discs:
                solid = of_disc(level, disc.above, disc.below)
                body = self._added(bodies, part, f"{disc.above}-{disc.below}", solid)
                self._discs.append((disc.above, disc.below, solid, body))
        self._nerves = [(at_rest(level), bodies.add(name, at_rest(level))) for name, at_rest in _NERVES.items()]
        self._opened = [*self._near, *(body for _, body in self._nerves)]
        for body in self._opened:
            body.put("plane", plane_vector(side_plane(level)))

    def dress(self, theme: Theme) -> None:
        """In these colours."""
        for _, _, body in self._bones:
            body.dress(matter.bone(theme))
        for _, _, _, body in self._discs:
            body.dress(matter.disc(theme))
        for _, body in self._nerves:
            body.dress(matter.nerve(theme))

    def carry(self, scene: Scene) -> None:
        """To where the break has taken everything."""
        for level, solid, body in self._bones:
            if level == self._level:
                body.take(crushed(solid, scene.crush))
            elif self._is_above(level):
                body.move(scene.above)
        for above, below, solid, body in self._discs:
            if self._level in (above, below):
                body.take(solid.moved(scene.carry_disc(Ends(above, below), solid.vertices, solid.tone[:, SHARE])))
            elif self._is_above(below):
                body.move(scene.above)
        for solid, body in self._nerves:
            body.take(solid.moved(scene.carry_tissue(solid.vertices)))

    def open(self, over_mm: float) -> None:
        """Cut off what lies higher than this over the plane."""
        for body in self._near:
            body.put("visible", over_mm > 0.0)
        for body in self._opened:
            body.put("cutAt", over_mm)

    def _added(self, bodies: Bodies, part: str, name: str, solid: Solid) -> Body:
        body = bodies.add(f"{part} {name}", solid)
        if part == "near":
            self._near.append(body)
        return body

    def _is_above(self, level: str) -> bool:
        return LEVELS.index(level) < LEVELS.index(self._level)


class Ends:
    """The levels that a disc lies between."""

    def __init__(self, above: str, below: str) -> None:
        self.above, self.below = above, below
