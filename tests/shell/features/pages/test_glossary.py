"""The glossary has the width that a page has."""

from pytestqt.qtbot import QtBot

from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.features.pages.terms_list import TermsList
from kyphoview.shell.window.window import Window


def test_the_glossary_fills_a_wide_page_and_what_is_sought_leaves_no_gaps(qtbot: QtBot, window: Window) -> None:
    window.resize(1920, 1080)
    window.key_actions.do("look_up")
    (look_up,) = window.side.findChildren(LookUp)
    look_up.open_page("glossary")
    look_up.wide_button.click()
    page = look_up.page
    assert page is not None
    (terms,) = page.findChildren(TermsList)
    qtbot.waitUntil(lambda: len({entry.x() for entry in terms.entries}) == 3)
    assert terms.width() > 0.7 * page.width()
    terms.search.setText("cement")
    found = [entry for entry in terms.entries if entry.isVisible()]
    assert 3 < len(found) < len(terms.entries)
    qtbot.waitUntil(lambda: [entry.y() for entry in found[:3]] == [found[0].y()] * 3)
    assert found[3].y() > found[0].y()
