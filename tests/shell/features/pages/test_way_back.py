"""The way back from a page, whatever has become of the pages on it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from kyphoview.content import pages as content_pages
from kyphoview.content.pages import PAGE_IDS, load_page
from kyphoview.errors import BadInput
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
