"""The sum along every ray: thickness times coefficient of all that lies on it."""

from collections.abc import Callable, Hashable
from functools import cached_property

from kyphoview.anatomy.rigid import RigidMotion
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.fluoroscope import XrayView, xray_plane
from kyphoview.procedure.scene import Scene
from kyphoview.view.xray.bones import add_bones, levels_above, levels_below
from kyphoview.view.xray.detector import PITCH_MM, Detector, Image, detector_of
from kyphoview.view.xray.fillings import Fillings
from kyphoview.view.xray.materials import SOFT_TISSUE
from kyphoview.view.xray.trunk import trunk_mm
from kyphoview.view.xray.turning import turned

_AROUND_MM = 40.0  # how far beyond the picture bones are kept that may come into it


class Exposure:
    """The exponents of one view's rays; keeps each part of the sum until what it shows has moved.

    Instruments and bodies of the right side are mirror images of the left one's.
    """

    def __init__(self, view: XrayView, pitch_mm: float = PITCH_MM) -> None:
        self.view: XrayView = view
        self.detector = detector_of(view, pitch_mm)
        self._kept: dict[str, tuple[Hashable, Image]] = {}
        self._fillings = Fillings(self.detector, xray_plane(view))

    def attenuation(self, scene: Scene) -> Image:
        """The exponent of each ray (rows, columns): its intensity is e to the minus that."""
        level = scene.case.level
        image: Image = (
            self._part("below", level, lambda: self._below(level))
            + self._part("above", (level, scene.above), lambda: self._above(level, scene.above))
            + self._part("treated", scene.crush, lambda: self._treated(scene))
        )
        for patch, added in self._fillings.of_left(scene):
            if self.view == "xray-side":
                patch.add_to(image, added * len(scene.case.sides))
                continue
            patch.add_to(image, added)
            if "right" in scene.case.sides:
                patch.mirrored(self.detector.columns).add_to(image, added)
        return image

    def soft_tissue(self, level: str) -> Image:
        """The exponents of the trunk alone."""
        return self._part("trunk", level, lambda: SOFT_TISSUE * trunk_mm(self.detector, self.view, level))

    def _part(self, name: str, key: Hashable, make: Callable[[], Image]) -> Image:
        kept = self._kept.get(name)
        if kept is None or kept[0] != key:
            kept = key, make()
            self._kept[name] = kept
        return kept[1]

    def _below(self, level: str) -> Image:
        """The trunk, and the bones that never move."""
        image = self.soft_tissue(level).copy()
        for below in levels_below(level):
            add_bones(image, self.detector, self.view, below, placement(level, below).carry)
        return image

    def _above(self, level: str, motion: RigidMotion) -> Image:
        """The bones that move as one. From the side their picture at rest is turned, from in front it is made anew."""
        if self.view == "xray-side":
            return turned(
                self._part("at rest", level, lambda: self._at_rest(level)), self._wider, self.detector, motion
            )
        image = self.detector.dark()
        for above in levels_above(level):
            add_bones(image, self.detector, self.view, above, placement(level, above).then(motion).carry)
        return image

    def _at_rest(self, level: str) -> Image:
        image = self._wider.dark()
        for above in levels_above(level):
            add_bones(image, self._wider, self.view, above, placement(level, above).carry)
        return image

    def _treated(self, scene: Scene) -> Image:
        image = self.detector.dark()
        add_bones(image, self.detector, self.view, scene.case.level, scene.crush.carry)
        return image

    @cached_property
    def _wider(self) -> Detector:
        near, more = self.detector, round(_AROUND_MM / self.detector.pitch_mm)
        beyond = more * near.pitch_mm
        return Detector(
            near.pitch_mm, near.rows + 2 * more, near.columns + 2 * more, near.left_mm - beyond, near.top_mm + beyond
        )
