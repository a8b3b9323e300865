"""Every solid of the spine in two: what stays behind the side cut's plane, and what is opened like a book's cover.

Both are closed by lids, but for the treated bone, into whose hollow one looks: its inside is painted like a lid.
"""

from itertools import pairwise

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import neighbours
from kyphoview.anatomy.meshes.shaded_mesh import Detail
from kyphoview.view.solid.shapes.bones import bone_at_rest
from kyphoview.view.solid.shapes.caps import closed
from kyphoview.view.solid.shapes.discs import disc_at_rest
from kyphoview.view.solid.shapes.kept import kept_for_levels
from kyphoview.view.solid.shapes.nerves import roots_at_rest, sac_at_rest
from kyphoview.view.solid.shapes.surfaces import Solid, kept_below

BONE, DISC, NERVE = "bone", "disc", "nerve"
Name = tuple[str, ...]
"""(BONE, level), (DISC, level above, level below) or (NERVE, which)."""


def names(treated: str) -> list[Name]:
    """The names of all bones, discs and nerves that are drawn around a treated level."""
    levels = neighbours(treated)
    found: list[Name] = [(BONE, level) for level in levels]
    found += [(DISC, above, below) for above, below in pairwise(levels)]
    return [*found, (NERVE, "sac"), (NERVE, "roots")]


def whole(treated: str, name: Name, detail: Detail) -> Solid:
    """The uncut surface of one of `names`, in the treated level's frame at rest, mm."""
    match name:
        case (str(kind), str(level)) if kind == BONE:
            return bone_at_rest(treated, level, detail)
        case (str(kind), str(above), str(below)) if kind == DISC:
            return disc_at_rest(treated, above, below, detail)
        case _:
            return sac_at_rest(treated, detail) if name[1] == "sac" else roots_at_rest(treated, detail)


def is_open(treated: str, name: Name) -> bool:
    """Whether its parts have no lid: it may have a hollow that the cut opens."""
    return name == (BONE, treated)


@kept_for_levels
def far_part(treated: str, path: str, name: Name, detail: Detail) -> Solid:
    """The part of it behind the side cut's plane; the whole where the plane passes by."""
    return _behind(side_plane(treated, path), treated, name, detail) or whole(treated, name, detail)


@kept_for_levels
def near_part(treated: str, path: str, name: Name, detail: Detail) -> Solid | None:
    """The part of it before the plane; None where there is nothing."""
    return _behind(from_behind(side_plane(treated, path)), treated, name, detail)


def from_behind(plane: Plane) -> Plane:
    """The same plane seen from its other side."""
    return Plane(plane.origin, -plane.across, plane.up)


def _behind(plane: Plane, treated: str, name: Name, detail: Detail) -> Solid | None:
    solid = whole(treated, name, detail)
    over = plane.height_over(solid.vertices)
    if (over >= 0.0).all() or (over <= 0.0).all():
        return None
    part = kept_below(solid, over)
    return part if is_open(treated, name) else closed(part, plane)
