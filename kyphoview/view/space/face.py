"""The cut face on the stage: sheets that carry the side cut's drawing, each moving with its bones."""

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QVector4D

from kyphoview.anatomy.plane import side_plane
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.space.body import Item, vector4
from kyphoview.view.space.cut_face import Sheet, paint_still, paint_treated, still_sheet, treated_look, treated_sheet
from kyphoview.view.space.meshes import Drawing, SheetGeometry

_FINENESS, _QUICK_FINENESS = 11.0, 7.0  # pixels to a mm, standing still and while it moves
_IN_FRONT_MM = 0.04
_SHOWS_MM = 2.5  # the drawing is there when the cut is as near to its plane as this
_NO_TOOL = QVector4D(0.0, 0.0, 0.0, 0.0)
_SHADE = 0.42  # of the light is taken where the tool lies


class _Laid(Item):
    """One sheet with its drawing."""

    def __init__(self, root: Any, level: str, sheet: Sheet, image: QImage) -> None:
        plane = side_plane(level)
        self._geometry = SheetGeometry(plane.lift(sheet.corners) + _IN_FRONT_MM * plane.normal)
        self._drawing = Drawing(image)
        super().__init__(root.addSheet(self._geometry, self._drawing))

    def draw(self, image: QImage) -> None:
        self._drawing.take(image)


class Face:
    """What moves as one is painted once for a theme; the treated bone's sheet is painted anew as it changes."""

    def __init__(self, root: QObject, level: str) -> None:
        self._root = root
        self._level = level
        self._laid: dict[str, _Laid] = {}
        self._drawn: tuple[object, ...] = ()

    def dress(self, theme: Theme) -> None:
        """In these colours."""
        for name, is_above in (("above", True), ("below", False)):
            sheet = still_sheet(self._level, is_above, _FINENESS)
            self._lay(name, sheet, paint_still(self._level, is_above, sheet, theme))
        self._drawn = ()

    def show(self, scene: Scene, theme: Theme, over_mm: float, is_exact: bool) -> None:
        """As it is now, painted anew where that would be seen; clear where the cut is far from its plane."""
        for laid in self._laid.values():
            laid.put("visible", over_mm < _SHOWS_MM)
            laid.put("shown", max(0.0, 1.0 - over_mm / _SHOWS_MM))
        if over_mm >= _SHOWS_MM:
            return
        look = (*treated_look(scene, is_exact), is_exact, theme.name)
        if look != self._drawn:
            self._drawn = look
            sheet = replace(treated_sheet(self._level, _FINENESS), fineness=_FINENESS if is_exact else _QUICK_FINENESS)
            self._lay("treated", sheet, paint_treated(scene, sheet, theme))
        self._laid["above"].move(scene.above)
        self._shade(scene)

    def remove(self) -> None:
        """Off the stage."""
        for laid in self._laid.values():
            laid.remove()

    def _lay(self, name: str, sheet: Sheet, image: QImage) -> None:
        if name in self._laid:
            self._laid[name].draw(image)
        else:
            self._laid[name] = _Laid(self._root, self._level, sheet, image)

    def _shade(self, scene: Scene) -> None:
        """The soft shadow of the tube or needle that lies in the plane."""
        lying = [tool for tool in scene.instruments if tool.side == "left" and tool.kind in ("cannula", "needle")]
        tool = max(lying, key=lambda each: each.radius_mm, default=None)
        start, end = _NO_TOOL, _NO_TOOL
        if tool is not None:
            tail, tip = scene.axes["left"].point(np.array((tool.tail_mm, tool.tip_mm)))
            start, end = vector4(tail, tool.radius_mm), vector4(tip, _SHADE)
        for laid in self._laid.values():
            laid.put("toolFrom", start)
            laid.put("toolTo", end)
