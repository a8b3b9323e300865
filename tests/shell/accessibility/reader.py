"""The program as a process on a display, with a client of AT-SPI that looks at it, both on a bus of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PYTHON = "/usr/bin/python3"  # which alone has pyatspi
_CLIENT = Path(__file__).with_name("client.py")
_NEEDED = "/usr/bin/dbus-run-session"
_MISSING = "The tests with a screen reader's client need {what}; the README's test command installs it."
_OTHER_DISPLAYS = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS")

Told = dict[str, Any]


class ScreenReader:
    """Asks the client, which has the program on the other side of the bus."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, word: str, *arguments: object) -> Any:
        """One of the client's answers; what it could not find fails the test."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([word, *arguments]) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the client has ended"
        said = json.loads(line)
        assert "error" not in said, said["error"]
        return said["answer"]

    def tree(self) -> list[Told]:
        told: list[Told] = self.ask("tree")
        return told

    def press(self, role: str, name: str) -> None:
        self.ask("act", role, name, "Press")

    def explore(self) -> None:
        """From the first page to the first step."""
        self.press("push button", "Explore")
        self.ask("wait_for", "heading", "A healthy spine")

    def of_role(self, role: str) -> list[Told]:
        return [part for part in self.tree() if part["role"] == role]


def check_installed() -> None:
    """Fail with one sentence where a package is missing: these tests are not to be passed over."""
    assert Path(_NEEDED).exists(), _MISSING.format(what="dbus")
    found = subprocess.run([_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    assert found.returncode == 0, _MISSING.format(what="python3-pyatspi")
    services = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
    assert services.exists(), _MISSING.format(what="at-spi2-core")


@contextmanager
def reading(
    display: str, folder: Path, *arguments: str, program: tuple[str, ...] = ("-m", "kyphoview"), **environment: str
) -> Iterator[ScreenReader]:
    """The program started with these arguments, until it is let go."""
    check_installed()
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    there = {name: value for name, value in os.environ.items() if name not in _OTHER_DISPLAYS}
    there |= {
        "DISPLAY": display,
        "XDG_RUNTIME_DIR": str(runtime),
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(Path.cwd()),
        "KYPHOVIEW_STATE": str(folder / "state"),
        "KYPHOVIEW_SETTINGS": str(folder / "settings.json"),
        **environment,
    }
    command = ["dbus-run-session", "--", _PYTHON, str(_CLIENT), sys.executable, *program, *arguments]
    with (folder / "errors.txt").open("w") as errors:
        process = subprocess.Popen(
            command, env=there, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        try:
            assert process.stdout is not None
            begun = process.stdout.readline()
            while begun and json.loads(begun if begun.startswith('"') else '""') != "ready":
                begun = process.stdout.readline()  # the registry's own greeting
            assert begun, (folder / "errors.txt").read_text()
            yield ScreenReader(process)
        finally:
            process.communicate(timeout=60)
