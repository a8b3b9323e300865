"""Every solid of the spine in two: what stays behind the side cut's plane, closed by a lid, and what is cut away.

The part in front is left open: it is seen only where it lies against the lid of the other.
"""

from functools import cache
from itertools import pairwise

from kyphoview.anatomy.levels import neighbours
from kyphoview.anatomy.plane import side_plane
from kyphoview.view.space.bones import bone_at_rest
from kyphoview.view.space.discs import disc_at_rest
from kyphoview.view.space.lids import closed
from kyphoview.view.space.nerves import roots_at_rest, sac_at_rest
from kyphoview.view.space.solids import Solid, kept_below

BONE, DISC, NERVE = "bone", "disc", "nerve"
Name = tuple[str, ...]
"""(BONE, level), (DISC, level above, level below) or (NERVE, which)."""


def names(treated: str) -> list[Name]:
    """All that there is around a treated level."""
    levels = neighbours(treated)
    found: list[Name] = [(BONE, level) for level in levels]
    found += [(DISC, above, below) for above, below in pairwise(levels)]
    return [*found, (NERVE, "sac"), (NERVE, "roots")]


def whole(treated: str, name: Name) -> Solid:
    """One of them, uncut, in the treated level's frame at rest."""
    match name:
        case (str(kind), str(level)) if kind == BONE:
            return bone_at_rest(treated, level)
        case (str(kind), str(above), str(below)) if kind == DISC:
            return disc_at_rest(treated, above, below)
        case _:
            return sac_at_rest(treated) if name[1] == "sac" else roots_at_rest(treated)


@cache
def far_part(treated: str, name: Name) -> Solid:
    """What lies behind the plane, closed."""
    plane, solid = side_plane(treated), whole(treated, name)
    over = plane.height_over(solid.vertices)
    return closed(kept_below(solid, over), plane) if (over > 0.0).any() else solid


@cache
def near_part(treated: str, name: Name) -> Solid | None:
    """What lies in front of it, open in the plane; None where there is nothing."""
    plane, solid = side_plane(treated), whole(treated, name)
    over = plane.height_over(solid.vertices)
    return kept_below(solid, -over) if (over > 0.0).any() else None
