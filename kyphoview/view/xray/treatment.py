"""The thickness along the rays of what is put in: instruments, markers, balloons, compacted bone, cement."""

import math
from collections.abc import Callable, Hashable, Iterator
from itertools import pairwise
from typing import TypeVar

import numpy as np

from kyphoview.anatomy.geometry.axis import Axis
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.procedure.filling.bodies import Balloon, Cement
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.instruments.channel import Channel
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.procedure.instruments.sizes import CANNULA_WALL_MM
from kyphoview.procedure.scene import Scene
from kyphoview.view.xray.cement_lobes import lobed
from kyphoview.view.xray.detector import Detector, Patch
from kyphoview.view.xray.materials import (
    CANCELLOUS,
    CEMENT,
    COMPACTED,
    CONTRAST,
    PLATINUM,
    SOFT_TISSUE,
    STEEL,
)
from kyphoview.view.xray.surface import Triangles, thickness
from kyphoview.view.xray.tubes import rod, tube

Added = tuple[Patch, float]
T = TypeVar("T")

_ANGLES = 64
_POINT_MM, _POINT_SLICES = 5.0, 10  # the needle's point: a cone of flat slices
_TUBE_WALL_MM = 0.3  # of the cement tube
_WIRE_RADIUS_MM = 0.25  # the steel wire that stiffens the balloon's plastic shaft
_MARKER_LENGTH_MM, _MARKER_OUTER_MM, _MARKER_INNER_MM = 1.4, 0.75, 0.62
_MOST_KEPT = 12


class TreatmentThickness:
    """The thicknesses on one side of the patient; the other side is its mirror image. Caches what has not changed."""

    def __init__(self, detector: Detector, plane: Plane) -> None:
        self._detector, self._plane = detector, plane
        self._kept: list[tuple[RadialBody, Patch]] = []
        self._kept_metal: dict[str, tuple[Hashable, tuple[Added, ...]]] = {}
        self._triangles: dict[int, Triangles] = {}
        self._kept_lobes: tuple[RadialBody, RadialBody, RadialBody] | None = None

    def forget(self) -> None:
        """Let go of what is cached."""
        self._kept = []
        self._kept_metal.clear()
        self._triangles.clear()
        self._kept_lobes = None

    def of_left(self, scene: Scene) -> Iterator[Added]:
        """What the left side adds: pieces of picture in mm, and how much of each mm."""
        for tool in scene.instruments:
            if tool.side == "left":
                yield from self._metal(tool.kind, (tool, scene.axes["left"]), self._tool)
        for balloon in scene.balloons[:1]:
            yield from self._balloon(scene, balloon)
        for channel in scene.channels[:1]:
            yield from self._metal("channel", (self._free(scene, channel), scene.axes["left"]), self._channel)
        for cavity, compacted in zip(scene.cavities[:1], scene.compacted[:1], strict=True):
            hollow = self._body(cavity)
            yield self._body(compacted), COMPACTED - CANCELLOUS
            yield hollow, CANCELLOUS - COMPACTED
            if not scene.balloons:
                yield hollow, SOFT_TISSUE - CANCELLOUS
        for cement in scene.cements[:1]:
            yield from self._cement(cement)

    def of_leaks(self, scene: Scene) -> Iterator[Added]:
        """What the cement outside of the body adds, on whichever side it lies."""
        for thread in scene.leaks:
            points, corners = thread.mesh()
            triangles = self._triangles.setdefault(id(corners), Triangles(corners))
            flat, depth = self._plane.flatten(points), self._plane.height_over(points)
            yield thickness(self._detector, triangles, flat, depth), CEMENT - SOFT_TISSUE

    @staticmethod
    def _free(scene: Scene, channel: Channel) -> tuple[tuple[float, float, float], ...]:
        """Stretches of the channel from one bore's end to the next: their ends and their radii, mm. Without what the
        cavity has taken."""
        limit_mm = scene.cavities[0].ends_mm[0] if scene.cavities else math.inf
        found, back_mm = [], channel.bores[0].back_mm
        for bore in channel.bores:
            front_mm = min(bore.front_mm, limit_mm)
            if front_mm > back_mm:
                found.append((back_mm, front_mm, bore.radius_mm))
                back_mm = front_mm
        return tuple(found)

    def _channel(self, stretches: tuple[tuple[float, float, float], ...], axis: Axis) -> Iterator[Added]:
        for back_mm, front_mm, radius_mm in stretches:
            yield rod(self._detector, self._plane, axis, (back_mm, front_mm), radius_mm), SOFT_TISSUE - CANCELLOUS

    def _metal(self, name: str, given: tuple[T, Axis], make: Callable[[T, Axis], Iterator[Added]]) -> tuple[Added, ...]:
        """What is straight, as all of metal, cached while it lies still."""
        kept = self._kept_metal.get(name)
        if kept is None or kept[0] != given:
            kept = given, tuple(make(*given))
            self._kept_metal[name] = kept
        return kept[1]

    def _tool(self, tool: Instrument, axis: Axis) -> Iterator[Added]:
        ends = tool.tail_mm, tool.tip_mm
        steel = STEEL - SOFT_TISSUE
        if tool.kind == "needle":
            shoulder = tool.tip_mm - _POINT_MM
            yield rod(self._detector, self._plane, axis, (tool.tail_mm, shoulder), tool.radius_mm), steel
            cuts = np.linspace(shoulder, tool.tip_mm, _POINT_SLICES + 1)
            for near, far in pairwise(cuts):
                radius = tool.radius_mm * (tool.tip_mm - (near + far) / 2) / _POINT_MM
                yield rod(self._detector, self._plane, axis, (float(near), float(far)), radius), steel
        elif tool.kind == "balloon_shaft":
            yield rod(self._detector, self._plane, axis, ends, _WIRE_RADIUS_MM), steel
        elif tool.kind == "cement_tube":
            inner = tool.radius_mm - _TUBE_WALL_MM
            wall, held = tube(self._detector, self._plane, axis, ends, tool.radius_mm, inner)
            yield wall, steel
            yield held, CEMENT - SOFT_TISSUE
        else:
            inner = tool.radius_mm - CANNULA_WALL_MM
            yield tube(self._detector, self._plane, axis, ends, tool.radius_mm, inner)[0], steel

    def _balloon(self, scene: Scene, balloon: Balloon) -> Iterator[Added]:
        yield from self._metal("markers", (balloon.markers_mm, scene.axes["left"]), self._markers)
        if balloon.fill > 0.0:
            yield self._body(balloon.body), CONTRAST - CANCELLOUS

    def _markers(self, places_mm: tuple[float, float], axis: Axis) -> Iterator[Added]:
        for place in places_mm:
            ends = place - _MARKER_LENGTH_MM / 2, place + _MARKER_LENGTH_MM / 2
            ring, _ = tube(self._detector, self._plane, axis, ends, _MARKER_OUTER_MM, _MARKER_INNER_MM)
            yield ring, PLATINUM - SOFT_TISSUE

    def _cement(self, cement: Cement) -> Iterator[Added]:
        """The cavity holds cement alone, and the rim around it lobes of cement between bone that stays; without a
        cavity cement and bone share all the space."""
        if cement.core is None:
            yield self._body(cement.body), cement.pore_share * (CEMENT - SOFT_TISSUE)
            return
        kept = self._kept_lobes
        if kept is None or not (_is_same(kept[0], cement.body) and _is_same(kept[1], cement.core)):
            kept = self._kept_lobes = cement.body, cement.core, lobed(cement)
        yield self._body(kept[2]), CEMENT - SOFT_TISSUE
        if cement.tail is not None:
            yield self._body(cement.tail), CEMENT - SOFT_TISSUE

    def _body(self, body: RadialBody) -> Patch:
        for kept, patch in self._kept:
            if _is_same(kept, body):
                return patch
        coarse = RadialBody(body.axis, body.s_mm[::2], body.radius_mm[::2, :: body.radius_mm.shape[1] // _ANGLES])
        points, corners = coarse.mesh(_ANGLES)
        triangles = self._triangles.setdefault(id(corners), Triangles(corners))
        patch = thickness(self._detector, triangles, self._plane.flatten(points), self._plane.height_over(points))
        self._kept = [(body, patch), *self._kept[: _MOST_KEPT - 1]]
        return patch


def _is_same(one: RadialBody, two: RadialBody) -> bool:
    """Whether they have the same shape: while a balloon fills, so has the cavity around it."""
    return np.array_equal(one.s_mm, two.s_mm) and np.array_equal(one.radius_mm, two.radius_mm)
