"""Labels find places without conflict, for any anchors."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.view.labels.label_placement import Column, Place, Subject, Wanted, crossings, place_labels, runs_through

WIDTH, HEIGHT = 1000.0, 700.0
COLUMNS = (Column(10, 200, 10, 600, True), Column(790, 200, 10, 600, False))
GAP = 6.0

points = st.tuples(st.floats(250, 750), st.floats(20, 590))
anchors = st.lists(points, min_size=1, max_size=6, unique=True)


def wanted(anchor: tuple[float, float], drift: tuple[float, float] = (0.0, 0.0)) -> Wanted:
    shares = np.linspace(0, 1, 5)[:, None]
    return Wanted(np.array(anchor) + shares * np.array(drift), 150.0, 40.0)


def overlap(a: Place, b: Place) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


@settings(max_examples=60, deadline=None)
@given(anchors)
def test_no_two_leaders_cross_and_no_two_boxes_overlap(places: list[tuple[float, float]]):
    labels = [wanted(anchor) for anchor in places]
    placed = place_labels(labels, COLUMNS, GAP)
    for i, j in itertools.combinations(range(len(labels)), 2):
        assert not overlap(placed[i], placed[j])
        assert not crossings(placed[i], labels[i].track, placed[j], labels[j].track).any()


@settings(max_examples=60, deadline=None)
@given(anchors)
def test_boxes_keep_to_their_columns(places: list[tuple[float, float]]):
    for place in place_labels([wanted(anchor) for anchor in places], COLUMNS, GAP):
        column = COLUMNS[0] if place.x < WIDTH / 2 else COLUMNS[1]
        assert column.x <= place.x <= column.x + column.width - place.width
        assert column.top <= place.y <= column.bottom - place.height


def test_an_anchor_that_wanders_past_another_does_not_make_the_leaders_cross():
    labels = [wanted((300, 100), (0, 400)), wanted((340, 300))]
    first, second = place_labels(labels, COLUMNS, GAP)
    assert not crossings(first, labels[0].track, second, labels[1].track).any()


def test_a_label_with_a_free_way_round_does_not_run_through_the_subject():
    subject = Subject(np.tile([600.0, 300.0], (5, 1)), 60.0, None)
    label = wanted((480, 300))
    (place,) = place_labels([label], COLUMNS, GAP, [subject])
    assert not runs_through(place, label.track, subject).any()


def test_crossing_lines_are_seen_to_cross():
    low = Place(10, 480, 150, 40, (160.0, 500.0))
    high = Place(10, 80, 150, 40, (160.0, 100.0))
    assert crossings(low, np.array([[500.0, 100.0]]), high, np.array([[500.0, 500.0]])).all()
    assert not crossings(low, np.array([[500.0, 500.0]]), high, np.array([[500.0, 100.0]])).any()


def test_an_absent_anchor_crosses_nothing():
    low = Place(10, 480, 150, 40, (160.0, 500.0))
    high = Place(10, 80, 150, 40, (160.0, 100.0))
    assert not crossings(low, np.full((1, 2), np.nan), high, np.array([[500.0, 500.0]])).any()
