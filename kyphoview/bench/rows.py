"""The rows of the table from what the measurements found."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from kyphoview.bench import targets
from kyphoview.bench.report import Row


def start_rows(bare: Sequence[dict[str, float]], viewer: Sequence[dict[str, float]]) -> list[Row]:
    """From the seconds that each launch took to its first paint and to its last one: their medians."""
    keys = {"painted_at_s": targets.START_ILLUSTRATION, "complete_at_s": targets.START_COMPLETE}
    return [
        Row.of(target, median(launch[key] for launch in viewer), median(launch[key] for launch in bare))
        for key, target in keys.items()
    ]


def playing_rows(playing: dict[str, Any]) -> list[Row]:
    """CPU of each step that was played whole, and the frames of the worst of them."""
    worst: str = playing["worst_step"]
    return [
        *(_beside_blit(targets.PLAYING_CPU, "cpu_s_per_s", step, runs) for step, runs in playing["played"].items()),
        *(
            _beside_blit(target, key, worst, playing["played"][worst])
            for target, key in (
                (targets.PLAYING_FRAME, "median_ms"),
                (targets.PLAYING_FRAME_P95, "p95_ms"),
                (targets.PLAYING_RATE, "frames_per_s"),
            )
        ),
    ]


def _beside_blit(target: targets.Target, key: str, step: str, runs: dict[str, dict[str, float]]) -> Row:
    measured, cached = runs["playing"], runs["cached"]
    return _counted(Row.of(target, measured[key], cached[key], step=step), measured, cached)


def _counted(row: Row, *measured: dict[str, float]) -> Row:
    """The row with the pictures of the measurement that painted the smallest part of what it asked for."""
    least = min(measured, key=lambda figures: figures["painted"] / max(1, figures["asked"]))
    return replace(row, asked=round(least["asked"]), painted=round(least["painted"]))


def xray_rows(xrays: dict[str, Any]) -> list[Row]:
    """The first picture of each view, then playing alone and both side by side."""
    rows = [Row.of(targets.XRAY_FIRST, first_ms, view=view) for view, first_ms in xrays["first_ms"].items()]
    size, step = "x".join(map(str, xrays["size"])), xrays["step"]
    for view, figures in xrays["played"].items():
        for target, key in ((targets.XRAY_FRAME, "mean_ms"), (targets.XRAY_FRAME_P95, "p95_ms")):
            rows.append(_counted(Row.of(target, figures[key], view=view, size=size, step=step), figures))
    return rows


def scene_rows(scenes: dict[str, Any]) -> list[Row]:
    """How long a Scene takes to work out."""
    return [
        Row.of(targets.SCENE, scenes["median_ms"]),
        Row.of(targets.SCENE_P95, scenes["p95_ms"]),
        Row.of(targets.SCENE_WORST, scenes["worst_step_ms"], step=scenes["worst_step"]),
        Row.of(targets.SCENE_NEW_CASE, scenes["new_case_ms"]),
    ]


def solid_rows(solid: dict[str, Any]) -> list[Row]:
    """The slowest step in 3D; without a graphics interface there are no rows."""
    if not solid:
        return []
    step: str = solid["worst_step"]
    figures = solid["steps"][step]
    return [
        Row.of(targets.SOLID_FIRST, solid["opened_ms"], size="x".join(map(str, solid["size"]))),
        _counted(Row.of(targets.SOLID_FRAME, figures["median_ms"], step=step), figures),
        _counted(Row.of(targets.SOLID_FRAME_P95, figures["p95_ms"], step=step), figures),
        _counted(Row.of(targets.SOLID_RATE, 1000.0 / figures["median_ms"], step=step), figures),
        Row.of(targets.SOLID_SCALE, solid["scale"]),
    ]


def tour_rows(tour: dict[str, Any]) -> list[Row]:
    """How long the window stands still, wherever one goes in it."""
    return [
        Row.of(targets.LONGEST_GAP, tour["longest_ms"], stop=tour["longest_at"]),
        Row.of(targets.FIRST_SOLID_GAP, tour["first_solid_ms"]),
    ]


def resting_rows(resting: dict[str, Any]) -> list[Row]:
    """Memory where the system tells it, and what goes on while nothing plays."""
    visited = [
        Row.of(targets.MEMORY, resting["memory_mb"]),
        Row.of(targets.MEMORY_PEAK, resting["memory_peak_mb"]),
    ]
    paused = [
        Row.of(targets.PAUSED_PAINTS, resting["paints"]),
        Row.of(targets.PAUSED_TIMERS, resting["timers_fired"]),
        Row.of(targets.PAUSED_ACTIVE, resting["active_timers"]),
        Row.of(targets.PAUSED_ANIMATIONS, resting["running_animations"]),
        Row.of(targets.PAUSED_CPU, resting["cpu_percent"]),
    ]
    return [_counted(row, resting) for row in (*visited, *paused) if row.value is not None]
