"""A step's main sentence is whole at once, on every screen that a waiting room may have, heard or not."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from kyphoview.procedure.steps import STEPS
from kyphoview.shell.kiosk.visit import Visit

from .conftest import MakeKiosk, settle, visit_of


def visit_on(make_kiosk: MakeKiosk, size: tuple[int, int], is_heard: bool) -> Visit:
    kiosk = make_kiosk()
    kiosk.resize(*size)
    visit = visit_of(kiosk)
    visit.setGeometry(0, 0, *size)
    visit.presentation.keeper.set_one(reads_aloud=is_heard)
    settle()
    return visit


def bottoms_of(visit: Visit, step: str) -> tuple[int, int]:
    """Where the main sentence ends, and the words that are in sight, in px from their top."""
    visit.presentation.go_to_step(step)
    visit.player.pause()
    settle()
    settle()  # what was laid out may have moved what lies around it
    assert visit.presentation.text is not None
    words, said = visit.side.words, visit.presentation.text.main
    main = next(label for label in words.findChildren(QLabel) if said in (label.accessibleName() or label.text()))
    viewport = words._scroll.viewport()
    return main.mapTo(viewport, QPoint(0, main.height())).y(), viewport.height()


@pytest.mark.parametrize("is_heard", [False, True], ids=["silent", "heard"])
@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (1366, 768), (1080, 1920), (800, 1280)], ids=str)
def test_a_main_sentence_is_never_cut(make_kiosk: MakeKiosk, size: tuple[int, int], is_heard: bool) -> None:
    visit = visit_on(make_kiosk, size, is_heard)
    assert visit.caption.isVisible() is is_heard
    for step in STEPS:
        bottom, room = bottoms_of(visit, step.id)
        assert bottom <= room, step.id
