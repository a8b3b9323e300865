"""One view is shown, or two together."""

import pytest

from kyphoview.procedure.view_names import VIEW_NAMES, is_choice, toggled


@pytest.mark.parametrize("name", VIEW_NAMES)
@pytest.mark.parametrize("views", [("side",), ("top", "3d"), ("xray-front", "side")])
def test_a_press_always_leaves_one_or_two(views: tuple, name: str) -> None:
    after = toggled(views, name)  # type: ignore[arg-type]
    assert is_choice(after)
    assert (name in after) != (name in views) or views == (name,)
    assert after[0] == views[0] or name == views[0]
