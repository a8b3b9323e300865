"""While the kiosk is in use: it has the whole screen, the screen stays awake, and every kind of press is felt."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton

from kyphoview.shell.features.speech.page_reader import PageReader
from kyphoview.shell.kiosk.attract_loop import AttractLoop
from kyphoview.shell.kiosk.idle_phases import Phase
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.state.desktop import awake
from kyphoview.shell.window.window import Window
from tests.display import RunOnDisplay, display, on_display  # noqa: F401 - fixtures
from tests.shell.features.speech.narrating import StandIn

from .conftest import Hand, settle

_OPEN = """
from PySide6.QtWidgets import QApplication
from kyphoview.shell.app import make_application
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.state.settings import Settings
application = make_application()
kiosk = KioskWindow(Settings())
kiosk.open()
for _ in range(50):
    application.processEvents()
kiosk.beat()
application.processEvents()
for part in (kiosk, kiosk.windowHandle(), kiosk.stage, kiosk.screen()):
    print(part.geometry().getRect())
"""


def test_it_fills_the_screen_without_a_window_manager(on_display: RunOnDisplay) -> None:  # noqa: F811
    done = on_display("-c", _OPEN)
    assert done.stdout.splitlines() == ["(0, 0, 1400, 900)"] * 4, done.stderr


def test_it_takes_the_screen_back_when_its_size_was_changed(kiosk: KioskWindow) -> None:
    kiosk.setGeometry(QRect(10, 10, 640, 480))
    kiosk.beat()
    settle()
    assert kiosk.geometry() == kiosk.screen().geometry()
    assert kiosk.stage is not None
    assert kiosk.stage.size() == kiosk.size()


class _Request:
    """Notes what the desktop is asked for."""

    def __init__(self, said: list[str]) -> None:
        self._said = said
        said.append("awake")

    def end(self) -> None:
        self._said.append("as it is set")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the desktop is asked for."""
    said: list[str] = []
    monkeypatch.setattr(awake, "_ask_desktop", lambda _asking: _Request(said))
    return said


def test_the_screen_stays_awake_during_a_visit(kiosk: KioskWindow, hand: Hand, asked: list[str]) -> None:
    kiosk.beat()
    assert asked == []
    kiosk.begin_visit()
    kiosk.beat()
    hand.now_s += 90.0
    kiosk.beat()
    assert kiosk.phase is Phase.ASKING
    assert asked == ["awake"]
    hand.now_s += 30.0
    kiosk.beat()
    assert isinstance(kiosk.stage, AttractLoop)
    assert asked == ["awake", "as it is set"]


def test_the_screen_stays_awake_while_it_plays_and_while_somebody_explains(
    make_window: Callable[..., Window], asked: list[str]
) -> None:
    window = make_window()
    window.player.play_or_pause()
    window.features.toggle_explaining()
    window.player.pause()
    assert asked == ["awake"]
    window.features.toggle_explaining()
    assert asked == ["awake", "as it is set"]


def test_the_screen_stays_awake_through_a_whole_showing(make_window: Callable[..., Window], asked: list[str]) -> None:
    """Also from one step to the next."""
    window = make_window()
    window.side.offer_wanted.emit("essence")
    window.player.go_to_step(0)
    window.player.play()
    for _second in range(60):
        window.player.advance(1.0)
    assert window.session.step_number > 0
    assert asked == ["awake"]
    window.player.pause()
    assert asked == ["awake", "as it is set"]


def test_the_screen_stays_awake_while_a_page_is_read(
    make_window: Callable[..., Window], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PageReader.__init__, "__defaults__", (lambda _parent: StandIn(), None))
    window = make_window()
    window.features.listening.read_page("weigh", window.side)
    assert asked == ["awake"]
    assert window.features.listening.is_speaking
    window.features.listening.stop_page()
    assert asked == ["awake", "as it is set"]


def test_the_kiosk_lets_go_of_the_screen_when_staff_end_it(kiosk: KioskWindow, asked: list[str]) -> None:
    kiosk.begin_visit()
    kiosk.beat()
    kiosk.leave(to_settings=False)
    assert asked == ["awake", "as it is set"]


@pytest.mark.parametrize("name", ["next", "larger", "colours"])
def test_a_press_by_assistive_technology_is_a_touch(kiosk: KioskWindow, hand: Hand, name: str) -> None:
    """It comes by the interface of accessibility, as no event of mouse or keys."""
    kiosk.begin_visit()
    visit = kiosk.stage
    assert isinstance(visit, Visit)
    settle()
    kiosk._timer.stop()
    part = getattr(visit.controls, name, None) or getattr(visit.bar, name)
    assert isinstance(part, QAbstractButton)
    hand.now_s += 80.0
    kiosk.beat()
    part.click()
    visit.player.pause()
    hand.now_s += 80.0
    kiosk.beat()
    assert kiosk.phase is Phase.VISITED
    visit.controls.scrubber.setValue(visit.controls.scrubber.value() + 5)
    hand.now_s += 80.0
    kiosk.beat()
    assert kiosk.phase is Phase.VISITED
    visit.controls.scrubber.show_value(7)  # the program's own move
    hand.now_s += 80.0
    kiosk.beat()
    assert kiosk.phase is Phase.ASKING
