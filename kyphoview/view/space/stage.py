"""All that stands on the stage, made for a level and moved with each Scene."""

from PySide6.QtCore import QObject

from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.space.body import Bodies
from kyphoview.view.space.face import Face
from kyphoview.view.space.operation import Operation
from kyphoview.view.space.spine import Spine

_WHOLE_MM = 62.0  # over the plane: nothing is cut off
_HASTE = 1.7  # the cut passes through ribs and processes more quickly than through the bodies


class Stage:
    """The spine of one level, its cut face, and what is done to it."""

    def __init__(self, root: QObject, level: str) -> None:
        self.level = level
        self._bodies = Bodies(root)
        self._spine = Spine(self._bodies, level)
        self._face = Face(root, level)
        self._operation = Operation(self._bodies, level)
        self._theme: Theme | None = None

    def show(self, scene: Scene, theme: Theme, openness: float, is_exact: bool) -> None:
        """Everything of this moment, the spine opened so far (0 whole, 1 open); exact, or as good as is seen moving."""
        over_mm = _WHOLE_MM * (1.0 - openness) ** _HASTE
        if theme is not self._theme:
            self._theme = theme
            self._spine.dress(theme)
            self._face.dress(theme)
        self._spine.show(scene, over_mm, is_exact)
        self._operation.show(scene, theme, is_exact)
        self._face.show(scene, theme, over_mm, is_exact)

    def remove(self) -> None:
        """Take everything away."""
        for body in self._bodies.values():
            body.remove()
        self._face.remove()
