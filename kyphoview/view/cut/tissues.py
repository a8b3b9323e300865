"""The soft parts around the bones in a cut, and the ghosts of what lies close beside it."""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import Cut, TissueCut, load_cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.paths import chunked, dashes, polygon
from kyphoview.view.shading import Rounding, paint_rounding
from kyphoview.view.strokes import faded, fill, fill_all, mix, stroke


@dataclass(frozen=True, slots=True)
class Ink:
    """How one tissue is drawn: names of colours in the theme, its line's width as a share of an outline's, and how
    round it looks."""

    fill: str
    edge: str
    width: float = 0.6
    rounding: Rounding | None = None


_DASH_PERIOD_MM = 2.6
_NEAR_MM, _FAR_MM = 380.0, 820.0  # the height of the picture's reach between which the inner body fades out
_SEEN_FROM_FAR = ("body_outline", "skin", "fat")

_VESSEL = Rounding(6.0, 0.26, 3)
_FAR_BONE = Rounding(1.2, 0.18, 1)

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
    "canal_fat": Ink("fat", "skin_edge", 0.42),
    "canal": Ink("nerve", "outline", 0.42),
    "sac": Ink("annulus", "disc_edge", 0.42),
    "cord": Ink("nerve", "nerve_edge", 0.42),
    "cauda": Ink("nerve", "nerve_edge", 0.42),
    "root": Ink("nerve", "nerve_edge", 0.42),
    "ligament": Ink("ligament", "bone_line", 0.42),
    "aorta": Ink("vessel_artery", "outline", 0.42, _VESSEL),
    "vena_cava": Ink("vessel_vein", "outline", 0.42, _VESSEL),
    "far_bone": Ink("far_bone", "bone_line", 0.42, _FAR_BONE),
}


@cache
def ink_of(name: str) -> Ink:
    """The ink of a tissue: that of the longest name it starts or ends with."""
    fitting = [key for key in _INKS if name.startswith(key) or name.endswith(key)]
    return _INKS[max(fitting, key=len)] if fitting else _INKS["organ"]


def paint_tissues(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """Everything soft that the plane meets, from the skin inwards; from far away, only the body and its spine."""
    detail = detail_of(frame, cut)
    shapes = [
        (tissue, loop, polygon(loop, closed=tissue.is_closed))
        for tissue, loop in _moved(frame, cut, scene, is_ghost=False)
        if _opacity(tissue, detail) > 0.0 and frame.shows(loop)
    ]
    lowest = _lowest_seen(frame, [(tissue, path) for tissue, _, path in shapes], detail)
    for tissue, loop, path in shapes[lowest:]:
        _paint(painter, frame, tissue, loop, path, theme, detail)


def paint_ghosts(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """What lies close beside the cut, dashed and nearly clear, over the bones."""
    for tissue, loop in _moved(frame, cut, scene, is_ghost=True):
        if frame.shows(loop):
            fill(painter, polygon(loop), faded(getattr(theme, ink_of(tissue.name).fill), 0.16))
            if tissue.name != "cauda":  # its many strands would be a thicket of dashes
                _dash(painter, frame, loop, faded(theme.ghost, 0.75))


def detail_of(frame: Frame, cut: Cut) -> float:
    """How much of the inner body is shown: all of it up close, nothing of it in the picture of the whole back."""
    if cut.view == "top":
        return 1.0
    reach_mm = frame.layout.height / frame.scale
    share = min(1.0, max(0.0, (_FAR_MM - reach_mm) / (_FAR_MM - _NEAR_MM)))
    return share * share * (3 - 2 * share)


def _dash(painter: QPainter, frame: Frame, loop: Points, colour: QColor) -> None:
    quads = dashes(loop, 0.75 * frame.layout.line_px, _DASH_PERIOD_MM * frame.scale)
    quads = quads[frame.holds(quads[:, 0])]
    fill_all(painter, chunked(quads.reshape(-1, 2), np.arange(0, 4 * len(quads) + 1, 4)), colour)


def _opacity(tissue: TissueCut, detail: float) -> float:
    return 1.0 if tissue.name in _SEEN_FROM_FAR or tissue.name.endswith("far_bone") else detail


def _lowest_seen(frame: Frame, shapes: list[tuple[TissueCut, QPainterPath]], detail: float) -> int:
    """The uppermost tissue that fills the whole picture, which hides what was painted before it; else the first."""
    reach = frame.reach
    for at in range(len(shapes) - 1, 0, -1):
        tissue, path = shapes[at]
        is_solid = tissue.kind == "region" and _opacity(tissue, detail) == 1.0 and ink_of(tissue.name).fill != ""
        if is_solid and path.controlPointRect().contains(reach) and path.contains(reach):
            return at
    return 0


def _paint(
    painter: QPainter, frame: Frame, tissue: TissueCut, loop: Points, path: QPainterPath, theme: Theme, detail: float
) -> None:
    ink = ink_of(tissue.name)
    opacity = _opacity(tissue, detail)
    if tissue.kind == "region" and ink.fill:
        colour = mix(theme.flesh, theme.fat, detail).name() if tissue.name == "fat" else getattr(theme, ink.fill)
        fill(painter, path, faded(colour, opacity))
        if ink.rounding is not None and theme.has_depth and detail > 0.0:
            paint_rounding(painter, loop, ink.rounding, frame.scale, theme, detail)
    stroke(painter, path, faded(getattr(theme, ink.edge), opacity), ink.width * frame.layout.line_px)


def _moved(frame: Frame, cut: Cut, scene: Scene, is_ghost: bool) -> list[tuple[TissueCut, Points]]:
    """The tissues that may be seen, with their loops in pixels where they are now; all that go alike in one go."""
    loops: dict[int, Points] = {}
    for sheet in _sheets(cut.treated, cut.view, is_ghost):
        seen = np.flatnonzero(sheet.may_show(frame, cut, scene))
        if len(seen) == 0:
            continue
        outlines = [cut.tissues[sheet.members[at]].outline for at in seen]
        points = np.concatenate(outlines)
        carried = scene.carry_tissue(points) if sheet.level is None else scene.carry_bone(sheet.level, points)
        ends = np.cumsum([len(outline) for outline in outlines])[:-1]
        moved = np.split(frame.to_pixels(cut.plane.flatten(carried)), ends)
        loops.update(zip((sheet.members[at] for at in seen), moved, strict=True))
    return [(cut.tissues[at], loops[at]) for at in sorted(loops)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Tissues that move alike, with `level` or softly (None): their places in the cut, and their boxes at rest.

    `corners` (K, 4, 3) are those of the boxes, in the plane.
    """

    level: str | None
    members: tuple[int, ...]
    corners: Points

    def may_show(self, frame: Frame, cut: Cut, scene: Scene) -> NDArray[np.bool_]:
        """Which of them (K,) can reach into the picture: tissue moves with the spine above by a share of 0 to 1."""
        places = np.stack([self.corners, scene.above.carry(self.corners)])
        pixels = frame.to_pixels(cut.plane.flatten(places))
        return frame.may_show(pixels.min(axis=(0, 2)), pixels.max(axis=(0, 2)))


@lru_cache(maxsize=12)
def _sheets(treated: str, view: str, is_ghost: bool) -> tuple[Sheet, ...]:
    """The cut's tissues, or its ghosts, sorted by what they move with."""
    cut = load_cut(treated, view)
    levels: dict[str | None, list[int]] = {}
    for at, tissue in enumerate(cut.tissues):
        if (tissue.kind == "ghost") == is_ghost:
            levels.setdefault(tissue.level, []).append(at)
    return tuple(
        Sheet(level, tuple(members), np.stack([_corners(cut, cut.tissues[at].outline) for at in members]))
        for level, members in levels.items()
    )


def _corners(cut: Cut, outline: Points) -> Points:
    flat = cut.plane.flatten(outline)
    (left, low), (right, high) = flat.min(axis=0), flat.max(axis=0)
    return cut.plane.lift(np.array([(left, low), (right, low), (right, high), (left, high)]))
