"""Zooming: a place under the finger stays there, and no edge of the picture comes into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.view.zoom import ACTIONS, MOST_ZOOM, WHOLE, Zoom

_SHARE = st.floats(0.0, 1.0)
_BY = st.floats(0.2, 5.0)
_WIDTH, _HEIGHT = 900.0, 600.0


def _zoomed(steps: list[tuple[float, float, float]]) -> Zoom:
    zoom = WHOLE
    for by, x, y in steps:
        zoom = zoom.nearer(by, x, y).moved(x - 0.5, y - 0.5)
    return zoom


@given(st.lists(st.tuples(_BY, _SHARE, _SHARE), max_size=6))
def test_its_edges_never_come_into_the_picture(steps: list[tuple[float, float, float]]) -> None:
    zoom = _zoomed(steps)
    assert 1.0 <= zoom.factor <= MOST_ZOOM
    left, top = zoom.place(0.0, 0.0, _WIDTH, _HEIGHT)
    right, bottom = zoom.place(_WIDTH, _HEIGHT, _WIDTH, _HEIGHT)
    assert left <= 0.1
    assert top <= 0.1
    assert right >= _WIDTH - 0.1
    assert bottom >= _HEIGHT - 0.1


@given(_SHARE, _SHARE, st.floats(1.0, MOST_ZOOM))
def test_what_is_under_the_finger_stays_there(x: float, y: float, by: float) -> None:
    zoom = WHOLE.nearer(by, x, y)
    found = zoom.place(x * _WIDTH, y * _HEIGHT, _WIDTH, _HEIGHT)
    assert found == pytest.approx((x * _WIDTH, y * _HEIGHT), abs=0.1)


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_is_taken_back_by_going_home(action: str) -> None:
    near = WHOLE.nearer(3.0, 0.2, 0.7)
    assert near.after(action) != near
    assert near.after(action).after("home").is_whole


def test_to_look_left_shows_what_lies_on_the_left() -> None:
    near = WHOLE.nearer(4.0)
    before = near.place(100.0, 300.0, _WIDTH, _HEIGHT)
    assert near.after("left").place(100.0, 300.0, _WIDTH, _HEIGHT)[0] > before[0]
    assert near.after("up").place(450.0, 50.0, _WIDTH, _HEIGHT)[1] > near.place(450.0, 50.0, _WIDTH, _HEIGHT)[1]
