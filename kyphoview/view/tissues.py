"""The soft parts around the bones in a cut, and the ghosts of what lies close beside it."""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from PySide6.QtGui import QColor, QPainter

from kyphoview.anatomy.cut import Cut, TissueCut, load_cut
from kyphoview.anatomy.rigid import Points
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame
from kyphoview.view.ink import faded, fill, mix, stroke
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked, dashes, polygon


@dataclass(frozen=True, slots=True)
class Ink:
    """How one tissue is drawn: names of colours in the theme, and its line's width as a share of an outline's."""

    fill: str
    edge: str
    width: float = 0.6


_DASH_PERIOD_MM = 2.6
_NEAR_MM, _FAR_MM = 380.0, 820.0  # the height of the picture's reach between which the inner body fades out
_SEEN_FROM_FAR = ("body_outline", "skin", "fat")

_INKS = {
    "body_outline": Ink("skin", "skin_edge", 0.42),
    "skin": Ink("skin", "skin_edge", 0.42),
    "fat": Ink("fat", "skin_edge", 0.42),
    "front_fat": Ink("fat", "skin_edge", 0.42),
    "organ": Ink("organ", "skin_edge", 0.42),
    "muscle": Ink("muscle", "muscle_fibre", 0.42),
    "psoas": Ink("muscle", "muscle_fibre", 0.42),
    "crus": Ink("muscle", "muscle_fibre", 0.42),
    "fascia": Ink("", "muscle_fibre", 0.42),
    "fibre": Ink("", "muscle_fibre", 0.42),
    "canal": Ink("nerve", "outline", 0.42),
    "sac": Ink("annulus", "disc_edge", 0.42),
    "cord": Ink("nerve", "nerve_edge", 0.42),
    "cauda": Ink("nerve", "nerve_edge", 0.42),
    "root": Ink("nerve", "nerve_edge", 0.42),
    "ligament": Ink("ligament", "bone_line", 0.42),
    "aorta": Ink("vessel_artery", "outline", 0.42),
    "vena_cava": Ink("vessel_vein", "outline", 0.42),
    "far_bone": Ink("far_bone", "bone_line", 0.42),
}


@cache
def ink_of(name: str) -> Ink:
    """The ink of a tissue: that of the longest name it starts or ends with."""
    fitting = [key for key in _INKS if name.startswith(key) or name.endswith(key)]
    return _INKS[max(fitting, key=len)] if fitting else _INKS["organ"]


def paint_tissues(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """Everything soft that the plane meets, from the skin inwards; from far away, only the body and its spine."""
    detail = _detail(frame)
    for tissue, loop in _moved(frame, cut, scene):
        if tissue.kind != "ghost" and frame.shows(loop):
            _paint(painter, frame, tissue, loop, theme, detail)


def paint_ghosts(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """What lies close beside the cut, dashed and nearly clear, over the bones."""
    for tissue, loop in _moved(frame, cut, scene):
        if tissue.kind == "ghost" and frame.shows(loop):
            fill(painter, polygon(loop), faded(getattr(theme, ink_of(tissue.name).fill), 0.16))
            if tissue.name != "cauda":  # its many strands would be a thicket of dashes
                _dash(painter, frame, loop, faded(theme.ghost, 0.75))


def _dash(painter: QPainter, frame: Frame, loop: Points, colour: QColor) -> None:
    quads = dashes(loop, 0.75 * frame.layout.line_px, _DASH_PERIOD_MM * frame.scale)
    quads = quads[frame.holds(quads[:, 0])]
    for path in chunked(quads.reshape(-1, 2), np.arange(0, 4 * len(quads) + 1, 4)):
        fill(painter, path, colour)


def _detail(frame: Frame) -> float:
    """How much of the inner body is shown: all of it up close, nothing of it in the picture of the whole back."""
    reach_mm = frame.layout.height / frame.scale
    share = min(1.0, max(0.0, (_FAR_MM - reach_mm) / (_FAR_MM - _NEAR_MM)))
    return share * share * (3 - 2 * share)


def _paint(painter: QPainter, frame: Frame, tissue: TissueCut, loop: Points, theme: Theme, detail: float) -> None:
    ink = ink_of(tissue.name)
    path = polygon(loop, closed=tissue.is_closed)
    opacity = 1.0 if tissue.name in _SEEN_FROM_FAR or tissue.name.endswith("far_bone") else detail
    if opacity == 0.0:
        return
    if tissue.kind == "region" and ink.fill:
        colour = mix(theme.flesh, theme.fat, detail).name() if tissue.name == "fat" else getattr(theme, ink.fill)
        fill(painter, path, faded(colour, opacity))
    stroke(painter, path, faded(getattr(theme, ink.edge), opacity), ink.width * frame.layout.line_px)


def _moved(frame: Frame, cut: Cut, scene: Scene) -> list[tuple[TissueCut, Points]]:
    """Every tissue with its loop in pixels, where it is now; all that go alike are carried in one go."""
    loops: dict[int, Points] = {}
    for level, (members, points, ends) in _sheets(cut.treated, cut.view).items():
        carried = scene.carry_tissue(points) if level is None else scene.carry_bone(level, points)
        loops.update(zip(members, np.split(frame.to_pixels(cut.plane.flatten(carried)), ends), strict=True))
    return [(tissue, loops[at]) for at, tissue in enumerate(cut.tissues)]


@lru_cache(maxsize=6)
def _sheets(treated: str, view: str) -> dict[str | None, tuple[list[int], Points, Points]]:
    """For each bone that tissues go with (None: soft): which tissues, all their points, and where each one ends."""
    tissues = load_cut(treated, view).tissues
    sheets = {}
    for level in {tissue.level for tissue in tissues}:
        members = [at for at, tissue in enumerate(tissues) if tissue.level == level]
        outlines = [tissues[at].outline for at in members]
        ends = np.cumsum([len(outline) for outline in outlines])[:-1]
        sheets[level] = members, np.concatenate(outlines), ends
    return sheets
