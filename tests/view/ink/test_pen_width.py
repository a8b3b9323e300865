"""The pen's lines: as broad as its letters ask, and within reason in every picture."""

import pytest

from kyphoview.view.ink.pen_width import line_px, pen_mm


def test_lines_grow_with_the_picture_within_reason() -> None:
    assert line_px(1.0, 4.0) == 4.0
    assert line_px(1.0, 0.1) == 2.5
    assert line_px(1.0, 100.0) == 16.0


@pytest.mark.parametrize("scale", [2.0, 4.0])
def test_what_is_drawn_is_as_broad_at_every_nearness(scale: float) -> None:
    assert line_px(pen_mm(20.0, scale), scale) == pytest.approx(0.24 * 20.0)
