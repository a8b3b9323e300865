"""The body in two pieces that move each in its own way while the spine bends, and how far each has moved.

A piece is painted again only once it has visibly moved: what lies around the broken vertebra moves several times as far
as that, which has the most strokes.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from kyphoview.anatomy.cuts.cut import Cut, load_cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.bones import is_above
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import step_called
from kyphoview.view.cut.fracture import break_severity, healing
from kyphoview.view.cut.resting_tissue import (
    box_near,
    is_loose,
    places_in,
    soft_pixels,
    soft_place,
    terms_of,
)
from kyphoview.view.frame import Frame
from kyphoview.view.moving.tolerances import AHEAD_S, AHEAD_SHARES, FOLLOWED_MM, FRAME_S, SEEN_BREAK, SEEN_PX, SPARE_PX

Piece = Literal["treated", "around"]
"""The broken vertebra with its discs; all else: soft parts, the bones beyond the cut, the spine above, the ghosts."""
PIECES: tuple[Piece, ...] = ("treated", "around")


def pieces_due(shown: Mapping[Piece, Scene], scene: Scene, cut: Cut, frame: Frame, ratio: float) -> list[Piece]:
    """Those that have visibly moved since the moment at which each is shown, or are not shown yet."""
    return [
        piece
        for piece in PIECES
        if piece not in shown or ratio * piece_moved_px(piece, shown[piece], scene, cut, frame) >= SEEN_PX
    ]


def piece_ahead(piece: Piece, scene: Scene, cut: Cut, frame: Frame, ratio: float) -> Scene:
    """The moment of the step, at most a little later, by which a piece will have moved as far as may pass unseen.

    Shown from now on as it is then, it is at no time farther from its place, and is painted half as often.
    """
    soon = _later(scene, FRAME_S)
    soon_px = ratio * piece_moved_px(piece, scene, soon, cut, frame)
    if soon_px == 0.0 or soon_px > 2.0 * SEEN_PX:
        return scene  # it rests, or moves so fast that it is due in the next frame anyway
    for share in AHEAD_SHARES:
        later = _later(scene, min(AHEAD_S, share * FRAME_S * SEEN_PX / soon_px))
        if ratio * piece_moved_px(piece, later, scene, cut, frame) <= SEEN_PX:
            return later
    return scene


def _later(scene: Scene, seconds: float) -> Scene:
    step, at = scene.moment.step, scene.moment.at
    return replace(scene, moment=Moment(step, min(1.0, at + seconds / step_called(step).duration_s)))


def piece_moved_px(piece: Piece, before: Scene, now: Scene, cut: Cut, frame: Frame) -> float:
    """How far what is seen of a piece at a moment lies from its place at another, at most, in a frame's pixels.

    What glides along its own outline is not seen to move; bones and dashes cannot but go across some of them. A break
    that shows more or has healed more counts as infinitely far.
    """
    if piece == "treated" and healing(before) != healing(now):
        return math.inf
    if before.height_map == now.height_map:
        return 0.0
    if piece == "treated" and abs(break_severity(now) - break_severity(before)) > SEEN_BREAK:
        return math.inf
    bent_px = _bent_px(piece, before, now, cut, frame)
    return bent_px if piece == "treated" else max(bent_px, _soft_px(before, now, cut, frame))


def _soft_px(before: Scene, now: Scene, cut: Cut, frame: Frame) -> float:
    """How far what goes with the spine above, or softly with it, has gone across its outlines."""
    change = soft_place(frame, cut, now) - soft_place(frame, cut, before)
    return float(np.abs(_across(before, cut, frame) @ change.T.ravel()).max(initial=0.0))


@lru_cache(maxsize=4)
def _across(scene: Scene, cut: Cut, frame: Frame) -> Points:
    """What a change of `soft_place` moves each place that is seen across its outline, (N, 14)."""
    window = QRectF(0, 0, frame.layout.width, frame.layout.height)
    terms = _followed_near(cut.treated, cut.view, cut.path, box_near(frame, window)).terms
    starts, ends = np.split(soft_pixels(terms, frame, cut, scene).reshape(-1, 4), 2, axis=1)
    along = ends - starts
    normals = along[:, ::-1] * (-1.0, 1.0) / np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    seen = _are_seen(starts, frame)
    return np.hstack([normals[seen, :1] * terms[::2][seen], normals[seen, 1:] * terms[::2][seen]])


def _bent_px(piece: Piece, before: Scene, now: Scene, cut: Cut, frame: Frame) -> float:
    """How far the treated vertebra has gone; or what lies of it beyond the cut, which goes with the piece around."""
    beyond = _followed(cut.treated, cut.view, cut.path).beyond
    own = slice(beyond, None) if piece == "treated" else slice(beyond)
    old, new = (_bent_pixels(scene, cut, frame)[own] for scene in (before, now))
    gone = (new - old)[_are_seen(old, frame) | _are_seen(new, frame)]
    return float(np.hypot(*gone.T).max(initial=0.0))


@lru_cache(maxsize=8)
def _bent_pixels(scene: Scene, cut: Cut, frame: Frame) -> Points:
    bent = _followed(cut.treated, cut.view, cut.path).bent
    return frame.project(cut.plane, scene.carry_bone(cut.treated, bent))


def _are_seen(pixels: Points, frame: Frame) -> NDArray[np.bool_]:
    """Which places (N, 2) lie in the picture, or will as soon as they have visibly moved."""
    size = np.array([frame.layout.width, frame.layout.height])
    seen: NDArray[np.bool_] = np.all((pixels >= -SPARE_PX) & (pixels <= size + SPARE_PX), axis=1)
    return seen


@dataclass(frozen=True, eq=False, slots=True)
class _Followed:
    """Places on outlines at rest.

    Attributes:
        terms: (2 N, 7) of those that go with the spine above, or softly with it, each with the next place along its
            outline.
        bent: (M, 3) in mm, those that go with the treated vertebra.
        beyond: how many of these, the first ones, lie beyond the cut.
    """

    terms: Points
    bent: Points
    beyond: int


@lru_cache(maxsize=8)
def _followed_near(treated: str, view: str, path: str, box: tuple[float, float, float, float]) -> _Followed:
    """Those that may be seen."""
    every = _followed(treated, view, path)
    return replace(every, terms=every.terms[np.repeat(places_in(every.terms[::2], box), 2)])


@lru_cache(maxsize=4)
def _followed(treated: str, view: str, path: str) -> _Followed:
    cut = load_cut(treated, view, path)
    tissues = [(tissue.level, _pairs(tissue.outline), is_loose(tissue, cut)) for tissue in cut.tissues]
    bones = [(bone.level, _pairs(outline), False) for bone in cut.bones for outline in bone.outlines]
    softly = [terms_of(pairs, cut, bends) for level, pairs, bends in tissues if level is None]
    rigid = [terms_of(pairs, cut) for level, pairs, _ in tissues + bones if level and is_above(level, treated)]
    # All of these move as what is above, and lie in the cut.
    with_above = [np.insert(np.tile(terms[:, :3], 2), 5, 0.0, axis=1) for terms in rigid]
    beyond, own = (
        np.concatenate([np.zeros((0, 3)), *(pairs[::2] for level, pairs, _ in found if level == treated)])
        for found in (tissues, bones)
    )
    terms = np.concatenate([np.zeros((0, 7)), *softly, *with_above])
    return _Followed(terms, np.concatenate([beyond, own]), len(beyond))


def _pairs(outline: Points) -> Points:
    """Every so far a place of an outline (N, 3) in mm and the next one, (2 K, 3)."""
    following = np.roll(outline, -1, axis=0)
    spacing_mm = float(np.linalg.norm(following - outline, axis=1).mean())
    return np.stack([outline, following], axis=1)[:: max(1, round(FOLLOWED_MM / spacing_mm))].reshape(-1, 3)
