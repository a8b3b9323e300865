"""What a client of AT-SPI sees: roles, names, states, values, order, and nothing that is not there."""

import pytest

from tests.shell.accessibility.problems import problems
from tests.shell.accessibility.reader import ScreenReader

pytestmark = pytest.mark.linux


def test_all_that_is_told_is_there_and_says_what_it_is(window_read: ScreenReader) -> None:
    tree = window_read.tree()
    assert len(tree) > 60
    assert problems(tree) == []


def test_the_window_is_a_frame_and_has_what_it_should(window_read: ScreenReader) -> None:
    tree = window_read.tree()
    count = {role: sum(part["role"] == role for part in tree) for role in {part["role"] for part in tree}}
    assert count["frame"] == 1
    assert count["image"] == 1
    assert count["heading"] >= 5
    assert count["link"] >= 5
    assert count["slider"] == 1
    assert count["list item"] == 12
    headings = [part for part in tree if part["role"] == "heading"]
    assert headings[0]["attributes"] == ["level:1"]
    assert {part["attributes"][0] for part in headings[1:]} == {"level:2"}


def test_what_opens_something_says_so(window_read: ScreenReader) -> None:
    openers = {part["name"] for part in window_read.tree() if "expandable" in part["states"]}
    assert {"Views", "This fracture", "Display", "Help", "More"} <= openers


def test_the_present_step_is_the_one_selected(window_read: ScreenReader) -> None:
    cards = window_read.of_role("list item")
    assert [card["name"] for card in cards if "selected" in card["states"]] == ["Step 1: A healthy spine"]


def test_the_slider_of_time_tells_steps_and_seconds(window_read: ScreenReader) -> None:
    (place,) = window_read.of_role("slider")
    assert "in steps" in place["name"]
    assert place["description"].startswith("Step 1 of 12, 0:00 of 0:16")
    assert place["value"] == [0.0, 0.0, 12.0]


def test_it_is_read_from_the_picture_to_the_words_to_the_steps(window_read: ScreenReader) -> None:
    order = [part["role"] + ": " + part["name"] for part in window_read.tree()]
    places = [
        next(at for at, one in enumerate(order) if one.startswith(start))
        for start in ("push button: Views", "image: ", "heading: A healthy", "push button: Play", "list item: Step 1")
    ]
    assert places == sorted(places)


def test_what_is_read_can_be_read_word_by_word(window_read: ScreenReader) -> None:
    words = "".join(window_read.ask("read", "heading", "A healthy spine"))
    assert words == "A healthy spine"
    told = next(part for part in window_read.of_role("label") if part["name"].startswith("Your spine"))
    assert told["text"] == told["name"]


def test_the_language_told_is_that_of_the_words(window_read: ScreenReader) -> None:
    """Whatever the system speaks."""
    assert {part["locale"].split("_")[0] for part in window_read.tree()} == {"en"}


DRAWERS = ("This fracture", "Display", "Help", "Search", "Documents", "Take away", "Look up")
_UNDER_MORE = ("Search", "Documents")


@pytest.mark.parametrize("name", DRAWERS)
def test_every_drawer_says_what_it_is_and_holds_no_ghosts(reader: ScreenReader, name: str) -> None:
    """Its title and the button that closes it come before what is in it."""
    if name in _UNDER_MORE:
        reader.press("push button", "More")
    reader.press("push button", name)
    reader.ask("wait_for", "push button", "Close")
    reader.ask("events", 0.5)
    tree = reader.tree()
    drawer = next(at for at, part in enumerate(tree) if part["role"] == "panel" and part["name"] == name)
    inside = [(part["role"], part["name"]) for part in tree[drawer + 1 :] if part["role"] not in ("filler", "panel")]
    assert {("heading", name), ("push button", "Close")} <= set(inside[:5])
    assert problems(tree) == []
    openers = [part for part in tree if part["name"] == name and "expandable" in part["states"]]
    assert all("expanded" in part["states"] for part in openers)
    reader.press("push button", "Close")
    reader.ask("wait_for", "heading", "A healthy spine")
