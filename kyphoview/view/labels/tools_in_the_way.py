"""Where instruments lie in a picture: labels stand beside them, and no leader runs over a handle."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kyphoview.procedure.scene import Scene
from kyphoview.view.labels.label_candidates import Disc

Project = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""From points (N, 3) in mm to pixels (N, 2)."""

HUB_MM = (-25.0, 4.0)  # of a tool's tail: from where to where along it its handle reaches
HUB_RADIUS_MM = 16.0
_SHAFT_RADIUS_MM = 2.6  # the thickest tool's, with its outline
_CLEAR = 0.15  # of the letters' size, between a tool and a box
_ALONG = 30  # discs that stand for a bar


@dataclass(frozen=True, slots=True, eq=False)
class Bar:
    """A tool's shaft or its handle: its ends at the sampled moments, (T, 2) each in pixels and not a number while it is
    not there, and half its width."""

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    radius: float
    is_handle: bool


def bars_of(
    scenes: Sequence[Scene], projects: Sequence[Project], scale: float, sides: Sequence[str], has_handles: bool
) -> tuple[Bar, ...]:
    """The tools of these sides at all moments.

    Args:
        projects: for each moment, how points (N, 3) in mm come into the picture, (N, 2) in pixels.
        scale: pixels to a mm.
        has_handles: handles are seen, which an X-ray does not show.
    """
    tracks: dict[tuple[str, str], NDArray[np.float64]] = {}
    for t, (scene, project) in enumerate(zip(scenes, projects, strict=True)):
        for tool in scene.instruments:
            if tool.side in sides:
                places = np.array([tool.tip_mm, tool.tail_mm, tool.tail_mm + HUB_MM[1], tool.tail_mm + HUB_MM[0]])
                empty = np.full((len(scenes), 4, 2), np.nan)
                track = tracks.setdefault((tool.kind, tool.side), empty)
                track[t] = project(scene.axes[tool.side].point(places))
    shafts = (Bar(track[:, 0], track[:, 1], _SHAFT_RADIUS_MM * scale, False) for track in tracks.values())
    handles = (Bar(track[:, 2], track[:, 3], HUB_RADIUS_MM * scale, True) for track in tracks.values())
    return (*shafts, *handles) if has_handles else tuple(shafts)


def handles_among(bars: Sequence[Bar]) -> tuple[Disc, ...]:
    """What no leader may run through: the handles, each a disc."""
    return tuple(Disc((bar.start + bar.end) / 2, bar.radius, None) for bar in bars if bar.is_handle)


def discs_on(bars: Sequence[Bar], moments: int, letters_px: float) -> NDArray[np.float64]:
    """Discs (N, T, 3), x, y and radius in pixels, that together cover the tools at each moment with a little room
    around them; not a number while a tool is not there."""
    found = [np.empty((0, moments, 3))]
    for bar in bars:
        along = np.linspace(0.0, 1.0, _ALONG)[:, None, None]
        middles = bar.start[None] + along * (bar.end - bar.start)[None]
        radii = np.full((*middles.shape[:2], 1), bar.radius + _CLEAR * letters_px)
        found.append(np.concatenate([middles, radii], axis=2))
    return np.concatenate(found)
