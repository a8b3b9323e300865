"""Where the leaders of a cut's moving picture end."""

from collections.abc import Callable, Hashable

from kyphoview.anatomy.axis import Vector
from kyphoview.procedure.anchors import body_anchors, treatment_anchors
from kyphoview.procedure.crush import Crush
from kyphoview.procedure.scene import Scene
from kyphoview.view.sight import Ends, flattened

_AnchorsOf = Callable[[Scene, str, frozenset[str]], dict[str, Vector]]


class Pointing:
    """One view's leaders' ends. Each is looked for anew only when what it points at may have moved, and those in the
    body in every second frame."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Look anew, whatever the moment."""
        self._body: tuple[Hashable, Ends] | None = None
        self._body_at: Crush | None = None
        self._treatment: tuple[Hashable, Ends] | None = None
        self._is_fresh = False

    def ends(self, scene: Scene, view: str, names: frozenset[str]) -> Ends:
        """Where the labels of these parts point now, or pointed in the frame before."""
        told: Hashable = scene.case, names
        is_body_known = self._body is not None and self._body[0] == told
        if not is_body_known or (self._body_at != scene.crush and not self._is_fresh):
            self._body, self._body_at = (told, _ends(body_anchors, scene, view, names)), scene.crush
            self._is_fresh = True
        elif self._body_at != scene.crush:
            self._is_fresh = False
        treatment = told, scene.progress, scene.instruments
        if self._treatment is None or self._treatment[0] != treatment:
            self._treatment = treatment, _ends(treatment_anchors, scene, view, names)
        assert self._body is not None
        return self._body[1] | self._treatment[1]


def _ends(anchors_of: _AnchorsOf, scene: Scene, view: str, names: frozenset[str]) -> Ends:
    return flattened(anchors_of(scene, view, names), scene.case.level, view, names)
