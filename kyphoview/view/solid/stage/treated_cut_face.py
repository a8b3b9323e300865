"""The cut face of the treated bone and its two discs: painted when it must be, and carried along in between."""

from dataclasses import dataclass

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import BROKEN
from kyphoview.view.cut.fracture import break_severity, healing
from kyphoview.view.palette import Theme
from kyphoview.view.solid.stage.carried_drawing import CarriedDrawing
from kyphoview.view.solid.stage.cut_face_drawing import paint_break_alone, paint_treated, treated_area
from kyphoview.view.solid.stage.cut_face_surface import FaceDrawing

FINENESS, _QUICK_FINENESS = 11.0, 7.0  # pixels to a mm, standing still and while it moves
FARTHEST_MM = 5.0  # a drawing carried farther than this is painted again: its lines become too thin or thick
_SEEN_RADIUS_MM = 0.5  # a smaller change of the hole, which the balloon covers, is not seen while it moves
_SEEN_SETTLED = 0.03
_SEEN_DEPTH_MM = 1.0  # of the channel, which its tool covers while it grows
_RADIUS_OF_1_ML_MM = 6.2
_LEAKS_EACH_ML, _LEAK_COLOURS = (
    100.0,
    10,
)  # so often cement outside of the body is painted anew: for each mL, as it sets


@dataclass(frozen=True, slots=True, eq=False)
class _Painted:
    """A drawing and what it was made for."""

    drawing: FaceDrawing
    scene: Scene
    theme: Theme
    is_exact: bool
    has_break: bool
    carried: CarriedDrawing

    def serves(self, scene: Scene, theme: Theme, is_exact: bool, has_break: bool) -> bool:
        """Whether it can stand for another moment: if it is the same, or, moving, if no difference is seen."""
        if (scene.case, theme, has_break) != (self.scene.case, self.theme, self.has_break):
            return False
        if _leak_look(scene, is_exact) != _leak_look(self.scene, is_exact) or healing(scene) != healing(self.scene):
            return False
        before, now = self.scene.progress, scene.progress
        if is_exact:
            is_same = (self.scene.height_map, before.pumped_ml, before.settled, self.scene.channels) == (
                scene.height_map,
                now.pumped_ml,
                now.settled,
                scene.channels,
            )
            return is_same and self.is_exact
        wider_mm = _RADIUS_OF_1_ML_MM * abs(before.pumped_ml ** (1 / 3) - now.pumped_ml ** (1 / 3))
        return (
            wider_mm < _SEEN_RADIUS_MM
            and abs(_deepest_mm(self.scene) - _deepest_mm(scene)) < _SEEN_DEPTH_MM
            and abs(before.settled - now.settled) < _SEEN_SETTLED
            and max(
                abs(a - b) for a, b in zip(self.scene.height_map.losses_mm, scene.height_map.losses_mm, strict=True)
            )
            < FARTHEST_MM
        )

    def at(self, scene: Scene, presence: float = 1.0) -> FaceDrawing:
        """The drawing where it is now."""
        return FaceDrawing(self.drawing.image, self.carried.at(scene), presence)


def _deepest_mm(scene: Scene) -> float:
    """The depths of the channel's bores, all together."""
    return sum(bore.front_mm - bore.back_mm for channel in scene.channels[:1] for bore in channel.bores)


def _leak_look(scene: Scene, is_exact: bool) -> tuple[float, ...]:
    """What the drawing of cement outside of the body depends on; while it moves, as far as is seen."""
    if not scene.leaks:
        return ()
    look = scene.progress.leaked_ml, scene.progress.setting
    return look if is_exact else (round(_LEAKS_EACH_ML * look[0]), round(_LEAK_COLOURS * look[1]))


class TreatedCutFace:
    """While the break comes, its marks are a drawing of their own that appears over the bone's."""

    def __init__(self, level: str, path: str) -> None:
        self._level, self._path = level, path
        self._bone: _Painted | None = None
        self._marks: _Painted | None = None

    def drawings(self, scene: Scene, theme: Theme, is_exact: bool) -> dict[str, FaceDrawing]:
        """What lies on the face now, by name, from the lowest up."""
        severity = break_severity(scene)
        is_coming = not is_exact and 0.0 < severity < 1.0
        if self._bone is None or not self._bone.serves(scene, theme, is_exact, not is_coming):
            self._bone = self._painted(scene, theme, is_exact, not is_coming)
        found = {"treated": self._bone.at(scene)}
        if is_coming:
            found["marks"] = self._marks_for(scene, theme).at(scene, severity)
        return found

    def _painted(self, scene: Scene, theme: Theme, is_exact: bool, has_break: bool) -> _Painted:
        area = treated_area(self._level, self._path, FINENESS if is_exact else _QUICK_FINENESS)
        carried = CarriedDrawing(scene, area)
        drawing = FaceDrawing(paint_treated(scene, area, theme, has_break), carried.points)
        return _Painted(drawing, scene, theme, is_exact, has_break, carried)

    def _marks_for(self, scene: Scene, theme: Theme) -> _Painted:
        known = self._marks
        if known is None or (known.scene.case, known.theme) != (scene.case, theme):
            broken = scene_at(scene.case, Moment(BROKEN))
            area = treated_area(self._level, self._path, _QUICK_FINENESS)
            carried = CarriedDrawing(broken, area)
            drawing = FaceDrawing(paint_break_alone(broken, area, theme), carried.points)
            self._marks = known = _Painted(drawing, broken, theme, False, True, carried)
        return known
