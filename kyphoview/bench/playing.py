"""What the side cut costs while it plays, beside one cached picture of the window's size at the same rate."""

from collections.abc import Callable
from functools import partial
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kyphoview.bench.first_paint import WINDOW_SIZE_PX
from kyphoview.bench.painted import PaintCount, expose
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.app import make_application
from kyphoview.view.cut_view import CutView

FRAMES_PER_SECOND = 30
SURVEY_FRAMES = 60  # a step's whole motion in two seconds: faster than it is played, to find the costliest step
_PLAYED = 6  # run through quickly, a step that is short or whose camera moves seems costlier than it is when played


class _CachedPicture(QWidget):
    """Paints one ready picture over the whole window: the least that any moving picture costs."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._picture = QPixmap(*WINDOW_SIZE_PX)
        self._picture.fill(Qt.GlobalColor.darkCyan)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)


def measure() -> dict[str, Any]:
    """CPU seconds a second and ms a frame, all in real windows: every step run through quickly, then the costliest few
    played whole at their own speed. Each of these stands beside the cached picture as it was just before and just
    after, since the speed of a machine drifts."""
    application = make_application()
    view, cached = CutView("side"), _CachedPicture()
    view.set_moving(True)
    view.show_scene(scene_at(DEFAULT_CASE, OPENING))
    survey = {step.id: _drive(view, SURVEY_FRAMES, partial(_show, view, step.id)) for step in STEPS}
    costly = sorted(STEPS, key=lambda step: -survey[step.id]["cpu_s_per_s"])[:_PLAYED]
    played, blits = {}, [_blit(cached)]
    for step in costly:
        figures = _drive(view, round(step.duration_s * FRAMES_PER_SECOND), partial(_show, view, step.id))
        blits.append(_blit(cached))
        beside = {name: (blits[-2][name] + blits[-1][name]) / 2 for name in blits[-1]}
        played[step.id] = {"playing": figures, "cached": beside}
    return {
        "platform": application.platformName(),
        "size": [view.width(), view.height()],
        "survey": survey,
        "played": played,
        "worst_step": max(played, key=lambda step_id: _ratio(**played[step_id])),
    }


def _blit(cached: _CachedPicture) -> dict[str, float]:
    return _drive(cached, SURVEY_FRAMES, lambda _at: cached.update())


def _ratio(playing: dict[str, float], cached: dict[str, float]) -> float:
    return playing["cpu_s_per_s"] / cached["cpu_s_per_s"]


def _show(view: CutView, step_id: str, at: float) -> None:
    view.show_scene(scene_at(DEFAULT_CASE, Moment(step_id, at)))


def _drive(widget: QWidget, frames: int, prepare: Callable[[float], None]) -> dict[str, float]:
    """Let `prepare`, told how far the run has gone, 0 to 1, ask for a new picture in the window 30 times a second.

    CPU is the whole process's, all threads together.
    """
    widget.resize(*WINDOW_SIZE_PX)
    expose(widget)
    with PaintCount(widget) as count:
        cpu, wall = process_time(), perf_counter()
        frames_ms = _run(frames, prepare)
        cpu, wall = process_time() - cpu, perf_counter() - wall
    widget.hide()
    return {
        "cpu_s_per_s": cpu / frames * FRAMES_PER_SECOND,  # of that rate, also where it was not reached
        "frames_per_s": frames / wall,
        "median_ms": median(frames_ms),
        "p95_ms": quantiles(frames_ms, n=20)[-1],
        "asked": count.asked,  # a frame in which nothing has changed is not asked for
        "painted": count.painted,
    }


def _run(frames: int, prepare: Callable[[float], None]) -> list[float]:
    """How long each of so many frames took, ms, one every 1/30 s."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    frames_ms: list[float] = []

    def paint_one() -> None:
        start = perf_counter()
        prepare(len(frames_ms) / (frames - 1))
        QCoreApplication.sendPostedEvents()  # paints what was asked for, and no more
        frames_ms.append((perf_counter() - start) * 1000)
        if len(frames_ms) == frames:
            loop.quit()

    timer.timeout.connect(paint_one)
    timer.start(round(1000 / FRAMES_PER_SECOND))
    loop.exec()
    timer.stop()
    return frames_ms
