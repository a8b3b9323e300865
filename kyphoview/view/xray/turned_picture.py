"""The X-ray of the bones from any side: the same sum along the rays, for a detector that is turned.

Only what is there before a needle comes is summed: the trunk, the bones, and what the break adds. Nothing is mirrored,
so both halves of each bone are taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from PySide6.QtGui import QImage

from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import LEVELS, REFERENCE_LEVEL, RIB_LEVELS, neighbours
from kyphoview.anatomy.meshes.lungs import lung_surface
from kyphoview.anatomy.meshes.mesh import Mesh, load_mesh
from kyphoview.anatomy.meshes.rings import capped, capped_triangles
from kyphoview.anatomy.meshes.shell_depth import shell_depth
from kyphoview.anatomy.meshes.whole_ribs import load_whole_ribs
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.trunk import skin_behind
from kyphoview.procedure.fracture.impaction import front_loss_mm
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.scene import Scene
from kyphoview.view.xray.bones import RIB_SHELL_MM, Carry, placement_over_all
from kyphoview.view.xray.crushed_bone import add_crushed_bone, stepped
from kyphoview.view.xray.detector import PITCH_MM, Detector, Image
from kyphoview.view.xray.materials import CANCELLOUS, CORTICAL, LUNG, SOFT_TISSUE
from kyphoview.view.xray.next_break import add_its_crushed_bone, carry_broken
from kyphoview.view.xray.surface import Triangles, thickness
from kyphoview.view.xray.tone_and_noise import evened_out, grey_picture
from kyphoview.view.xray.trunk import across, front_line

FIELD_MM = 110.0
QUICK_PITCH_MM = 0.5  # while the arm turns
_TRUNK_REACH_MM, _TRUNK_STEP_MM = 260.0, 20.0


@dataclass(frozen=True, slots=True, eq=False)
class _Surface:
    """A closed surface: its corners (V, 3) in mm of now, and what each mm inside it adds to the exponent."""

    points: Points
    triangles: Triangles
    added: float


class TurnedPicture:
    """The pictures of one Scene from any side."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._surfaces = [surface for level in LEVELS for surface in _surfaces(scene, level)]
        over_all = placement_over_all(scene.case.level).then(scene.motion_above_treated(LEVELS[0]))
        self._surfaces += _both_surfaces(_ribs(LEVELS[0]), over_all.carry)
        self._soft = [_trunk(scene), *_lungs(scene)]

    def of(self, plane: Plane, pitch_mm: float = PITCH_MM) -> QImage:
        """The picture for a detector in this plane, with pixels of this size."""
        return self._developed(_detector(pitch_mm), *self.exponents(plane, pitch_mm))

    def exponents(self, plane: Plane, pitch_mm: float) -> tuple[Image, Image]:
        """The exponents (rows, columns) of the rays, and those of trunk and lungs alone."""
        detector = _detector(pitch_mm)
        soft = detector.empty_image()
        for surface in self._soft:
            _add(soft, detector, plane, surface)
        exponents = soft.copy()
        for surface in self._surfaces:
            _add(exponents, detector, plane, surface)
        knitted = self._scene.progress.knitted
        add_crushed_bone(exponents, detector, plane, self._scene.impactions, knitted=knitted)
        if self._scene.next_break is not None:
            add_its_crushed_bone(exponents, detector, plane, self._scene.next_break, self._scene.above)
        return exponents, soft

    def _developed(self, detector: Detector, exponents: Image, soft: Image) -> QImage:
        camera = Camera((0.0, 0.0), FIELD_MM, FIELD_MM, True)
        grey = grey_picture(exponents, evened_out(soft), detector, camera, self._scene.moment)
        rows, columns = grey.shape
        image = QImage(grey.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8)
        return image.convertToFormat(QImage.Format.Format_RGB32)


@cache
def _detector(pitch_mm: float) -> Detector:
    count = 2 * round(FIELD_MM / pitch_mm / 2)
    half = count * pitch_mm / 2
    return Detector(pitch_mm, count, count, -half, half)


def _add(image: Image, detector: Detector, plane: Plane, surface: _Surface) -> None:
    flat, depth = plane.flatten(surface.points), plane.height_over(surface.points)
    thickness(detector, surface.triangles, flat, depth).add_to(image, surface.added)


def _surfaces(scene: Scene, level: str) -> Iterator[_Surface]:
    """The outside of a level's bones, and the inside of their shell; far from the break its ribs alone are in sight."""
    carry = _carry(scene, level)
    meshes = _ribs(level)
    if level in neighbours(scene.case.level):
        meshes.append((load_mesh(level), shell_depth(level)[:, None]))
    yield from _both_surfaces(meshes, carry)


def _carry(scene: Scene, level: str) -> Carry:
    if level == scene.case.level:
        return partial(stepped, scene.height_map, front_loss_mm(scene.impactions))
    if scene.next_break is not None and level == scene.next_break.level:
        return carry_broken(scene.next_break, scene.above)
    return scene.bone_motion(level).carry


def _ribs(level: str) -> list[tuple[Mesh, Points]]:
    """A level's whole ribs, and how deep (V, 1) in mm their shell is; none without ribs."""
    if level not in RIB_LEVELS:
        return []
    return [(part, np.full((len(part.vertices), 1), RIB_SHELL_MM)) for part in load_whole_ribs(level)]


def _both_surfaces(meshes: list[tuple[Mesh, Points]], carry: Carry) -> Iterator[_Surface]:
    for mesh, depth_mm in meshes:
        outside = mesh.vertices.astype(np.float64)
        triangles = Triangles(mesh.triangles)
        yield _Surface(carry(outside), triangles, CORTICAL - SOFT_TISSUE)
        yield _Surface(carry(outside - depth_mm * mesh.normals), triangles, CANCELLOUS - CORTICAL)


def _trunk(scene: Scene) -> _Surface:
    """The trunk as rings of its outline at L1, each as deep as the outline from the side says there."""
    half = across()[::4]
    ring = np.concatenate((half, (half * (-1.0, 1.0))[-2:0:-1]))
    heights, front = np.arange(-_TRUNK_REACH_MM, _TRUNK_REACH_MM + 1.0, _TRUNK_STEP_MM), front_line()
    back = skin_behind(heights)
    deep = np.interp(heights, *front) - back
    y = back[:, None] + ring[None, :, 1] * deep[:, None]
    x = np.broadcast_to(ring[None, :, 0], y.shape)
    z = np.broadcast_to(heights[:, None], y.shape)
    home = placement(REFERENCE_LEVEL, scene.case.level).inverse()
    points = home.carry(capped(np.stack((x, y, z), axis=-1)))
    return _Surface(points, Triangles(capped_triangles(*y.shape)), SOFT_TISSUE)


def _lungs(scene: Scene) -> Iterator[_Surface]:
    """The lungs, in place of the trunk's soft tissue."""
    home = placement(REFERENCE_LEVEL, scene.case.level).inverse()
    for side in ("left", "right"):
        points, triangles = lung_surface(side)
        yield _Surface(home.carry(points), Triangles(triangles), LUNG - SOFT_TISSUE)
