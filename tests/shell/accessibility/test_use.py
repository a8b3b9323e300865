"""What a client of AT-SPI does has the effect that it shows, and what changes is said."""

from collections import Counter

import pytest

from tests.shell.accessibility.reader import ScreenReader

pytestmark = pytest.mark.linux

_PLAYED_S = 6.0


def test_choices_choose(reader: ScreenReader) -> None:
    reader.ask("act", "radio button", "Full", "Toggle")
    reader.ask("await_announcement", "The words are full now")
    reader.ask("await_state", "radio button", "Full", "checked")
    assert "checked" not in reader.ask("wait_for", "radio button", "Plain")["states"]
    reader.ask("act", "radio button", "Plain", "Toggle")
    reader.ask("await_announcement", "The words are plain now")


def test_ticks_tick(reader: ScreenReader) -> None:
    reader.press("push button", "Display")
    line = "At the end of a step"
    before = "checked" in reader.ask("wait_for", "check box", line)["states"]
    reader.ask("act", "check box", line, "Toggle")
    assert not before
    reader.ask("await_state", "check box", line, "checked")
    reader.ask("act", "check box", line, "Toggle")


def test_sliders_slide_in_their_unit(reader: ScreenReader) -> None:
    reader.press("push button", "Display")
    assert reader.ask("wait_for", "slider", "Text size")["value"] == [100.0, 100.0, 200.0]
    reader.ask("set_value", "slider", "Text size", 150.0)
    reader.ask("await_announcement", "Text size: 150 %")
    reader.ask("set_value", "slider", "Text size", 100.0)
    reader.ask("await_announcement", "Text size: 100 %")
    reader.ask("set_value", "slider", "Place in the whole procedure", 0.5)
    reader.ask("await_value", "slider", "Place in the whole procedure", 0.5)
    place = reader.ask("wait_for", "slider", "Place in the whole procedure")
    assert place["description"].startswith("Step 1 of 12, 0:08 of 0:16")


def test_playing_is_quiet_and_its_end_is_said(reader: ScreenReader) -> None:
    reader.press("push button", "Play")
    reader.ask("wait_for", "push button", "Pause")
    reader.ask("events", 0.5)
    told = Counter(event[0] for event in reader.ask("events", _PLAYED_S))
    assert sum(told.values()) <= _PLAYED_S
    reader.ask("await_announcement", "Step 1 has been played to its end")


def test_a_step_is_said(reader: ScreenReader) -> None:
    reader.press("list item", "Step 3")
    said = reader.ask("await_announcement", "Step 3 of 12")
    assert any("Finding the cause" in one for one in said)
    reader.ask("await_state", "list item", "Step 3: Finding the cause", "selected")


def test_keys_that_change_something_say_so(reader: ScreenReader) -> None:
    reader.ask("press_key", "F2")
    reader.ask("await_announcement", "The words are full now")
    reader.ask("press_key", "F2")
    reader.ask("await_announcement", "The words are plain now")
    reader.ask("press_key", "F5")
    reader.ask("await_announcement", "Explaining to a patient has begun")
    reader.ask("press_key", "F5")
    reader.ask("await_announcement", "Explaining to a patient has ended")


def test_the_number_of_results_is_said(reader: ScreenReader) -> None:
    reader.press("push button", "More")
    reader.press("push button", "Search")
    reader.ask("write", "text", "Search for", "balloon")
    said = reader.ask("await_announcement", "result")
    assert any(one.split()[0].isdigit() for one in said)


def test_what_opens_is_in_the_tree_and_expanded(reader: ScreenReader) -> None:
    for name, inside in (("Views", "check box"), ("More", "push button"), ("Speed", "menu item")):
        reader.press("push button", name)
        reader.ask("await_state", "push button", name, "expanded")
        tree = reader.tree()
        popup = next(at for at, part in enumerate(tree) if part["role"] == "popup menu")
        assert any(part["role"] == inside for part in tree[popup + 1 :])
        reader.ask("press_key", "Escape")
        reader.ask("await_gone", "popup menu", "")
        reader.ask("await_state", "push button", name, "collapsed")
