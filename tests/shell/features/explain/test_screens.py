"""Which screen is the patient's."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from kyphoview.shell.features.explain.screens import (
    AUTOMATIC,
    NO_SECOND,
    AttachedScreens,
    Placement,
    choose_placement,
)

A, B, C = (Placement(key, key.upper(), QRect(0, 0, 10, 10)) for key in "abc")


@pytest.mark.parametrize(
    ("placements", "wanted", "found"),
    [
        ((A,), AUTOMATIC, None),
        ((A, B), AUTOMATIC, B),
        ((B, A), AUTOMATIC, B),
        ((A, B, C), "c", C),
        ((A, B), "c", None),  # never another one in its place
        ((A, B), "a", None),  # it would cover the controls
        ((A, B), NO_SECOND, None),
    ],
)
def test_the_patients_screen(placements: tuple[Placement, ...], wanted: str, found: Placement | None) -> None:
    assert choose_placement(placements, "a", wanted) == found


def test_the_screens_of_this_machine_are_told_apart(qapp: object) -> None:
    assert qapp is not None
    placements = AttachedScreens().placements()
    assert placements
    assert len({each.key for each in placements}) == len(placements)
    assert all(each.key and each.title and each.screen is not None for each in placements)


TWO_SCREENS = """
from kyphoview.shell.app import make_application, make_window
application = make_application()
window = make_window()
window.setGeometry(0, 0, 1000, 700)
window.show()
while not window.picture.has_scene:
    application.processEvents()
window.key_actions.do("explain")
application.processEvents()
patient = window.features.explain.patient
print(patient.screen().name(), patient.isVisible(), *patient.geometry().getRect())
window.close()
application.processEvents()
print(sum(widget.isVisible() for widget in application.topLevelWidgets()))
"""


def test_with_two_screens_the_patient_has_the_other_one(tmp_path: Path) -> None:
    """In a process of its own, for the screens are given to Qt as it starts."""
    place = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": "clinic", "x": 0, "y": 0, "width": 1280, "height": 800} | place,
        {"name": "wall", "x": 1280, "y": 0, "width": 960, "height": 540} | place,
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"},
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[4],
    )
    assert told.stdout.splitlines() == ["wall True 1280 0 960 540", "0"], told.stderr
