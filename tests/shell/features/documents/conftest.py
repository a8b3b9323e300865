"""A leaflet, and documents opened in a window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.documents import opening
from kyphoview.shell.features.documents.documents_drawer import DocumentsDrawer
from kyphoview.shell.features.panels import DOCUMENTS
from kyphoview.shell.window.window import Window
from tests.documents.apart.stand_in import opening_with

MakeWindow = Callable[..., Window]
LINES = [
    "Kyphoplasty is for a spinal fracture.",
    "You lie on your front under general anaesthesia \U0001f600. A balloon is inflated and lifts the vertebra.",
    "Facebook, Instagram",
    "The cement hardens in the cavity.",
]


@pytest.fixture
def leaflet(tmp_path: Path) -> Path:
    path = tmp_path / "leaflets" / "leaflet.txt"
    path.parent.mkdir()
    path.write_text("\n".join(LINES), encoding="utf-8")
    return path


def change_opening(monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    """Have documents be opened by a process after a change, see `opening_with`."""
    monkeypatch.setattr(opening, "own_command", lambda _name: opening_with(change))


def opened(qtbot: QtBot, window: Window, *paths: Path) -> DocumentsDrawer:
    if window.side.open_drawer != DOCUMENTS:
        window.key_actions.do("documents")
    with qtbot.waitSignal(window.features.documents.library_changed, timeout=20_000):
        window.features.documents.open(paths)
    drawer = window.side.currentWidget()
    assert isinstance(drawer, DocumentsDrawer)
    return drawer
