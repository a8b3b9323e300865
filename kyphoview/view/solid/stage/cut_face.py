"""The cut face in the 3D scene: textured surfaces with the side cut's drawing, on both halves of the opened spine."""

from typing import Any

import numpy as np
from PySide6.QtGui import QVector4D

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.solid.stage.cut_face_above import FaceAboveNow
from kyphoview.view.solid.stage.cut_face_drawing import paint_still, still_area
from kyphoview.view.solid.stage.cut_face_surface import CutFaceSurface, FaceDrawing
from kyphoview.view.solid.stage.stage_objects import vector4
from kyphoview.view.solid.stage.treated_cut_face import FINENESS, TreatedCutFace

_NO_TOOL = QVector4D(0.0, 0.0, 0.0, 0.0)
_ABOVE_NOW = "above now"
_SHADE = 0.42  # of the light is taken where the tool lies
_DEPTH_BIAS = {"marks": -12.0}  # over the bone


class CutFace:
    """What moves as one is painted once for a theme; the treated bone's drawing is carried along."""

    def __init__(self, root: Any, level: str, path: str) -> None:
        self._root = root
        self._level, self._path = level, path
        self._surfaces: dict[str, CutFaceSurface] = {}
        self._still: dict[str, FaceDrawing] = {}
        self._treated = TreatedCutFace(level, path)
        self._broken = FaceAboveNow()

    def set_theme(self, theme: Theme) -> None:
        """Paint what moves as one in these colours."""
        for name, is_above in (("above", True), ("below", False)):
            area = still_area(self._level, self._path, is_above, FINENESS)
            points = side_plane(self._level, self._path).lift(area.grid)
            self._still[name] = FaceDrawing(paint_still(self._level, self._path, is_above, area, theme), points)

    def show(self, scene: Scene, theme: Theme, is_seen: bool, is_exact: bool) -> None:
        """Show it at this moment, painted again where that would be seen; hidden while the spine is whole."""
        drawings = {**self._still, **self._treated.drawings(scene, theme, is_exact)} if is_seen else {}
        if drawings and scene.next_break is not None:
            del drawings["above"]
            drawings[_ABOVE_NOW] = self._broken.drawing(scene, theme, is_exact)
        for name, drawing in drawings.items():
            if name in self._surfaces:
                self._surfaces[name].set_drawing(drawing)
            else:
                self._surfaces[name] = CutFaceSurface(self._root, side_plane(self._level, self._path), drawing)
                self._surfaces[name].set("depthBias", _DEPTH_BIAS.get(name, -10.0))
        for name, surface in self._surfaces.items():
            surface.set("visible", name in drawings)
            surface.light(1.0 if theme.has_depth else 0.0)
        if drawings:
            if "above" in self._surfaces:
                self._surfaces["above"].move(scene.above)
            self._shade(scene)

    def remove(self) -> None:
        """Take it out of the scene."""
        for surface in self._surfaces.values():
            surface.remove()

    def _shade(self, scene: Scene) -> None:
        """Cast the soft shadow of the tube or needle that lies in the plane."""
        lying = [tool for tool in scene.instruments if tool.side == "left" and tool.kind in ("cannula", "needle")]
        tool = max(lying, key=lambda each: each.radius_mm, default=None)
        start, end = _NO_TOOL, _NO_TOOL
        if tool is not None:
            tail, tip = scene.axes["left"].point(np.array((tool.tail_mm, tool.tip_mm)))
            start, end = vector4(tail, tool.radius_mm), vector4(tip, _SHADE)
        for surface in self._surfaces.values():
            surface.shade(start, end)
