"""The large vessels before the spine as surfaces, at rest, in the treated level's frame, in two halves: behind and
before the side cut's plane, where they are closed by lids."""

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.meshes.shaded_mesh import Detail
from kyphoview.anatomy.vessels import Vessel, vessel_strands
from kyphoview.view.solid.shapes.caps import closed
from kyphoview.view.solid.shapes.halves import from_behind
from kyphoview.view.solid.shapes.kept import kept_for_levels
from kyphoview.view.solid.shapes.surfaces import Solid, joined, kept_below, tube

_ACROSS = np.array((1.0, 0.0, 0.0))
_AROUND: dict[Detail, int] = {"light": 18, "fine": 40}


def vessel_at_rest(treated: str, vessel: Vessel, detail: Detail) -> Solid:
    """A vessel with its branches: closed surfaces that overlap where it divides."""
    return joined(_tubes(treated, vessel, detail))


@kept_for_levels
def vessel_half(treated: str, path: str, vessel: Vessel, is_far: bool, detail: Detail) -> Solid:
    """What of a vessel lies behind the side cut's plane, or before it."""
    plane = side_plane(treated, path) if is_far else from_behind(side_plane(treated, path))
    parts = []
    for solid in _tubes(treated, vessel, detail):
        over = plane.height_over(solid.vertices)
        if (over < 0.0).all():
            parts.append(solid)
        elif (over < 0.0).any():
            parts.append(closed(kept_below(solid, over), plane))
    return joined(parts)


def _tubes(treated: str, vessel: Vessel, detail: Detail) -> list[Solid]:
    strands = vessel_strands(treated, vessel)
    return [tube(each.points, each.wide_mm, each.deep_mm, _ACROSS, _AROUND[detail]) for each in strands]
