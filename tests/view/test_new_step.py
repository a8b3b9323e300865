"""What the views take from the table of steps."""

import subprocess
import sys

ADDED = """
from msgspec.structs import replace
from kyphoview.procedure import steps

steps.STEPS = (*steps.STEPS, replace(steps.STEPS[-1], id="exercising", movements={}))
steps._INDEX = {step.id: number for number, step in enumerate(steps.STEPS)}
procedure = steps.Course(steps.KYPHOPLASTY, steps.STEPS)
steps._STEPS |= {step.id: (procedure, step) for step in steps.STEPS}

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.moment import Moment
from kyphoview.view.labels.gauges import gauges_opacity
from kyphoview.view.solid.preset_cameras import step_orbit

half = scene_at(DEFAULT_CASE, Moment("exercising", 0.5))
assert step_orbit(half)
assert gauges_opacity(half) == 0.0
"""


def test_a_new_step_is_one_entry_for_gauges_and_3d_too() -> None:
    done = subprocess.run([sys.executable, "-c", ADDED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
