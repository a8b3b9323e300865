"""What the X-rays cost while they play: each alone, and both side by side."""

from collections.abc import Sequence
from contextlib import ExitStack
from statistics import mean, quantiles
from time import perf_counter
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kyphoview.bench.painted import PaintCount, expose
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import BALLOONS_FULL, step_called
from kyphoview.shell.app import make_application
from kyphoview.view.xray.xray_view import XrayView

SIZE_PX = (800, 800)
STEP = BALLOONS_FULL  # in which bones, balloons and cavities all move
FRAMES_PER_SECOND = 30
FRAMES = 150  # five seconds from its middle on


def measure() -> dict[str, Any]:
    """ms a frame of the playing X-rays, painted in a window, and of the first picture of each."""
    application = make_application()
    views = {name: XrayView(name) for name in XRAY_VIEWS}
    first_ms = {name: _first_ms(view) for name, view in views.items()}
    played: dict[str, dict[str, float]] = {name: _play((view,), view) for name, view in views.items()}
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    for view in views.values():
        row.addWidget(view)
        view.show()
    played["both X-rays"] = _play(tuple(views.values()), both)
    both.close()
    return {
        "platform": application.platformName(),
        "size": list(SIZE_PX),
        "step": STEP,
        "first_ms": first_ms,
        "played": played,
    }


def _first_ms(view: XrayView) -> float:
    """Rendered into an image, so that no window is needed."""
    view.resize(*SIZE_PX)
    start = perf_counter()
    view.show_scene(scene_at(DEFAULT_CASE, Moment(STEP, 0.4)))
    view.grab()
    return (perf_counter() - start) * 1000


def _play(views: Sequence[XrayView], window: QWidget) -> dict[str, float]:
    """As fast as it goes, moments as far apart as they are played. Of both, the one that was painted less counts."""
    window.resize(SIZE_PX[0] * len(views), SIZE_PX[1])
    for view in views:
        view.set_moving(True)
    expose(window)
    a_frame = 1 / (FRAMES_PER_SECOND * step_called(STEP).duration_s)
    frames_ms = []
    with ExitStack() as counting:
        counts = [counting.enter_context(PaintCount(view)) for view in views]
        for number in range(FRAMES):
            start = perf_counter()
            scene = scene_at(DEFAULT_CASE, Moment(STEP, 0.4 + number * a_frame))
            for view in views:
                view.show_scene(scene)
                view.repaint()
            frames_ms.append((perf_counter() - start) * 1000)
    window.hide()
    return {
        "mean_ms": mean(frames_ms),
        "p95_ms": quantiles(frames_ms, n=20)[-1],
        "longest_ms": max(frames_ms),
        "asked": FRAMES,
        "painted": min(count.painted for count in counts),
    }
