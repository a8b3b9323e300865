"""The desktop is asked to keep the screen awake by its portal, else by its screen saver, and let go in the end."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kyphoview.shell.state.desktop import awake_request
from kyphoview.shell.state.desktop.awake import KeepAwake

pytestmark = pytest.mark.linux

_PYTHON = "/usr/bin/python3"
_SERVICE = Path(__file__).with_name("screen_service.py")
_PATIENCE_MS = 60_000
_REASON = "Somebody is looking at the pictures"
_BY_PORTAL = ["portal", "Inhibit", ["", 8, {"reason": _REASON}]]
_BY_SAVER = ["saver", "Inhibit", ["kyphoview", _REASON]]
_SAVER_LET_GO = ["saver", "UnInhibit", [2**32 - 7]]


class Desktop:
    """What a desktop has been asked for."""

    def __init__(self, process: "subprocess.Popen[str]", qtbot: QtBot) -> None:
        self._process, self._qtbot = process, qtbot
        self._text = ""

    def told(self) -> list[list[object]]:
        """All so far."""
        assert self._process.stdout is not None
        with suppress(BlockingIOError):
            self._text += os.read(self._process.stdout.fileno(), 10_000).decode()
        return [json.loads(line) for line in self._text.splitlines(keepends=True) if line.endswith("\n")]

    def await_told(self, *expected: list[object]) -> None:
        self._qtbot.waitUntil(lambda: len(self.told()) >= len(expected), timeout=_PATIENCE_MS)
        assert self.told() == list(expected)


@contextmanager
def offering(address: str, qtbot: QtBot, *offered: str) -> Iterator[Desktop]:
    """A desktop that offers these, in a process of its own."""
    there = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
    command = [_PYTHON, str(_SERVICE), *offered]
    with subprocess.Popen(command, env=there, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == '"ready"\n', "python3-gi is missing; the README's test command installs it"
        os.set_blocking(process.stdout.fileno(), False)
        yield Desktop(process, qtbot)
        process.stdin.close()


@pytest.fixture(autouse=True)
def _on_the_bus(bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)


def test_the_portal_is_asked_first_and_closed_in_the_end(qtbot: QtBot, bus: str) -> None:
    awake = KeepAwake()
    with offering(bus, qtbot, "portal", "saver") as desktop:
        awake.want(True)
        awake.want(True)
        desktop.await_told(_BY_PORTAL)
        qtbot.waitUntil(lambda: _has_answer(awake), timeout=_PATIENCE_MS)
        awake.want(False)
        awake.want(False)
        desktop.await_told(_BY_PORTAL, ["portal", "Close", []], *[["portal", "gone", []]] * 2)


@pytest.mark.parametrize("offered", [("saver",), ("poor portal", "saver")])
def test_the_screen_saver_is_asked_where_no_portal_can(qtbot: QtBot, bus: str, offered: tuple[str, ...]) -> None:
    awake = KeepAwake()
    with offering(bus, qtbot, *offered) as desktop:
        awake.want(True)
        desktop.await_told(_BY_SAVER)
        qtbot.waitUntil(lambda: _has_answer(awake), timeout=_PATIENCE_MS)
        awake.want(False)
        desktop.await_told(_BY_SAVER, _SAVER_LET_GO, *[["saver", "gone", []]] * 2)


def test_it_can_be_wanted_again(qtbot: QtBot, bus: str) -> None:
    """Each time anew, also where the answer of the last time never came."""
    awake = KeepAwake()
    with offering(bus, qtbot, "portal") as desktop:
        awake.want(True)
        awake.want(False)
        awake.want(True)
        qtbot.waitUntil(lambda: _has_answer(awake), timeout=_PATIENCE_MS)
        assert _BY_PORTAL in desktop.told()
        awake.want(False)
        qtbot.waitUntil(lambda: ["portal", "Close", []] in desktop.told(), timeout=_PATIENCE_MS)


def test_a_qt_without_its_function_asks_the_screen_saver(
    qtbot: QtBot, bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(awake_request, "_ADD_UINT32", "no such function")
    awake = KeepAwake()
    with offering(bus, qtbot, "portal", "saver") as desktop:
        awake.want(True)
        desktop.await_told(_BY_SAVER)
        awake.want(False)
        desktop.await_told(_BY_SAVER, ["saver", "gone", []])


_BREAKING_DOWN = """
import os
from PySide6.QtCore import QCoreApplication
from kyphoview.shell.state.desktop.awake import KeepAwake
application = QCoreApplication([])
awake = KeepAwake()
awake.want(True)
while awake._request._release is None:
    application.processEvents()
os.kill(os.getpid(), 9)
"""


def test_a_program_that_breaks_down_keeps_no_screen_awake(qtbot: QtBot, bus: str) -> None:
    with offering(bus, qtbot, "portal") as desktop:
        there = {**os.environ, "PYTHONPATH": str(Path.cwd())}
        broken = subprocess.run([sys.executable, "-c", _BREAKING_DOWN], env=there, check=False, timeout=120)
        assert broken.returncode == -9
        desktop.await_told(_BY_PORTAL, ["portal", "gone", []])


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all"])
def test_without_a_bus_nothing_is_said(qapp: QObject, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    awake = KeepAwake()
    awake.want(True)
    assert awake.is_wanted
    awake.want(False)
    assert not awake.is_wanted


def _has_answer(awake: KeepAwake) -> bool:
    request = awake._request
    assert isinstance(request, awake_request.AwakeRequest)
    return request._release is not None
