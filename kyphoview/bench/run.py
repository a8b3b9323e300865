"""The whole run: each measurement in a fresh process, what is compared measured in turn."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from kyphoview import __version__
from kyphoview.bench.report import Report, Row
from kyphoview.errors import Failure

_STARTS = 7  # of each kind; the first of each only warms the disk's cache
_LONGEST_S = 300
_XRAY_FRAME_MS = 50.0
_SOLID_FRAME_MS = 33.3  # 30 frames a second
_IDLE_CPU_PERCENT = 0.5  # what counts as 0 %: less than this is the listening itself


def measure_all(on_progress: Callable[[str], None]) -> Report:
    """Measure everything; takes about a minute. `on_progress` hears what is being measured.

    Raises:
        Failure: a measurement did not come to its end.
    """
    on_progress("the start")
    starts = _measure_starts()
    on_progress("the side cut while it plays")
    playing = _child("playing")
    on_progress("the X-rays while they play")
    xrays = _child("xrays")
    on_progress("the scenes")
    scenes = _child("scenes")
    on_progress("the body in the round")
    solid = _child("solid")
    on_progress("the viewer at rest")
    resting = _child("resting")
    rows = (
        *starts,
        *_playing_rows(playing),
        *_xray_rows(xrays),
        Row("scene_at, median", scenes["median_ms"], "ms", target=1.0),
        Row("scene_at, 95th percentile", scenes["p95_ms"], "ms"),
        Row(f"scene_at, median of {scenes['worst_step']}", scenes["worst_step_ms"], "ms", target=1.0),
        Row("another fracture, worked out once", scenes["new_case_ms"], "ms"),
        *_solid_rows(solid),
        *_resting_rows(resting),
    )
    return Report(_about(playing["platform"]), rows)


def _playing_rows(playing: dict[str, Any]) -> list[Row]:
    beside, worst = "cached picture", playing["worst_step"]
    found = []
    for step, figures in playing["played"].items():
        measured, cached = figures["playing"], figures["cached"]
        cpu = measured["cpu_s_per_s"], "s", beside, cached["cpu_s_per_s"]
        found.append(_counted(Row(f"CPU a second, {step} playing", *cpu, target=3.0), measured, cached))
    measured, cached = (playing["played"][worst][name] for name in ("playing", "cached"))
    return [
        *found,
        Row(f"frame of {worst} playing, median", measured["median_ms"], "ms", beside, cached["median_ms"]),
        Row(f"frame of {worst} playing, 95th percentile", measured["p95_ms"], "ms", beside, cached["p95_ms"]),
        Row(f"frames a second, {worst} playing", measured["frames_per_s"], "", beside, cached["frames_per_s"]),
    ]


def _counted(row: Row, *measured: dict[str, float]) -> Row:
    """The row with the pictures of the measurement that painted the smallest part of what it asked for."""
    least = min(measured, key=lambda figures: figures["painted"] / max(1, figures["asked"]))
    return replace(row, asked=round(least["asked"]), painted=round(least["painted"]))


def _xray_rows(xrays: dict[str, Any]) -> list[Row]:
    """At least 20 frames a second are at most 50 ms for each, alone or both side by side."""
    played: dict[str, dict[str, float]] = xrays["played"]
    size, step = "x".join(map(str, xrays["size"])), xrays["step"]
    frame = f"at {size}, {step} playing"
    rows = [Row(f"first picture of {name}", first_ms, "ms") for name, first_ms in xrays["first_ms"].items()]
    for name, figures in played.items():
        mean = Row(f"frame of {name} {frame}, mean", figures["mean_ms"], "ms", target=_XRAY_FRAME_MS)
        p95 = Row(f"frame of {name} {frame}, 95th percentile", figures["p95_ms"], "ms")
        rows += [_counted(mean, figures), _counted(p95, figures)]
    return rows


def _solid_rows(solid: dict[str, Any]) -> list[Row]:
    """Without a graphics interface there are none."""
    if not solid:
        return []
    worst = solid["worst_step"]
    figures = solid["steps"][worst]
    return [
        Row("3D at 1280x800, first picture", solid["opened_ms"], "ms"),
        Row(f"3D frame of {worst}, the slowest, median", figures["median_ms"], "ms", target=_SOLID_FRAME_MS),
        Row(f"3D frame of {worst}, 95th percentile", figures["p95_ms"], "ms"),
        Row(f"3D frames a second, {worst}", 1000.0 / figures["median_ms"], ""),
        Row("3D pixels rendered for each shown, along a side", solid["scale"], ""),
    ]


def _resting_rows(resting: dict[str, Any]) -> list[Row]:
    rows = [
        Row("memory after every step and view", resting["memory_mb"], "MB", target=200.0),
        Row("memory at its highest", resting["memory_peak_mb"], "MB"),
    ]
    return [
        *(row for row in rows if row.value is not None),
        Row("paused: paints in 2 s", resting["paints"], "", target=0),
        Row("paused: timers fired in 2 s", resting["timers_fired"], "", target=0),
        Row("paused: active timers", resting["active_timers"], "", target=0),
        Row("paused: running animations", resting["running_animations"], "", target=0),
        Row("paused: CPU", resting["cpu_percent"], "%", target=_IDLE_CPU_PERCENT),
    ]


def _measure_starts() -> list[Row]:
    """From the launch of the process to the first paint and to the last one, median of several launches in turn."""
    launches: dict[str, list[dict[str, float]]] = {"bare": [], "viewer": []}
    for _ in range(_STARTS):
        for name, results in launches.items():
            start = perf_counter()  # the same clock in every process of a machine
            result = _child(name)
            results.append({key: result[key] - start for key in ("painted_at_s", "complete_at_s")})
    bare, viewer = (
        {key: median(result[key] for result in results[1:]) for key in results[0]} for results in launches.values()
    )
    beside = "bare PySide6 window"
    return [
        Row("start to the first illustration", viewer["painted_at_s"], "s", beside, bare["painted_at_s"], target=3.0),
        Row("start to the complete window", viewer["complete_at_s"], "s", beside, bare["complete_at_s"]),
    ]


def _child(name: str) -> dict[str, Any]:
    """The result of one measurement in a fresh process."""
    command = [sys.executable, "-m", "kyphoview.bench.child", name]
    try:
        with TemporaryDirectory() as folder:
            done = subprocess.run(  # noqa: S603 - our own module
                command, capture_output=True, text=True, check=True, timeout=_LONGEST_S, env=_environment(Path(folder))
            )
    except subprocess.TimeoutExpired:
        raise Failure(f"The measurement '{name}' did not end within {_LONGEST_S} s.") from None
    except subprocess.CalledProcessError as error:
        said = (error.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise Failure(f"The measurement '{name}' broke off with status {error.returncode}: {said}") from None
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _environment(settings_folder: Path) -> dict[str, str]:
    """This environment with the usual settings; on a machine without a display, Qt paints in memory.

    Compiled modules are kept, as in any ordinary installation: the first launch compiles, and does not count.
    """
    has_display = sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    return {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "KYPHOVIEW_SETTINGS": str(settings_folder / "settings.json"),
        **({} if has_display else {"QT_QPA_PLATFORM": "offscreen"}),
    }


def _about(qt_platform: str) -> dict[str, str]:
    import PySide6

    return {
        "kyphoview": __version__,
        "Python": platform.python_version(),
        "PySide6": PySide6.__version__,
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors",
        "display": qt_platform if qt_platform != "offscreen" else "none, Qt paints in memory (offscreen)",
        "window": "1920x1080",
    }
