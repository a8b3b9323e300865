"""News at the top of the window: what went wrong stays until it is put away, and none of it hides the other."""

from time import monotonic

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kyphoview.shell.widgets import banner as banner_module
from kyphoview.shell.widgets.banner import Banner


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    under = QWidget()
    qtbot.addWidget(under)
    with qtbot.waitExposed(under):
        under.show()
    banner = Banner(under)
    banner.lie_over(under)
    return banner


def test_what_goes_wrong_at_once_stands_together(banner: Banner) -> None:
    assert banner.tell("The settings are damaged.")
    assert banner.tell("A document is not there.")
    assert not banner.tell("The settings are damaged.")
    assert banner.sentence.text().split("\n") == ["The settings are damaged.", "A document is not there."]
    assert not banner.passing.isActive()
    banner.dismiss.click()
    assert banner.tell("A document is not there.")
    assert banner.sentence.text() == "A document is not there."


def test_it_never_fills_the_window(banner: Banner) -> None:
    for number in range(50):
        banner.tell(f"Trouble {number}.")
    assert banner.sentence.text().split("\n") == [f"Trouble {number}." for number in range(46, 50)]


def test_what_comes_later_takes_the_place_of_what_was_there(banner: Banner, monkeypatch: pytest.MonkeyPatch) -> None:
    banner.tell("A document is not there.")
    much_later = monotonic() + 60
    monkeypatch.setattr(banner_module, "monotonic", lambda: much_later)
    banner.tell("The disk is full.")
    assert banner.sentence.text() == "The disk is full."
    banner.tell("Saved.", is_done=True)
    assert banner.sentence.text() == "Saved."
    assert banner.passing.isActive()
    banner.tell("The disk is full.")
    assert banner.sentence.text() == "The disk is full."
    assert not banner.passing.isActive()
