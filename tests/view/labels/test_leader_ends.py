"""Leaders of a moving picture point where their things are, and in the body where it is shown."""

import pytest

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.timeline import Moment
from kyphoview.view.labels import leader_ends
from kyphoview.view.labels.leader_ends import Pointing
from kyphoview.view.picture_layout import View
from kyphoview.view.view_frame import Ends, ends_now

IN_BODY = {"upper_endplate", "break_front", "crush_band", "body", "nerve"}
NAMES: dict[str, frozenset[str]] = {
    "side": frozenset(IN_BODY | {"balloon", "cannula", "cement", "cement_tube", "cavity"}),
    "top": frozenset(IN_BODY | {"balloon_left", "cannula_left", "cement_left", "cavity_right"}),
}


def scenes(step: str, start: float, frames: int = 12) -> list[Scene]:
    return [scene_at(DEFAULT_CASE, Moment(step, start + frame / 500)) for frame in range(frames)]


@pytest.mark.parametrize("view", ["side", "top"])
@pytest.mark.parametrize(
    ("step", "start"),
    [
        ("fracture", 0.5),
        ("placing", 0.4),
        ("inflating", 0.6),
        ("deflating", 0.2),
        ("deflating", 0.7),
        ("cementing", 0.7),
    ],
)
def test_tools_are_pointed_at_exactly_and_the_body_where_it_is_shown(view: View, step: str, start: float):
    kept, frames = Pointing(), scenes(step, start)
    for number, scene in enumerate(frames):
        body = frames[number - number % 3]
        exact, in_body = (ends_now(at, view, NAMES[view]) for at in (scene, body))
        shown = kept.ends(body, scene, view, NAMES[view])
        assert shown == {name: (in_body if name in IN_BODY else exact)[name] for name in exact}


def test_nothing_is_looked_for_while_all_stands_still(monkeypatch: pytest.MonkeyPatch):
    kept, scene = Pointing(), scene_at(DEFAULT_CASE, Moment("weighing", 0.5))
    first = kept.ends(scene, scene, "side", NAMES["side"])

    def refuse(*_given) -> Ends:
        raise AssertionError

    monkeypatch.setattr(leader_ends, "flattened", refuse)
    later = scene_at(DEFAULT_CASE, Moment("weighing", 0.6))
    assert kept.ends(later, later, "side", NAMES["side"]) == first
