"""The bench's 3D row, on a display in memory: it counts the pictures that were rendered, and only those."""

import json
import textwrap

import pytest

from tests.display import RunOnDisplay

_PRELUDE = """
import json
from kyphoview.bench import solid
from kyphoview.procedure.steps import STEPS
from kyphoview.view.solid.solid_view import SolidView
solid._FRAMES, solid._WARMING, solid.STEPS = 6, 1, STEPS[:2]
"""
_MEASURE = 'print(json.dumps({step: [f["asked"], f["painted"]] for step, f in solid.measure()["steps"].items()}))'


def _told(on_display: RunOnDisplay, script: str) -> dict[str, list[int]]:
    done = on_display("-c", _PRELUDE + textwrap.dedent(script) + _MEASURE)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[int]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_every_picture_asked_for_is_rendered(on_display: RunOnDisplay) -> None:
    assert list(_told(on_display, "").values()) == [[6, 6], [6, 6]]


@pytest.mark.parametrize(
    "fault",
    [
        "SolidView.repaint = lambda view: None\n",  # nothing is painted
        "SolidView.show_scene = lambda view, scene, show=SolidView.show_scene: show(view, view._scene or scene)\n",
    ],
)
def test_what_is_not_rendered_is_not_counted(on_display: RunOnDisplay, fault: str) -> None:
    assert all(asked == 6 and painted == 0 for asked, painted in _told(on_display, fault).values())
