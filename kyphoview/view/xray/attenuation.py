"""The sum along every ray: thickness times attenuation coefficient of all that lies on it (Beer and Lambert's law)."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, TypeVar

from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.fracture.height_map import HeightMap
from kyphoview.procedure.fracture.impaction import Impaction, front_loss_mm
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.framing.fluoroscope import XrayView, xray_plane
from kyphoview.procedure.scene import Scene
from kyphoview.view.xray.bone_displacement import height_map_displacement_mm, motion_displacement_mm
from kyphoview.view.xray.bones import (
    Bone,
    add_bones,
    bones_of,
    levels_above,
    levels_below,
    moved_bones_of,
    placement_over_all,
    rib_shafts_of,
)
from kyphoview.view.xray.crushed_bone import add_crushed_bone, stepped
from kyphoview.view.xray.detector import PITCH_MM, Detector, Image, Patch, close_detector_of, detector_of
from kyphoview.view.xray.lungs import lungs_mm
from kyphoview.view.xray.materials import LUNG, SOFT_TISSUE
from kyphoview.view.xray.next_break import add_its_crushed_bone, carry_broken
from kyphoview.view.xray.rotated_picture import end_of_rows, rotated
from kyphoview.view.xray.tone_and_noise import evened_out
from kyphoview.view.xray.treatment import TreatmentThickness
from kyphoview.view.xray.trunk import trunk_mm

T = TypeVar("T")

_SAME_MM = 1e-6
_HEALINGS = 24  # so often crushed bone is summed anew while it heals
_AROUND_MM = 40.0  # how far beyond the picture bones are kept that may come into it


class Attenuation:
    """The exponents of one view's rays; caches each part of the sum until what it shows has moved.

    Instruments and bodies of the right side are mirror images of the left one's.
    """

    def __init__(self, view: XrayView, pitch_mm: float = PITCH_MM, whole: "Attenuation | None" = None) -> None:
        """With `whole`, the narrow field of the close work, that takes from the whole one what never moves."""
        self.view: XrayView = view
        self.detector = close_detector_of(view, pitch_mm) if whole else detector_of(view, pitch_mm)
        self._whole = whole
        self._kept: dict[str, tuple[Hashable, Any]] = {}
        self._treatment = TreatmentThickness(self.detector, xray_plane(view))
        self._height_map: HeightMap | None = None
        self._motion: tuple[str, RigidMotion] | None = None

    def of(self, scene: Scene, tolerance_mm: float = 0.0) -> Image:
        """The exponents (rows, columns) of the rays: the intensity of each is e to the minus that.

        Args:
            tolerance_mm: bones that have moved by no more since they were last summed are taken as they stood then.
        """
        level, height_map, above = scene.case.level, scene.height_map, scene.above
        if self._height_map is None or height_map_displacement_mm(self._height_map, height_map) > tolerance_mm:
            self._height_map = height_map
        if (
            self._motion is None
            or self._motion[0] != level
            or motion_displacement_mm(self._motion[1], above) > tolerance_mm
        ):
            self._motion = level, above
        image = self.unmoved(level).copy()
        make_treated = partial(self._treated, self._height_map, scene.impactions)
        if scene.next_break is None:
            self._moving("above", self._motion, partial(self._above, *self._motion)).add_to(image, 1.0)
        else:
            key = scene.next_break.level, scene.shapes_now
            self._moving("above", key, partial(self._above_next_break, scene)).add_to(image, 1.0)
        self._moving("treated", self._height_map, make_treated).add_to(image, 1.0)
        self._crushed(scene).add_to(image, 1.0)
        for patch, added in self._treatment.of_left(scene):
            if self.view == "xray-side":
                patch.add_to(image, added * len(scene.case.sides))
                continue
            patch.add_to(image, added)
            if "right" in scene.case.sides:
                patch.mirrored(self.detector.columns).add_to(image, added)
        for patch, added in self._treatment.of_leaks(scene):
            patch.add_to(image, added)
        return image

    def prepare(self, scene: Scene) -> Iterator[None]:
        """Work out the parts of a moment's sum one after the other: each turn of the iterator does one."""
        level, wide = scene.case.level, self._whole or self
        wide.evened(level)
        yield
        wide.unmoved(level)
        yield
        if self.view == "xray-side":
            wide.at_rest(level)
            yield
        self.of(scene)
        yield

    def narrowest_for(self, camera: Camera) -> "Attenuation":
        """The narrowest sum that covers all that a camera frames; the other one lets go of what moves."""
        close, half = self._close, camera.width_mm / 2
        middle = (
            close.detector.left_mm + close.detector.width_mm / 2,
            close.detector.top_mm - close.detector.width_mm / 2,
        )
        off = max(abs(camera.center[0] - middle[0]), abs(camera.center[1] - middle[1]))
        is_close = off + half <= close.detector.width_mm / 2 + _SAME_MM
        chosen, other = (close, self) if is_close else (self, close)
        other._forget_moving()
        return chosen

    def evened(self, level: str) -> Image:
        """What evens out the trunk's part of the exponents (rows, columns): `evened_out`, of the whole field."""
        if self._whole is not None:
            return self._whole.evened(level)[self._part_of_whole]
        return self._part("evened", level, lambda: evened_out(self.soft_tissue(level)))

    def soft_tissue(self, level: str) -> Image:
        """The exponents (rows, columns) of the trunk alone, its lungs included."""
        if self._whole is not None:
            return self._whole.soft_tissue(level)[self._part_of_whole]
        return self._part("trunk", level, lambda: self._trunk(level))

    def unmoved(self, level: str) -> Image:
        """The exponents (rows, columns) of all that never moves."""
        return self._part("below", level, lambda: self._below(level))

    def at_rest(self, level: str) -> Image:
        """The exponents (rows, columns) of the bones above at rest, on the detector `wider` as far down as they go."""

        def make() -> Image:
            image = self.wider.empty_image()
            for bones, place in _standing_above(level):
                add_bones(image, self.wider, self.view, bones, place.carry)
            return image[: end_of_rows(image) + 2].copy()  # empty at the end, as is all below

        return self._part("at rest", level, make)

    def _forget_moving(self) -> None:
        for name in ("above", "treated", "crushed"):
            self._kept.pop(name, None)
        self._treatment.forget()

    def _part(self, name: str, key: Hashable, make: Callable[[], T]) -> T:
        kept = self._kept.get(name)
        if kept is None or kept[0] != key:
            kept = key, make()
            self._kept[name] = kept
        found: T = kept[1]
        return found

    def _moving(self, name: str, key: Hashable, make: Callable[[], Image]) -> Patch:
        """A part of which most is empty: only what is not is kept."""
        return self._part(name, key, lambda: Patch.of(make()))

    def _trunk(self, level: str) -> Image:
        image = SOFT_TISSUE * trunk_mm(self.detector, self.view, level)
        image += (LUNG - SOFT_TISSUE) * lungs_mm(self.detector, self.view, level)
        return image

    def _below(self, level: str) -> Image:
        """The trunk, and the bones that never move: those below, and the treated level's ribs away from it."""
        if self._whole is not None:
            return self._whole.unmoved(level)[self._part_of_whole]
        image = self.soft_tissue(level).copy()
        for below in levels_below(level):
            add_bones(image, self.detector, self.view, bones_of(below), placement(level, below).carry)
        add_bones(image, self.detector, self.view, rib_shafts_of(level), RigidMotion().carry)
        return image

    def _above(self, level: str, motion: RigidMotion) -> Image:
        """The bones that move as one: from the side their picture at rest, rotated; from in front summed again."""
        if self.view == "xray-side":
            wide = self._whole or self
            return rotated(wide.at_rest(level), wide.wider, self.detector, motion)
        image = self.detector.empty_image()
        for bones, place in _standing_above(level):
            add_bones(image, self.detector, self.view, bones, place.then(motion).carry)
        return image

    def _above_next_break(self, scene: Scene) -> Image:
        """The same where one of them breaks, each summed by itself."""
        image, broken = self.detector.empty_image(), scene.next_break
        assert broken is not None
        add_bones(image, self.detector, self.view, bones_of(broken.level), carry_broken(broken, scene.above))
        motion = broken.motion.then(scene.above)
        for bones, place in _standing_above(scene.case.level):
            if place != broken.placement:
                add_bones(image, self.detector, self.view, bones, place.then(motion).carry)
        add_its_crushed_bone(image, self.detector, xray_plane(self.view), broken, scene.above)
        return image

    def _treated(self, height_map: HeightMap, impactions: tuple[Impaction, ...]) -> Image:
        image, front_lost_mm = self.detector.empty_image(), front_loss_mm(impactions)
        carry = partial(stepped, height_map, front_lost_mm)
        add_bones(image, self.detector, self.view, moved_bones_of(height_map.level), carry)
        return image

    def _crushed(self, scene: Scene) -> Patch:
        """What crushed bone adds: summed anew as seldom as the bone, as a balloon presses, and as it heals."""
        assert self._height_map is not None
        found = tuple(replace(impaction, now=self._height_map) for impaction in scene.impactions)
        pressed = round(scene.progress.pumped_ml, 1) if scene.progress.balloon_ml else -scene.progress.settled
        knitted = round(_HEALINGS * scene.progress.knitted) / _HEALINGS

        def make() -> Image:
            image = self.detector.empty_image()
            add_crushed_bone(image, self.detector, xray_plane(self.view), found, scene.compacted, knitted)
            return image

        return self._moving("crushed", (scene.case, found, pressed, knitted), make)

    @cached_property
    def _close(self) -> "Attenuation":
        return Attenuation(self.view, self.detector.pitch_mm, self)

    @cached_property
    def _part_of_whole(self) -> tuple[slice, slice]:
        """Which rows and columns of the whole field it covers."""
        assert self._whole is not None
        return self.detector.part_of(self._whole.detector)

    @cached_property
    def wider(self) -> Detector:
        """The detector with a margin all round, from which what lies above is rotated into the picture."""
        near, more = self.detector, round(_AROUND_MM / self.detector.pitch_mm)
        beyond = more * near.pitch_mm
        return Detector(
            near.pitch_mm, near.rows + 2 * more, near.columns + 2 * more, near.left_mm - beyond, near.top_mm + beyond
        )


def _standing_above(level: str) -> Iterator[tuple[tuple[Bone, ...], RigidMotion]]:
    """The bones above a level with their places at rest, the nearest first. One more stands on the uppermost that is
    drawn, and is taken to look like it: else the spine would end within the widest picture."""
    for above in levels_above(level):
        yield bones_of(above), placement(level, above)
    yield bones_of(LEVELS[0]), placement_over_all(level)
