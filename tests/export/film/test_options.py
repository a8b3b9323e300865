"""What may be asked of a film, its frames in time, and its captions."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize

from kyphoview.content.load import load_step
from kyphoview.errors import BadInput
from kyphoview.export.file_types import find_film_type
from kyphoview.export.film.options import FilmOptions, choose_running_time, parse_film_size, parse_fps
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS


def test_the_name_chooses_the_type() -> None:
    assert find_film_type(Path("folder.x/a.MP4")) == ".mp4"
    with pytest.raises(BadInput, match=r"must end in \.mp4, \.webm or \.gif"):
        find_film_type(Path("a.avi"))


@pytest.mark.parametrize(
    ("text", "film_type", "size"),
    [
        (None, ".mp4", (1920, 1080)),
        (None, ".gif", (800, 450)),
        ("640x362", ".webm", (640, 362)),
        ("641x361", ".gif", (641, 361)),
    ],
)
def test_a_size_is_read(text: str | None, film_type: str, size: tuple[int, int]) -> None:
    assert parse_film_size(text, film_type) == QSize(*size)


@pytest.mark.parametrize(
    ("text", "says"),
    [("641x360", "must be even"), ("640x361", "must be even"), ("3842x2160", "too large"), ("9x9", "200 to")],
)
def test_a_size_that_cannot_be_filmed_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        parse_film_size(text, ".mp4")


def test_frames_a_second_are_read() -> None:
    assert (parse_fps(None, ".mp4"), parse_fps(None, ".gif"), parse_fps("60", ".webm")) == (30, 10, 60)


@pytest.mark.parametrize("text", ["0", "61", "29.97", "-5", "x", "", "²5"])
def test_other_frames_a_second_are_refused(text: str) -> None:
    with pytest.raises(BadInput, match="whole number from 1 to 60"):
        parse_fps(text, ".mp4")


@pytest.mark.parametrize("fps", ["30", "24", "60"])
def test_a_gif_takes_only_what_it_can_time_exactly(fps: str) -> None:
    with pytest.raises(BadInput, match="hundredths of a second, so it can have 1, 2, 4, 5, 10, 20, 25, 50"):
        parse_fps(fps, ".gif")


@given(first=st.integers(0, 11), length=st.integers(0, 11), fps=st.integers(1, 60))
def test_frames_go_from_the_start_of_the_first_step_to_the_end_of_the_last(first: int, length: int, fps: int) -> None:
    start, end = STEPS[first].id, STEPS[min(first + length, 11)].id
    options = FilmOptions(fps=fps, running_time=choose_running_time(start, end))
    assert options.moment(0) == Moment(start, 0.0)
    assert options.moment(options.frame_count - 1) == Moment(end, 1.0)
    assert abs(options.frame_count / fps - options.running_time.duration_s) <= 0.5 / fps + 1e-9


def test_captions_follow_each_other_and_say_the_steps_words() -> None:
    options = FilmOptions(running_time=choose_running_time("placing", "deflating"))
    assert [caption.lines for caption in options.captions] == [
        (load_step(step).title, load_step(step).main) for step in ("placing", "inflating", "deflating")
    ]
    assert options.captions[0].start_s == 0.0
    for before, after in zip(options.captions, options.captions[1:], strict=False):
        assert before.end_s == pytest.approx(after.start_s)
    assert options.captions[-1].end_s == pytest.approx(options.running_time.duration_s)


def test_without_steps_it_is_all_of_it() -> None:
    running_time = choose_running_time(None, None)
    assert [leg.step for leg in running_time.legs] == [step.id for step in STEPS]
