"""When a window has first been painted, and when it is complete: the viewer's and a bare one, found in the same way."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

WINDOW_SIZE_PX = (1920, 1080)
_QUIET_MS = 400  # without a paint for so long, the window is complete


def bare_window() -> dict[str, Any]:
    """The least a PySide6 program can do: one empty widget of the viewer's size."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication(["bare"])
    heard = _listen_for_paint(QWidget)
    window = QWidget()
    window.resize(*WINDOW_SIZE_PX)
    window.show()
    application.exec()
    return heard()


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
    from kyphoview.shell.app import begin, make_window
    from kyphoview.shell.first_page.film_view import FilmView

    complete: list[float] = []

    def note_complete() -> None:
        complete.append(perf_counter())
        application.quit()

    heard = _listen_for_paint(FilmView, ends_when_quiet=False)
    window = make_window()
    window.beginning.start.done.connect(note_complete)
    begin(window, has_documents=False)
    window.resize(*WINDOW_SIZE_PX)
    window.show()
    application.exec()
    return {**heard(), "complete_at_s": complete[0]}


def _listen_for_paint(kind: type, ends_when_quiet: bool = True) -> Callable[[], dict[str, Any]]:
    """Note when the first paint of such a widget is over, and the last one of all; then, if asked, end the event
    loop."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
    from PySide6.QtGui import QGuiApplication

    application = QCoreApplication.instance()
    assert application is not None
    first: list[float] = []
    last = [0.0]
    under_way: list[bool] = []  # while a window is being painted: whether what is waited for has been among its parts

    class Listener(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                if not under_way:
                    under_way.append(False)
                    # Asked for before any part is painted, it runs as soon as the whole window is on the screen, before
                    # what the window itself puts off until then.
                    QTimer.singleShot(0, note)
                under_way[0] |= isinstance(watched, kind)
            return False

    def note() -> None:
        is_seen = under_way.pop()
        if not first and not is_seen:
            return
        last[0] = perf_counter()
        if not first:
            first.append(last[0])
        if ends_when_quiet:
            quiet.start(_QUIET_MS)

    quiet = QTimer(application)
    quiet.setSingleShot(True)
    quiet.timeout.connect(QCoreApplication.quit)
    listener = Listener(application)
    application.installEventFilter(listener)

    def heard() -> dict[str, Any]:
        return {"painted_at_s": first[0], "complete_at_s": last[0], "platform": QGuiApplication.platformName()}

    return heard
