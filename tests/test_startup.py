"""What is said where Qt cannot start: no display, or a library that the system lacks."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kyphoview import startup
from kyphoview.errors import BadInput

DISPLAY_NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in DISPLAY_NAMES:
        monkeypatch.delenv(name, raising=False)


def run_viewer(environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """`kyphoview` in a process that sees only these names of displays."""
    kept = {name: value for name, value in os.environ.items() if name not in DISPLAY_NAMES}
    return subprocess.run(
        [sys.executable, "-m", "kyphoview"], env={**kept, **environment}, capture_output=True, text=True, timeout=60
    )


def make_ldd(folder: Path) -> None:
    """A stand-in for the loader's own report: one library found, one not."""
    stand_in = folder / "ldd"
    stand_in.write_text(
        "#!/bin/sh\necho ' libc.so.6 => /lib/libc.so.6 (0x0)'\necho ' libxcb-cursor.so.0 => not found'\n"
    )
    stand_in.chmod(0o755)


@pytest.mark.linux
@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({}, "There is no display"),
        ({"DISPLAY": ":987"}, "The display ':987' does not answer"),
        ({"WAYLAND_DISPLAY": "nowhere", "XDG_RUNTIME_DIR": "/nowhere"}, "The display 'nowhere' does not answer"),
        ({"QT_QPA_PLATFORM": "xcb"}, "There is no display"),
        ({"QT_QPA_PLATFORM": "nonsense", "DISPLAY": ":987"}, "QT_QPA_PLATFORM names 'nonsense'"),
    ],
)
def test_no_display_ends_in_one_line_that_names_the_ways_out(environment: dict[str, str], says: str) -> None:
    ended = run_viewer(environment)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith(f"kyphoview: {says}")
    assert "xvfb-run kyphoview" in ended.stderr
    assert "kyphoview render" in ended.stderr


@pytest.mark.linux
@pytest.mark.parametrize("name", DISPLAY_NAMES)
def test_any_named_display_is_left_to_qt(name: str, no_display: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput):
        startup.require_display()
    monkeypatch.setenv(name, "something")
    startup.require_display()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_display(
    system: str, no_display: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(BadInput):
        startup.require_display()
    monkeypatch.setattr(sys, "platform", system)
    startup.require_display()


def test_linux_without_one_is_refused(no_display: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(BadInput, match="There is no display"):
        startup.require_display()


@pytest.mark.parametrize(("library", "package"), sorted(startup.DEBIAN_PACKAGES.items()))
def test_a_missing_library_is_answered_with_its_package(
    library: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "missing_libraries", lambda _files: [])
    line = startup.explain_import(ImportError(f"{library}: cannot open shared object file: No such file or directory"))
    assert line.startswith(f"Qt needs {library}, which")
    assert f"apt-get install {package}'" in line


def test_all_missing_libraries_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "missing_libraries", lambda _files: ["libGL.so.1", "libEGL.so.1", "libodd.so.3"])
    line = startup.explain_import(ImportError("libGL.so.1: cannot open shared object file: No such file or directory"))
    assert "libGL.so.1, libEGL.so.1, libodd.so.3" in line
    assert "apt-get install libgl1 libegl1'" in line
    assert "apt-file search libodd.so.3" in line


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ModuleNotFoundError("No module named 'numpy'", name="numpy"), "The Python package numpy is missing"),
        (ModuleNotFoundError("No module named 'PySide6.QtSvg'", name="PySide6.QtSvg"), "package PySide6 is missing"),
        (ModuleNotFoundError("No module named 'kyphoview.x'", name="kyphoview.x"), "install kyphoview again"),
        (ImportError("DLL load failed while importing QtGui"), "Qt could not be loaded: DLL load failed"),
    ],
)
def test_other_failed_imports_are_named_too(error: ImportError, says: str) -> None:
    assert says in startup.explain_import(error)


@pytest.mark.linux
def test_what_the_loader_lacks_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = tmp_path / "ldd"
    stand_in.write_text(
        "#!/bin/sh\nprintf '\\tlibxcb-cursor.so.0 => not found\\n\\tlibc.so.6 => /lib/libc.so.6 (0x0)\\n'\n"
    )
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert startup.missing_libraries([Path("any.so"), Path("other.so")]) == ["libxcb-cursor.so.0"]


@pytest.mark.linux
def test_qts_missing_plugin_library_is_named_instead_of_a_display(tmp_path: Path) -> None:
    make_ldd(tmp_path)
    ended = run_viewer({"DISPLAY": ":987", "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"})
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert "apt-get install libxcb-cursor0" in ended.stderr


def test_with_qt_loaded_imports_read_no_source() -> None:
    words = (
        "from kyphoview.startup import load_qt; load_qt(); import kyphoview.view.palette, PySide6.QtGui, linecache; "
        "print([name for name in linecache.cache if 'kyphoview' in name])"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


@pytest.mark.linux
def test_qt_paints_in_one_thread() -> None:
    words = (
        "from kyphoview.startup import load_qt; load_qt(); from PySide6.QtGui import *; import os, threading; "
        "picture = QImage(400, 400, QImage.Format.Format_RGB32); painter = QPainter(picture); path = QPainterPath(); "
        "path.addEllipse(0, 0, 400, 400); painter.setRenderHint(QPainter.RenderHint.Antialiasing); "
        "before = len(os.listdir('/proc/self/task')); [painter.fillPath(path, QColor(9, 9, 9, 99)) for _ in range(9)]; "
        "print(len(os.listdir('/proc/self/task')) - before)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "QT_NO_GUI_THREADPOOL"}
    done = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True, timeout=60, env=environment
    )
    assert done.stdout.strip() == "0"


def test_windows_look_alike_on_every_desktop() -> None:
    words = "from kyphoview.shell.app import make_application; print(make_application().style().name())"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_STYLE_OVERRIDE": "Windows"}
    done = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True, timeout=120, env=environment
    )
    assert done.stdout.strip() == "fusion"


def test_what_is_put_off_while_the_program_starts_is_taken_up_again() -> None:
    """Else memory would grow without end."""
    words = (
        "import gc; from kyphoview import garbage_collection, startup; begin = garbage_collection.begin; "
        "garbage_collection.put_off(); startup.load_qt(); print(gc.isenabled()); "
        "from kyphoview.shell import app; application = app.make_application(); app._STARTED_MS = 0; "
        "garbage_collection.begin = lambda: (begin(), application.quit()); "
        "app._stay(application); print(gc.isenabled())"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True, timeout=120, env=environment
    )
    assert done.stdout.split() == ["False", "True"]
