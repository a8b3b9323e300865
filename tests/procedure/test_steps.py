"""The table of steps: in order, complete, and the one place where their ids are written."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from kyphoview.errors import BadInput
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS, all_keys, offered_views
from kyphoview.procedure.track import movement
from kyphoview.procedure.view_names import is_choice

PACKAGE = Path(__file__).resolve().parents[2] / "kyphoview"
TABLE = Path("procedure/steps.py")
# Words that are also the id of a step, in folders or files that do not mean the step.
OTHER_MEANINGS = {
    ("shell", "fracture"): "the panel that sets the case, its button and its icon",
    ("shell/features/speech", "ready"): "what the voice's process says when it can speak",
    ("view/icons.py", "fracture"): "the sign on that button",
    ("shell/picture/comparison.py", "healthy"): "a state of the spine that is compared with another",
}


def _quoted_ids() -> set[tuple[str, str]]:
    ids = {step.id for step in STEPS}
    found = set()
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE)
        if place == TABLE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in ids:
                found.add((place.as_posix(), node.value))
    return found


def test_no_step_is_named_outside_the_table():
    unused, wrong = set(OTHER_MEANINGS), []
    for place, word in sorted(_quoted_ids()):
        meant = {(folder, other) for folder, other in OTHER_MEANINGS if other == word and place.startswith(folder)}
        unused -= meant
        wrong += [] if meant else [f"{place}: {word}"]
    assert wrong == []
    assert unused == set()


ADDED = """
from msgspec.structs import replace
from kyphoview.procedure import steps

new = replace(steps.STEPS[-1], id="exercising", duration_s=5.0, essence_rest_s=2.0,
              movements={"lying": ((0.2, 0.0), (0.8, 1.0))})
back = replace(steps.STEPS[-1], movements={"lying": ((0.1, 1.0), (0.9, 0.0))}, side_camera=((0.95, "treated"),),
               top_camera=((0.95, "body"),), orbit=())
steps.STEPS = (*steps.STEPS[:-1], new, back)
steps._INDEX = {step.id: number for number, step in enumerate(steps.STEPS)}
procedure = steps.Course(steps.KYPHOPLASTY, steps.STEPS)
steps._STEPS |= {step.id: (procedure, step) for step in steps.STEPS}

from kyphoview.describe.sentences import describe
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.framing.fluoroscope import xray_camera
from kyphoview.procedure.framing.xray_anchors import xray_anchors
from kyphoview.procedure.running_time import ESSENCE, WHOLE
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.moment import Moment

half = scene_at(DEFAULT_CASE, Moment("exercising", 0.5))
assert half.moment.clock == 11.5 and half.lying == 0.5 and half.figures.cement_volume_ml[0] > 2.0
assert half.cameras and half.anchors["side"] and half.progress.dressing == 0.0
assert xray_camera("xray-side", 11.5) and xray_anchors(half, "xray-side")
assert "is lying down" in " ".join(describe(half, "side"))
assert ESSENCE.start_s("weighing") - ESSENCE.start_s("exercising") == 7.0 and WHOLE.moment_at(1e9).step == "weighing"
"""


def test_a_new_step_is_one_entry_of_the_table():
    done = subprocess.run([sys.executable, "-c", ADDED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_keys_lie_inside_their_step_and_in_order(step):
    tracks = [step.side_camera, step.top_camera, step.orbit, *step.movements.values(), *step.tools.values()]
    for keys in tracks:
        shares = [at for at, _ in keys]
        assert shares == sorted(set(shares))
        assert all(0.0 <= share <= 1.0 for share in shares)


@pytest.mark.parametrize("step", [step.id for step in STEPS])
@pytest.mark.parametrize("has_solid_view", [True, False])
def test_every_step_offers_what_can_be_shown(step: str, has_solid_view: bool) -> None:
    views = offered_views(step, has_solid_view)
    assert is_choice(views)
    assert has_solid_view or "3d" not in views


def test_the_pairs_that_teach() -> None:
    assert offered_views("access") == ("3d", "xray-side")
    assert offered_views("access", has_solid_view=False) == ("side", "xray-side")
    assert offered_views("inflating") == ("side", "top")


def test_it_opens_with_the_recorded_picture_alone() -> None:
    assert offered_views("healthy") == ("side",)


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(BadInput, match="nowhere"):
        offered_views("nowhere")


@pytest.mark.parametrize("name", sorted({name for step in STEPS for name in step.movements}))
def test_every_movement_goes_between_not_yet_and_wholly(name):
    values = [value for _, value in all_keys(lambda step: step.movements.get(name, ()))]
    assert min(values) == 0.0
    assert max(values) == 1.0
    assert all(0.0 <= movement(name).at(clock / 7) <= 1.0 for clock in range(12 * 7))


def test_the_dressing_comes_off_soon_after_getting_up() -> None:
    """After a day or two, as the words say; the height that is lost again takes weeks."""

    def dressing(step: str, at: float) -> float:
        return scene_at(DEFAULT_CASE, Moment(step, at)).progress.dressing

    assert dressing("closing", 1.0) == dressing("recovery", 0.45) == 1.0
    assert dressing("recovery", 0.65) == dressing("recovery", 1.0) == dressing("weighing", 1.0) == 0.0
