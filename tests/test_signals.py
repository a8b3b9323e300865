"""Ended by a signal at any moment: nothing is said, nothing half written stays, and the status says which it was."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kyphoview.signals import ENDING, unwinding

pytestmark = pytest.mark.linux

# Sends itself a signal when a function of the program is called for the n-th time.
_AT = """
import os, signal, sys
number, place, count = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
del sys.argv[1:4]
seen = 0
def watch(frame, event, _argument):
    global seen
    if event == "call" and place in f"{frame.f_code.co_filename}:{frame.f_code.co_name}":
        seen += 1
        if seen == count:
            sys.setprofile(None)
            os.kill(os.getpid(), number)
sys.setprofile(watch)
from kyphoview.__main__ import main
sys.exit(main())
"""
_FILM = ["film", "--from", "healthy", "--to", "healthy", "--size", "200x200", "--fps", "5", "-o", "film.gif"]
_HARMLESS = "plugin does not support|frame|No staff code is set"
_MOMENTS = {
    "imports": ("kyphoview/cli.py:<module>", 1, ["steps"]),
    "arguments": ("kyphoview/cli.py:build_parser", 1, ["steps"]),
    "printing": ("kyphoview/commands.py:steps", 1, ["steps"]),
    "painting": ("picture.py:paint_image", 1, ["render", "--step", "healthy", "-o", "picture.png"]),
    "saving": ("kyphoview/saving.py:_resolved", 1, ["handout", "-o", "sheet.pdf"]),
    "first frame": ("progress.py:show", 1, _FILM),
    "later frame": ("progress.py:show", 9, _FILM),
    "deck of cards": ("genanki/package.py:write_to_db", 1, ["study", "--deck", "cards.apkg"]),
    "documents": ("library.py:open_library", 1, ["documents", "."]),
    "start of the window": ("kyphoview/shell/app.py:make_application", 1, []),
    "making the window": ("window.py:_restore_place", 1, []),
    "first paint": ("start.py:_on_first_painted", 1, []),
    "filling the window": ("contents.py:_make_parts", 1, []),
    "first scene": ("start.py:_load_model", 1, []),
    "kiosk": ("attract_loop.py:start", 1, ["--kiosk"]),
}


def _tried(at: int, moment: str) -> tuple[signal.Signals, ...]:
    """All signals where files are half written or the window is open, else one of them in turn."""
    return ENDING if moment in ("later frame", "first scene") else (ENDING[at % len(ENDING)],)


@pytest.mark.parametrize(
    ("moment", "number"),
    [(moment, number) for at, moment in enumerate(_MOMENTS) for number in _tried(at, moment)],
    ids=str,
)
def test_it_ends_quietly_at_any_moment(tmp_path: Path, moment: str, number: signal.Signals) -> None:
    place, count, arguments = _MOMENTS[moment]
    folder, temporary = tmp_path / "work", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _AT, str(int(number)), place, str(count), *arguments], cwd=folder, capture_output=True,
        env=os.environ | {"PYTHONPATH": str(Path.cwd()), "TMPDIR": str(temporary)}, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 128 + number, done.stderr
    assert "Traceback" not in done.stderr
    assert [line for line in done.stderr.splitlines() if not re.search(_HARMLESS, line)] == []
    assert [*folder.iterdir(), *temporary.iterdir()] == []


# In the window: a film is under way, and a dialog waits for an answer in a loop of its own.
_BUSY = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from kyphoview.shell import app

def be_busy():
    (window,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, app.Window)]
    window.fill()
    window.side.show_drawer("take_away")
    drawer = window.side.currentWidget()
    path = Path("film.gif")
    drawer.job.progressed.connect(lambda done, _all: done == 3 and end())  # which comes more than once
    drawer.job.start(drawer._film(path), path)
    QFileDialog(window, options=QFileDialog.Option.DontUseNativeDialog).exec()
    print("the dialog has ended")

def end():
    print(len(list(Path.cwd().iterdir())))
    os.kill(os.getpid(), int(sys.argv[1]))

app.make_application()
QTimer.singleShot(0, be_busy)
sys.exit(app.run())
"""


@pytest.mark.parametrize("number", ENDING[:4], ids=str)
def test_a_film_and_a_dialog_are_ended_too(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _BUSY, str(int(number))], cwd=folder, capture_output=True,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())}, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 128 + number, done.stderr
    assert sorted(set(done.stdout.splitlines())) == ["1", "the dialog has ended"]
    assert "Traceback" not in done.stderr
    assert list(folder.iterdir()) == []


def test_a_second_signal_does_not_break_off_the_tidying_up() -> None:
    tidied = []
    before = [signal.getsignal(number) for number in ENDING]

    def be_ended_twice() -> None:
        with unwinding():
            try:
                signal.raise_signal(signal.SIGTERM)
            finally:
                signal.raise_signal(signal.SIGTERM)
                tidied.append(True)

    with pytest.raises(SystemExit) as ended:
        be_ended_twice()
    assert ended.value.code == 143
    assert tidied == [True]
    assert [signal.getsignal(number) for number in ENDING] == before


@pytest.mark.parametrize("becomes", [ValueError("called with wrong argument values"), None], ids=str)
def test_a_library_that_turns_it_into_an_error_of_its_own_changes_no_status(becomes: Exception | None) -> None:
    """As Qt's binding does where the signal comes while it looks for the function that fits."""

    def be_ended_within_a_library() -> None:
        with unwinding():
            try:
                signal.raise_signal(signal.SIGTERM)
            except SystemExit:
                if becomes is not None:
                    raise becomes from None

    with pytest.raises(SystemExit) as ended:
        be_ended_within_a_library()
    assert ended.value.code == 143


def test_an_error_without_a_signal_is_told_as_it_is() -> None:
    with pytest.raises(ValueError, match="here"), unwinding():
        raise ValueError("here")


def test_what_was_to_be_ignored_stays_ignored() -> None:
    """`nohup kyphoview film ...` outlives its terminal."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with unwinding():
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


# In the waiting room: a visit whose words are read aloud by a process of its own.
_HEARD = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kyphoview.shell import app
from kyphoview.shell.kiosk.kiosk_window import KioskWindow

def be_heard():
    (kiosk,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, KioskWindow)]
    kiosk.begin_visit()
    kiosk.stage.listening.toggle()
    print(kiosk.stage.listening.is_on)
    os.kill(os.getpid(), int(sys.argv[1]))

app.make_application()
QTimer.singleShot(0, be_heard)
sys.exit(app.run(is_kiosk=True))
"""


@pytest.mark.parametrize("number", ENDING[:3], ids=str)
def test_a_kiosk_that_reads_aloud_ends_with_its_voice(tmp_path: Path, number: signal.Signals) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _HEARD, str(int(number))], cwd=tmp_path, capture_output=True, text=True, timeout=120,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (128 + number, "True\n"), done.stderr
    assert [line for line in done.stderr.splitlines() if not re.search(_HARMLESS, line)] == []
