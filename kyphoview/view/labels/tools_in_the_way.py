"""Where instruments lie in a picture: labels stand beside them, and no leader runs over a handle."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kyphoview.procedure.scene import Scene
from kyphoview.view.labels.label_placement import Column, Subject

Project = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""From points (N, 3) in mm to pixels (N, 2)."""

HUB_MM = (-25.0, 4.0)  # of a tool's tail: from where to where along it its handle reaches
HUB_RADIUS_MM = 16.0
_SHAFT_RADIUS_MM = 2.6  # the thickest tool's, with its outline
_CLEAR = 0.15  # of the letters' size, between a tool and a box


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


def handles_among(bars: Sequence[Bar]) -> tuple[Subject, ...]:
    """What no leader may run through: the handles, each a disc."""
    return tuple(Subject((bar.start + bar.end) / 2, bar.radius, None) for bar in bars if bar.is_handle)


def beside_tools(column: Column, bars: Sequence[Bar], letters_px: float) -> tuple[Column, ...]:
    """The parts of a column that no tool reaches at any moment; all of it where none would be left."""
    free = [(column.top, column.bottom)]
    clear = _CLEAR * letters_px
    for top, bottom in (span for bar in bars if (span := _span_in(column, bar)) is not None):
        free = [
            part
            for low, high in free
            for part in ((low, min(high, top - clear)), (max(low, bottom + clear), high))
            if part[1] - part[0] > letters_px
        ]
    parts = (Column(column.x, column.width, top, bottom, column.is_left) for top, bottom in dict.fromkeys(free))
    return tuple(parts) or (column,)


def _span_in(column: Column, bar: Bar) -> tuple[float, float] | None:
    """From where to where down the picture a tool covers a column, at any moment; None where it never does."""
    left, right = column.x - bar.radius, column.x + column.width + bar.radius
    there = ~np.isnan(bar.start[:, 0])
    start, way = bar.start[there], bar.end[there] - bar.start[there]
    across = np.where(np.abs(way[:, 0]) < 1e-6, 1e-6, way[:, 0])
    shares = np.sort(np.stack([(left - start[:, 0]) / across, (right - start[:, 0]) / across]), axis=0)
    first, last = np.clip(shares, 0.0, 1.0)
    meets = (shares[0] <= 1.0) & (shares[1] >= 0.0)
    if not meets.any():
        return None
    downs = np.concatenate([(start[:, 1] + share * way[:, 1])[meets] for share in (first, last)])
    return float(downs.min()) - bar.radius, float(downs.max()) + bar.radius
