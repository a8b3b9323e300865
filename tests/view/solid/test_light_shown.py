"""The light on the faces that the cut opens, as they come out of the graphics interface."""

import pytest

from tests.display import RunOnDisplay
from tests.view.solid.test_shown import told


def test_the_cut_faces_are_lit_as_they_are_turned_but_for_plain_colours(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        flat = LIGHT._replace(has_depth=False)
        square = preset_orbit("side", DEFAULT_CASE)
        view.resize(240, 160)
        view.show_scene(moment("healthy"))
        def bright(theme, *turn):
            view.set_theme(theme)
            view.viewpoint.hold(square.turned(*turn))
            return float(pixels(view.grab().toImage())[70:90, 110:130].mean())
        print(json.dumps({"lit": [bright(LIGHT, *turn) / bright(flat, *turn) for turn in ((0, 0), (-50, 0), (0, 60))]}))
        """,
    )
    square, aside, above = found["lit"]
    assert square == pytest.approx(1.0, abs=0.03)  # there the drawing has its own colours
    assert aside < 0.97 * square
    assert above < 0.9 * square
