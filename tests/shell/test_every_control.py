"""Every control of every panel, mode and size, by keys and by what assists a person: alive and right after each."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.panels import DRAWERS, EXPLAIN_SETUP
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.window.window import Window

from .conftest import MakeWindow
from .walking import SIZES, controls, faults, settle, use_all  # noqa: F401 - a fixture among them

pytestmark = pytest.mark.usefixtures("faults")


@pytest.mark.parametrize(("width", "height", "scale"), SIZES[::2])  # in between it is a wider column
@pytest.mark.parametrize("name", [*DRAWERS, EXPLAIN_SETUP])
def test_drawers(make_window: MakeWindow, name: str, width: int, height: int, scale: float) -> None:
    window = make_window(width, height, text_scale=scale)

    def enter() -> QWidget:
        window.player.pause()
        window.presentation.keeper.set_one(text_scale=scale)
        if name == EXPLAIN_SETUP and not window.features.is_explaining:
            window.features.explain.start()
        if window.isFullScreen():
            window.key_actions.do("full_screen")
        if window.side.open_drawer != name:
            window.side.show_drawer(name)
        return window.side

    assert use_all(window, enter) > 1


@pytest.mark.parametrize(
    ("mode", "width", "height", "scale"),
    [
        *(("plain", *size) for size in SIZES),
        *((mode, *size) for mode in ("full words", "comparing", "explaining", "full screen") for size in SIZES[::2]),
    ],
)
def test_the_window(make_window: MakeWindow, mode: str, width: int, height: int, scale: float) -> None:
    window = make_window(width, height, text_scale=scale)

    def enter() -> QWidget:
        window.player.pause()
        window.presentation.keeper.set_one(text_scale=scale)
        if window.side.open_drawer is not None:
            window.side.close_drawer()
        window.session.set_reading_level("full" if mode == "full words" else "plain")
        if window.comparing.is_on != (mode == "comparing"):
            window.comparing.toggle()
        if window.features.is_explaining != (mode == "explaining"):
            window.features.toggle_explaining()
        if window.isFullScreen() != (mode == "full screen"):
            window.key_actions.do("full_screen")
            settle()
        return window.split if mode == "full words" else window  # those alone are more than are walked through

    assert use_all(window, enter) > len(controls(window.top_bar)) + 3


_IN_KIOSK: dict[str, Callable[[KioskWindow], object]] = {
    "visit": lambda kiosk: kiosk.stage if isinstance(kiosk.stage, Visit) else kiosk.begin_visit(),
    "code": KioskWindow.ask_for_code,
    "staff": KioskWindow._show_staff_menu,
    "end": KioskWindow._ask_whether_to_end,
    "cleaning": KioskWindow.clean,
    "empty room": KioskWindow.start_over,
}


_LEAST = {"cleaning": 0, "empty room": 1}  # controls, where there are hardly any


@pytest.mark.parametrize(
    ("mode", "size", "scale"),
    [
        *((mode, None, 1.0) for mode in _IN_KIOSK),
        *(("visit", (width, height), scale) for width, height, scale in SIZES),
    ],
)
def test_the_kiosk(
    qtbot: QtBot, mode: str, size: tuple[int, int] | None, scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the screen that is there, and a visit in windows of other sizes."""
    kiosk = KioskWindow(Settings(text_scale=scale))
    left: list[bool] = []
    monkeypatch.setattr(kiosk, "leave", lambda to_settings: left.append(to_settings))
    with qtbot.waitExposed(kiosk):
        kiosk.open()
    kiosk._timer.stop()
    kiosk.activateWindow()
    qtbot.waitUntil(kiosk.isActiveWindow)
    kiosk.begin_visit()
    if size is not None:
        kiosk.showNormal()
        settle()
        kiosk.resize(*size)
        settle()
        assert kiosk.stage is not None
        assert kiosk.stage.size().toTuple() == size

    def enter() -> QWidget:
        _IN_KIOSK[mode](kiosk)
        shown = kiosk.overlay or kiosk.stage
        assert shown is not None
        if isinstance(kiosk.stage, Visit):
            kiosk.stage.player.pause()
        return shown

    used = use_all(kiosk, enter)
    assert used >= _LEAST.get(mode, 2)
    KioskWindow.leave(kiosk, False)
    kiosk.deleteLater()
    settle()
    assert set(left) <= {True, False}


def test_every_drawer_is_walked_through(window: Window) -> None:
    """One that is added stands in the list above."""
    window.features.explain.start()
    offered = set(window.side._makers)
    assert offered == {*DRAWERS, EXPLAIN_SETUP}
