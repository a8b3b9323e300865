"""Where a cut shows best what labels name: found on the solid and on the cut's own outlines, each at rest."""

import math
from functools import cache

import numpy as np

from kyphoview.anatomy.cuts.cut import TissueCut, load_cut
from kyphoview.anatomy.cuts.planes import drawn_plane, side_plane
from kyphoview.anatomy.geometry.axis import Vector, read_only
from kyphoview.anatomy.levels import LEVELS, RIB_LEVELS, TWO_SIDED, VERTEBRAE
from kyphoview.anatomy.needle_approach import pedicle_centre
from kyphoview.anatomy.solid.vertebra import vertebra_distance
from kyphoview.procedure.examination import PRESSING
from kyphoview.procedure.instruments.needle_axes import axes
from kyphoview.procedure.instruments.sizes import CANNULA_RADIUS_MM
from kyphoview.procedure.patient import Patient

_FAR_MM, _STEP_MM = 12.0, 0.1  # how far from the needle the pedicle's surface is looked for
_IN_BONE_MM = 0.8


@cache
def in_pedicle(level: str, path: str, side: str, angle_rad: float, is_free: bool) -> Vector:
    """In the pedicle, (3,) in mm: halfway between its surfaces along that direction from the needle's way.

    Args:
        is_free: nothing lies in it; else halfway from the cannula to the surface in that direction.
    """
    needle, out_mm = axes(level, path)[side], np.arange(0.0, _FAR_MM + _STEP_MM / 2, _STEP_MM)
    surfaces_mm = [_surface_mm(level, needle.point(0.0, out_mm, angle), out_mm) for angle in _both(angle_rad)]
    near_mm = -surfaces_mm[1] if is_free else CANNULA_RADIUS_MM[level]
    return read_only(needle.point(0.0, (near_mm + surfaces_mm[0]) / 2, angle_rad))


def _both(angle_rad: float) -> tuple[float, float]:
    return angle_rad, angle_rad + math.pi


def _surface_mm(level: str, points: Vector, out_mm: Vector) -> float:
    inside = vertebra_distance(level, points) < 0.0
    return float(out_mm[-1] if inside.all() else out_mm[np.flatnonzero(~inside)[0]])


@cache
def nerve(level: str) -> Vector:
    """The middle of the cord where the cut across meets it, else of the strand nearest to the sac's middle, (3,) mm."""
    nerves: dict[str, list[Vector]] = {"cord": [], "cauda": [], "sac": []}
    for tissue in load_cut(level, "top", TWO_SIDED).tissues:
        nerves.get(tissue.name, []).append(tissue.outline.mean(axis=0))
    middle = nerves["sac"][0]
    return read_only(min(nerves["cord"] or nerves["cauda"], key=lambda strand: float(np.linalg.norm(strand - middle))))


@cache
def nerve_root(level: str, path: str) -> Vector:
    """The middle of the root that leaves under the treated vertebra's pedicle, where the side cut meets it, (3,) mm."""
    expected = float(pedicle_centre(level)[2]) - VERTEBRAE[level].pedicle_height_mm / 2

    def off(root: TissueCut) -> float:
        return abs(float(root.outline[:, 2].mean()) - expected)

    roots = (tissue for tissue in load_cut(level, "side", path).tissues if tissue.name == "root")
    return read_only(min(roots, key=off).outline.mean(axis=0))


@cache
def bump(level: str) -> tuple[Vector, str]:
    """In a spinous process, where the cut across meets it, (3,) mm, and the level whose it is.

    In the chest they slope so much that the cut leaves the treated vertebra's at its root: there the one of the
    vertebra above is what lies under the skin.
    """
    cut = load_cut(level, "top", TWO_SIDED)
    above = LEVELS[LEVELS.index(level) - 1]
    if level in RIB_LEVELS:
        for bone in cut.bones:
            if bone.level == above and not bone.is_rib:
                return read_only(bone.outlines[0].mean(axis=0)), above
    size, plane = VERTEBRAE[level], drawn_plane(level, "top", TWO_SIDED)
    ys = -size.endplate_depth_mm / 2 - size.canal_depth_mm - np.arange(1.5, 8.2, 0.5)
    points = np.stack([plane.lift(np.array((0.0, y))) for y in ys])
    return read_only(points[vertebra_distance(level, points) < -_IN_BONE_MM][-1]), level


def on_finger(patient: Patient, behind_mm: Vector) -> Vector:
    """Where the side cut draws the examining finger so far behind its tip, (...,): (..., 3) in mm; there must be one.

    It presses in the middle of the back, beside the cut. The cut draws the skin as far back as it is in the middle, so
    the finger too: dropped at right angles onto a plane so much aslant, it would lie inside the back.
    """
    assert patient.finger is not None
    plane, tip = side_plane(patient.case.level, patient.case.path), np.array(patient.finger.tip)
    at_rest = np.stack((tip, tip - PRESSING))
    drawn, further = plane.beside(at_rest[:, 1], at_rest[:, 2])
    found: Vector = patient.carry_tissue(drawn) + np.asarray(behind_mm, float)[..., None] * (further - drawn)
    return found
