"""One program for all that only looks, and one for all that changes something: each start takes some seconds."""

from collections.abc import Iterator

import pytest

from tests.display import display as display
from tests.shell.accessibility.reader import ScreenReader, reading


@pytest.fixture(scope="session")
def window_read(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScreenReader]:
    """The window as it opens, on a system that speaks another language."""
    with reading(display, tmp_path_factory.mktemp("read"), LANG="tr_TR.UTF-8", LC_ALL="tr_TR.UTF-8") as reader:
        reader.explore()
        yield reader


@pytest.fixture(scope="session")
def window_used(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScreenReader]:
    """A window that is used."""
    with reading(display, tmp_path_factory.mktemp("used")) as reader:
        reader.explore()
        yield reader


@pytest.fixture
def reader(window_used: ScreenReader) -> ScreenReader:
    """The used window at the start of its first step, with nothing open over it."""
    for _over in [part for part in window_used.of_role("push button") if part["name"] == "Close"]:
        window_used.press("push button", "Close")
        window_used.ask("await_gone", "push button", "Close")
    window_used.press("list item", "Step 1")
    window_used.ask("events", 0.5)
    window_used.ask("wait_for", "heading", "A healthy spine")
    for steps in (0.1, 0.0):
        window_used.ask("set_value", "slider", "Place in the whole procedure", steps)
    window_used.ask("wait_for", "push button", "Play")
    window_used.ask("take_keys")
    window_used.ask("events", 0.5)
    return window_used
