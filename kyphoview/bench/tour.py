"""How long the window stands still: the longest gap between turns of the event loop on a tour through all of it."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.bench.painted import expose
from kyphoview.content.pages import PAGE_IDS
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.procedure.view_names import VIEW_NAMES
from kyphoview.shell.app import make_application, make_window
from kyphoview.shell.features import panels
from kyphoview.shell.window.window import Window

SIZE_PX = (1280, 800)
_STAY_MS = 400  # at each stop, longer than any fade
_AT = 0.6  # of each step

_Stop = tuple[str, Callable[[], object]]


class Turns(QObject):
    """Notes the longest gap between two turns of the event loop at each stop, ms by the stop's name."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms: dict[str, float] = {}
        self._at = "the opening"
        self._last = perf_counter()
        self._timer = QTimer(self)  # without an interval: it fires once in every turn
        self._timer.timeout.connect(self._on_turn)
        self._timer.start()

    def go_to(self, stop: str) -> None:
        """Count for this stop from now on."""
        self._at = stop

    def _on_turn(self) -> None:
        now = perf_counter()
        self.longest_ms[self._at] = max(self.longest_ms.get(self._at, 0.0), (now - self._last) * 1000)
        self._last = now


def measure() -> dict[str, Any]:
    """From a window's first picture on go to every step, view and panel, and tell the longest gap at each of them; that
    of the first 3D picture is told apart."""
    application = make_application()
    window = make_window()
    window.resize(*SIZE_PX)
    expose(window)
    turns = Turns()
    _wait(4 * _STAY_MS)
    for name, act in _stops(window):
        turns.go_to(name)
        QTimer.singleShot(0, act)
        _wait(_STAY_MS)
    window.close()
    first_solid = next(name for name in turns.longest_ms if "3d" in name)
    first_solid_ms = turns.longest_ms.pop(first_solid)
    longest = max(turns.longest_ms, key=lambda stop: turns.longest_ms[stop])
    return {
        "platform": application.platformName(),
        "stops": len(turns.longest_ms),
        "longest_ms": turns.longest_ms[longest],
        "longest_at": longest,
        "first_solid_ms": first_solid_ms,
    }


def _stops(window: Window) -> Iterator[_Stop]:
    session, side = window.session, window.side
    for step in STEPS:
        yield f"{step.id} ({' and '.join(step.views)})", partial(session.set_moment, Moment(step.id, _AT))
    for view in VIEW_NAMES:
        yield f"the view {view}", partial(session.set_choice, (view,))
    for pair in combinations(VIEW_NAMES, 2):
        yield f"the views {' and '.join(pair)}", partial(session.set_choice, pair)
    yield "the side cut again", partial(session.set_choice, ("side",))
    for drawer in panels.DRAWERS:
        yield f"the panel {drawer}", partial(side.show_drawer, drawer)
    for page in PAGE_IDS:
        yield f"the page {page}", partial(side.page_wanted.emit, page)
    yield "the words again", side.close_drawer
    yield "comparing", window.comparing.toggle
    yield "comparing no more", window.comparing.toggle
    yield "explaining", window.features.explain.toggle
    yield "explaining no more", window.features.explain.toggle
    yield "another case", partial(session.set_case, make_case(level=TREATABLE[0]))


def _wait(duration_ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(duration_ms, loop.quit)
    loop.exec()
