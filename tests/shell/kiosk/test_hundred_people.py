"""A hundred people are a hundred in the waiting room too: counted in the pixels of the page that a visitor looks up."""

import pytest
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.kiosk.visit import Visit
from tests.shell.features.pages.test_hundred import GROUPS, counted_on_page, is_settled

from .conftest import MakeKiosk, settle


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1920, 1080)], ids=str)
@pytest.mark.parametrize("scale", [1.25, 2.0])
def test_a_visitor_sees_a_hundred(qtbot: QtBot, make_kiosk: MakeKiosk, size: tuple[int, int], scale: float) -> None:
    kiosk = make_kiosk(text_scale=scale)
    kiosk.begin_visit()
    assert isinstance(kiosk.stage, Visit)
    kiosk.showNormal()
    settle()
    kiosk.resize(*size)
    settle()
    assert kiosk.stage.size().toTuple() == size
    kiosk.stage.side.page_wanted.emit("beyond")
    look_up = kiosk.stage.side.currentWidget()
    assert isinstance(look_up, LookUp)
    page = look_up.page
    assert page is not None
    qtbot.waitUntil(lambda: is_settled(page))
    assert counted_on_page(page) == [(100, group.count) for group in GROUPS]
