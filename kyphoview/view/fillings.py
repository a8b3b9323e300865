"""What is done to the bone in a cut, in the order in which it is painted: what fills it, the tools, the balloons."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from kyphoview.anatomy.cut import Cut
from kyphoview.procedure.bodies import Balloon, Cement
from kyphoview.procedure.instruments import Instrument
from kyphoview.procedure.radial import RadialBody
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.soft_bodies import paint_balloon, paint_cavity, paint_cement, paint_compacted
from kyphoview.view.tools import PAINT_ORDER, paint_instrument


@dataclass(frozen=True, slots=True)
class Filling:
    """One body in the bone: which one it is, its shape, and how it is painted."""

    name: tuple[str, int]
    body: RadialBody | Balloon | Cement
    paint: Callable[[QPainter, Frame, Theme], None]


def paint_fillings(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """Rim, cavity, cement, tools and balloons of the sides whose needle lies in the plane."""
    for filling in fillings_below(scene, cut):
        filling.paint(painter, frame, theme)
    for tool in tools_of(scene, cut):
        paint_instrument(painter, frame, cut.plane, scene.axes[tool.side], tool, theme)
    for filling in balloons_of(scene, cut):
        filling.paint(painter, frame, theme)


def fillings_below(scene: Scene, cut: Cut) -> list[Filling]:
    """What is painted below the tools: the compacted rims, the cavities, the cement."""
    plane = cut.plane
    seen = slice(0, len(_sides(scene, cut)))  # bodies stand in the order of the sides, the left one first
    found = []
    for at, rim in enumerate(scene.compacted[seen]):
        found.append(Filling(("rim", at), rim, _painting(paint_compacted, plane, rim)))
    for at, hollow in enumerate(scene.cavities[seen]):
        if not _is_filled(hollow, scene, at):
            found.append(Filling(("cavity", at), hollow, _painting(paint_cavity, plane, hollow)))
    for at, cement in enumerate(scene.cements[seen]):
        found.append(Filling(("cement", at), cement, _painting(paint_cement, plane, cement)))
    return found


def balloons_of(scene: Scene, cut: Cut) -> list[Filling]:
    """The balloons, painted over the tools."""
    return [
        Filling(("balloon", at), balloon, _painting(paint_balloon, cut.plane, scene.axes[balloon.side], balloon))
        for at, balloon in enumerate(scene.balloons[: len(_sides(scene, cut))])
    ]


def tools_of(scene: Scene, cut: Cut) -> list[Instrument]:
    """The tools in this cut, the outermost first."""
    sides = _sides(scene, cut)
    tools = (tool for tool in scene.instruments if tool.side in sides)
    return sorted(tools, key=lambda tool: PAINT_ORDER.index(tool.kind))


def _sides(scene: Scene, cut: Cut) -> list[str]:
    return [side for side in scene.case.sides if cut.view == "top" or side == "left"]


def _is_filled(cavity: RadialBody, scene: Scene, at: int) -> bool:
    """Whether a cavity is not seen, because its balloon fills it."""
    if at >= len(scene.balloons):
        return False
    balloon = scene.balloons[at].body
    return cavity.radius_mm is balloon.radius_mm and cavity.ends_mm == balloon.ends_mm


def _painting(paint: Callable[..., None], *what: object) -> Callable[[QPainter, Frame, Theme], None]:
    return lambda painter, frame, theme: paint(painter, frame, *what, theme)
