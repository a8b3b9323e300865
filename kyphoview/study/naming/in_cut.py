"""What named parts lie at places of a cut, as it is drawn: in the plane, else bone that is seen behind it."""

from functools import lru_cache

import numpy as np

from kyphoview.anatomy.cuts.cut import Cut, TissueCut, load_cut
from kyphoview.anatomy.geometry.arrays import Mask, Values
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import neighbours
from kyphoview.procedure.fracture.soft_tissue import LOOSE
from kyphoview.procedure.scene import Scene
from kyphoview.study.naming.solid_parts import BONES, TREATMENT, Masks, masks_at

_BEHIND_MM = np.arange(0.75, 60.0, 1.5)  # where bone is looked for behind the plane
_AT_ONCE = 256  # places that are held against an outline together
_TISSUES = (
    ("aorta", "aorta"), ("vena_cava", "vena_cava"), ("psoas", "psoas"), ("muscle_superficial", "back_muscle"),
    ("muscle_deep", "back_muscle"), ("root", "nerve_root"), ("cord", "cord"), ("cauda", "cauda"), ("canal", "canal"),
    ("sac", "sac"), ("epidural_fat", "canal"), ("fat", "fat"), ("body_outline", "skin"), ("skin", "skin"),
)  # fmt: skip
"""What the outlines of soft parts are called, by the beginnings of their names."""
_FAR = "beyond_far_bone"


def masks_in_cut(scene: Scene, view: str, places_mm: Values) -> Masks:
    """What lies at places (N, 2), in mm of the plane of the "side" or the "top" cut."""
    cut = load_cut(scene.case.level, view, scene.case.path)
    places_mm = np.asarray(places_mm, float).reshape(-1, 2)
    found = masks_at(scene, cut.plane.lift(places_mm), neighbours(scene.case.level))
    found["canal"] = np.zeros(len(places_mm), bool)  # the outlines that are drawn say where it is
    if cut.discs:
        found["disc"] = _in_discs(scene, cut, places_mm) & ~np.logical_or.reduce([found[part] for part in BONES])
    is_solid = np.logical_or.reduce([found[part] for part in (*TREATMENT, *BONES, "disc")])
    _add_tissues(found, scene, cut, places_mm, is_solid)
    return found


def _in_discs(scene: Scene, cut: Cut, places_mm: Values) -> Mask:
    """Which places lie in a disc as it is drawn now, bulging between its endplates."""
    outlines = (scene.carry_disc(disc, disc.annulus, disc.annulus_share) for disc in cut.discs)
    found: Mask = np.any([lies_within(cut.plane.flatten(outline), places_mm) for outline in outlines], axis=0)
    return found


def _add_tissues(found: Masks, scene: Scene, cut: Cut, places_mm: Values, is_solid: Mask) -> None:
    """Of the soft parts that lie over each other the one that is painted last; those drawn as ghosts in any case."""
    topmost = np.full(len(places_mm), "", dtype=object)
    is_far = np.zeros(len(places_mm), bool)  # bone behind is drawn over it
    for tissue, outline in _outlines(scene, cut.view):
        part = part_of_tissue(tissue)
        inside = lies_within(outline, places_mm)
        if tissue.kind == "ghost":
            found[part] |= inside
        elif tissue.name == _FAR:
            is_far |= inside
        else:
            topmost[inside] = part
            is_far &= ~inside
            if part in ("cord", "cauda", "sac"):
                found["canal"] |= inside & ~is_solid
    is_bone = _add_bone_behind(found, scene, cut, places_mm, is_far & ~is_solid)
    for part in set(topmost) - {""}:
        found[part] |= (topmost == part) & ~is_solid & ~is_bone


def _add_bone_behind(found: Masks, scene: Scene, cut: Cut, places_mm: Values, is_open: Mask) -> Mask:
    """Where the plane meets nothing before them, bones that lie behind it are drawn: the nearest one is meant; where
    there is one."""
    is_bone = np.zeros(len(places_mm), bool)
    rows = np.flatnonzero(is_open)
    if not len(rows):
        return is_bone
    looks = cut.plane.lift(places_mm[rows])[:, None, :] - _BEHIND_MM[None, :, None] * cut.plane.normal
    masks = masks_at(scene, looks.reshape(-1, 3), neighbours(scene.case.level))
    bones = {part: masks[part].reshape(len(rows), -1) for part in BONES}
    any_bone = np.logical_or.reduce(list(bones.values()))
    first = np.argmax(any_bone, axis=1)
    for part, inside in bones.items():
        found[part][rows] |= inside[np.arange(len(rows)), first] & any_bone.any(axis=1)
    is_bone[rows] = any_bone.any(axis=1)
    return is_bone


def part_of_tissue(tissue: TissueCut) -> str:
    """What a soft part's outline is called; "" where it has no name."""
    return next((part for start, part in _TISSUES if tissue.name.startswith(start)), "")


@lru_cache(maxsize=1)  # a Scene holds all that was worked out for its case
def _outlines(scene: Scene, view: str) -> tuple[tuple[TissueCut, Values], ...]:
    """The soft parts that are surfaces and have a name, or hide one, with their outlines (N, 2) in the plane now."""
    cut = load_cut(scene.case.level, view, scene.case.path)
    surfaces = [tissue for tissue in cut.tissues if tissue.kind != "line"]
    return tuple(
        (tissue, cut.plane.flatten(_carried(scene, cut, tissue)))
        for tissue in surfaces
        if tissue.kind != "ghost" or part_of_tissue(tissue) != ""
    )


def _carried(scene: Scene, cut: Cut, tissue: TissueCut) -> Points:
    """Its outline (N, 3) now: with a vertebra, loosely before the spine, or softly with what lies above."""
    if tissue.level is not None:
        return scene.carry_bone(tissue.level, tissue.outline)
    if cut.view == "side" and tissue.name in LOOSE:
        return scene.carry_loose(tissue.outline)
    return scene.carry_tissue(tissue.outline)


def lies_within(outline: Values, places: Values) -> Mask:
    """Which places (N, 2) a closed line (M, 2) goes round, both in any unit: by the crossings of a ray to the right."""
    (x0, y0), (x1, y1) = outline.T, np.roll(outline, -1, axis=0).T
    inside = np.zeros(len(places), bool)
    low, high = outline.min(axis=0), outline.max(axis=0)
    near = np.flatnonzero(((places >= low) & (places <= high)).all(axis=1))
    lean = (x1 - x0) / np.where(y1 == y0, 1.0, y1 - y0)
    for first in range(0, len(near), _AT_ONCE):
        rows = near[first : first + _AT_ONCE]
        x, y = places[rows, :1], places[rows, 1:]
        spans = (y0 > y) != (y1 > y)
        inside[rows] = np.count_nonzero(spans & (x0 + (y - y0) * lean > x), axis=1) % 2 == 1
    return inside
