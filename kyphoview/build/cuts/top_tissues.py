"""What lies round the bone in the top cut. Building only.

Shapes are given as (x, y) at the level of the cut, most of them once for one side; general knowledge, rounded.
"""

from collections.abc import Sequence

import numpy as np

from kyphoview.anatomy.cuts.cut import TissueCut
from kyphoview.anatomy.geometry.curves import smooth_through
from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import DISC_BULGE_FRONT_MM, TREATABLE_LEVELS, TWO_SIDED
from kyphoview.anatomy.needle_approach import approach
from kyphoview.anatomy.solid.arch import arch_shape
from kyphoview.anatomy.trunk import AXIAL_OUTLINE, SKIN_MM, inset, skin_s_mm
from kyphoview.build.cuts.bones import Slice
from kyphoview.build.cuts.crura import crura
from kyphoview.build.cuts.side_tissues import half_depth
from kyphoview.build.cuts.vessels import AORTA_WIDE_MM, aorta_gap_mm
from kyphoview.build.cuts.wall_ribs import wall_ribs

Shape = Sequence[tuple[float, float]]

_ERECTOR = (
    (7.0, -78.0), (22.0, -82.5), (42.0, -81.5), (58.0, -73.0), (62.0, -62.0), (55.0, -51.0), (44.0, -42.5),
    (34.0, -37.0), (27.0, -40.0), (25.0, -50.0), (24.0, -62.0), (18.0, -72.0), (9.0, -75.0),
)  # fmt: skip
_MULTIFIDUS = (
    (3.0, -44.0), (3.6, -60.0), (4.4, -74.5), (9.5, -74.0), (17.0, -70.5), (22.5, -61.0), (23.5, -49.0), (25.0, -38.0),
    (18.0, -33.0), (9.0, -38.0),
)  # fmt: skip
_QUADRATUS = (
    (34.0, -33.0),
    (43.0, -40.5),
    (54.0, -48.5),
    (63.0, -52.0),
    (66.0, -45.0),
    (59.0, -36.0),
    (47.0, -28.5),
    (36.0, -27.5),
)
_KIDNEY = (
    (47.0, -14.0), (48.5, -4.0), (56.0, 8.0), (70.0, 11.0), (83.0, 3.0), (89.0, -13.0), (84.0, -30.0), (71.0, -38.0),
    (57.0, -35.0), (48.5, -27.0), (51.0, -20.0),
)  # fmt: skip
_LUNG_EDGE = (
    (47.0, -43.0), (62.0, -49.0), (82.0, -49.5), (100.0, -42.0), (113.0, -26.0), (117.0, -10.0), (111.0, -16.0),
    (97.0, -33.0), (80.0, -41.0), (62.0, -42.5),
)  # fmt: skip
_LUNG = (
    (25.0, -6.0), (26.0, -22.0), (34.0, -40.0), (50.0, -51.0), (72.0, -54.0), (95.0, -46.0), (112.0, -26.0),
    (118.0, 4.0), (113.0, 30.0), (104.0, 24.0), (92.0, 2.0), (70.0, -12.0), (46.0, -8.0), (34.0, 2.0),
)  # fmt: skip
_COLON = (
    (66.0, 2.0), (74.0, -12.0), (90.0, -14.0), (103.0, -2.0), (104.0, 18.0), (92.0, 31.0), (76.0, 28.0), (66.0, 16.0),
)  # fmt: skip
_ASIDE = {"lung": _LUNG, "kidney": _KIDNEY, "lung_edge": _LUNG_EDGE, "colon": _COLON}
_LIVER = (
    (30.0, 36.0), (42.0, 22.0), (66.0, 20.0), (90.0, 4.0), (104.0, -22.0), (113.0, -14.0), (115.0, 20.0), (101.0, 66.0),
    (68.0, 96.0), (36.0, 104.0), (22.0, 84.0), (24.0, 58.0),
)  # fmt: skip
_GUT = (
    ((-92.0, 22.0), (-78.0, 34.0), (-80.0, 54.0), (-98.0, 58.0), (-110.0, 42.0), (-107.0, 24.0)),
    ((-70.0, 42.0), (-50.0, 38.0), (-36.0, 52.0), (-44.0, 70.0), (-66.0, 74.0), (-78.0, 60.0)),
    ((-40.0, 84.0), (-14.0, 74.0), (8.0, 82.0), (6.0, 102.0), (-20.0, 111.0), (-42.0, 104.0)),
    ((-30.0, 50.0), (-8.0, 50.0), (10.0, 46.0), (16.0, 58.0), (2.0, 68.0), (-20.0, 68.0), (-32.0, 62.0)),
)


class TopTissues:
    """Collects the tissues of one level's top cut in the order in which they are painted."""

    def __init__(self, treated: str, plane: Plane) -> None:
        self.treated, self.plane = treated, plane
        self.found: list[TissueCut] = []
        # The back is drawn for the skin of L1; at other levels it lies as deep as the side view says.
        skin_y = float(approach(treated, TWO_SIDED).axis("left").point(skin_s_mm(treated, TWO_SIDED))[1])
        self._back_mm = skin_y - float(min(y for _, y in AXIAL_OUTLINE))

    def add(self, name: str, kind: str, flat: Array, is_closed: bool = True) -> None:
        """One tissue from points (N, 2), (x, y) in mm, moved straight up or down into the plane."""
        depth = flat[:, 1] + self._back_mm * np.clip((-45.0 - flat[:, 1]) / 40.0, 0.0, 1.0)
        picture = np.column_stack((flat[:, 0], (depth - self.plane.origin[1]) / self.plane.up[1]))
        self.found.append(TissueCut(name, kind, self.plane.lift(picture), is_closed))

    def both(self, name: str, shape: Shape, spacing_mm: float = 1.0) -> None:
        """A region on either side, from the right one."""
        curve = smooth_through(shape, True, spacing_mm)
        for side, sign in (("left", -1.0), ("right", 1.0)):
            mirrored = curve * np.array((sign, 1.0))
            self.add(f"{name}_{side}", "region", mirrored)


def top_tissues(treated: str, plane: Plane) -> tuple[TissueCut, ...]:
    """All tissues of one top cut."""
    top = TopTissues(treated, plane)
    half = smooth_through(AXIAL_OUTLINE, False, 2.0)
    skin = np.vstack((half[:-1], (half * np.array((-1.0, 1.0)))[:0:-1]))
    skin = smooth_through(skin[::6], True, 2.0)
    top.add("skin", "region", skin)
    top.add("fat", "region", inset(skin, SKIN_MM))
    top.add("muscle_wall", "region", inset(skin, 14.0))
    top.add("front_fat", "region", inset(skin, 21.5))
    _organs(top)
    for side, ribs in wall_ribs(treated, skin).items():
        for rib in ribs:
            top.add(f"wall_rib_{side}", "region", rib)
    _muscles(top)
    _vessels(top)
    _canal(top)
    return tuple(top.found)


def _organs(top: TopTissues) -> None:
    if TREATABLE_LEVELS[top.treated].has_liver:
        top.add("liver_organ", "region", smooth_through(_LIVER, True, 1.5))
    for loop in _GUT:
        top.add("gut_organ", "region", smooth_through(loop, True, 1.5))
    for name in TREATABLE_LEVELS[top.treated].organs:
        top.both(f"organ_{name}", _ASIDE[name], 1.5)


def _muscles(top: TopTissues) -> None:
    # Behind the spine the body wall is one sheet of fat in which the back's muscles lie.
    top.both("muscle_superficial", _ERECTOR)
    top.both("muscle_deep", _MULTIFIDUS)
    psoas = TREATABLE_LEVELS[top.treated].psoas
    if psoas:
        top.both("muscle_quadratus", _QUADRATUS)
        top.both("psoas", psoas)
    for side, sign in (("left", -1.0), ("right", 1.0)):
        fascia = smooth_through(
            [(sign * x, y) for x, y in ((1.0, -80.0), (14.0, -83.5), (42.0, -83.0), (60.0, -74.0))], False, 1.0
        )
        top.add(f"fascia_{side}", "line", fascia, is_closed=False)


def _vessels(top: TopTissues) -> None:
    """Before the spine, the aorta as close as in the side cut."""
    angle = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    wall = half_depth(top.treated) + DISC_BULGE_FRONT_MM + aorta_gap_mm(top.treated)
    across, deep = 9.0, AORTA_WIDE_MM / 2
    aorta = np.column_stack((-7.5 + across * np.cos(angle), wall + deep * (1 + np.sin(angle))))
    if TREATABLE_LEVELS[top.treated].has_crus:
        for side, outline in crura(top.treated, top.plane, aorta).items():
            top.add(f"crus_{side}", "region", outline)
    top.add("aorta", "region", aorta)
    aside, before = TREATABLE_LEVELS[top.treated].vena_cava_mm
    vein = np.column_stack((aside + 10.5 * np.cos(angle), wall + before + 7.2 * np.sin(angle)))
    top.add("vena_cava", "region", vein)


def _canal(top: TopTissues) -> None:
    canal = arch_shape(top.treated).canal
    size = arch_shape(top.treated).size
    top.add("canal_fat", "region", canal.points(120, -0.6))
    flavum = canal.points(120, 0.0)[36:85]
    inner = canal.points(120, 2.4)[36:85]
    top.add("flavum_ligament", "region", np.vstack((flavum, inner[::-1])))
    centre = canal.centre_y_mm + 1.0
    angle = np.linspace(0, 2 * np.pi, 80, endpoint=False)
    wide, deep = size.canal_width_mm * 0.36, size.canal_depth_mm * 0.36
    top.add("sac", "region", np.column_stack((wide * np.cos(angle), centre + deep * np.sin(angle))))
    cord = TREATABLE_LEVELS[top.treated].cord_radii_mm
    if cord:
        top.add("cord", "region", np.column_stack((cord[0] * np.cos(angle), centre + cord[1] * np.sin(angle))))
    for x, y in _strands(top.treated, wide - 1.0, deep - 1.0):
        dot = np.column_stack((x + 0.62 * np.cos(angle[::4]), centre + y + 0.62 * np.sin(angle[::4])))
        top.add("cauda", "region", dot)
    for side, sign in (("left", -1.0), ("right", 1.0)):
        x, y = sign * size.canal_width_mm * 0.42, canal.centre_y_mm + size.canal_depth_mm * 0.30
        top.add(
            f"root_{side}", "region", np.column_stack((x + 1.25 * np.cos(angle[::3]), y + 1.6 * np.sin(angle[::3])))
        )


def _strands(level: str, wide: float, deep: float) -> list[tuple[float, float]]:
    """Where the nerves below the cord lie in the sac: beside the cone, then sunk to the back in an arc."""
    rings, edge = TREATABLE_LEVELS[level].cauda_rings, TREATABLE_LEVELS[level].cauda_edge_deg
    if not rings:
        return [(s * wide * c, deep * d) for s in (-1, 1) for c, d in ((0.82, 0.25), (0.86, -0.1), (0.74, -0.45))]
    return [
        (ring * wide * float(np.cos(turn)), ring * deep * float(np.sin(turn)))
        for ring, count in rings
        for turn in np.radians(np.linspace(edge - 180, -edge, count))
    ]


def front_ligament(piece: Slice) -> Array:
    """The anterior longitudinal ligament across the front of the body, closed (N, 2), picture mm."""
    turn = np.radians(np.linspace(62.0, 118.0, 60))
    reach = np.full(60, 12.0)
    for _ in range(60):
        edge = np.column_stack((reach * np.cos(turn), reach * np.sin(turn)))
        reach = reach - np.clip(piece.field(edge), -2.0, 2.0)
    thick = 1.3 * np.sin(np.linspace(0, np.pi, 60)) ** 0.5
    inner, outer = reach - 0.3, reach + thick
    ray = np.column_stack((np.cos(turn), np.sin(turn)))
    return np.vstack((inner[:, None] * ray, (outer[:, None] * ray)[::-1]))
