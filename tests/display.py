"""A display in memory, drawn by the processor, for tests that need one; each script runs in a process of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_LONGEST_S = 240
_OTHER_DISPLAYS = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")

RunOnDisplay = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A display of its own, drawn by the processor; it ends with the tests."""
    program = shutil.which("Xvfb")
    assert program, "Xvfb is missing; the README's test command installs it"
    read, write = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def on_display(display: str, tmp_path: Path) -> RunOnDisplay:
    """Runs Python with a display; its own folder is the working folder."""

    def run(*arguments: str, longest_s: float = _LONGEST_S, **environment: str) -> subprocess.CompletedProcess[str]:
        there = {name: value for name, value in os.environ.items() if name not in _OTHER_DISPLAYS}
        there |= {"DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1", "PYTHONPATH": str(Path.cwd()), **environment}
        return subprocess.run(
            [sys.executable, *arguments], env=there, cwd=tmp_path, capture_output=True, text=True, timeout=longest_s
        )

    return run
