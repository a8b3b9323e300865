"""The way back from a page, whatever has become of the pages on it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kyphoview.content import pages as content_pages
from kyphoview.content.pages import PAGE_IDS, load_page
from kyphoview.errors import BadInput
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.features.pages import look_up as look_up_module
from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.window.window import Window


@pytest.fixture
def look_up(window: Window) -> LookUp:
    window.key_actions.do("look_up")
    (found,) = window.side.findChildren(LookUp)
    return found


def shown(look_up: LookUp) -> str | None:
    return look_up.page and look_up.page.page.id


def test_one_goes_back_to_a_page_that_is_made_anew_meanwhile(
    window: Window, look_up: LookUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As all are where what they say has changed; and one that cannot be read by then is in nobody's way."""
    first, second = PAGE_IDS[:2]
    look_up.open_page(first)
    look_up.open_page(second)
    window.session.set_reading_level("full")
    assert look_up.go_back()
    assert shown(look_up) == first

    def refuse(page_id: str, _folder: Path | None = None) -> content_pages.Page:
        if page_id == first:
            raise BadInput(f"{page_id} is spoilt.")
        return load_page(page_id)

    look_up.open_page(second)
    monkeypatch.setattr(look_up_module, "load_page", refuse)
    window.session.set_reading_level("plain")
    assert shown(look_up) == second
    assert look_up.go_back()
    assert f"{first} is spoilt." in [label.text() for label in look_up.findChildren(QLabel)]
    assert look_up.go_back()
    assert not look_up.go_back()


def test_opened_again_it_begins_with_its_list(window: Window, look_up: LookUp) -> None:
    look_up.open_page("choices")
    look_up.open_page("beyond")
    look_up.close_button.click()
    assert window.stage.isVisible()
    window.key_actions.do("look_up")
    assert shown(look_up) is None
    assert window.stage.isVisible()
    assert not look_up.back_button.isVisible()
    window.side.page_wanted.emit("choices")
    assert shown(look_up) == "choices"
    look_up.go_back()
    assert shown(look_up) is None


@pytest.mark.parametrize("way", ["Escape", "Back"])
def test_from_a_page_opened_directly_one_comes_back_to_the_words(qtbot: QtBot, window: Window, way: str) -> None:
    """Over a page that one went on to from there; and keys and cards then go on with the steps."""
    window.top_bar.weighing.click()
    (look_up,) = window.side.findChildren(LookUp)
    first = shown(look_up)
    look_up.open_page("choices")
    for expected in (first, None):
        if way == "Back":
            look_up.back_button.click()
        else:
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert shown(look_up) == expected
    assert window.side.open_drawer is None
    assert window.stage.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert window.session.moment.step == STEPS[1].id
    window.strip.steps.step_wanted.emit(6)
    assert window.session.moment.step == STEPS[6].id
    assert window.side.currentWidget() is window.side.words


def test_a_page_that_is_not_there_leads_back_to_where_one_came_from(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(page_id: str, _folder: Path | None = None) -> content_pages.Page:
        if page_id == "beyond":
            raise BadInput("It is spoilt.")
        return load_page(page_id)

    monkeypatch.setattr(look_up_module, "load_page", refuse)
    window.side.page_wanted.emit("choices")
    (look_up,) = window.side.findChildren(LookUp)
    look_up.open_page("beyond")
    assert shown(look_up) is None
    assert look_up.go_back()
    assert shown(look_up) == "choices"
    assert not look_up.go_back()
