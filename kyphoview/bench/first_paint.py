"""When a window has first been painted, and when it is complete: the viewer's and a bare one, found in the same way."""

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WINDOW_SIZE_PX = (1920, 1080)
_QUIET_MS = 400  # without a paint for so long, the window is complete


def bare_window() -> dict[str, Any]:
    """The least a PySide6 program can do: one empty widget of the viewer's size."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)

    application = QApplication(["bare"])
    quiet = QTimer(application)
    quiet.setSingleShot(True)
    quiet.setInterval(_QUIET_MS)
    quiet.timeout.connect(QApplication.quit)
    painted_at_s = _note_paints(Bare, on_noted=quiet.start)
    window = Bare()
    window.resize(*WINDOW_SIZE_PX)
    window.show()
    application.exec()
    return _told(painted_at_s, complete_at_s=painted_at_s[-1])


def viewer() -> dict[str, Any]:
    """The viewer as its command starts it first, until its illustration has been painted.

    It is complete when all that the first page covers is there to be seen; from then on the film plays.
    """
    import argparse  # noqa: F401 - what the command line loads before it comes here

    from kyphoview import garbage_collection, startup

    startup.require_display()
    garbage_collection.put_off()
    with startup.explaining_qt():
        from kyphoview.shell.app import make_application

        application = make_application()
    from kyphoview.shell.app import begin, make_empty_window
    from kyphoview.shell.first_page.first_page import FirstPage
    from kyphoview.shell.state.file_locations import settings_path
    from kyphoview.shell.state.settings_file import load_settings

    complete: list[float] = []

    def note_complete() -> None:
        complete.append(perf_counter())
        application.quit()

    painted_at_s = _note_paints(FirstPage)  # the film is painted with it
    window = make_empty_window(load_settings(settings_path()))
    window.beginning.start.done.connect(note_complete)
    begin(window)
    window.resize(*WINDOW_SIZE_PX)
    window.show()
    application.exec()
    return _told(painted_at_s, complete_at_s=complete[0])


def _note_paints(kind: "type[QWidget]", on_noted: Callable[[], None] = lambda: None) -> list[float]:
    """When each paint of such widgets was over and the whole window on the screen; more are added as they come.

    A filter of all events would make each widget of the program known to Python, and cost most where there are many.
    """
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent

    painted_at_s: list[float] = []
    paint = kind.paintEvent

    def note() -> None:
        painted_at_s.append(perf_counter())
        on_noted()

    def paint_and_note(widget: "QWidget", event: QPaintEvent) -> None:
        # It runs as soon as all of the window has been painted, before what the window itself puts off until then.
        QTimer.singleShot(0, note)
        paint(widget, event)

    kind.paintEvent = paint_and_note  # type: ignore[method-assign]
    return painted_at_s


def _told(painted_at_s: list[float], complete_at_s: float) -> dict[str, Any]:
    from PySide6.QtGui import QGuiApplication

    platform = QGuiApplication.platformName()
    return {"painted_at_s": painted_at_s[0], "complete_at_s": complete_at_s, "platform": platform}
