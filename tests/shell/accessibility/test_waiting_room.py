"""What a client of AT-SPI sees and can do in a waiting room: the empty room, a visit, its end, and the staff's pad."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kyphoview.shell.staff.staff_code import make_code
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_file import save_settings
from tests.shell.accessibility.problems import problems
from tests.shell.accessibility.reader import ScreenReader, Told, reading

pytestmark = pytest.mark.linux

_CODE = "135790"
_WATCHED_S = 5.0
_LONG_S = 3_600.0  # without a touch, so that a slow machine is not asked whether it is still there


@dataclass(frozen=True)
class Room:
    """A waiting room, with what was told while it was empty: all parts, and what happened within some seconds."""

    reader: ScreenReader
    empty: list[Told]
    happened: list[list[object]]


@pytest.fixture(scope="module")
def room(display: str, window_used: ScreenReader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room of its own, though another window of the program stands on the same display."""
    assert window_used.of_role("frame")
    folder = tmp_path_factory.mktemp("room")
    kept = Settings(staff_code=make_code(_CODE), kiosk_idle_s=_LONG_S)
    save_settings(kept, folder / "settings.json", ("staff_code", "kiosk_idle_s"))
    with reading(display, folder, "--kiosk") as reader:
        reader.ask("wait_for", "push button", "Touch to begin")
        reader.ask("events", 1.0)
        empty, happened = reader.tree(), reader.ask("events", _WATCHED_S)
        reader.press("push button", "Touch to begin")
        yield Room(reader, empty, happened)


@pytest.fixture
def visit(room: Room) -> ScreenReader:
    """A visit at its first step, with nothing open."""
    reader = room.reader
    for name in ("Back to the pictures", "Back"):
        for _part in [part for part in reader.of_role("push button") if part["name"] == name]:
            reader.press("push button", name)
            reader.ask("events", 0.5)
    reader.press("push button", "Start over")
    reader.ask("wait_for", "heading", "A healthy spine")
    reader.ask("events", 0.5)
    return reader


def names(tree: list[Told], role: str) -> list[str]:
    return [part["name"] for part in tree if part["role"] == role]


def test_an_empty_room_says_what_it_is_and_how_to_begin(room: Room) -> None:
    assert problems(room.empty) == []
    assert names(room.empty, "frame") == ["kyphoview"]
    assert names(room.empty, "heading")[0] == "Balloon kyphoplasty"
    (picture,) = [part for part in room.empty if part["role"] == "image"]
    assert len(picture["name"]) > 40
    assert names(room.empty, "push button") == ["Touch to begin"]
    assert any("not medical advice" in name for name in names(room.empty, "label"))


def test_an_empty_room_is_quiet(room: Room) -> None:
    assert len(room.happened) <= _WATCHED_S


def test_a_visit_has_its_place_its_picture_its_words_and_its_steps(visit: ScreenReader) -> None:
    tree = visit.tree()
    assert problems(tree) == []
    assert names(tree, "frame") == ["kyphoview"]
    assert len(names(tree, "list item")) == 12
    assert len(names(tree, "image")) == 1
    buttons = names(tree, "push button")
    for wanted in ("Larger text", "Colours", "Views", "This fracture", "Start over", "Staff", "Play", "Next"):
        assert any(name.startswith(wanted) for name in buttons), wanted
    order = [f"{part['role']}: {part['name']}" for part in tree]
    starts = ("push button: Views", "image: ", "heading: A healthy", "push button: Play", "list item: Step 1")
    places = [next(at for at, one in enumerate(order) if one.startswith(start)) for start in starts]
    assert places == sorted(places)


def test_a_visit_says_what_changes(visit: ScreenReader) -> None:
    visit.press("push button", "Larger text")
    visit.ask("await_announcement", "Text size")
    visit.press("list item", "Step 3")
    visit.ask("await_announcement", "Step 3 of 12")
    visit.ask("await_state", "list item", "Step 3: Finding the cause", "selected")


def test_listen_is_a_choice_that_is_off_until_it_is_made(visit: ScreenReader) -> None:
    (listen,) = [part for part in visit.tree() if part["name"] == "Listen"]
    assert listen["role"] in ("check box", "toggle button")
    assert "checked" not in listen["states"]
    assert "pressed" not in listen["states"]


@pytest.mark.parametrize("name", ["My questions", "My sheet", "Check yourself"])
def test_what_the_end_offers_opens_under_its_name(visit: ScreenReader, name: str) -> None:
    visit.press("list item", "Step 12")
    visit.ask("wait_for", "push button", "Start again")
    assert problems(visit.tree()) == []
    visit.press("push button", name)
    visit.ask("wait_for", "push button", "Close")
    tree = visit.tree()
    assert problems(tree) == []
    drawer = next(at for at, part in enumerate(tree) if part["role"] == "panel" and part["name"] == name)
    assert ("heading", name) in [(part["role"], part["name"]) for part in tree[drawer + 1 : drawer + 6]]
    visit.press("push button", "Close")
    visit.ask("wait_for", "push button", "Start again")


def test_the_pad_of_the_staff_is_all_there_is_and_says_what_was_typed(visit: ScreenReader) -> None:
    visit.press("push button", "Staff")
    visit.ask("wait_for", "push button", "Open")
    tree = visit.tree()
    assert problems(tree) == []
    assert {str(digit) for digit in range(10)} <= set(names(tree, "push button"))
    assert names(tree, "list item") == []  # what lies below cannot be used
    assert "Staff code" in names(tree, "heading")
    for digit in "246801":
        visit.press("push button", digit)
        visit.ask("events", 0.3)
    visit.ask("wait_for", "label", "6 digits")
    visit.press("push button", "Open")
    visit.ask("await_announcement", "That is not the code")
    visit.ask("wait_for", "label", "0 digits")
    visit.press("push button", "Back")
    visit.ask("wait_for", "list item", "Step 1")
