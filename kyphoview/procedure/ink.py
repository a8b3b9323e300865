"""Ink as data: strokes that somebody drew over the picture, pinned to the solid and to a step."""

from dataclasses import dataclass, replace

from kyphoview.procedure.pinned_points import Pinned
from kyphoview.procedure.scene import Scene


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """One line of ink: the step it belongs to, the number of its colour, its width in mm, and its points."""

    step: str
    colour: int
    width_mm: float
    points: Pinned

    def extended(self, more: Pinned) -> "Stroke":
        """With these points after its own."""
        return replace(self, points=self.points.joined(more))

    def belongs_to(self, scene: Scene) -> bool:
        """Whether it is to be seen at this moment: in its own step, on the vertebra on which it was drawn."""
        return self.step == scene.moment.step and self.points.level == scene.case.level


Ink = tuple[Stroke, ...]


def ink_now(ink: Ink, scene: Scene) -> Ink:
    """The strokes that are to be seen at this moment."""
    return tuple(stroke for stroke in ink if stroke.belongs_to(scene))
