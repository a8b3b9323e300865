"""The small openings in the skin, to scale, and the dressing that covers each once it is closed."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.trunk import skin_s_mm
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame
from kyphoview.view.outline import outlined
from kyphoview.view.palette import Theme
from kyphoview.view.strokes import fill, stroke

_HALF_WIDTH_MM, _DEPTH_MM = 3.0, 15.0
_OUT_MM = 0.2  # as far as the skin's line
_DRESSING_MM = (28.0, 2.6)  # along the skin, and how far it stands out
_SKINS = ("body_outline", "skin")
_LOOKS = 50  # while it plays, an opening is drawn anew after one part in so many of its change


@dataclass(frozen=True, slots=True)
class Wound:
    """One opening in pixels: its place on the skin, the unit vectors along the skin and inwards, mm to pixels."""

    place: Points
    along: Points
    inwards: Points
    scale: float

    def points(self, along_inwards_mm: list[tuple[float, float]]) -> Points:
        """Points given as (along the skin, inwards) in mm, in pixels (N, 2)."""
        pairs = np.array(along_inwards_mm) * self.scale
        return self.place + pairs[:, :1] * self.along + pairs[:, 1:] * self.inwards


def wound_look(scene: Scene) -> tuple[float, float]:
    """What the wounds' look depends on, besides the frame: how open, how far covered."""
    return round(_LOOKS * scene.incision) / _LOOKS, round(_LOOKS * scene.progress.dressing) / _LOOKS


def paint_wounds(painter: QPainter, frame: Frame, wounds: tuple[Wound, ...], scene: Scene, theme: Theme) -> None:
    """Openings of a Scene, each as far as it is open or covered."""
    covered = scene.progress.dressing
    for wound in wounds:
        if scene.incision > 0.0:
            half = _HALF_WIDTH_MM * scene.incision
            edge = [
                (-half, -_OUT_MM),
                (half, -_OUT_MM),
                (0.35 * half, 0.5 * _DEPTH_MM),
                (0.0, _DEPTH_MM),
                (-0.35 * half, 0.5 * _DEPTH_MM),
            ]
            outlined(painter, wound.points(edge), theme.skin_edge, theme.skin_edge, 0.5 * frame.layout.line_px)
        if covered > 0.0:
            _paint_dressing(painter, frame, wound, covered, theme)


def _paint_dressing(painter: QPainter, frame: Frame, wound: Wound, share: float, theme: Theme) -> None:
    length, thickness = _DRESSING_MM[0] * share * wound.scale, _DRESSING_MM[1] * wound.scale
    strip = QPainterPath()
    strip.addRoundedRect(QRectF(-length / 2, -thickness, length, thickness), 0.45 * thickness, 0.45 * thickness)
    turn = QTransform(*wound.along, *wound.inwards, *wound.place)
    path = turn.map(strip)
    fill(painter, path, theme.dressing)
    stroke(painter, path, theme.skin_edge, 0.6 * frame.layout.line_px)


def wounds_box(wounds: tuple[Wound, ...]) -> QRectF:
    """What the wounds and dressings may cover, in pixels."""
    box = QRectF()
    for wound in wounds:
        reach = _DRESSING_MM[0] * wound.scale
        box = box.united(QRectF(QPointF(*(wound.place - reach)), QPointF(*(wound.place + reach))))
    return box


def wounds_in(frame: Frame, cut: Cut, scene: Scene, body: Scene) -> tuple[Wound, ...]:
    """Every opening that the cut meets, in the skin as it lies at the moment `body`; none while the skin is whole."""
    if scene.incision <= 0.0 and scene.progress.dressing <= 0.0:
        return ()
    skin = next(tissue for tissue in cut.tissues if tissue.name in _SKINS)
    outline = frame.project(cut.plane, body.carry_tissue(skin.outline))
    wounds = []
    for side in scene.case.sides:
        if cut.view == "side" and side != "left":
            continue
        axis = scene.axes[side]
        entry, inner = frame.to_pixels(
            cut.plane.flatten(
                np.array(
                    [axis.point(s) for s in (skin_s_mm(cut.treated, cut.path), skin_s_mm(cut.treated, cut.path) + 1.0)]
                )
            )
        )
        inwards = (inner - entry) / np.hypot(*(inner - entry))
        at = int(np.argmin(np.hypot(*(outline - entry).T)))
        along = outline[(at + 1) % len(outline)] - outline[at - 1]
        along = along / max(float(np.hypot(*along)), 1e-9)
        off = outline[at] - entry
        place = entry + (off @ inwards) * inwards  # where the needle's axis meets the skin as it lies now
        wounds.append(Wound(place, along, inwards, frame.scale))
    return tuple(wounds)
