"""What the viewer holds in memory, and what it does while nothing plays."""

import re
from itertools import product
from pathlib import Path
from platform import system
from time import perf_counter, process_time
from typing import Any

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kyphoview.bench.first_paint import WINDOW_SIZE_PX
from kyphoview.bench.painted import expose
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.procedure.view_names import Views
from kyphoview.shell.app import make_application, make_window
from kyphoview.shell.state.session import Session
from kyphoview.view.scene_view import SceneView

_SETTLE_MS, _MOST_SETTLES = 750, 20  # how long nothing must happen before it counts as rest, and how often it may not
_REST_MS = 2000
_CHOICES: tuple[Views, ...] = (("side",), ("top",), ("side", "top"), ("xray-side", "xray-front"), ("side",))
_PLACES = (0.0, 0.25, 0.5, 0.75, 1.0)  # of each step, visited before memory is read
# Qt looks now and then which of its kept pixmaps and fonts nobody needs, in any program that has many; what looks after
# the fonts is a plain QObject, as nothing of this program is.
_QTS_OWN = ("QPMCache", "QObject")


class _Counter(QObject):
    """Counts the paints and the timers of the whole program, and names the pictures among what was painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.paints = 0
        self.timers = 0
        self.pictures: set[QObject] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.paints += 1
            if isinstance(watched, SceneView):
                self.pictures.add(watched)
        if event.type() == QEvent.Type.Timer:
            self.timers += watched.metaObject().className() not in _QTS_OWN
        return False


def measure() -> dict[str, Any]:
    """Visit every step in every 2D view at 1920x1080, then stand still and listen for two seconds."""
    application = make_application()
    window = make_window()
    window.resize(*WINDOW_SIZE_PX)
    expose(window)
    session = window.findChild(Session)
    assert session is not None
    visited = _visit_everything(application, window, session)
    _settle(application)
    memory, rest = _memory_mb(), _rest(application, window)
    window.close()
    return {"platform": application.platformName(), **visited, **memory, **rest}


def _visit_everything(application: QCoreApplication, window: QWidget, session: Session) -> dict[str, Any]:
    """The pictures asked for and painted."""
    counter = _Counter(application)
    application.installEventFilter(counter)
    asked = painted = 0
    for views, step, at in product(_CHOICES, STEPS, _PLACES):
        session.set_choice(views)
        session.set_moment(Moment(step.id, at))
        _let_paint(window)
        asked += len(views)
        painted += len(counter.pictures)
        counter.pictures.clear()
    application.removeEventFilter(counter)
    return {"asked": asked, "painted": painted}


def _let_paint(window: QWidget) -> None:
    """Let the pictures be painted, which an X-ray is only once it has been prepared."""
    _turn()
    while not all(view.is_prepared for view in window.findChildren(SceneView) if view.isVisible()):
        _turn()


def _turn() -> None:
    """One turn of the event loop. Outside of a running loop Qt deletes nothing that is put off until the next turn,
    and the words of every step would pile up as they do in no window that somebody looks at."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _settle(application: QCoreApplication) -> None:
    """Wait until what is done ahead, such as the steps' small pictures, is done; or has gone on for too long."""
    for _ in range(_MOST_SETTLES):
        counter = _Counter(application)
        application.installEventFilter(counter)
        _wait(_SETTLE_MS)
        application.removeEventFilter(counter)
        if (counter.paints, counter.timers) == (0, 1):  # the timer that ends the waiting
            return


def _rest(application: QCoreApplication, window: QWidget) -> dict[str, float]:
    """Paints, timers and CPU over two seconds in which nobody does anything."""
    counter = _Counter(application)
    application.installEventFilter(counter)
    cpu, wall = process_time(), perf_counter()
    _wait(_REST_MS)
    cpu, wall = process_time() - cpu, perf_counter() - wall
    application.removeEventFilter(counter)
    return {
        "paints": counter.paints,
        "timers_fired": counter.timers - 1,  # the one that ends the waiting
        "active_timers": sum(timer.isActive() for timer in window.findChildren(QTimer)),
        "running_animations": sum(
            animation.state() == QAbstractAnimation.State.Running
            for animation in window.findChildren(QAbstractAnimation)
        ),
        "cpu_percent": 100 * cpu / wall,
    }


def _wait(duration_ms: int) -> None:
    """Let the event loop run that long with nothing to do but wait."""
    loop = QEventLoop()
    QTimer.singleShot(duration_ms, loop.quit)
    loop.exec()


def _memory_mb() -> dict[str, float | None]:
    """Resident memory now and at its highest, in MB of 10^6 bytes; None where the system does not tell."""
    if system() == "Linux":
        status = Path("/proc/self/status").read_text(encoding="ascii")
        kilobytes = {name: int(number) for name, number in re.findall(r"(VmRSS|VmHWM):\s*(\d+)", status)}
        return {"memory_mb": kilobytes["VmRSS"] * 1.024e-3, "memory_peak_mb": kilobytes["VmHWM"] * 1.024e-3}
    if system() == "Darwin":
        import resource

        return {"memory_mb": None, "memory_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6}
    return {"memory_mb": None, "memory_peak_mb": None}
