"""What a plane meets of a pair of ribs."""

from kyphoview.anatomy.cuts.cut import BoneCut
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.solid.ribs import rib_distance
from kyphoview.build.cuts.bones import Slice, around, lifted, loops
from kyphoview.build.cuts.tracing import trace


def rib_cut(treated: str, level: str, plane: Plane) -> list[BoneCut]:
    """The ribs of a level as one bone, in the treated level's plane; none where the plane misses them."""
    piece = Slice(treated, level, plane)
    outlines = trace(lambda flat: rib_distance(level, piece.local(flat)), piece.box, 0.4, 0.5, 2.0)
    if not outlines:
        return []
    cores = trace(lambda flat: rib_distance(level, piece.local(flat)) + 0.9, around(outlines), 0.25, 0.5, 1.0)
    return [BoneCut(level, lifted(plane, outlines), lifted(plane, cores), loops(plane, []), True)]
