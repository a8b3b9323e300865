"""The one function that says how everything stands at a moment, and the Scene that it returns."""

from dataclasses import dataclass
from functools import cached_property

from kyphoview.anatomy.geometry.axis import Vector
from kyphoview.procedure.case import Case
from kyphoview.procedure.figures import Figures, figures_of
from kyphoview.procedure.framing.camera_rectangles import Camera, camera_targets_at, cameras_at
from kyphoview.procedure.framing.label_anchors import anchors_of
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.patient import Patient


@dataclass(frozen=True)
class Scene(Patient):
    """The patient at one moment, with what is measured and where views look: all that a picture is computed from.

    Two Scenes of the same case and moment are equal and hold equal data.
    """

    is_softened: bool = False  # the cameras keep away from the tools; all else is the same

    @cached_property
    def figures(self) -> Figures:
        """The figures, measured on the moved geometry."""
        return figures_of(self)

    @cached_property
    def cameras(self) -> dict[str, Camera]:
        """What the "side" and the "top" cut frame."""
        return cameras_at(self.case.level, self.moment.camera_clock, self.is_softened, self.case.path)

    @cached_property
    def camera_targets(self) -> dict[str, Camera]:
        """What they frame when they next rest."""
        return camera_targets_at(self.case.level, self.moment.camera_clock, self.is_softened, self.case.path)

    @cached_property
    def anchors(self) -> dict[str, dict[str, Vector]]:
        """Where labels point: for each view, by name, a point (3,) in mm of now."""
        return {view: anchors_of(self, view) for view in ("side", "top")}


def scene_at(case: Case, moment: Moment, is_softened: bool = False) -> Scene:
    """How everything stands at a moment: pure, and at most 1 ms once the case is known."""
    return Scene(case, moment, is_softened)
