"""The README's pictures, taken from the program itself: `xvfb-run python -m kyphoview.build.pictures`.

They are for people to look at, and no check compares them: 3D differs between graphics interfaces.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kyphoview.bench.painted import expose
from kyphoview.build.two_screens import take_two_screens
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import BALLOONS_FULL, RECOVERED, STEPS, step_index
from kyphoview.resources import assets_folder
from kyphoview.shell.app import make_application, make_window
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.picture.view_pane import ViewPane
from kyphoview.shell.state.file_locations import SETTINGS_VARIABLE
from kyphoview.shell.state.session import Session

_FILLING = Moment(BALLOONS_FULL, 0.7)  # the endplate is rising, and the gauges stand between their ends
_PLACED = Moment(STEPS[step_index(BALLOONS_FULL) - 1].id, 0.9)
_HOME = Moment(RECOVERED)
_WINDOW_PX = (1280, 800)
_SETTLE_MS = 3000  # the small pictures of the steps are painted one by one

# Of one view alone, all at the same moment: which view, and its size.
VIEWS = {
    "side-inflating.png": ("side", "1280x800"),
    "top-inflating.png": ("top", "1280x800"),
    "xray-side-inflating.png": ("xray-side", "900x700"),
    "solid-inflating.png": ("3d", "1280x800"),
}


def _show_window(session: Session, _picture: QWidget) -> None:
    session.set_choice(("side",))
    session.set_moment(_FILLING)


def _show_pair(session: Session, _picture: QWidget) -> None:
    session.set_moment(_PLACED)


def _show_comparison(session: Session, picture: QWidget) -> None:
    session.set_moment(_HOME)
    QTest.keyClick(picture, Qt.Key.Key_C)


# Of the window: what is done in it first.
WINDOWS: dict[str, Callable[[Session, QWidget], None]] = {
    "window.png": _show_window,
    "views.png": _show_pair,
    "compare.png": _show_comparison,
}


def render_view(path: Path, view: str, size: str) -> None:
    """Write one view, as its command does.

    Raises:
        CalledProcessError: the command said why not.
    """
    words = ["render", "--step", _FILLING.step, "--at", str(_FILLING.at), "--view", view, "--size", size, "-o", path]
    subprocess.run([sys.executable, "-m", "kyphoview", *map(str, words)], check=True)  # noqa: S603 - ourselves


def take_window(path: Path, prepare: Callable[[Session, QWidget], None]) -> None:
    """Write the window with its usual settings, once something has been done in it."""
    with TemporaryDirectory() as folder:
        os.environ[SETTINGS_VARIABLE] = str(Path(folder) / "settings.json")
        window = make_window()
        window.resize(*_WINDOW_PX)
        expose(window)
        session, picture = window.findChild(Session), window.findChild(PicturePane)
        assert session is not None
        assert picture is not None
        prepare(session, picture)
        QTest.qWait(_SETTLE_MS)
        while any(pane.coming is not None for pane in picture.findChildren(ViewPane) if pane.isVisible()):
            QTest.qWait(_SETTLE_MS)  # an X-ray or 3D is still being made
        window.grab().save(str(path))
        window.close()


def main() -> None:
    """Take all of them."""
    folder = assets_folder() / "pictures"
    for name, wanted in VIEWS.items():
        render_view(folder / name, *wanted)
    make_application()
    for name, prepare in WINDOWS.items():
        take_window(folder / name, prepare)
    take_two_screens(folder / "explain.png")


if __name__ == "__main__":
    main()
