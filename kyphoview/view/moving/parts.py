"""The picture of a cut as parts over each other: the body, the openings in the skin, and what is done to the bone.

While the spine bends, the body is several parts, each of its own moment.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.fillings.leak import leak_box, paint_leak
from kyphoview.view.cut.fracture import healing
from kyphoview.view.cut.ghosts import paint_ghosts
from kyphoview.view.cut.instruments import instrument_box, paint_instrument
from kyphoview.view.cut.rail import Rail
from kyphoview.view.cut.tissues import detail_of, paint_tissues
from kyphoview.view.cut.treatment import SETTINGS, Filling, balloons_of, cements_of, filling_box, hollows_of, tools_of
from kyphoview.view.cut.wound import paint_wounds, wound_look, wounds_box, wounds_in
from kyphoview.view.frame import Frame
from kyphoview.view.moving.pieces import Piece
from kyphoview.view.moving.spine import BendingSpine, PaintCut, box_at_rest, box_now, spine_box, treated_box
from kyphoview.view.moving.tolerances import DETAIL_STEPS
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_body, paint_treated


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


def parts_of(
    scene: Scene, body: Mapping[Piece, Scene], frame: Frame, cut: Cut, theme: Theme, spine: BendingSpine | None
) -> list[Part]:
    """The parts of a moment, the lowest first; the first one covers the whole picture.

    Args:
        body: the moments at which the body's pieces are shown: the same for all, unless it bends.
        spine: what paints the spine while it bends, if it does.
    """
    skin = body["around"]
    wounds = [_wounds(scene, skin, cut, theme)] if any(wound_look(scene)) else []
    return [
        *([_body(skin, frame, cut, theme)] if spine is None else _bending(body, frame, cut, theme, spine)),
        *wounds,
        *(_filling(each, cut, theme) for each in hollows_of(scene, cut)),
        *(_leak(at, scene, cut, theme, in_plane=True) for at in range(len(scene.leaks))),
        *(_filling(each, cut, theme) for each in cements_of(scene, cut)),
        *(_leak(at, scene, cut, theme, in_plane=False) for at in range(len(scene.leaks))),
        *(_tool(each, scene, cut, theme) for each in tools_of(scene, cut)),
        *(_filling(each, cut, theme) for each in balloons_of(scene, cut)),
    ]


def _body(scene: Scene, frame: Frame, cut: Cut, theme: Theme) -> Part:
    return _lowest("body", paint_body, scene, frame, cut, theme)


def _bending(body: Mapping[Piece, Scene], frame: Frame, cut: Cut, theme: Theme, spine: BendingSpine) -> list[Part]:
    """The body as its pieces, in the order of `paint_body`."""
    treated, around = body["treated"], body["around"]

    def painted(paint: PaintCut, scene: Scene) -> Callable[[QPainter, Frame], None]:
        return lambda painter, frame: paint(painter, frame, cut, scene, theme)

    def box(levels: int, scene: Scene) -> Callable[[Frame], QRectF]:
        return lambda frame: spine_box(levels, frame, cut, scene)

    def ghosts_box(frame: Frame) -> QRectF:
        return box_now(_ghosts_at_rest(cut), True, frame, cut, around)

    return [
        _lowest("tissues", paint_tissues, around, frame, cut, theme),
        Part("below", None, box(1, around), painted(spine.paint_below, around)),
        Part(
            "treated",
            (treated.height_map, healing(treated)),
            lambda frame: treated_box(frame, cut, treated),
            painted(paint_treated, treated),
        ),
        Part("above", around.height_map, box(-1, around), painted(spine.paint_above, around)),
        Part("ghosts", around.height_map, ghosts_box, painted(paint_ghosts, around)),
    ]


def _lowest(name: str, paint_cut: PaintCut, scene: Scene, frame: Frame, cut: Cut, theme: Theme) -> Part:
    def paint(painter: QPainter, frame: Frame) -> None:
        painter.fillRect(frame.reach, QColor(theme.backdrop))
        paint_cut(painter, frame, cut, scene, theme)

    look = scene.shapes_now, healing(scene), round(DETAIL_STEPS * detail_of(frame, cut))
    return Part(name, look, lambda frame: frame.reach, paint)


@lru_cache(maxsize=4)
def _ghosts_at_rest(cut: Cut) -> QRectF:
    return box_at_rest([tissue.outline for tissue in cut.tissues if tissue.kind == "ghost"], cut)


def _wounds(scene: Scene, body: Scene, cut: Cut, theme: Theme) -> Part:
    def paint(painter: QPainter, frame: Frame) -> None:
        paint_wounds(painter, frame, wounds_in(frame, cut, scene, body), scene, theme)

    look = wound_look(scene), body.shapes_now
    return Part("wounds", look, lambda frame: wounds_box(wounds_in(frame, cut, scene, body)), paint)


def _filling(filling: Filling, cut: Cut, theme: Theme) -> Part:
    return Part(
        filling.name,
        (filling.ends_mm, filling.measures),
        lambda frame: filling_box(filling, frame, cut.plane),
        lambda painter, frame: filling.paint(painter, frame, theme),
    )


def _leak(at: int, scene: Scene, cut: Cut, theme: Theme, in_plane: bool) -> Part:
    thread, setting = scene.leaks[at], scene.progress.setting
    return Part(
        ("leak", at, in_plane),
        (scene.progress.leaked_ml, scene.height_map, round(SETTINGS * setting)),
        lambda frame: leak_box(frame, cut.plane, thread),
        lambda painter, frame: paint_leak(painter, frame, cut.plane, thread, setting, theme, in_plane),
    )


def _tool(tool: Instrument, scene: Scene, cut: Cut, theme: Theme) -> Part:
    axis = scene.axes[tool.side]
    return Part(
        (tool.kind, tool.side),
        tool,
        lambda frame: instrument_box(Rail.of(axis, cut.plane, frame), tool),
        lambda painter, frame: paint_instrument(painter, frame, cut.plane, axis, tool, theme),
    )
