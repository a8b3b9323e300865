"""How far the outlines of a moving frame lie from those of the exact picture of its moment.

Where the outlines run is known from the model. Across each of them, every few pixels, a profile is read from the exact
picture and looked for in the moving frame: how far aside it is found there is how far the outline is off.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.cuts.cut import Cut, load_cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.instruments import hub_outline
from kyphoview.view.cut.rail import Rail
from kyphoview.view.cut.treatment import tools_of
from kyphoview.view.frame import Frame
from kyphoview.view.picture_layout import View

Floats = NDArray[np.float64]

FARTHEST_PX = 4.0  # how far a profile is looked for; what is not found counts as off by so much
_HALF_PX = 2.0  # a profile goes so far to either side
_STEP_PX = 0.25  # between the places of a profile
_SPACING_PX = 4.0  # between the profiles of an outline
_LEAST_CONTRAST = 20.0  # of 255: below this, an outline is not seen
_FOUND = 0.45  # of the contrast: by so much the profile may differ where it is found (root of the mean square)
_AS_GOOD = 0.04  # of the contrast: of places that fit equally well the nearest counts
_ALONG = 0.9  # the cosine between the brightness's slope and the outline's normal: else another edge is seen there
_GREY = (0.114, 0.587, 0.299)  # of blue, green and red


@dataclass(frozen=True, slots=True)
class Off:
    """How far each profile of one kind of thing is off: `px` (N,), and where: `places` (N, 2) in device pixels."""

    kind: str
    px: Floats
    places: Floats


def outlines_off(
    exact: NDArray[np.integer], moving: NDArray[np.integer], scene: Scene, view: View, frame: Frame, ratio: float
) -> list[Off]:
    """How far the outlines of a moving frame are off.

    Args:
        exact, moving: (height, width, 3) the two pictures, without words.
        ratio: device pixels to one of the frame's.
    """
    greys = _grey(exact), _grey(moving)
    return [
        _off_of(kind, greys, [ratio * loop for loop in loops]) for kind, loops in _by_kind(scene, view, frame).items()
    ]


def _by_kind(scene: Scene, view: View, frame: Frame) -> dict[str, list[Floats]]:
    found: dict[str, list[Floats]] = {}
    for kind, loop in outlines_now(scene, view, frame):
        if len(loop) > 1:
            found.setdefault(kind, []).append(loop)
    return found


def outlines_now(scene: Scene, view: View, frame: Frame) -> Iterator[tuple[str, Floats]]:
    """What each outline is of, and its points (N, 2) in the frame's pixels; closed ones end where they begin."""
    cut = load_cut(scene.case.level, view, scene.case.path)

    def closed(points: Floats) -> Floats:
        pixels = frame.to_pixels(cut.plane.flatten(points))
        return np.concatenate([pixels, pixels[:1]])

    for bone in cut.bones:
        kind = "treated bone" if bone.level == cut.treated else "bone"
        for outline in bone.outlines:
            yield kind, closed(scene.carry_bone(bone.level, outline))
    for disc in cut.discs:
        yield "disc", closed(scene.carry_disc(disc, disc.annulus, disc.annulus_share))
        yield "disc", closed(scene.carry_disc(disc, disc.nucleus, disc.nucleus_share))
    for tissue in cut.tissues:
        level = tissue.level
        moved = scene.carry_tissue(tissue.outline) if level is None else scene.carry_bone(level, tissue.outline)
        yield tissue.name, closed(moved)[: None if tissue.is_closed else -1]
    for kind, bodies in (
        ("rim", scene.compacted),
        ("cavity", scene.cavities),
        ("balloon", [each.body for each in scene.balloons]),
        ("cement", [each.body for each in scene.cements]),
    ):
        for side, body in zip(scene.case.sides, bodies, strict=False):
            if view == "top" or side == "left":
                yield kind, closed(body.outline(cut.plane))
    yield from _tool_outlines(scene, cut, frame)


def _tool_outlines(scene: Scene, cut: Cut, frame: Frame) -> Iterator[tuple[str, Floats]]:
    for tool in tools_of(scene, cut):
        rail = Rail.of(scene.axes[tool.side], cut.plane, frame)
        tail, tip, radius = tool.tail_mm, tool.tip_mm, tool.radius_mm
        yield "instrument", rail.points([(tail, -radius), (tip, -radius), (tip, radius), (tail, radius)])
        if tool.kind in ("needle", "cannula"):
            yield "instrument", rail.points([(tail + along, across) for along, across in hub_outline()])


def _off_of(kind: str, greys: tuple[Floats, Floats], loops: list[Floats]) -> Off:
    exact, moving = greys
    places, normals = (np.concatenate(each) for each in zip(*(_sampled(loop) for loop in loops), strict=True))
    margin = FARTHEST_PX + _HALF_PX + 2
    height, width = exact.shape
    inside = ((places > margin) & (places < (width - margin, height - margin))).all(axis=1)
    places, normals = places[inside], normals[inside]
    seen = _is_seen(exact, places, normals)
    places, normals = places[seen], normals[seen]
    return Off(kind, _shifts(exact, moving, places, normals), places)


def _sampled(loop: Floats) -> tuple[Floats, Floats]:
    """Places every few pixels along a line (N, 2), and the unit normals there, both (M, 2)."""
    steps = np.diff(loop, axis=0)
    lengths = np.hypot(*steps.T)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    at = np.arange(0.5 * _SPACING_PX, along[-1], _SPACING_PX)
    places = np.column_stack([np.interp(at, along, loop[:, axis]) for axis in (0, 1)])
    ahead, behind = (
        np.column_stack([np.interp(np.clip(at + step, 0, along[-1]), along, loop[:, axis]) for axis in (0, 1)])
        for step in (1.5, -1.5)
    )
    tangents = ahead - behind
    tangents /= np.maximum(np.hypot(*tangents.T), 1e-9)[:, None]
    return places, np.column_stack([-tangents[:, 1], tangents[:, 0]])


def _is_seen(exact: Floats, places: Floats, normals: Floats) -> NDArray[np.bool_]:
    """Where an edge is seen that runs along the outline (N,)."""
    profile = _profiles(exact, places, normals, _HALF_PX)
    contrast = np.ptp(profile, axis=1)
    steepest = np.abs(np.diff(profile, axis=1)).argmax(axis=1)
    edge = places + ((steepest + 0.5) * _STEP_PX - _HALF_PX)[:, None] * normals
    right, down = (
        _at(exact, edge + 0.75 * np.array(way)) - _at(exact, edge - 0.75 * np.array(way)) for way in ((1, 0), (0, 1))
    )
    slope = np.hypot(right, down)
    across = np.abs(right * normals[:, 0] + down * normals[:, 1])
    seen: NDArray[np.bool_] = (contrast >= _LEAST_CONTRAST) & (across >= _ALONG * slope) & (slope > 0)
    return seen


def _shifts(exact: Floats, moving: Floats, places: Floats, normals: Floats) -> Floats:
    """How far aside each profile is found, (N,)."""
    wanted = _profiles(exact, places, normals, _HALF_PX)
    given = _profiles(moving, places, normals, _HALF_PX + FARTHEST_PX)
    contrast = np.ptp(wanted, axis=1)
    windows = np.lib.stride_tricks.sliding_window_view(given, wanted.shape[1], axis=1)
    misfit = np.sqrt(((windows - wanted[:, None, :]) ** 2).mean(axis=2)) / np.maximum(contrast, 1e-9)[:, None]
    shifts = np.abs(np.arange(windows.shape[1]) * _STEP_PX - FARTHEST_PX)
    best = misfit.min(axis=1)
    nearest = np.where(misfit <= best[:, None] + _AS_GOOD, shifts, FARTHEST_PX).min(axis=1)
    off: Floats = np.where(best <= _FOUND, nearest, FARTHEST_PX)
    return off


def _profiles(grey: Floats, places: Floats, normals: Floats, half_px: float) -> Floats:
    """Brightness across each place, (N, K)."""
    offsets = np.arange(-half_px, half_px + _STEP_PX / 2, _STEP_PX)
    return _at(grey, places[:, None, :] + offsets[None, :, None] * normals[:, None, :])


def _at(grey: Floats, places: Floats) -> Floats:
    """Brightness between the pixels' middles (..., 2), by linear interpolation."""
    x, y = places[..., 0] - 0.5, places[..., 1] - 0.5
    left, top = np.floor(x).astype(np.intp), np.floor(y).astype(np.intp)
    right, down = x - left, y - top
    flat, width = grey.ravel(), grey.shape[1]
    at = top * width + left
    above = flat[at] * (1 - right) + flat[at + 1] * right
    below = flat[at + width] * (1 - right) + flat[at + width + 1] * right
    return above * (1 - down) + below * down


def _grey(pixels: NDArray[np.integer]) -> Floats:
    """Brightness (height, width), a little softened: how crisp a line is is not asked here."""
    grey = pixels.astype(np.float32) @ np.array(_GREY, np.float32)
    for axis in (0, 1):
        soft = 2 * grey
        before, after = np.roll(grey, 1, axis), np.roll(grey, -1, axis)
        grey = (soft + before + after) / 4
    return grey


def flat_places_off(exact: NDArray[np.integer], moving: NDArray[np.integer], reach_px: int = 3) -> float:
    """Of the pixels around which the exact picture has one colour, nearly: the largest difference of a colour but for
    one pixel in 10,000, 0 to 255."""
    flat = _is_flat(exact, reach_px)
    apart = np.abs(exact.astype(np.int16) - moving).max(axis=2)[flat]
    return float(np.quantile(apart, 0.9999)) if len(apart) else 0.0


def _is_flat(exact: NDArray[np.integer], reach_px: int) -> NDArray[np.bool_]:
    """Whether all pixels within reach have about the same colour, (height, width)."""
    spread = np.zeros(exact.shape[:2], np.int16)
    for channel in range(3):
        low = high = exact[..., channel]
        for axis in (0, 1):
            shifts = range(-reach_px, reach_px + 1)
            low = np.minimum.reduce([np.roll(low, shift, axis) for shift in shifts])
            high = np.maximum.reduce([np.roll(high, shift, axis) for shift in shifts])
        spread = np.maximum(spread, high.astype(np.int16) - low)
    flat: NDArray[np.bool_] = spread <= 2 * reach_px + 2
    flat[:reach_px], flat[-reach_px:], flat[:, :reach_px], flat[:, -reach_px:] = False, False, False, False
    return flat
