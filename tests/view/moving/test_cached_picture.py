"""The cached picture shows nothing that is not painted, and still serves for the moment that it is made for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.frame import Frame
from kyphoview.view.moving.cached_picture import CachedPicture
from kyphoview.view.picture_layout import VIEWS, Layout, View
from tests.random_cases import tried

SIZES = ((430, 560), (820, 560), (520, 700), (1280, 800), (500, 300))


def cached(step: str, at: float, view: View, size: tuple[int, int], ratio: float) -> tuple[CachedPicture, Frame]:
    """The picture that is made when the camera has moved on to a moment."""
    scene = scene_at(DEFAULT_CASE, Moment(step, at))
    layout = Layout.of(*size, 1.0, True, 9.0)
    frame, goal = Frame.of(scene.cameras[view], layout), Frame.of(scene.camera_targets[view], layout)
    return CachedPicture.of([], frame, goal if goal != frame else None, ratio), frame


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("view", VIEWS)
@tried(60)
@given(
    step=st.sampled_from([step.id for step in STEPS]),
    at=st.floats(0.0, 1.0),
    size=st.sampled_from(SIZES),
    ratio=st.sampled_from((1.0, 1.25, 2.0)),
)
def test_it_shows_no_more_than_is_painted(
    view: View, step: str, at: float, size: tuple[int, int], ratio: float
) -> None:
    picture, frame = cached(step, at, view, size, ratio)
    assert picture.frame.reach.contains(picture.box)
    assert picture.serves(frame, is_camera_moving=True)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", SIZES)
def test_it_does_so_where_the_camera_goes_far_aside(size: tuple[int, int]) -> None:
    """Where the examining hand comes into the picture."""
    for share in range(1, 30):
        picture, frame = cached("finding", share / 100, "side", size, 1.0)
        assert picture.frame.reach.contains(picture.box)
        assert picture.serves(frame, is_camera_moving=True)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (500, 300)])
@pytest.mark.parametrize("view", VIEWS)
def test_what_a_moving_camera_needs_is_not_painted_anew_for_every_frame(view: View, size: tuple[int, int]) -> None:
    """But where it moves so fast and far aside that nothing painted around it would last."""
    layout = Layout.of(*size, 1.0, True, 9.0)
    ways, anew = 0, []
    for step in STEPS:
        for at in (number / 40 for number in range(40)):
            now, soon = (
                scene_at(DEFAULT_CASE, Moment(step.id, at + later)) for later in (0.0, 1 / 30 / step.duration_s)
            )
            frames = [Frame.of(scene.cameras[view], layout) for scene in (now, soon)]
            goals = [Frame.of(scene.camera_targets[view], layout) for scene in (now, soon)]
            if frames[0] == frames[1] or goals[0] == frames[0] or goals[0] != goals[1]:
                continue
            ways += 1
            picture = CachedPicture.of([], frames[0], goals[0], 1.0)
            anew += [] if picture.serves(frames[1], is_camera_moving=True) else [(step.id, at)]
    assert ways > 40
    assert {step for step, _ in anew} <= {"finding"}
    assert len(anew) <= 0.05 * ways
