"""What lies round the spine in the 3D scene, in layers that can be shown: skin, muscles, and the large vessels.

A layer is created when it is shown, and taken out again when it is put away: both coverings
hold 130 MB.
"""

from typing import Any, get_args

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.meshes.shaded_mesh import Detail
from kyphoview.anatomy.vessels import Vessel
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.solid.cutaway import LAYERS, Cutaway, Layer
from kyphoview.view.solid.shapes.coverings import Covering, ends_mm, far_covering, near_covering
from kyphoview.view.solid.shapes.leaning import leaning, lost_mm
from kyphoview.view.solid.shapes.vessels import vessel_half
from kyphoview.view.solid.stage import materials
from kyphoview.view.solid.stage.cut_face_surface import CutFaceSurface
from kyphoview.view.solid.stage.stage_objects import Half, SolidObject, SolidObjects, vector4
from kyphoview.view.solid.stage.tissue_face import TissueFace

_SEEN_MM = 0.3  # of the height lost: a smaller change is not seen in soft tissue while it moves
_GONE_AT = 0.5  # of the opening: so far open, the near half of skin and muscles has given way wholly
_WIDEST_MM = 330.0
_DEPTH_BIAS = -6.0  # of the drawings in the plane: the bones' own lie over them
_VESSELS: tuple[Vessel, ...] = get_args(Vessel)
_COVERINGS: tuple[Covering, ...] = get_args(Covering)


class Surroundings:
    """The layers of one level and path. What of them lies before the cut gives way before the spine itself opens."""

    def __init__(self, root: Any, objects: SolidObjects, level: str, path: str) -> None:
        self._root = root
        self._objects = objects
        self._level, self._path = level, path
        self._made: dict[str, Layer] = {}  # the layer to which each object belongs
        self._carried: dict[str, object] = {}
        self._tissue: dict[Layer, TissueFace] = {}
        self._faces: dict[Layer, CutFaceSurface] = {}

    def show(self, scene: Scene, theme: Theme, cutaway: Cutaway, is_exact: bool) -> None:
        """Show these layers where the break has taken them, and no others; exact, or as good as can be seen."""
        for name in self._made:
            self._objects[name].set("visible", False)
        for face in self._faces.values():
            face.set("visible", False)
        halves: tuple[Half, ...] = ("far", "near") if cutaway.openness < _GONE_AT else ("far",)
        detail: Detail = "fine" if is_exact else "light"
        for half in halves:
            given_way_mm = _WIDEST_MM * cutaway.openness / _GONE_AT if half == "near" else 0.0
            self._show_coverings(scene, theme, cutaway.layers, half, given_way_mm, detail)
            for vessel in _VESSELS if "vessels" in cutaway.layers else ():
                self._show_vessel(scene, theme, vessel, half, given_way_mm, detail)
        for covering in _COVERINGS if cutaway.openness > 0.0 else ():
            if covering in cutaway.layers:
                self._show_face(scene, theme, covering)
        self._take_out(frozenset(LAYERS) - cutaway.layers)

    def remove(self) -> None:
        """Take out what is not among the solids of the far half."""
        for face in self._faces.values():
            face.remove()

    def _take_out(self, layers: frozenset[Layer]) -> None:
        """Take out all that was made of these layers."""
        for covering in layers & self._faces.keys():
            self._faces.pop(covering).remove()
            del self._tissue[covering]
        for name in [name for name, layer in self._made.items() if layer in layers]:
            self._objects.pop(name).remove()
            del self._made[name]
            self._carried.pop(name, None)
        if layers.issuperset(_COVERINGS):
            far_covering.forget()
            near_covering.forget()

    def _show_coverings(
        self, scene: Scene, theme: Theme, layers: frozenset[Layer], half: Half, given_way_mm: float, detail: Detail
    ) -> None:
        for covering in _COVERINGS:
            if covering in layers:
                body = self._show_covering(scene, theme, covering, half, given_way_mm, detail)
                # Behind the muscles the skin's inner side is not seen, and would cost as much as they do.
                body.set("isSeenWithin", covering == "muscles" or "muscles" not in layers)

    def _show_covering(
        self, scene: Scene, theme: Theme, name: Covering, half: Half, given_way_mm: float, detail: Detail
    ) -> SolidObject:
        body = self._body(f"{half} {name}", name, materials.covering(theme, name), given_way_mm)
        if self._is_new(f"{half} {name}", scene, detail):
            part = far_covering if half == "far" else near_covering
            body.set_solid(leaning(part(self._level, self._path, name, detail), scene))
        return body

    def _show_vessel(
        self, scene: Scene, theme: Theme, name: Vessel, half: Half, given_way_mm: float, detail: Detail
    ) -> None:
        at_rest = vessel_half(self._level, self._path, name, half == "far", detail)
        body = self._body(f"{half} {name}", "vessels", materials.vessel(theme, name), given_way_mm)
        if self._is_new(f"{half} {name}", scene, detail):
            body.set_solid(at_rest.moved(scene.carry_loose(at_rest.vertices)))

    def _body(self, name: str, layer: Layer, material: dict[str, object], given_way_mm: float) -> SolidObject:
        """The object of that name, which is seen now."""
        if name not in self._objects:
            self._objects.add(name, kind="covering")
            self._made[name] = layer
        body = self._objects[name]
        low, high = ends_mm(self._level)
        along = vector4(side_plane(self._level, self._path).across, given_way_mm)
        for key, value in (*material.items(), ("low", low), ("high", high), ("along", along)):
            body.set(key, value)
        body.set("visible", True)
        return body

    def _show_face(self, scene: Scene, theme: Theme, name: Covering) -> None:
        """The drawing in the plane."""
        if name not in self._tissue:
            self._tissue[name] = TissueFace(self._level, self._path, name)
        drawing = self._tissue[name].drawing(scene, theme)
        if name not in self._faces:
            self._faces[name] = CutFaceSurface(self._root, side_plane(self._level, self._path), drawing, has_near=False)
            self._faces[name].set("depthBias", _DEPTH_BIAS)
        face = self._faces[name]
        face.set_drawing(drawing)
        face.light(1.0 if theme.has_depth else 0.0)
        face.set("visible", True)

    def _is_new(self, name: str, scene: Scene, detail: Detail) -> bool:
        """Whether a surface must be moved: it stays while no difference can be seen."""
        losses = lost_mm(scene)
        look = detail, losses if detail == "fine" else tuple(round(lost / _SEEN_MM) for lost in losses)
        if self._carried.get(name) == look:
            return False
        self._carried[name] = look
        return True
