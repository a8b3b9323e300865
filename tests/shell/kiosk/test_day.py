"""A day in the waiting room: thousands of random touches, keys, visits and loops; nothing breaks and nothing grows."""

import ctypes
import gc
import os
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QWidget

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.errors.error_log import log_path
from kyphoview.shell.features.panels import FRACTURE, LOOK_UP
from kyphoview.shell.kiosk.attract_loop import AttractLoop
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.picture import thumbnails
from kyphoview.shell.state.file_locations import settings_path
from kyphoview.view.cut_view import CutView
from kyphoview.view.scene_view import SceneView
from kyphoview.view.xray.xray_view import XrayView

from .conftest import Hand, MakeKiosk, settle

TOUCHES = 2000
WARMING_UP = 500  # until what is kept of pictures goes up and down rather than up
ONE_IN = 40  # so many pictures are painted; of the others only the asking is tested
READINGS = 5  # of memory in each half
MOST_GROWTH_MB = 5.0
KEYS = (
    Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Right,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_F4, Qt.Key.Key_F11, Qt.Key.Key_Comma, Qt.Key.Key_5, Qt.Key.Key_V,
)  # fmt: skip
HELD = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)


class Crowd:
    """People who touch whatever they like; the same ones on every run."""

    def __init__(self, kiosk: KioskWindow, hand: Hand, seed: int) -> None:
        self._kiosk = kiosk
        self._hand = hand
        self._chance = random.Random(seed)
        self.visits = self.loops = self.questions = 0

    def do(self, touches: int) -> None:
        for number in range(touches):
            self._act()
            self._hand.now_s += self._chance.expovariate(1 / 3.0)
            self._play()
            self._kiosk.beat()
            if number % 25 == 0:
                settle()
            if self._chance.random() < 0.015:
                self._go_away()

    def _act(self) -> None:
        kind = self._chance.random()
        if kind < 0.6:
            self._press(self._some(QAbstractButton))
        elif kind < 0.7:
            self._press(self._some(QAbstractSlider))
        elif kind < 0.85:
            self._press(self._kiosk)
        else:
            focus = QApplication.focusWidget() or self._kiosk
            QTest.keyClick(focus, self._chance.choice(KEYS), self._chance.choice(HELD))

    def _press(self, part: QWidget) -> None:
        place = QPoint(self._chance.randrange(max(1, part.width())), self._chance.randrange(max(1, part.height())))
        under = part.childAt(place) or part
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, under.mapFrom(part, place))

    def _some(self, kind: type[QWidget]) -> QWidget:
        """One of what can be seen, also in a menu that is open."""
        root = QApplication.activePopupWidget() or self._kiosk
        there = [part for part in root.findChildren(kind) if part.isVisible() and part.isEnabled()]
        return self._chance.choice(there) if there else self._kiosk

    def _play(self) -> None:
        if isinstance(self._kiosk.stage, Visit):
            self._kiosk.stage.player.advance(0.5)

    def _go_away(self) -> None:
        """Long enough for the question, and mostly for the loop as well."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        if isinstance(self._kiosk.stage, Visit):
            self.visits += 1
            self._kiosk.stage.player.pause()
        for seconds in (91.0, *(8.0,) * self._chance.randrange(8)):
            self._hand.now_s += seconds
            self._kiosk.beat()
            self.questions += self._kiosk.overlay is not None
        if isinstance(self._kiosk.stage, AttractLoop):
            for _ in range(30):
                self._hand.now_s += 1.0
                self._kiosk.beat()
            self.loops += 1
        settle()


@dataclass
class Painting:
    """Painting is what takes time: let one picture in so many be painted, and the small ones not at all."""

    one_in: int = 1
    asked: int = 0

    def thin_out(self, painter: type[SceneView], name: str, patch: pytest.MonkeyPatch) -> None:
        real = getattr(painter, name)

        def paint(view: SceneView, given: object) -> None:
            self.asked += 1
            if self.asked % self.one_in == 0:
                real(view, given)

        patch.setattr(painter, name, paint)


@pytest.fixture
def painting(monkeypatch: pytest.MonkeyPatch) -> Painting:
    painting = Painting()
    for painter in (CutView, XrayView):
        painting.thin_out(painter, "show_scene", monkeypatch)
        painting.thin_out(painter, "paint_view", monkeypatch)
    monkeypatch.setattr(thumbnails, "_paint", lambda order, _step: QPixmap(order.width, order.height))
    return painting


@pytest.mark.fresh
def test_a_day_leaves_no_trace(
    make_kiosk: MakeKiosk, hand: Hand, painting: Painting, capsys: pytest.CaptureFixture[str]
) -> None:
    """Faults in slots, events and painting, and Qt's own warnings, fail a test by themselves."""
    kiosk = make_kiosk(motion="full")
    crowd = Crowd(kiosk, hand, seed=1)
    fill_what_is_kept(kiosk)
    painting.one_in = ONE_IN
    crowd.do(WARMING_UP)
    before_mb, parts_before = half_a_day(kiosk, crowd), count(kiosk)
    grown_mb, parts_after = half_a_day(kiosk, crowd) - before_mb, count(kiosk)
    with capsys.disabled():
        touches = WARMING_UP + TOUCHES
        print(
            f"\n{touches} touches, {crowd.visits} visits, {crowd.loops} loops: {grown_mb:+.1f} MB in the last thousand"
        )
    assert crowd.visits > 10
    assert crowd.loops > 5
    assert crowd.questions > 10
    assert kiosk.isVisible()
    assert parts_after == parts_before
    assert grown_mb < MOST_GROWTH_MB
    assert not log_path().exists()
    assert not settings_path().exists()


def fill_what_is_kept(kiosk: KioskWindow) -> None:
    """Let every level, view and page be loaded, and what is kept of the last so many cases be full."""
    kiosk.begin_visit()
    visit = kiosk.stage
    assert isinstance(visit, Visit)
    for number, step in enumerate(STEPS):
        for views in (("side", "top"), ("xray-side", "xray-front")):
            visit.session.set_choice(views)
            visit.session.set_case(make_case(level=TREATABLE[number % len(TREATABLE)]))
            visit.session.set_moment(Moment(step.id, 0.5))
            settle()
    visit.session.set_choice(("side",))
    for loss in range(20, 44):
        level = TREATABLE[loss % len(TREATABLE)]
        visit.session.set_case(make_case(level=level, loss_percent=float(loss), balloons=1 + loss // 7 % 2))
        settle()
    for name in (FRACTURE, LOOK_UP):
        visit.side.toggle_drawer(name)
        settle()


def count(kiosk: KioskWindow) -> int:
    kiosk.start_over()
    settle()
    gc.collect()
    settle()
    return len(QApplication.allWidgets())


def half_a_day(kiosk: KioskWindow, crowd: Crowd) -> float:
    """Memory in the middle of it, MB: which pictures are kept goes up and down by some MB from visit to visit."""
    readings: list[float] = []
    for _ in range(READINGS):
        crowd.do(TOUCHES // 2 // READINGS)
        readings.append(memory_mb(kiosk))
    return median(readings)


def memory_mb(kiosk: KioskWindow) -> float:
    """What the process holds while the kiosk waits; on Linux by the system's own count, elsewhere not measured."""
    count(kiosk)
    if sys.platform != "linux":
        return 0.0
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
