"""All that stands on the stage, made for a level and moved with each Scene."""

from PySide6.QtCore import QObject

from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.solid.stage.cover import Cover
from kyphoview.view.solid.stage.cut_face import Face
from kyphoview.view.solid.stage.spine import Spine
from kyphoview.view.solid.stage.stage_object import Bodies, Item
from kyphoview.view.solid.stage.treatment import Operation


class Stage:
    """The spine of one level, its cut face, what is done to it, and the cover that lies over it or swings aside."""

    def __init__(self, root: QObject, level: str) -> None:
        self.level = level
        self._bodies, self._covering = Bodies(root, "stage"), Bodies(root, "cover")
        self._spine = Spine(self._bodies, self._covering, level)
        self._face = Face(root, level)
        self._operation = Operation(self._bodies, self._covering, level)
        self._root = Item(root)
        self._theme: Theme | None = None

    def show(self, scene: Scene, theme: Theme, openness: float, is_exact: bool) -> None:
        """Everything of this moment, the spine opened so far (0 whole, 1 open); exact, or as good as is seen moving."""
        cover = Cover(openness)
        if theme is not self._theme:
            self._theme = theme
            self._spine.dress(theme)
            self._face.dress(theme)
        self._spine.show(scene, cover.presence > 0.0, is_exact)
        self._operation.show(scene, theme, is_exact)
        self._face.show(scene, theme, cover.is_ajar, is_exact)
        turn, place = cover.placed(self.level)
        self._root.put("coverTurn", turn)
        self._root.put("coverAt", place)
        self.show_cover(cover.presence > 0.0)

    def show_cover(self, is_shown: bool) -> None:
        """Whether what lies before the cut is there."""
        self._root.put("isCovered", is_shown)

    def remove(self) -> None:
        """Take everything away."""
        for body in (*self._bodies.values(), *self._covering.values()):
            body.remove()
        self._face.remove()
