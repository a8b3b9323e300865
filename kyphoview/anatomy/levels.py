"""All that differs from level to level: one table, whose rows are the levels that are drawn, T8 to S1.

A level can be treated when it has a row in `TREATABLE_LEVELS`; two neighbours must then be drawn above and below it.

Endplates, pedicles and canal: after Panjabi 1991/92 and Zindrick 1987. Natural wedge: Eur Spine J 2010;19:768, the mean
of women and men. Living people measured on X-ray or CT are taller than the dissected bones of those tables, so every
height is scaled by 1.176, which makes the posterior height of L1 28 mm. Discs: Fletcher 2015 (T10-11), Agichani
(L1 to L4, on X-ray), the thoracolumbar ones general knowledge.

Arches: lengths of transverse processes, L1 about 10, L2 and L4 about 15, L3 about 19 mm (Li 2003). Height of the
spinous process over that of the body, women: L1 and L3 0.79, T11 0.54 (Eur Spine J 2010). The rest, joints, ribs and
soft tissues included, is general knowledge, chosen so that the pieces meet as they do in dry bones.
"""

import math

from msgspec import Struct

_CORD_ENDS_AT = "L1"  # in a cone near its lower disc; below it lies the cauda equina
LEVELS = ("T8", "T9", "T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5", "S1")
SACRAL = "S1"  # the uppermost part of the sacrum, on which all else stands
MOVABLE = tuple(level for level in LEVELS if level != SACRAL)
# The needles' path: that of two balloons, one on either side, or that of a single one, which reaches the midline.
TWO_SIDED, ONE_SIDED = "two_sided", "one_sided"
PATHS = (TWO_SIDED, ONE_SIDED)
REFERENCE_LEVEL = "L1"  # the frame in which what is not of one level, as the outline of the body, is drawn

_HEIGHT_SCALE = 1.176
_MIDDLE_DIP_MM = 1.5  # how far the middle height falls short of the mean of front and back, at every level


class VertebraSize(Struct, frozen=True):
    """One vertebra's dimensions in mm and degrees; the endplate's are those of the upper one."""

    level: str
    endplate_width_mm: float
    endplate_depth_mm: float
    posterior_height_mm: float
    natural_wedge_deg: float
    pedicle_width_mm: float
    pedicle_height_mm: float
    pedicle_angle_deg: float
    pedicle_below_rim_mm: float  # from the upper rim at the back of the body down to the pedicle's upper border
    canal_width_mm: float
    canal_depth_mm: float

    @property
    def anterior_height_mm(self) -> float:
        """Front height, from the natural wedge over the endplate's depth."""
        return self.posterior_height_mm - self.endplate_depth_mm * math.tan(math.radians(self.natural_wedge_deg))

    @property
    def middle_height_mm(self) -> float:
        """Height between the endplates at mid depth."""
        return (self.anterior_height_mm + self.posterior_height_mm) / 2 - _MIDDLE_DIP_MM


class DiscSize(Struct, frozen=True):
    """The disc below a vertebra: its height in mm in front and behind, between the rims, and how far before it the
    aorta lies (L1 to L4: Surg Radiol Anat 2021, the mean of women and men; above: general knowledge)."""

    above: str
    below: str
    anterior_height_mm: float
    posterior_height_mm: float
    aorta_gap_mm: float = 1.2


def _vertebra(
    level: str,
    width: float,
    depth: float,
    posterior: float,
    wedge: tuple[float, float],
    pedicle: tuple[float, float, float, float],
    canal: tuple[float, float],
) -> VertebraSize:
    pedicle_width, pedicle_height, angle, below_rim = pedicle
    return VertebraSize(
        level, width, depth, posterior * _HEIGHT_SCALE, sum(wedge) / 2, pedicle_width, pedicle_height * _HEIGHT_SCALE,
        angle, below_rim, *canal,
    )  # fmt: skip


VERTEBRAE: dict[str, VertebraSize] = {
    size.level: size
    for size in (
        _vertebra("T8", 29.5, 28.0, 18.7, (3.5, 4.0), (5.9, 12.5, 8.0, 1.8), (17.0, 15.5)),
        _vertebra("T9", 30.6, 29.0, 19.3, (3.0, 4.0), (6.0, 13.8, 7.0, 1.8), (17.5, 15.5)),
        _vertebra("T10", 32.0, 30.0, 20.2, (2.6, 3.8), (6.3, 15.0, 5.0, 1.8), (18.0, 15.5)),
        _vertebra("T11", 35.0, 32.0, 21.3, (4.6, 5.4), (7.8, 17.0, 1.0, 1.8), (19.0, 16.0)),
        _vertebra("T12", 39.0, 32.8, 22.7, (3.5, 4.9), (7.1, 16.0, -4.0, 2.4), (22.0, 18.0)),
        _vertebra("L1", 41.0, 34.0, 23.8, (2.6, 4.1), (8.7, 15.4, 11.0, 2.8), (23.7, 19.0)),
        _vertebra("L2", 42.6, 34.6, 24.3, (0.7, 2.6), (8.9, 15.0, 12.0, 2.8), (23.8, 18.2)),
        _vertebra("L3", 44.1, 35.2, 23.8, (-1.1, 1.3), (10.3, 14.9, 14.0, 2.8), (24.3, 17.5)),
        _vertebra("L4", 46.6, 35.5, 24.1, (-3.1, -0.7), (12.9, 14.8, 18.0, 2.8), (25.4, 18.6)),
        _vertebra("L5", 47.3, 34.7, 22.9, (-9.0, -8.0), (18.0, 14.0, 27.0, 2.8), (27.1, 19.7)),
        _vertebra("S1", 49.0, 33.0, 21.5, (-9.0, -8.0), (20.0, 14.0, 25.0, 2.8), (31.0, 18.0)),
    )
}

DISCS: dict[tuple[str, str], DiscSize] = {
    (disc.above, disc.below): disc
    for disc in (
        DiscSize("T8", "T9", 4.6, 4.2),
        DiscSize("T9", "T10", 4.9, 4.4),
        DiscSize("T10", "T11", 5.2, 4.6),
        DiscSize("T11", "T12", 6.0, 5.0),
        DiscSize("T12", "L1", 7.5, 6.0),
        DiscSize("L1", "L2", 10.2, 7.8, 1.15),
        DiscSize("L2", "L3", 12.6, 8.8, 1.6),
        DiscSize("L3", "L4", 14.3, 9.0, 2.1),
        DiscSize("L4", "L5", 14.3, 9.2, 2.5),
        DiscSize("L5", "S1", 13.4, 6.4),
    )
}
AORTA_DIVIDES_AT = "L4"  # mostly (Surg Radiol Anat 2021)
DISC_BULGE_FRONT_MM, DISC_BULGE_BACK_MM = 2.7, 2.0  # at rest, from the line between the two rims


class ArchRow(Struct, frozen=True):
    """What is measured at an arch; `solid.arch_size` says where its parts lie by it. Transverse processes count from
    the pedicle on, the spinous one from the lamina's inner face, level, to its tip."""

    isthmus_x_mm: float
    lamina_below_rim_mm: float  # the lamina's top under the upper rim
    lamina_height_mm: float
    transverse_mm: float
    transverse_back_deg: float
    transverse_up_deg: float
    transverse_tip_mm: tuple[float, float]  # half height, half thickness
    spinous_mm: float
    spinous_height_share: float  # of the body's height
    spinous_half_width_mm: float
    spinous_down_deg: float
    spinous_rise_mm: float


# The sacrum has no arch of this kind.
ARCHES: dict[str, ArchRow] = {
    "T8": ArchRow(11.6, 4.6, 18.5, 17.0, 50.0, 14.0, (4.2, 3.8), 38.0, 0.48, 2.0, 46.0, 0.0),
    "T9": ArchRow(12.0, 4.8, 19.2, 16.0, 49.0, 13.0, (4.2, 3.8), 37.0, 0.49, 2.0, 42.0, 0.0),
    "T10": ArchRow(12.6, 5.0, 20.0, 15.0, 48.0, 12.0, (4.2, 3.8), 36.0, 0.50, 2.1, 36.0, 0.0),
    "T11": ArchRow(13.2, 5.0, 21.0, 10.0, 46.0, 10.0, (4.0, 3.6), 33.0, 0.54, 2.2, 28.0, 0.0),
    "T12": ArchRow(15.6, 4.5, 21.5, 4.5, 40.0, 2.0, (4.4, 3.4), 29.0, 0.62, 2.3, 11.0, 1.5),
    "L1": ArchRow(16.6, 4.0, 22.0, 10.0, 16.0, 4.0, (4.0, 2.3), 32.0, 0.79, 2.5, 1.0, 2.0),
    "L2": ArchRow(17.0, 4.2, 22.0, 15.0, 14.0, 3.0, (4.2, 2.3), 33.0, 0.80, 2.6, 1.0, 2.0),
    "L3": ArchRow(18.2, 4.4, 21.5, 19.0, 12.0, 2.0, (4.2, 2.4), 33.0, 0.79, 2.7, 1.0, 1.5),
    "L4": ArchRow(20.0, 4.8, 20.3, 15.0, 12.0, 8.0, (4.0, 2.6), 30.0, 0.70, 2.8, 3.0, 1.0),
    "L5": ArchRow(22.5, 5.2, 19.0, 12.0, 14.0, 12.0, (4.6, 4.2), 25.0, 0.62, 3.0, 8.0, 0.5),
}


class FacetRow(Struct, frozen=True):
    """The facet joints on top of a vertebra: the centre of the circle in which they curve, sideways and behind the
    joint's pivot, its radius, and half the joint's width; for a flat joint (radius 0) the joint's middle."""

    centre_x_mm: float
    centre_rho_mm: float
    radius_mm: float
    half_width_mm: float


FACETS: dict[str, FacetRow] = {
    "T8": FacetRow(11.6, 11.3, 0.0, 5.6),
    "T9": FacetRow(12.0, 11.4, 0.0, 5.7),
    "T10": FacetRow(12.4, 12.1, 0.0, 5.8),
    "T11": FacetRow(12.9, 12.0, 0.0, 6.0),
    "T12": FacetRow(14.2, 12.6, 0.0, 6.4),
    "L1": FacetRow(14.0, 19.6, 7.4, 6.4),
    "L2": FacetRow(14.8, 20.2, 7.7, 6.8),
    "L3": FacetRow(15.8, 20.8, 8.1, 7.2),
    "L4": FacetRow(17.0, 21.8, 8.6, 7.6),
    "L5": FacetRow(19.4, 22.6, 9.0, 7.8),
    "S1": FacetRow(21.6, 22.6, 9.4, 8.0),
}


class RibRow(Struct, frozen=True):
    """A pair of ribs: how far the middle of the head lies under the upper rim, how long a stub is drawn, and how far
    the bone runs on round the chest, which X-rays show: the last two end free, the last one in the flank. From T10 on
    the head meets its own vertebra alone, at T11 and T12 on the pedicle (anatomy texts)."""

    head_below_rim_mm: float
    length_mm: float
    beyond_mm: float


RIBS: dict[str, RibRow] = {
    "T8": RibRow(2.0, 43.0, 175.0), "T9": RibRow(2.5, 43.5, 185.0),
    "T10": RibRow(8.0, 44.0, 185.0), "T11": RibRow(9.5, 42.0, 128.0), "T12": RibRow(9.0, 36.0, 70.0),
}  # fmt: skip
RIB_LEVELS = tuple(RIBS)

Outline = tuple[tuple[float, float], ...]


class TreatableLevel(Struct, frozen=True):
    """What is put in at a level by itself, and what the top cut shows around it. Its needle has a row in
    `needle_approach` and its cannula one in `procedure/instruments/sizes.py`.

    Attributes:
        usual_ml: of balloon and of cement on each side.
        organs: what lies to either side of the spine in the top cut; the lung's lower edge reaches down to T12 behind.
        has_crus, has_liver: whether the diaphragm's limbs and the liver reach so low.
        crura_meet: whether those limbs meet before the aorta, as they do from T12 upwards; below they lie beside it.
        wall_ribs_deg: where the top cut meets ribs in the body's wall, degrees round it from the middle of the back.
        facet_behind_mm: where the side cut meets the upper articular process, behind the back wall.
        psoas: the right one in the top cut, (x, y) in mm; none where it and the quadratus do not reach so high.
        cord_radii_mm: across and from front to back; none below its end.
        cauda_rings: the nerves below the cord lie in arcs, each a share of the sac's size and a number of nerves; none
            where they still lie beside the cord.
        cauda_edge_deg: how far an arc's ends stay from level.
        vena_cava_mm: the middle of the vena cava: how far to the right, and before what lies in front of the disc. From
            L1 upwards it leaves the spine and goes forwards and outwards, into the liver.
    """

    usual_ml: float
    facet_behind_mm: float
    organs: tuple[str, ...]
    has_crus: bool = True
    crura_meet: bool = False
    wall_ribs_deg: tuple[float, ...] = ()
    has_liver: bool = True
    psoas: Outline = ()
    cord_radii_mm: tuple[float, float] | None = None
    cauda_rings: tuple[tuple[float, int], ...] = ()
    cauda_edge_deg: float = 0.0
    vena_cava_mm: tuple[float, float] = (17.5, 6.4)


TREATABLE_LEVELS: dict[str, TreatableLevel] = {
    "T10": TreatableLevel(
        usual_ml=1.7, facet_behind_mm=12.0,
        organs=("lung",), crura_meet=True, cord_radii_mm=(3.9, 3.4), vena_cava_mm=(27.0, 17.0),
        wall_ribs_deg=(46.0, 68.0, 93.0, 119.0),
    ),
    "T11": TreatableLevel(
        usual_ml=1.9, facet_behind_mm=12.4,
        organs=("lung",), crura_meet=True, cord_radii_mm=(4.3, 3.7), vena_cava_mm=(25.0, 14.0),
        wall_ribs_deg=(46.0, 68.0, 93.0, 119.0),
    ),
    "T12": TreatableLevel(
        usual_ml=2.1, facet_behind_mm=13.2,
        organs=("lung_edge", "kidney"), crura_meet=True, cord_radii_mm=(4.6, 4.0), vena_cava_mm=(21.0, 10.0),
        wall_ribs_deg=(48.0, 70.0, 95.0, 120.0),
    ),
    "L1": TreatableLevel(
        usual_ml=2.4, facet_behind_mm=17.0, organs=("kidney",),
        cord_radii_mm=(2.9, 2.6), wall_ribs_deg=(58.0, 82.0, 106.0),
        cauda_rings=((0.92, 6), (0.66, 4)), cauda_edge_deg=5,
        psoas=((19.0, -8.0), (22.0, 0.0), (27.5, -1.0), (31.5, -9.0), (31.0, -18.0),
            (26.5, -24.0), (21.0, -23.0), (18.5, -16.0)),
    ),
    "L2": TreatableLevel(
        usual_ml=2.6, facet_behind_mm=17.0, organs=("kidney",), wall_ribs_deg=(74.0, 98.0),
        cauda_rings=((0.92, 7), (0.68, 6), (0.42, 4)), cauda_edge_deg=12,
        psoas=((19.5, -8.0), (22.5, 4.0), (31.0, 5.0), (38.5, -4.0), (39.0, -17.0),
            (32.5, -26.0), (23.0, -24.5), (19.5, -16.0)),
    ),
    "L3": TreatableLevel(
        usual_ml=2.8, facet_behind_mm=17.6, organs=("kidney",), has_crus=False,
        cauda_rings=((0.92, 7), (0.68, 6), (0.42, 4)), cauda_edge_deg=14,
        psoas=((21.0, -8.0), (25.0, 6.0), (34.0, 8.0), (43.0, -2.0), (44.0, -17.0),
            (37.0, -27.0), (26.0, -25.5), (21.5, -16.0)),
    ),
    "L4": TreatableLevel(
        usual_ml=3.0, facet_behind_mm=18.4, organs=("colon",), has_crus=False, has_liver=False,
        cauda_rings=((0.92, 7), (0.68, 5), (0.42, 3)), cauda_edge_deg=16,
        psoas=((23.0, -8.0), (27.0, 8.0), (37.0, 10.0), (48.0, 0.0), (50.0, -17.0),
            (42.0, -28.0), (29.5, -26.5), (24.0, -17.0)),
    ),
}  # fmt: skip
TREATABLE = tuple(TREATABLE_LEVELS)


def neighbours(treated: str) -> tuple[str, ...]:
    """The five levels that are drawn in full around a treated one, from above downwards."""
    at = LEVELS.index(treated)
    return LEVELS[at - 2 : at + 3]


def has_cord(level: str) -> bool:
    """Whether the canal holds the spinal cord there; below its end it holds the nerves of the cauda equina."""
    return LEVELS.index(level) <= LEVELS.index(_CORD_ENDS_AT)
