"""What can be seen to be so at a moment: read off the solid itself, for claims to be held against."""

from dataclasses import dataclass
from functools import cached_property

from kyphoview.anatomy.trunk import skin_s_mm
from kyphoview.procedure.case import Case
from kyphoview.procedure.instruments.needle_axes import axis_places
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.pinned_points import bone_distance
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS

_SOON = 0.004  # of a step: long enough to see what moves
_STILL = 1e-7
_ROUND_MM = 2.5  # where bone begins is told to so much


@dataclass(frozen=True)
class Now:
    """A moment of a case, with the moments just before and after it in the same step."""

    case: Case
    step: str
    at: float

    @cached_property
    def scene(self) -> Scene:
        return scene_at(self.case, Moment(self.step, self.at))

    @cached_property
    def before(self) -> Scene:
        return scene_at(self.case, Moment(self.step, max(0.0, self.at - _SOON)))

    @cached_property
    def after(self) -> Scene:
        return scene_at(self.case, Moment(self.step, min(1.0, self.at + _SOON)))

    @cached_property
    def start(self) -> Scene:
        return scene_at(self.case, Moment(self.step, 0.0))

    @cached_property
    def broken(self) -> Scene:
        return scene_at(self.case, Moment("fracture", 1.0))

    @cached_property
    def healthy(self) -> Scene:
        return scene_at(self.case, Moment(STEPS[0].id, 0.0))

    @property
    def rise(self) -> float:
        """How much of the lost height comes back just now, percent; negative while it goes."""
        return self.after.figures.height_regained_percent - self.before.figures.height_regained_percent

    @property
    def rises(self) -> bool:
        return self.rise > _STILL

    @property
    def sinks(self) -> bool:
        return self.rise < -_STILL

    @property
    def is_still(self) -> bool:
        return abs(self.rise) <= 0.05  # percent: less is not seen

    @property
    def has_opened(self) -> bool:
        return self.scene.figures.height_regained_percent > self.start.figures.height_regained_percent

    @property
    def pump(self) -> float:
        """What flows into each balloon just now, mL."""
        return self.after.progress.balloon_ml - self.before.progress.balloon_ml

    @property
    def fills(self) -> bool:
        return self.pump > _STILL

    @property
    def empties(self) -> bool:
        return self.pump < -_STILL

    @property
    def flows(self) -> bool:
        """Whether cement flows in."""
        return self.after.progress.cement_ml - self.before.progress.cement_ml > _STILL

    @property
    def sets(self) -> bool:
        """Whether cement is setting."""
        return self.after.progress.setting - self.before.progress.setting > _STILL

    @property
    def has_all_cement(self) -> bool:
        held = self.scene.figures.cement_volume_ml[0]
        return abs(held - self.case.cement_ml) < 0.01 * self.case.cement_ml

    @property
    def setting(self) -> float:
        return self.scene.progress.setting

    def tool(self, kind: str) -> Instrument | None:
        """The tool of that kind on the left."""
        return next((t for t in self.scene.instruments if t.kind == kind and t.side == "left"), None)

    def has(self, kind: str) -> bool:
        return self.tool(kind) is not None

    def tip_is(self, kind: str, place: str) -> bool:
        """Whether its tip is outside the skin, in soft tissue, in bone behind the body, in the body, in the tube."""
        tool, level = self.tool(kind), self.case.level
        if tool is None:
            return False
        tip_mm, tube = tool.tip_mm, self.tool("cannula")
        in_tube = kind != "cannula" and tube is not None and tube.tail_mm <= tip_mm <= tube.tip_mm
        if place == "tube" or in_tube:
            return in_tube and place == "tube"
        point = self.scene.axes["left"].point([tip_mm])
        to_bone_mm = float(bone_distance(self.scene, level, point)[0])
        wall_mm = axis_places(level, self.case.path).back_wall_mm
        return {
            "outside": tip_mm <= skin_s_mm(level, self.case.path),
            "tissue": tip_mm >= skin_s_mm(level, self.case.path) and to_bone_mm > -_ROUND_MM,
            "bridge": to_bone_mm < _ROUND_MM and tip_mm <= wall_mm,
            "body": tip_mm >= wall_mm,
        }[place]

    def draws_back(self, kind: str) -> bool:
        """Whether a tool is on its way out."""
        tips = [
            next((t.tip_mm for t in scene.instruments if t.kind == kind), None) for scene in (self.before, self.after)
        ]
        return tips[0] is not None and tips[1] is not None and tips[1] < tips[0] - _STILL
