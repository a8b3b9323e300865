"""With text twice as large a step's main sentence is whole at once, in small windows too."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from tests.shell.conftest import MakeWindow


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1280, 800), (1366, 768)], ids=str)
def test_a_main_sentence_is_whole_at_twice_the_size(make_window: MakeWindow, size: tuple[int, int]) -> None:
    window = make_window(*size, text_scale=2.0)
    for step in STEPS[1:]:
        window.session.set_moment(Moment(step.id, 1.0))
        for _turn in range(5):
            QApplication.processEvents()
        assert window._contents.presentation.text is not None
        words, said = window.side.words, window._contents.presentation.text.main
        main = next(label for label in words.findChildren(QLabel) if said in (label.accessibleName() or label.text()))
        in_sight = words._scroll.viewport()
        assert main.mapTo(in_sight, QPoint(0, main.height())).y() <= in_sight.height(), step.id
