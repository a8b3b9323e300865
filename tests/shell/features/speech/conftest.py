"""A window that is read aloud by a stand-in."""

from collections.abc import Callable
from typing import Any

import pytest

from kyphoview.shell.features.speech import reader
from kyphoview.shell.window.window import Window
from tests.shell.features.speech.narrating import StandIn

MakeWindow = Callable[..., Window]


@pytest.fixture
def voice(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    made = StandIn()
    monkeypatch.setattr(reader.Reader.__init__, "__defaults__", (lambda _parent: made, None))
    return made


@pytest.fixture
def listener(make_window: MakeWindow, voice: StandIn) -> Window:
    return make_window(reads_aloud=True)
