"""The picture of a cut as parts over each other: the body, the openings in the skin, and what is done to the bone."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.procedure.instruments import Instrument
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.instruments import instrument_box, paint_instrument
from kyphoview.view.cut.rail import Rail
from kyphoview.view.cut.tissues import detail_of
from kyphoview.view.cut.treatment import Filling, balloons_of, filling_box, fillings_below, tools_of
from kyphoview.view.cut.wound import paint_wounds, wound_look, wounds_box, wounds_in
from kyphoview.view.frame import Frame
from kyphoview.view.moving.spine import BendingSpine
from kyphoview.view.moving.tolerances import DETAIL_STEPS
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_body


@dataclass(frozen=True, slots=True)
class Part:
    """One part.

    Attributes:
        name: which one.
        look: all that it depends on, besides the case, the theme and the frame: while it is equal, the part rests.
        box: what it covers in a frame, in pixels.
        paint: paints it in a frame.
    """

    name: Hashable
    look: Hashable
    box: Callable[[Frame], QRectF]
    paint: Callable[[QPainter, Frame], None]


def parts_of(scene: Scene, body: Scene, frame: Frame, cut: Cut, theme: Theme, spine: BendingSpine | None) -> list[Part]:
    """The parts of a moment, the lowest first; the first one covers the whole picture.

    Args:
        body: the moment at which the body is shown.
        spine: what paints the spine while it bends, if it does.
    """
    wounds = [_wounds(scene, body, cut, theme)] if any(wound_look(scene)) else []
    return [
        _body(body, frame, cut, theme, spine),
        *wounds,
        *(_filling(each, cut, theme) for each in fillings_below(scene, cut)),
        *(_tool(each, scene, cut, theme) for each in tools_of(scene, cut)),
        *(_filling(each, cut, theme) for each in balloons_of(scene, cut)),
    ]


def _body(scene: Scene, frame: Frame, cut: Cut, theme: Theme, spine: BendingSpine | None) -> Part:
    beside = () if spine is None else (spine.paint_below, spine.paint_above)

    def paint(painter: QPainter, frame: Frame) -> None:
        painter.fillRect(frame.reach, QColor(theme.backdrop))
        paint_body(painter, frame, cut, scene, theme, *beside)

    look = scene.height_map, round(DETAIL_STEPS * detail_of(frame, cut)), spine is None
    return Part("body", look, lambda frame: frame.reach, paint)


def _wounds(scene: Scene, body: Scene, cut: Cut, theme: Theme) -> Part:
    def paint(painter: QPainter, frame: Frame) -> None:
        paint_wounds(painter, frame, wounds_in(frame, cut, scene, body), scene, theme)

    look = wound_look(scene), body.height_map
    return Part("wounds", look, lambda frame: wounds_box(wounds_in(frame, cut, scene, body)), paint)


def _filling(filling: Filling, cut: Cut, theme: Theme) -> Part:
    return Part(
        filling.name,
        (filling.ends_mm, filling.measures),
        lambda frame: filling_box(filling, frame, cut.plane),
        lambda painter, frame: filling.paint(painter, frame, theme),
    )


def _tool(tool: Instrument, scene: Scene, cut: Cut, theme: Theme) -> Part:
    axis = scene.axes[tool.side]
    return Part(
        (tool.kind, tool.side),
        tool,
        lambda frame: instrument_box(Rail.of(axis, cut.plane, frame), tool),
        lambda painter, frame: paint_instrument(painter, frame, cut.plane, axis, tool, theme),
    )
