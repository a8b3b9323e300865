"""A kiosk whose time stands still until a test lets it pass."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyphoview.shell.app import make_application
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.staff.staff_code import make_code
from kyphoview.shell.state.clock import Clock
from kyphoview.shell.state.settings import Settings

CODE = "135790"
KEPT = make_code(CODE)
MakeKiosk = Callable[..., KioskWindow]


@dataclass
class Hand:
    """A clock's hand that a test turns, in seconds."""

    now_s: float = 1000.0
    clock: Clock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = Clock(lambda: self.now_s, lambda: self.now_s)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application()


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def make_kiosk(qtbot: QtBot, hand: Hand) -> Iterator[MakeKiosk]:
    made: list[KioskWindow] = []

    def make(**settings: object) -> KioskWindow:
        kiosk = KioskWindow(Settings(**{"theme": "light", "staff_code": KEPT, **settings}), hand.clock)  # type: ignore[arg-type]
        made.append(kiosk)
        with qtbot.waitExposed(kiosk):
            kiosk.open()
        kiosk._timer.stop()  # `beat` is what tests call, and else it would take the whole screen in the middle of one
        kiosk.activateWindow()
        qtbot.waitUntil(kiosk.isActiveWindow)
        return kiosk

    yield make
    for kiosk in made:
        if kiosk.isVisible():
            kiosk.leave(False)
        kiosk.deleteLater()
    settle()


@pytest.fixture
def kiosk(make_kiosk: MakeKiosk) -> KioskWindow:
    return make_kiosk()


def settle() -> None:
    """Let Qt do what it has put off, and let go of what is to be deleted."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def visit_of(kiosk: KioskWindow) -> Visit:
    if not isinstance(kiosk.stage, Visit):
        kiosk.begin_visit()
    assert isinstance(kiosk.stage, Visit)
    settle()
    return kiosk.stage


def pass_time(kiosk: KioskWindow, hand: Hand, seconds: float) -> None:
    hand.now_s += seconds
    kiosk.beat()
