"""The whole run: each measurement in a fresh process, what is compared measured in turn."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from kyphoview import __version__
from kyphoview.bench import rows as rows_of
from kyphoview.bench.report import Report, Row
from kyphoview.errors import Failure

_STARTS = 7  # of each kind; the first of each only warms the disk's cache
_LONGEST_S = 300
_MEASUREMENTS: dict[str, tuple[str, Callable[[dict[str, Any]], list[Row]]]] = {
    "playing": ("the side cut while it plays", rows_of.playing_rows),
    "xrays": ("the X-rays while they play", rows_of.xray_rows),
    "scenes": ("the scenes", rows_of.scene_rows),
    "solid": ("3D while it plays", rows_of.solid_rows),
    "tour": ("a tour through the window", rows_of.tour_rows),
    "resting": ("the viewer at rest", rows_of.resting_rows),
}


def measure_all(on_progress: Callable[[str], None]) -> Report:
    """Measure everything; takes a few minutes. `on_progress` hears what is being measured.

    Raises:
        Failure: a measurement did not come to its end.
    """
    on_progress("the start")
    rows = rows_of.start_rows(**_launches())
    for name, (purpose, rows_from) in _MEASUREMENTS.items():
        on_progress(purpose)
        result = _child(name)
        rows += rows_from(result)
    return Report(_about(result["platform"]), tuple(rows))


def _launches() -> dict[str, list[dict[str, float]]]:
    """The seconds from the launch of a process to its first paint and to its last one, the bare window's and the
    viewer's in turn."""
    launches: dict[str, list[dict[str, float]]] = {"bare": [], "viewer": []}
    for _ in range(_STARTS):
        for name, results in launches.items():
            start = perf_counter()  # the same clock in every process of a machine
            result = _child(name)
            results.append({key: result[key] - start for key in ("painted_at_s", "complete_at_s")})
    return {name: results[1:] for name, results in launches.items()}


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
    """This environment as at a first start, with the usual settings; where there is no display, Qt paints in memory.

    Compiled modules are kept, as in any ordinary installation: the first launch compiles, and does not count.
    """
    has_display = sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    return {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "KYPHOVIEW_SETTINGS": str(settings_folder / "settings.json"),
        "KYPHOVIEW_STATE": str(settings_folder / "state"),
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
