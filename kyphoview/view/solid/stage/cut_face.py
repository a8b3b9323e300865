"""The cut face on the stage: leaves that carry the side cut's drawing, on either page of the opened spine."""

from typing import Any

import numpy as np
from PySide6.QtGui import QVector4D

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.solid.stage.cut_face_drawing import paint_still, still_sheet
from kyphoview.view.solid.stage.cut_face_sheet import Laid, Leaf
from kyphoview.view.solid.stage.stage_object import vector4
from kyphoview.view.solid.stage.treated_cut_face import FINENESS, TreatedFace

_NO_TOOL = QVector4D(0.0, 0.0, 0.0, 0.0)
_SHADE = 0.42  # of the light is taken where the tool lies
_DEPTH_BIAS = {"marks": -12.0}  # over the bone


class Face:
    """What moves as one is painted once for a theme; the treated bone's drawing goes along."""

    def __init__(self, root: Any, level: str) -> None:
        self._root = root
        self._level = level
        self._laid: dict[str, Laid] = {}
        self._still: dict[str, Leaf] = {}
        self._treated = TreatedFace(level)

    def dress(self, theme: Theme) -> None:
        """In these colours."""
        for name, is_above in (("above", True), ("below", False)):
            sheet = still_sheet(self._level, is_above, FINENESS)
            points = side_plane(self._level).lift(sheet.grid)
            self._still[name] = Leaf(paint_still(self._level, is_above, sheet, theme), points)

    def show(self, scene: Scene, theme: Theme, is_seen: bool, is_exact: bool) -> None:
        """As it is now, painted anew where that would be seen; nothing while the spine is whole."""
        leaves = {**self._still, **self._treated.leaves(scene, theme, is_exact)} if is_seen else {}
        for name, leaf in leaves.items():
            if name in self._laid:
                self._laid[name].take(leaf)
            else:
                self._laid[name] = Laid(self._root, self._level, leaf)
                self._laid[name].put("depthBias", _DEPTH_BIAS.get(name, -10.0))
        for name, laid in self._laid.items():
            laid.put("visible", name in leaves)
        if leaves:
            self._laid["above"].move(scene.above)
            self._shade(scene)

    def remove(self) -> None:
        """Off the stage."""
        for laid in self._laid.values():
            laid.remove()

    def _shade(self, scene: Scene) -> None:
        """The soft shadow of the tube or needle that lies in the plane."""
        lying = [tool for tool in scene.instruments if tool.side == "left" and tool.kind in ("cannula", "needle")]
        tool = max(lying, key=lambda each: each.radius_mm, default=None)
        start, end = _NO_TOOL, _NO_TOOL
        if tool is not None:
            tail, tip = scene.axes["left"].point(np.array((tool.tail_mm, tool.tip_mm)))
            start, end = vector4(tail, tool.radius_mm), vector4(tip, _SHADE)
        for laid in self._laid.values():
            laid.shade(start, end)
