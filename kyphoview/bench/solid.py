"""How quickly the 3D view follows, at 1280x800: one picture after another, as playing asks for them."""

from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QGuiApplication

from kyphoview.bench.painted import PaintCount, expose
from kyphoview.bench.playing import FRAMES_PER_SECOND
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.app import make_application

SIZE_PX = (1280, 800)
_FRAMES = 45  # of each step, from its middle on at its own speed
_WARMING = 8


def measure() -> dict[str, Any]:
    """Of every step the median and 95th percentile of a frame in ms, its CPU in ms, and which steps are the slowest; {}
    where there is no graphics interface."""
    application = make_application()
    from kyphoview.view.solid.solid_view import SolidView

    view = SolidView()
    failures: list[str] = []
    view.failed.connect(failures.append)
    view.resize(*SIZE_PX)
    view.set_moving(True)
    start = perf_counter()
    view.show_scene(scene_at(DEFAULT_CASE, OPENING))
    if failures:
        return {}
    expose(view)
    opened_ms = (perf_counter() - start) * 1000
    steps = {step.id: _run(view, step.id, step.duration_s) for step in STEPS}
    application.processEvents()
    if failures:
        return {}
    worst = max(steps, key=lambda step: steps[step]["median_ms"])
    view.close_stage()
    return {
        "platform": QGuiApplication.platformName(),
        "size": list(SIZE_PX),
        "opened_ms": opened_ms,
        "steps": steps,
        "worst_step": worst,
        "scale": view.pictures.moving_scale(QSizeF(*SIZE_PX)),
    }


def _run(view: Any, step_id: str, duration_s: float) -> dict[str, float]:
    taken_ms: list[float] = []
    for frame in range(-_WARMING, 0):
        _show(view, step_id, duration_s, frame)
    rendered, cpu = view.pictures.rendered, process_time()
    with PaintCount(view) as count:
        for frame in range(_FRAMES):
            start = perf_counter()
            _show(view, step_id, duration_s, frame)
            taken_ms.append((perf_counter() - start) * 1000)
    return {
        "median_ms": median(taken_ms),
        "p95_ms": quantiles(taken_ms, n=20)[-1],
        "cpu_ms": (process_time() - cpu) / _FRAMES * 1000,
        "asked": _FRAMES,
        "painted": min(count.painted, view.pictures.rendered - rendered),
    }


def _show(view: Any, step_id: str, duration_s: float, frame: int) -> None:
    at = min(1.0, 0.45 + frame / (FRAMES_PER_SECOND * duration_s))
    view.show_scene(scene_at(DEFAULT_CASE, Moment(step_id, at)))
    view.repaint()
