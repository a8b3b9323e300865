"""Started twice: the window that is there comes forward, a second kiosk ends with one sentence."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyphoview.shell.one_instance import OneInstance

# The program as it starts, which says what it shows, and what it opens when it is asked again.
_FIRST = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kyphoview.shell import app
app.make_application()

def watch():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, app.Window):
            window.fill()
            window.showMinimized()
            window.activateWindow = lambda window=window: print("forward", window.isMinimized(), flush=True)
            window.features.open_dropped = lambda paths: print("opens", *(path.name for path in paths), flush=True)
    print("shown", flush=True)

QTimer.singleShot(0, watch)
sys.exit(app.run(is_kiosk="kiosk" in sys.argv))
"""


@pytest.fixture(autouse=True)
def runtime(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A short path, as a local socket needs it."""
    folder = tmp_path_factory.mktemp("run")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def first(request: pytest.FixtureRequest) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", _FIRST, request.param], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "shown\n"
    yield process
    process.kill()
    process.stdout.close()
    process.wait()


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kyphoview", *arguments],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("first", ["window"], indirect=True)
def test_a_second_start_brings_the_first_forward_and_hands_over_its_documents(
    first: "subprocess.Popen[str]", runtime: Path
) -> None:
    again = start("--documents", "a.txt", "--documents", "b.txt")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert start().returncode == 0
    assert first.stdout is not None
    assert [first.stdout.readline() for _ in range(3)] == ["forward False\n", "opens a.txt b.txt\n", "forward False\n"]
    for path in runtime.iterdir():
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) or path.suffix == ".lock"


@pytest.mark.parametrize("first", ["kiosk"], indirect=True)
def test_beside_a_kiosk_nothing_opens(first: "subprocess.Popen[str]") -> None:
    for arguments in (["--kiosk"], []):
        again = start(*arguments)
        assert again.returncode == 2
        assert again.stderr.splitlines()[-1].startswith("kyphoview: The screen of the waiting room is open already")
        assert "Traceback" not in again.stderr


@pytest.mark.parametrize("first", ["window"], indirect=True)
def test_one_that_broke_down_is_in_nobodys_way(first: "subprocess.Popen[str]", qapp: QApplication) -> None:
    assert OneInstance("window").is_taken()
    first.kill()
    first.wait()
    again = OneInstance("window")
    assert again.claim()
    assert not OneInstance("window").claim()
    again.release()
    assert not OneInstance("window").is_taken()


def test_one_that_does_not_answer_is_told_apart(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kyphoview.shell.one_instance._ANSWER_MS", 50)
    first = OneInstance("window")
    assert first.claim()
    assert not OneInstance("window").hand_over([])  # nobody listens
    first.listen()
    assert not OneInstance("window").hand_over([])  # the loop stands still
    first.release()


def test_nonsense_is_passed_over(qtbot: QtBot, qapp: QApplication) -> None:
    first = OneInstance("window")
    heard: list[object] = []
    first.asked.connect(heard.append)
    assert first.claim()
    first.listen()
    for line in (b"\n", b"{}\n", b"[1]\n", b'{"documents": 7, "token": ""}\n', b"\xff\xfe\n"):
        socket = QLocalSocket()
        socket.connectToServer(first._name)
        assert socket.waitForConnected(1000)
        socket.write(line)
        socket.flush()
        socket.disconnectFromServer()
    socket = QLocalSocket()
    socket.connectToServer(first._name)
    socket.write(b'{"documents": ["/a"], "token": ""}\n')
    qtbot.waitUntil(lambda: heard == [[Path("/a")]])
    first.release()
