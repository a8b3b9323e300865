"""The program as on a computer with two screens: the one that there is counts as two, beside each other."""

import sys

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from kyphoview.__main__ import main
from kyphoview.shell.features.explain.screens import AttachedScreens, Placement

_KEYS = ("desk", "wall")


def _placements(_screens: AttachedScreens) -> tuple[Placement, ...]:
    screen = QGuiApplication.primaryScreen()
    half, height = screen.geometry().width() // 2, screen.geometry().height()
    areas = (QRect(0, 0, half, height), QRect(half, 0, half, height))
    return tuple(Placement(key, key, area, screen) for key, area in zip(_KEYS, areas, strict=True))


AttachedScreens.placements = _placements  # type: ignore[method-assign]
AttachedScreens.own_key = lambda _screens, _window: _KEYS[0]  # type: ignore[method-assign]
sys.exit(main())
