"""Pages that were looked up before the next patient leave nothing that answers to other drawers."""

from pytestqt.qtbot import QtBot

from kyphoview.shell.features.panels import LOOK_UP, STUDY
from kyphoview.shell.window.window import Window


def test_after_the_next_patient_other_drawers_open_as_before(window: Window, qtbot: QtBot) -> None:
    window.side.show_drawer(LOOK_UP)
    before = window.side.currentWidget()
    with qtbot.waitSignal(before.destroyed):
        window.presentation.start_over()
    window.side.show_drawer(STUDY)
    window.side.show_drawer(LOOK_UP)
    assert window.side.currentWidget() is not before
    window.side.close_drawer()
