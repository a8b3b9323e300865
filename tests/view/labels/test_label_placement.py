"""Labels find places without conflict, for any anchors; where room runs out the less important ones wait."""

import itertools
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLineF, QPointF, QRectF

from kyphoview.content.labels import Label
from kyphoview.view.labels.label_candidates import Column, Disc, Room, Wanted
from kyphoview.view.labels.label_placement import Place, place_labels
from kyphoview.view.labels.label_plan import _shapes
from kyphoview.view.labels.leader_conflicts import comes_near
from kyphoview.view.picture_layout import Layout
from tests.view.labels.spacing import cross, runs_into

WIDTH = 1000.0
GAP = 6.0
MOMENTS = 5
NOTHING = np.empty((0, MOMENTS, 4))

points = st.tuples(st.floats(250, 750), st.floats(20, 590))
anchors = st.lists(points, min_size=1, max_size=6, unique=True)


def room(bottom: float = 600.0, **others: object) -> Room:
    columns = Column(10, 200, 10, bottom, True), Column(790, 200, 10, bottom, False)
    known = {"words": NOTHING, "body": NOTHING, "tools": np.empty((0, MOMENTS, 3))} | others
    return Room(columns, GAP, **known)  # type: ignore[arg-type]


def wanted(anchor: tuple[float, float], drift: tuple[float, float] = (0.0, 0.0)) -> Wanted:
    shares = np.linspace(0, 1, MOMENTS)[:, None]
    return Wanted(np.array(anchor) + shares * np.array(drift), ((150.0, 40.0),))


def discs(heights: Iterable[float]) -> np.ndarray:
    """Instruments at these heights in the left column, at every moment."""
    return np.array([[(150.0, height, 50.0)] * MOMENTS for height in heights])


def box_of(place: Place) -> QRectF:
    return QRectF(place.x, place.y, place.width, place.height)


def leaders_of(place: Place, label: Wanted) -> list[QLineF]:
    return [QLineF(QPointF(*place.start), QPointF(*end)) for end in label.track.tolist()]


@settings(max_examples=60, deadline=None)
@given(anchors, points)
def test_no_two_leaders_cross_and_no_words_stand_in_the_way(
    places: list[tuple[float, float]], drift: tuple[float, float]
) -> None:
    labels = [wanted(anchor, (drift[0] - anchor[0], drift[1] - anchor[1])) for anchor in places]
    placed = place_labels(labels, room())
    assert placed[0] is not None
    for one, other in itertools.permutations([i for i, place in enumerate(placed) if place is not None], 2):
        first, second = placed[one], placed[other]
        assert first is not None
        assert second is not None
        assert not box_of(first).intersects(box_of(second))
        for leader, its in zip(leaders_of(first, labels[one]), leaders_of(second, labels[other]), strict=True):
            assert not cross(leader, its)
            assert not runs_into(leader, box_of(second))


@settings(max_examples=60, deadline=None)
@given(anchors)
def test_boxes_keep_to_their_columns(places: list[tuple[float, float]]) -> None:
    for place in place_labels([wanted(anchor) for anchor in places], room()):
        assert place is not None
        column = room().columns[0 if place.x < WIDTH / 2 else 1]
        assert column.x <= place.x <= column.x + column.width - place.width
        assert column.top <= place.y <= column.bottom - place.height + 1e-6


def test_where_room_runs_out_the_last_ones_wait() -> None:
    labels = [wanted((400 + 40 * n, 40.0)) for n in range(6)]
    placed = place_labels(labels, room(bottom=102.0))  # for two in each column
    assert [place is None for place in placed] == [False] * 4 + [True] * 2


def test_those_that_follow_each_other_may_share_a_place() -> None:
    track = np.tile([500.0, 40.0], (MOMENTS, 1))
    first = Wanted(np.where(np.arange(MOMENTS)[:, None] < 3, track, np.nan), ((150.0, 40.0),), ((0.0, 0.5),), 0)
    second = Wanted(np.where(np.arange(MOMENTS)[:, None] < 3, np.nan, track), ((150.0, 40.0),), ((0.5, 1.0),), 0)
    assert None not in place_labels([first, second], room(bottom=52.0))
    together = Wanted(track, ((150.0, 40.0),), side=0)
    assert place_labels([together, together], room(bottom=52.0))[1] is None


def test_neither_words_nor_leaders_lie_over_other_words() -> None:
    label = wanted((500.0, 300.0))
    others = np.tile([150.0, 250.0, 300.0, 350.0], (1, MOMENTS, 1))
    (place,) = place_labels([Wanted(label.track, label.sizes, side=0)], room(words=others))
    assert place is not None
    standing = QRectF(150.0, 250.0, 150.0, 100.0)
    assert not box_of(place).intersects(standing)
    assert not runs_into(leaders_of(place, label)[0], standing)


def test_an_instrument_is_covered_only_where_nothing_else_is_left() -> None:
    label = Wanted(wanted((300.0, 300.0)).track, ((150.0, 40.0),), side=0)
    (place,) = place_labels([label], room(tools=discs([300.0])))
    assert place is not None
    assert place.y + place.height <= 250.0 or place.y >= 350.0
    (forced,) = place_labels([label], room(tools=discs(np.arange(0.0, 650.0, 40.0))))
    assert forced is not None


def test_an_anchor_that_wanders_past_another_does_not_make_the_leaders_cross() -> None:
    labels = [wanted((300, 100), (0, 400)), wanted((340, 300))]
    first, second = place_labels(labels, room())
    assert first is not None
    assert second is not None
    pairs = zip(leaders_of(first, labels[0]), leaders_of(second, labels[1]), strict=True)
    assert not any(cross(*pair) for pair in pairs)


def test_a_label_with_a_free_way_round_does_not_run_through_the_subject() -> None:
    disc = Disc(np.tile([600.0, 300.0], (MOMENTS, 1)), 60.0, None)
    label = wanted((480, 300))
    (place,) = place_labels([label], room(discs=(disc,)))
    assert place is not None
    assert not comes_near(np.array(place.start), label.track, disc.track, disc.radius).any()


@pytest.mark.usefixtures("qapp")
def test_labels_that_follow_each_other_in_a_column_fill_their_place_alike() -> None:
    layout = Layout.of(1912, 880, least_text_px=0.046 * 1080)
    assert layout.has_columns
    labels = [Label("cement", "Cement turns hard"), Label("cement", "Cement is hard")]
    (shape,) = _shapes(labels, layout, width=400.0)
    assert len({len(lines) for lines in shape}) == 1
    assert [" ".join(lines) for lines in shape] == [label.text for label in labels]
