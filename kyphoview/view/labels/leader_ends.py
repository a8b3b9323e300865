"""Where the leaders of a cut's moving picture end."""

from collections.abc import Callable, Hashable

from kyphoview.anatomy.geometry.axis import Vector
from kyphoview.procedure.framing.label_anchors import body_anchors, treatment_anchors
from kyphoview.procedure.scene import Scene
from kyphoview.view.view_frame import Ends, flattened

_AnchorsOf = Callable[[Scene, str, frozenset[str]], dict[str, Vector]]


class Pointing:
    """One view's leaders' ends. Each is looked for again only when what it points at may have moved."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Look anew, whatever the moment."""
        self._body: tuple[Hashable, Ends] | None = None
        self._treatment: tuple[Hashable, Ends] | None = None

    def ends(self, scene: Scene, view: str, names: frozenset[str]) -> Ends:
        """Where the labels of these parts point now."""
        body_for = scene.case, scene.moment.step, names, scene.height_map
        if self._body is None or self._body[0] != body_for:
            self._body = body_for, _ends(body_anchors, scene, view, names)
        treatment_for = scene.case, names, scene.progress, scene.instruments, scene.finger
        if self._treatment is None or self._treatment[0] != treatment_for:
            self._treatment = treatment_for, _ends(treatment_anchors, scene, view, names)
        return self._body[1] | self._treatment[1]


def _ends(anchors_of: _AnchorsOf, scene: Scene, view: str, names: frozenset[str]) -> Ends:
    return flattened(anchors_of(scene, view, names), scene.case, view, names)
