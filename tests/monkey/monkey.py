"""Random hands on the real windows: `python -m tests.monkey.monkey --actions 50000 --seed 7` (with a display for 3D).

Every action is drawn from a generator with a fixed seed, so a run can be repeated. What it looks for: a crash, an
exception that nobody caught, a part that is painted no more, and memory that grows and grows. Memory is read where all
is as it was at the beginning again: what a view, a panel or a size has once needed is kept, but not twice.
"""

import argparse
import faulthandler
import random
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.errors import BadInput
from kyphoview.procedure.case import DEFAULT_CASE, SHAPES
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.procedure.view_names import VIEW_NAMES
from kyphoview.shell.app import make_application
from kyphoview.shell.features.panels import DRAWERS, EXPLAIN_SETUP
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.picture import thumbnails
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.window.window import Window
from kyphoview.view.solid import resolution
from kyphoview.view.solid.solid_view import SolidView
from tests.monkey.hands import Hands
from tests.monkey.memory import memory_mb

SETTLED_AFTER = 2000  # actions: all that is kept once has been asked for by then
_SMALL_PICTURES_MS = 600_000  # rest before they are painted: they would cost more than all else
_STILL_SCALE = 1.0  # pixels rendered in 3D for each one shown: here the processor draws, and nobody looks
_BLOCK = 1000  # actions, after which another window comes
_MOST_ON_TOP = 8  # notes, pages, tools and courses that lie over the picture
_MOST_AT_ONCE = 24  # actions between two turns of the event loop, as when a slow machine is touched quickly
_FLAT = tuple(name for name in VIEW_NAMES if name != "3d")
_SIZE = (1000, 700)
_SIZES = ((640, 480), (900, 700), (1000, 640), (1264, 760), (480, 900), (1280, 800))
_LEAFLETS = {
    "leaflet.txt": "Kyphoplasty is for a spinal fracture.\n\nThe balloon is inflated.\n\nRest at home for a day.",
    "page.html": "<!doctype html><h1>Kyphoplasty</h1><p>The cement hardens.<p hidden>not this</p><ul><li>Walk.</ul>",
    "notes.md": "# After it\n\n* Walk a little\n* Call us when it hurts",
    "bad.pdf": "%PDF-1.4 and nothing more",
}


class Monkey:
    """Acts on a window, and for a share of the time on a kiosk."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = random.Random(seed)
        self._hands = Hands(self.random)
        self.done: Counter[str] = Counter()
        self.faults: list[str] = []
        self.memory_mb: list[tuple[int, float]] = []
        self._folder = folder
        self._window: Window | None = None
        self._kiosk: KioskWindow | None = None
        for name, text in _LEAFLETS.items():
            (folder / name).write_text(text, encoding="utf-8")
        self._ways: dict[str, tuple[int, Callable[[QWidget], None]]] = {
            "mouse": (26, self._hands.press_mouse), "drag": (4, self._hands.drag), "key": (26, self._hands.press_key),
            "shortcut": (8, self._press_shortcut), "wheel": (8, self._hands.turn_wheel), "resize": (2, self._resize),
            "assist": (14, self._hands.assist), "moment": (4, self._go), "case": (1, self._change_case),
            "views": (3, self._choose_views), "drawer": (4, self._open_drawer), "documents": (1, self._open_documents),
            "settings": (1, self._change_settings), "explain": (1, self._explain), "patient": (1, self._next_patient),
        }  # fmt: skip

    def act(self, count: int, told: Callable[[int, float], None] = lambda _done, _mb: None) -> None:
        """Do so many things; what is raised on the way is a fault and the end.

        The window is closed in any case: left open, its processes and fonts would outlive Qt, which is another crash.
        """
        try:
            self._act(count, told)
        except Exception as error:  # noqa: BLE001 - whatever it was
            self.note_fault(error)
        finally:
            self._close()

    def note_fault(self, error: BaseException) -> None:
        """Keep where it happened, too."""
        self.faults.append("".join(traceback.format_exception(error)))
        sys.last_value = sys.last_traceback = None  # with which Python would keep a window that is closed

    def _act(self, count: int, told: Callable[[int, float], None]) -> None:
        """A kiosk takes the window's place for one block in ten."""
        names, weights = zip(*((name, weight) for name, (weight, _) in self._ways.items()), strict=True)
        turn_at = 0
        for number in range(count):
            if number % _BLOCK == 0:
                self._change_mode(is_kiosk=number // _BLOCK % 10 == 3)
            if number == 0:
                self._see_every_level()
            name = self.random.choices(names, weights)[0]
            self._ways[name][1](self._root())
            self.done[name] += 1
            self._delete_what_is_due()
            if number >= turn_at:
                self._settle()
                turn_at = number + self.random.randint(1, _MOST_AT_ONCE)
            if (number + 1) % _BLOCK == 0:
                self._rest()
                held_mb = memory_mb()
                told(number + 1, held_mb)
                if self._window is not None:  # a kiosk holds less, and is no measure of whether a window grows
                    self.memory_mb.append((number + 1, held_mb))

    def spread_mb(self) -> float:
        """How far memory went from its middle, when all had been asked for once; 0 for a shorter run."""
        settled = [held for at, held in self.memory_mb if at >= SETTLED_AFTER]
        return (max(settled) - min(settled)) / 2 if settled else 0.0

    def _delete_what_is_due(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _settle(self) -> None:
        QApplication.processEvents()
        self._delete_what_is_due()
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog) and top.isVisible():
                top.close()

    def _see_every_level(self) -> None:
        """What is kept of each level is loaded once: chance alone would come to the last one after thousands."""
        assert self._window is not None
        for level in TREATABLE:
            for balloons, views in ((1, ("side", "xray-side")), (2, ("side", "top")), (2, ("xray-front", "3d"))):
                self._window.session.set_choice(views)
                self._window.session.set_case(make_case(level=level, balloons=balloons))
                self._settle()

    def _rest(self) -> None:
        """Bring back what was there at the beginning."""
        if self._presentation_of() is None:
            assert self._kiosk is not None
            self._kiosk.begin_visit()
        shown = self._presentation_of()
        assert shown is not None
        if self._window is not None:
            self._come_to_rest(self._window)
        shown.player.pause()
        shown.presentation.keeper.set_one(theme="light", text_scale=1.0, motion="reduced", words="plain")
        for view in shown.findChildren(SolidView):
            view.viewpoint.go_home()  # without layers; it jumps where motion is reduced
        shown.presentation.keeper.set_one(motion="full")
        shown.session.set_case(DEFAULT_CASE)
        shown.session.set_choice(None)
        shown.session.set_moment(Moment("inflating", 0.5))
        for views in (("3d",), None):  # in 3D at this size, whether it was seen before or not
            shown.session.set_choice(views)
            self._settle()

    def _come_to_rest(self, window: Window) -> None:
        if window.features.is_explaining:
            window.features.toggle_explaining()
        if window.comparing.is_on:
            window.comparing.toggle()
        if window.side.open_drawer is not None:
            window.side.close_drawer()
        for _ in range(_MOST_ON_TOP):
            window.key_actions.do("leave")
        window.features.documents.put_away()
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*_SIZE)

    def _root(self) -> QWidget:
        """What is acted on: a popup that is open, else the window; one that was closed comes again."""
        popup = QApplication.activePopupWidget()
        root = popup or self._window or self._kiosk
        assert root is not None
        if root is self._window and not root.isVisible():
            root.show()
        return root

    def _change_mode(self, is_kiosk: bool) -> None:
        self._close()
        if is_kiosk:
            self._kiosk = KioskWindow(Settings())
            self._kiosk.open()
            self._kiosk.begin_visit()
        else:
            self._window = Window(Settings(), self._folder / "settings.json")
            self._window.fill()
            self._window.resize(*_SIZE)
            self._window.show()
        self._settle()

    def _close(self) -> None:
        if self._kiosk is not None:
            self._kiosk.leave(False)
            self._kiosk.deleteLater()
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
        self._window, self._kiosk = None, None
        self._settle()

    def _press_shortcut(self, root: QWidget) -> None:
        self._hands.press_shortcut(root, None if self._window is None else self._window.picture)

    def _resize(self, _root: QWidget) -> None:
        if self._window is not None:
            size = self.random.choice(_SIZES)
            self._window.setWindowState(Qt.WindowState.WindowNoState)
            self._window.resize(*size)

    def _presentation_of(self) -> "Window | Visit | None":
        if self._kiosk is not None:
            return self._kiosk.stage if isinstance(self._kiosk.stage, Visit) else None
        return self._window

    def _go(self, _root: QWidget) -> None:
        shown = self._presentation_of()
        if shown is None:
            assert self._kiosk is not None
            self._kiosk.begin_visit()
            return
        if self.random.random() < 0.3:
            shown.player.play_or_pause()
        else:
            shown.session.set_moment(Moment(self.random.choice(STEPS).id, self.random.random()))

    def _change_case(self, _root: QWidget) -> None:
        shown, chance = self._presentation_of(), self.random
        if shown is None:
            return
        with suppress(BadInput):
            shown.session.set_case(
                make_case(
                    level=chance.choice(TREATABLE), shape=chance.choice(list(SHAPES)),
                    loss_percent=float(chance.randint(20, 55)), balloons=chance.choice((1, 2)),
                    regain_percent=float(chance.randint(0, 100)),
                )
            )  # fmt: skip

    def _choose_views(self, _root: QWidget) -> None:
        shown = self._presentation_of()
        if shown is not None:
            offered = VIEW_NAMES if self.random.random() < 0.5 else _FLAT  # a picture in 3D costs many others
            views = tuple(self.random.sample(offered, self.random.choice((1, 1, 2))))
            shown.session.set_choice(views if self.random.random() < 0.8 else None)

    def _open_drawer(self, _root: QWidget) -> None:
        if self._window is not None:
            explains = self._window.features.is_explaining
            self._window.side.toggle_drawer(self.random.choice((*DRAWERS, EXPLAIN_SETUP) if explains else DRAWERS))

    def _open_documents(self, _root: QWidget) -> None:
        if self._window is None:
            return
        if self.random.random() < 0.2:
            self._window.features.documents.put_away()
        else:
            name = self.random.choice([*_LEAFLETS, "."])
            self._window.features.documents.open([self._folder / name])

    def _change_settings(self, _root: QWidget) -> None:
        shown, chance = self._presentation_of(), self.random
        if shown is not None:
            shown.presentation.keeper.set_one(
                theme=chance.choice(("light", "dark", "high-contrast")),
                text_scale=chance.choice((1.0, 1.25, 1.5, 2.0)),
                motion=chance.choice(("full", "reduced")), words=chance.choice(("plain", "full")),
            )  # fmt: skip

    def _explain(self, _root: QWidget) -> None:
        if self._window is not None:
            self._window.features.toggle_explaining()

    def _next_patient(self, _root: QWidget) -> None:
        if self._kiosk is not None:
            self._kiosk.begin_visit()
        elif self._window is not None and self._window.features.is_explaining:
            self._window.features.explain.start_over()


def release(seed: int, count: int, told: Callable[[int, float], None] = lambda _done, _mb: None) -> Monkey:
    """Let a monkey do so many things; dialogs of the system's own are answered without being shown."""
    faulthandler.enable()
    warnings.simplefilter("error", RuntimeWarning)  # such as a mean of nothing
    thumbnails._SETTLE_MS = _SMALL_PICTURES_MS
    resolution.STILL_SCALE = _STILL_SCALE
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        monkey = Monkey(seed, Path(folder))
        sys.excepthook = lambda _kind, error, _trace: monkey.note_fault(error)
        chosen = str(Path(folder) / "saved.svg")
        QFileDialog.getSaveFileName = lambda *_: (chosen, "")  # type: ignore[method-assign]
        QFileDialog.getOpenFileNames = lambda *_: ([str(Path(folder) / "leaflet.txt")], "")  # type: ignore[method-assign]
        QFileDialog.getOpenFileName = lambda *_: ("", "")  # type: ignore[method-assign]
        QFileDialog.getExistingDirectory = lambda *_: folder  # type: ignore[method-assign]
        QDialog.exec = lambda _dialog: 0  # type: ignore[method-assign]
        monkey.act(count, told)
    return monkey


def main() -> int:
    parser = argparse.ArgumentParser(description="Do random things in the real windows.")
    parser.add_argument("--actions", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    monkey = release(
        given.seed, given.actions, lambda done, held_mb: print(f"{done:6} actions  {held_mb:6.1f} MB", flush=True)
    )
    print(*(f"{name} {count}" for name, count in monkey.done.most_common()), sep=", ")
    print(*dict.fromkeys(monkey.faults), sep="\n")
    print(f"faults {len(monkey.faults)}, memory within {monkey.spread_mb():.1f} MB after {SETTLED_AFTER}")
    return 1 if monkey.faults else 0


if __name__ == "__main__":
    sys.exit(main())
