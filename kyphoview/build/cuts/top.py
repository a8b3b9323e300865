"""The top cut of a treatable level."""

from kyphoview.anatomy.cuts.cut import Cut, TissueCut
from kyphoview.anatomy.cuts.planes import drawn_plane, plane_of
from kyphoview.anatomy.levels import LEVELS, RIB_LEVELS, TWO_SIDED
from kyphoview.build.cuts.bones import Slice, bone_cut
from kyphoview.build.cuts.ribs import rib_cut
from kyphoview.build.cuts.top_tissues import front_ligament, top_tissues


def build_top(treated: str) -> Cut:
    """The top cut of a treatable level: its own bone, and what else of bone the plane meets."""
    plane = drawn_plane(treated, "top", TWO_SIDED)
    at = LEVELS.index(treated)
    bones = [bone_cut(treated, level, plane, "top") for level in LEVELS[at - 1 : at + 2]]
    bones = [bone for bone in bones if bone.outlines]
    if treated in RIB_LEVELS:
        bones += rib_cut(treated, treated, plane)
    ligament = TissueCut(
        "anterior_longitudinal_ligament", "region", plane.lift(front_ligament(Slice(treated, treated, plane))), True
    )
    return Cut(
        treated,
        "top",
        TWO_SIDED,
        plane_of(treated, "top", TWO_SIDED),
        tuple(bones),
        (),
        (*top_tissues(treated, plane), ligament),
    )
