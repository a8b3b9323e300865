"""What is done to the spine, in the 3D scene: instruments, balloons, the cavity, cement."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.meshes.shaded_mesh import Detail
from kyphoview.procedure.filling.bodies import Balloon, Cement
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.instruments.channel import Bore, Channel
from kyphoview.procedure.instruments.needle_axes import axis_places
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.solid.shapes.balloon_and_cement import filling_solid, look_of, looks_like
from kyphoview.view.solid.shapes.halves import from_behind
from kyphoview.view.solid.shapes.instruments import handle_solid, has_handle, tool_solid
from kyphoview.view.solid.shapes.surfaces import AMBIENT, Array, Solid, lathed
from kyphoview.view.solid.stage import materials
from kyphoview.view.solid.stage.cut_face_drawing import hollows
from kyphoview.view.solid.stage.materials import Material
from kyphoview.view.solid.stage.stage_objects import SolidObjects, plane_vector

_MARKER_HALF_MM, _MARKER_RADIUS_MM = 0.75, 1.25
_WIDER_MM = 0.12  # than the balloon in it, so that it stays behind the balloon's own wall
_AROUND_BORE = 24  # vertices round a channel
_BORE_LIT, _HEALED_LIT = 0.25, 0.8  # how bright its wall is, empty and filled with young bone
_INTO_HOLLOW_MM = 0.3  # so that no wall stands across the way
_DARK_AT_MM = 11.0  # how deep the cavity is where hardly any light comes


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """What a body was made from."""

    body: RadialBody
    look: Array
    is_exact: bool

    def serves(self, body: RadialBody, look: Array, is_exact: bool) -> bool:
        """Whether what was made can stand for this body, too."""
        is_same = body is self.body or (not is_exact and looks_like(look, self.look))
        return is_same and is_exact == self.is_exact


class Treatment:
    """Each object is created when it first appears and hidden when it has gone."""

    def __init__(self, far: SolidObjects, near: SolidObjects, level: str, path: str) -> None:
        self._far = far
        self._near = near
        self._level, self._path = level, path
        self._made: set[str] = set()
        self._looks: dict[str, _Known] = {}

    def show(self, scene: Scene, theme: Theme, is_exact: bool) -> None:
        """Show what is there at this moment; exact, or as good as can be seen while it moves."""
        there: set[str] = set()
        for tool in scene.instruments:
            there |= self._show_tool(scene, tool, theme, is_exact)
        for balloon in scene.balloons:
            there |= self._show_balloon(scene, balloon, theme, is_exact)
        for hollow in hollows(scene):
            within = [balloon.fill for balloon in scene.balloons if balloon.side == "left"]
            self._show_cavity(hollow, materials.cavity(theme, max(within, default=0.0)), is_exact)
            there.add("cavity")
        for channel in scene.channels[:1]:
            there |= self._show_channel(scene, channel, theme)
        for cement in scene.cements[:1]:  # the right one lies in bone that is not opened
            body = self._far.named("cement")
            if self._is_new("cement", cement.body, is_exact):
                body.set_solid(filling_solid(cement.body, "fine"))  # with fewer triangles it would lose its grain
            body.set_material(materials.cement(theme, cement.setting))
            there.add("cement")
            there |= self._show_tail(cement, theme)
        for number, thread in enumerate(scene.leaks):
            name = f"leak {number}"
            body = self._far.named(name)
            body.set_solid(Solid.of(*thread.mesh()))
            body.set_material(materials.cement(theme, scene.progress.setting))
            there.add(name)
        self._made |= there
        for name in self._made:
            self._far[name].set("visible", name in there)
        for name in self._made & self._near.keys():
            self._near[name].set("visible", name in there)

    def _is_new(self, name: str, body: RadialBody, is_exact: bool) -> bool:
        """Whether its surface must be made again."""
        known, look = self._looks.get(name), look_of(body)
        if known is not None and known.serves(body, look, is_exact):
            return False
        self._looks[name] = _Known(body, look, is_exact)
        return True

    def _show_cavity(self, hollow: RadialBody, wall: Material, is_exact: bool) -> None:
        """Its two halves."""
        is_new = self._is_new("cavity", hollow, is_exact)
        plane = side_plane(self._level, self._path)
        for objects, behind in ((self._far, plane), (self._near, from_behind(plane))):
            body = objects.named("cavity", "hollow_tissue")
            if is_new:
                body.set_solid(_from_within(filling_solid(hollow, _detail(is_exact)), behind))
            body.set_material(wall)
            body.set("plane", plane_vector(behind))

    def _show_channel(self, scene: Scene, channel: Channel, theme: Theme) -> set[str]:
        """The two halves of each of its bores."""
        plane, axis = side_plane(self._level, self._path), scene.axes[channel.side]
        limit_mm = scene.cavities[0].ends_mm[0] + _INTO_HOLLOW_MM if scene.cavities else math.inf
        there = set()
        for number, bore in enumerate(channel.bores):
            name = f"bore {number}"
            there.add(name)
            for objects, behind in ((self._far, plane), (self._near, from_behind(plane))):
                body = objects.named(name, "hollow_tissue")
                body.set_solid(_bore_solid(bore, axis, behind, limit_mm))
                body.set_material(
                    materials.cavity(theme, _BORE_LIT + (_HEALED_LIT - _BORE_LIT) * scene.progress.healed)
                )
                body.set("plane", plane_vector(behind))
        return there

    def _show_tail(self, cement: Cement, theme: Theme) -> set[str]:
        """The cement that stands in the channel."""
        if cement.tail is None:
            return set()
        body = self._far.named("cement tail")
        if self._is_new("cement tail", cement.tail, is_exact=True):
            body.set_solid(filling_solid(cement.tail, "light"))
        body.set_material(materials.cement(theme, cement.setting))
        return {"cement tail"}

    def _show_tool(self, scene: Scene, tool: Instrument, theme: Theme, is_exact: bool) -> set[str]:
        """The tool, and its handle as a thing of its own: seldom in the picture, it then costs nothing."""
        name = f"{tool.kind} {tool.side}"
        axis, is_plastic = scene.axes[tool.side], tool.kind == "balloon_shaft"
        body = self._far.named(name, "tissue" if is_plastic else "instrument")
        body.set_solid(tool_solid(tool))
        body.set_material(materials.plastic(theme) if is_plastic else materials.steel(theme))
        body.move_onto(axis, tool.tip_mm)
        if not has_handle(tool):
            return {name}
        handle = self._far.named(f"handle of {name}", "instrument")
        handle.set_solid(handle_solid(_detail(is_exact)))
        handle.set_material(materials.steel(theme))
        handle.move_onto(axis, tool.tail_mm)
        return {name, f"handle of {name}"}

    def _show_balloon(self, scene: Scene, balloon: Balloon, theme: Theme, is_exact: bool) -> set[str]:
        if balloon.side == "right" and balloon.body.s_mm[0] > axis_places(self._level, self._path).back_wall_mm:
            return set()  # inside bone that is not opened
        there = {f"balloon {balloon.side}"}
        body = self._far.named(f"balloon {balloon.side}", "balloon")
        if self._is_new(f"balloon {balloon.side}", balloon.body, is_exact):
            body.set_solid(filling_solid(balloon.body, _detail(is_exact)))
        for property_name, value in materials.balloon(theme, balloon.fill).items():
            body.set(property_name, value)
        for end, at_mm in zip(("back", "front"), balloon.markers_mm, strict=True):
            name = f"marker {balloon.side} {end}"
            ring = self._far.named(name)
            ring.set_solid(_MARKER)
            ring.set_material(materials.marker(theme))
            ring.move_onto(scene.axes[balloon.side], at_mm)
            there.add(name)
        return there


def _detail(is_exact: bool) -> Detail:
    return "fine" if is_exact else "light"


@lru_cache(maxsize=8)
def _bore_solid(bore: Bore, axis: Axis, plane: Plane, limit_mm: float) -> Solid:
    """A bore from within, as far as the cavity. It comes to bone slantwise: it begins where there is bone all round."""
    back, radius, tip = bore.back_mm + bore.radius_mm, bore.radius_mm, min(bore.front_mm, limit_mm)
    shoulder = max(bore.front_mm - radius, back)
    end = (tip, radius * min((bore.front_mm - tip) / radius, 1.0))
    profile = np.array(((back, 0.0), (back, radius), (min(shoulder, tip), radius), end))
    turned = lathed(profile, _AROUND_BORE)
    ways = np.stack((np.cross(axis.up, axis.forward), axis.up, axis.forward))
    placed = Solid(axis.origin + turned.vertices @ ways, turned.normals @ ways, turned.triangles, turned.tone)
    return _from_within(placed, plane)


def _from_within(solid: Solid, plane: Plane) -> Solid:
    """A hollow seen from inside: turned inside out, darker where it is deeper behind the cut."""
    depth = -plane.height_over(solid.vertices)
    tone = solid.tone.copy()
    tone[:, AMBIENT] = np.clip(1.0 - depth / _DARK_AT_MM, 0.12, 1.0)
    vertices = solid.vertices + _WIDER_MM * solid.normals
    return Solid(vertices, -solid.normals, np.ascontiguousarray(solid.triangles[:, ::-1]), tone)


_MARKER = lathed(
    np.array(
        (
            (-_MARKER_HALF_MM, 0.0), (-_MARKER_HALF_MM, _MARKER_RADIUS_MM), (-_MARKER_HALF_MM, _MARKER_RADIUS_MM),
            (_MARKER_HALF_MM, _MARKER_RADIUS_MM), (_MARKER_HALF_MM, _MARKER_RADIUS_MM), (_MARKER_HALF_MM, 0.0),
        )
    ),
    16,
)  # fmt: skip
