"""What a desktop says of contrast, colours, text size and motion is followed, at the start and when it changes."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kyphoview.shell.state.desktop import desktop_settings
from kyphoview.shell.state.desktop.desktop_settings import DesktopSettings, Wishes
from kyphoview.shell.state.desktop.system_preferences import is_motion_reduced, text_scale_for, theme_for
from tests.shell.conftest import MakeWindow

APPEARANCE, GNOME = "org.freedesktop.appearance", "org.gnome.desktop.interface"
_PYTHON = "/usr/bin/python3"
_PORTAL = Path(__file__).with_name("portal.py")
_PATIENCE_MS = 20_000


class Desktop:
    """A portal on a bus of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def tell(self, group: str, key: str, kind: str, value: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([group, key, kind, value]) + "\n")
        self._process.stdin.flush()


@contextmanager
def running(told: list[list[object]], address: str) -> Iterator[Desktop]:
    command = [_PYTHON, str(_PORTAL), json.dumps(told)]
    there = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
    process = subprocess.Popen(command, env=there, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", "python3-gi is missing; the README's test command installs it"
        yield Desktop(process)
    finally:
        process.communicate(timeout=20)


@pytest.mark.linux
def test_a_desktop_is_followed_at_the_start_and_when_it_changes(
    qtbot: QtBot, make_window: MakeWindow, bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[list[object]] = [
        [APPEARANCE, "color-scheme", "u", 1],
        [GNOME, "text-scaling-factor", "d", 1.5],
        [GNOME, "enable-animations", "b", True],
    ]
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    with running(told, bus) as desktop:
        window = make_window(motion="auto")
        presentation = window.presentation
        followed = desktop_settings.desktop_settings()

        def looks() -> tuple[str, float, bool]:
            style = presentation.style
            return style.theme.name, style.text_scale, presentation.player.is_motion_reduced

        qtbot.waitUntil(lambda: looks() == ("dark", 1.5, False), timeout=_PATIENCE_MS)
        desktop.tell(GNOME, "enable-animations", "b", False)
        desktop.tell(APPEARANCE, "contrast", "u", 1)
        desktop.tell(GNOME, "text-scaling-factor", "d", 1.25)
        qtbot.waitUntil(lambda: looks() == ("high-contrast", 1.25, True), timeout=_PATIENCE_MS)
        desktop.tell(APPEARANCE, "contrast", "u", 0)
        desktop.tell(APPEARANCE, "color-scheme", "u", 2)
        desktop.tell(GNOME, "text-scaling-factor", "d", 1.0)
        desktop.tell(GNOME, "enable-animations", "b", True)
        qtbot.waitUntil(lambda: looks() == ("light", 1.0, False), timeout=_PATIENCE_MS)
        followed.setParent(None)
        followed.deleteLater()


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all"])
def test_without_a_bus_all_is_as_ever_and_nothing_is_said(
    qapp: object, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    settings = DesktopSettings()
    settings.begin()
    assert settings.wishes == Wishes()


def test_what_nobody_can_mean_changes_nothing() -> None:
    wishes = Wishes(is_dark=True, text_scale=1.25)
    for key, value in (("color-scheme", 7), ("color-scheme", "dark"), ("contrast", None), ("accent-color", (1, 2, 3))):
        assert wishes.told(APPEARANCE, key, value) == wishes
    for value in (0.0, -3.0, 400.0):
        assert wishes.told(GNOME, "text-scaling-factor", value).text_scale == 1.0
    assert wishes.told(GNOME, "text-scaling-factor", "large") == wishes


def test_a_person_who_chooses_is_followed_before_the_desktop(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    followed = desktop_settings.desktop_settings()
    monkeypatch.setattr(
        followed, "wishes", Wishes(is_dark=True, has_high_contrast=True, is_motion_reduced=True, text_scale=1.5)
    )
    assert theme_for("light").name == "light"
    assert theme_for("system").name == "high-contrast"
    assert is_motion_reduced("full") is False
    assert is_motion_reduced("auto") is True
    assert text_scale_for(1.0) == 1.5
    assert text_scale_for(2.0) == 2.0
