"""Leaders of a moving picture point where their things are."""

import pytest

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
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
def test_leaders_end_where_their_things_are(view: View, step: str, start: float):
    pointing = Pointing()
    for scene in scenes(step, start):
        assert pointing.ends(scene, view, NAMES[view]) == ends_now(scene, view, NAMES[view])


def test_nothing_is_looked_for_while_all_stands_still(monkeypatch: pytest.MonkeyPatch):
    pointing, scene = Pointing(), scene_at(DEFAULT_CASE, Moment("weighing", 0.5))
    first = pointing.ends(scene, "side", NAMES["side"])

    def refuse(*_given) -> Ends:
        raise AssertionError

    monkeypatch.setattr(leader_ends, "flattened", refuse)
    later = scene_at(DEFAULT_CASE, Moment("weighing", 0.6))
    assert pointing.ends(later, "side", NAMES["side"]) == first
