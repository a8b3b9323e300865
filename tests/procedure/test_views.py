"""Every step offers one view, or two that teach together."""

import pytest

from kyphoview.errors import BadInput
from kyphoview.procedure.timeline import STEPS
from kyphoview.procedure.views import VIEW_NAMES, is_choice, offered_views, toggled

NAMES = [step.id for step in STEPS]


@pytest.mark.parametrize("step", NAMES)
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


@pytest.mark.parametrize("name", VIEW_NAMES)
@pytest.mark.parametrize("views", [("side",), ("top", "3d"), ("xray-front", "side")])
def test_a_press_always_leaves_one_or_two(views: tuple, name: str) -> None:
    after = toggled(views, name)  # type: ignore[arg-type]
    assert is_choice(after)
    assert (name in after) != (name in views) or views == (name,)
    assert after[0] == views[0] or name == views[0]
