"""What lies round the bones in the side cut, and the whole back. Building only.

The soft parts are strung along the spine: each border is a distance in front of or behind every level's body. All is
drawn as (y, z) in L1's frame and then moved sideways (along x) into the plane, so that what lies in the midline, the
canal above all, keeps its place in front of or behind the bones that the plane meets.
"""

from collections.abc import Callable, Sequence

import numpy as np

from kyphoview.anatomy.cuts.cut import TissueCut
from kyphoview.anatomy.cuts.whole_spine import SACRUM, in_reference, simplified_bones, spine_frames
from kyphoview.anatomy.geometry.curves import resampled, smooth_through
from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import AORTA_DIVIDES_AT, LEVELS, MOVABLE, REFERENCE_LEVEL, VERTEBRAE
from kyphoview.anatomy.needle_approach import pedicle_centre
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.trunk import SKIN_MM, body_outline, front_outline, inset, skin_behind
from kyphoview.build.cuts.vessels import aorta

_DOWNWARDS = sorted(spine_frames(), key=lambda level: -spine_frames()[level][0].shift_z_mm)
_FAR_CANAL_MM = 14.5  # depth of the canal of the simplified vertebrae
# The canal in the sacrum down to S2: the middle's (y, z), and half its depth, in mm in the sacrum's frame.
_SACRAL_CANAL = ((-26.0, -8.0, 7.4), (-29.0, -28.0, 5.4), (-30.0, -44.0, 2.6))
_PELVIC_FLOOR = ((-16.0, -226.0), (4.0, -256.0), (40.0, -276.0), (80.0, -284.0))  # (y, z) in mm in L1's frame
Border = Callable[[str], float]  # level -> y in its frame


def between(first: str, last: str) -> list[str]:
    """All levels from one down to another."""
    return _DOWNWARDS[_DOWNWARDS.index(first) : _DOWNWARDS.index(last) + 1]


def half_depth(level: str) -> float:
    """Half the depth of a body from front to back, mm."""
    return spine_frames()[level][2] / 2


def canal_depth(level: str) -> float:
    """The depth of the canal from front to back, mm."""
    return VERTEBRAE[level].canal_depth_mm if level in VERTEBRAE else _FAR_CANAL_MM


def along_spine(levels: Sequence[str], border: Border, spacing_mm: float = 1.5) -> Array:
    """A smooth line (N, 2), (y, z) in mm in L1's frame, through one point of each level, from above downwards."""
    return smooth_through(
        np.array([in_reference(level, [(border(level), 0.0)])[0] for level in levels]), False, spacing_mm
    )


def band(levels: Sequence[str], front: Border, back: Border) -> Array:
    """A closed band (N, 2), (y, z) in mm in L1's frame, between two borders, its ends rounded."""
    loop = np.vstack((along_spine(levels, front), along_spine(levels, back)[::-1]))
    return smooth_through(resampled(loop, 5.0, True), True, 1.5)


class SideTissues:
    """Collects the tissues of one level's side cut in the order in which they are painted."""

    def __init__(self, treated: str, plane: Plane) -> None:
        self.treated, self.plane = treated, plane
        self.found: list[TissueCut] = []

    def add(self, name: str, kind: str, home: Array, level: str | None = None, is_closed: bool = True) -> None:
        """One tissue from points (N, 2): (y, z) in mm in L1's frame."""
        moved = placement(self.treated, REFERENCE_LEVEL).carry(np.column_stack((np.zeros(len(home)), home)))
        self.found.append(TissueCut(name, kind, self.sideways(moved), is_closed, level))

    def sideways(self, points: Array) -> Array:
        """Points (N, 3) in mm of the treated level's frame, moved along x into the plane."""
        return self.plane.beside(points[:, 1], points[:, 2])


def side_tissues(
    treated: str,
    plane: Plane,
    profiles: dict[str, Array],
    ligament: Array,
    discs: dict[tuple[str, str], Array],
) -> tuple[TissueCut, ...]:
    """All tissues of one side cut.

    Args:
        profiles: the side view of each level's vertebra, closed (N, 2): (y, z) in mm in its own frame.
        ligament: the anterior longitudinal ligament in the plane, closed (N, 2), picture coordinates.
        discs: the front (2,) of each disc that the plane meets, (y, z) in mm in L1's frame.
    """
    side = SideTissues(treated, plane)
    side.add("body_outline", "region", body_outline())
    side.add("fat", "region", inset(body_outline(), SKIN_MM))
    _in_front(side, discs)
    _behind(side)
    for level, curve in simplified_bones():
        side.add("far_bone", "region", curve, level)
    for level in LEVELS:
        side.add("beyond_far_bone", "region", in_reference(level, profiles[level]), level)
    side.found.append(TissueCut("anterior_longitudinal_ligament", "region", plane.lift(ligament), True))
    _nerves(side)
    return tuple(side.found)


def _in_front(side: SideTissues, discs: dict[tuple[str, str], Array]) -> None:
    back = along_spine(between("T3", SACRUM), lambda level: half_depth(level) + 21.0)
    hollow = np.vstack((back, _PELVIC_FLOOR, front_outline(-280.0, 262.0, 17.0)))
    side.add("organ", "region", smooth_through(resampled(hollow, 16.0, True), True, 2.5))
    side.add(
        "front_fat",
        "region",
        band(between("T4", SACRUM), lambda v: half_depth(v) + 23.5, lambda v: half_depth(v) - 3.0),
    )
    side.add("aorta", "region", aorta(between("T4", "L5"), AORTA_DIVIDES_AT, discs))


def _layer(levels: Sequence[str], share: float) -> Array:
    """A line at a share of the way from the laminae (0) to the skin (1) of the back."""
    knots = []
    for level in levels:
        lamina = in_reference(level, [(-half_depth(level) - canal_depth(level) - 6.0, 0.0)])[0]
        skin = float(skin_behind(lamina[1:])[0])
        knots.append((lamina[0] + share * (skin - lamina[0]), lamina[1]))
    return smooth_through(knots, False, 1.5)


def _behind(side: SideTissues) -> None:
    levels = between("C3", "L5")
    tail = in_reference(SACRUM, [(-31.0, -76.0), (-37.0, -50.0), (-43.0, -30.0)])
    under = in_reference(SACRUM, [(-36.0, -30.0)])  # the superficial layer goes on below the deep one, so no gap shows
    front = along_spine(levels, lambda level: -half_depth(level) - 8.0)
    middle, outer = _layer(levels, 0.40), _layer(levels, 0.70)
    for name, inner, rim, depth in (
        ("muscle_superficial", np.vstack((middle, under)), outer, 0), ("muscle_deep", front, middle, 1),
    ):  # fmt: skip
        loop = np.vstack((inner, tail[:1], tail[1 + depth : 2 + depth], rim[::-1]))
        side.add(name, "region", smooth_through(resampled(loop, 9.0, True), True, 1.5))
    for share in (0.12, 0.26):
        side.add("fibre_deep", "line", _layer(levels, share)[6:-6], is_closed=False)
    for share in (0.49, 0.56, 0.63):
        side.add("fibre_superficial", "line", _layer(levels, share)[6:-6], is_closed=False)
    side.add("fascia_deep", "line", _layer(levels, 0.40), is_closed=False)
    side.add("fascia_superficial", "line", _layer(levels, 0.705), is_closed=False)
    gluteal = [
        (-76.0, -198.0), (-96.0, -200.0), (-112.0, -226.0), (-121.0, -262.0), (-116.0, -304.0), (-98.0, -344.0),
        (-84.0, -392.0), (-74.0, -480.0), (-66.0, -556.0), (-62.0, -559.0), (68.0, -559.0), (73.0, -556.0),
        (84.0, -470.0), (92.0, -390.0), (86.0, -320.0), (52.0, -282.0), (8.0, -268.0), (-40.0, -262.0), (-78.0, -250.0),
    (-84.0, -222.0),
    ]  # fmt: skip
    side.add("muscle_gluteal", "region", smooth_through(gluteal, True, 2.5))
    # The tunnel of the nerves' openings, filled with fat; the pedicles cross it.
    side.add("epidural_fat", "region", band(levels, lambda v: 2.0 - half_depth(v), lambda v: -half_depth(v) - 9.5))


def _nerves(side: SideTissues) -> None:
    for level in MOVABLE:
        side.add("root", "region", in_reference(level, _root(level)), level)
    side.add("canal", "ghost", _canal())
    side.add("cord", "ghost", _cord())
    for k in range(5):
        side.add("cauda", "ghost", _strand(k))


def _root(level: str) -> Array:
    """The nerve root under the pedicle, in the upper half of its opening, seen end on: (y, z) in the level's frame."""
    size, z = VERTEBRAE[level], float(pedicle_centre(level)[2])
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    wide, high = (2.3, 2.7) if level.startswith("T") else (2.7, 3.3)
    behind = 3.6 if level == MOVABLE[-1] else 5.0  # the sacrum's upper process stands close behind the last one
    centre = (-size.endplate_depth_mm / 2 - behind, z - size.pedicle_height_mm / 2 - high - 1.6)
    return np.column_stack((centre[0] + wide * np.cos(angle), centre[1] + high * np.sin(angle)))


def _middle(level: str) -> float:
    return -half_depth(level) - canal_depth(level) / 2


def _canal() -> Array:
    """The canal, down into the sacrum, where the sac ends at S2."""
    levels = between("C3", "L5")
    front = [in_reference(level, [(-half_depth(level) - 0.6, 0.0)])[0] for level in levels]
    back = [in_reference(level, [(0.8 - half_depth(level) - canal_depth(level), 0.0)])[0] for level in levels]
    ahead, behind = (in_reference(SACRUM, [(y + way * half, z) for y, z, half in _SACRAL_CANAL]) for way in (1.0, -1.0))
    loop = np.vstack((front, ahead, behind[::-1], back[::-1]))
    return smooth_through(resampled(loop, 5.0, True), True, 1.5)


def _cord() -> Array:
    """The spinal cord with its swelling at T11 and T12, ending in a cone near L1-2."""
    levels = between("C3", "L1")
    half = dict.fromkeys(levels, 3.4) | {"C5": 4.0, "C6": 4.0, "T10": 3.7, "T11": 4.2, "T12": 4.1, "L1": 3.0}
    front = [in_reference(level, [(_middle(level) + half[level], 0.0)])[0] for level in levels]
    back = [in_reference(level, [(_middle(level) - half[level], 0.0)])[0] for level in levels]
    tip = in_reference("L1", [(_middle("L1") + 1.7, -8.0), (_middle("L1") - 0.4, -19.0), (_middle("L1") - 2.2, -8.0)])
    return smooth_through(np.vstack((front, tip, back[::-1])), True, 1.2)


def _strand(k: int) -> Array:
    """One of the nerves below the cord, a thin closed curve from the cone down to where the sac ends."""
    share = (k - 2) / 2
    levels = ["L1", "L2", "L3", "L4", "L5"]
    spread = {"L1": 1.6, "L2": 4.2, "L3": 5.2, "L4": 5.0, "L5": 4.4}
    line = [in_reference(v, [(_middle(v) + spread[v] * share - 0.8, -10.0 if v == "L1" else 0.0)])[0] for v in levels]
    line += list(in_reference(SACRUM, [(y + 0.7 * half * share, z) for y, z, half in _SACRAL_CANAL]))
    path = smooth_through(np.array(line), False, 1.5)
    along = np.gradient(path, axis=0)
    normal = np.column_stack((-along[:, 1], along[:, 0])) / np.hypot(along[:, 0], along[:, 1])[:, None]
    half = 0.42 * np.minimum(1.0, np.minimum(np.arange(len(path)), np.arange(len(path))[::-1]) / 6.0)[:, None]
    return np.vstack((path + half * normal, (path - half * normal)[::-1]))
