"""For every test: Qt without a screen, settings of its own, and random cases that come out the same each time."""

import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from kyphoview.resources import LANGUAGES_VARIABLE, choose_language
from tests.command_line import assert_is_refused as assert_is_refused

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# No deadline, and no complaint of slow cases: how long a case takes says nothing about whether it is right, and
# machines differ.
settings.register_profile(
    "kyphoview", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("kyphoview")


@pytest.fixture(autouse=True)
def settings_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file of the test's own, not there yet, and a folder of its own for what the program notes of a run."""
    monkeypatch.setenv("KYPHOVIEW_STATE", str(tmp_path / "kyphoview-state"))
    path = tmp_path / "kyphoview-settings.json"
    monkeypatch.setenv("KYPHOVIEW_SETTINGS", str(path))
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What measures memory comes first, in a process that has done nothing else yet."""
    items.sort(key=lambda item: item.get_closest_marker("fresh") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """No test leaves a window to the next one, which might take it for its own."""
    result = yield
    widgets = sys.modules.get("PySide6.QtWidgets")  # where there is no Qt there is no window
    if widgets is not None:
        left = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
        for window in left:
            window.hide()
        assert left == []
    return result


@pytest.fixture
def qtbot(qtbot: Any) -> Iterator[Any]:
    """pytest-qt's own, which holds on to the widgets that it is given until it closes them. It paints once more after a
    test: a widget that only a circle of references holds could be collected while it paints itself."""
    kept, add = [], qtbot.addWidget

    def keep(widget: object, **how: object) -> None:
        kept.append(widget)
        add(widget, **how)

    qtbot.addWidget = keep
    yield qtbot
    kept.clear()


@pytest.fixture(scope="session")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the language that nobody speaks."""
    from kyphoview.translating.pseudo import write_pseudo

    folder = tmp_path_factory.mktemp("languages")
    write_pseudo(folder)
    return folder


@pytest.fixture
def pseudo_language(pseudo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak the language that nobody speaks: accents, and about 40 percent longer."""
    monkeypatch.setenv(LANGUAGES_VARIABLE, str(pseudo_folder))
    choose_language("en_XA")
    yield
    choose_language("en")
