"""Everything that stands in the 3D scene, created for a level and a path and moved with each Scene."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.solid.cutaway import Cutaway
from kyphoview.view.solid.stage.cut_face import CutFace
from kyphoview.view.solid.stage.near_half import NearHalf
from kyphoview.view.solid.stage.spine import Spine
from kyphoview.view.solid.stage.stage_objects import SolidObjects, StageObject
from kyphoview.view.solid.stage.surroundings import Surroundings
from kyphoview.view.solid.stage.treatment import Treatment


class Stage:
    """The spine of one level, its cut face, what is done to it, and the near half that covers it or swings aside."""

    def __init__(self, root: QObject, level: str, path: str) -> None:
        self.level, self.path = level, path
        self._far, self._near = SolidObjects(root, "far"), SolidObjects(root, "near")
        self._spine = Spine(self._far, self._near, level, path)
        self._face = CutFace(root, level, path)
        self._treatment = Treatment(self._far, self._near, level, path)
        self._surroundings = Surroundings(root, self._far, level, path)
        self._root = StageObject(root)
        self._theme: Theme | None = None

    def show(self, scene: Scene, theme: Theme, cutaway: Cutaway, is_exact: bool) -> None:
        """Show a moment; the arguments are those of `show_in_parts`."""
        for _ in self.show_in_parts(scene, theme, cutaway, is_exact):
            pass

    def show_in_parts(self, scene: Scene, theme: Theme, cutaway: Cutaway, is_exact: bool) -> Iterator[None]:
        """Show a moment, one part after the other, so that something else can be done between them.

        Args:
            cutaway: how far the spine is open, and what is shown round it.
            is_exact: False for one of many pictures in quick succession, which may differ by less than is seen.
        """
        half = NearHalf(cutaway.openness)
        if theme is not self._theme:
            self._theme = theme
            self._spine.set_theme(theme)
            self._face.set_theme(theme)
            yield
        self._spine.show(scene, half.presence > 0.0, is_exact)
        yield
        self._treatment.show(scene, theme, is_exact)
        yield
        self._surroundings.show(scene, theme, cutaway, is_exact)
        yield
        self._face.show(scene, theme, half.is_ajar, is_exact)
        turn, place = half.placed(side_plane(self.level, self.path))
        self._root.set("nearHalfTurn", turn)
        self._root.set("nearHalfAt", place)
        self.show_near_half(half.presence > 0.0)
        yield

    def show_near_half(self, is_shown: bool) -> None:
        """Show or hide what lies before the cut."""
        self._root.set("hasNearHalf", is_shown)

    def remove(self) -> None:
        """Take everything out of the scene."""
        for solid in (*self._far.values(), *self._near.values()):
            solid.remove()
        self._face.remove()
        self._surroundings.remove()
