"""The book of strokes, and which tool is in use."""

import numpy as np
import pytest

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.ink import Stroke
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.pinned_points import Pinned, pin
from kyphoview.procedure.scene import scene_at
from kyphoview.shell.features.ink.ink_book import InkBook
from kyphoview.shell.features.ink.tool_in_use import ToolState

SCENE = scene_at(DEFAULT_CASE, Moment("inflating", 0.5))


def point(x: float) -> Pinned:
    return pin(SCENE, np.array([[x, 0.0, 0.0]]))


def stroke(step: str = "inflating") -> Stroke:
    return Stroke(step, 0, 1.0, point(0.0))


@pytest.fixture
def book() -> InkBook:
    return InkBook()


def test_a_stroke_grows_and_is_taken_back_as_a_whole(book: InkBook) -> None:
    book.begin(stroke())
    book.lengthen(point(1.0))
    book.lengthen(point(2.0))
    assert [len(each.points) for each in book.ink] == [3]
    book.undo()
    assert book.ink == ()
    assert not book.has_past


def test_wiping_leaves_other_steps_and_can_be_taken_back(book: InkBook) -> None:
    first, second = stroke("fracture"), stroke()
    book.begin(first)
    book.begin(second)
    book.clear("inflating")
    assert book.ink == (first,)
    book.undo()
    assert book.ink == (first, second)


def test_wiping_nothing_leaves_nothing_to_take_back(book: InkBook) -> None:
    book.clear("inflating")
    assert not book.has_past


def test_the_next_person_finds_nothing_and_no_way_back(book: InkBook) -> None:
    book.begin(stroke())
    book.clear("inflating")
    book.forget()
    book.undo()
    assert book.ink == ()
    assert not book.has_past


def test_a_tool_is_taken_and_laid_down() -> None:
    tools, heard = ToolState(), []
    tools.tool_changed.connect(heard.append)
    tools.toggle("pen")
    tools.take("pen")
    tools.toggle("pointer")
    tools.toggle("pointer")
    assert heard == ["pen", "pointer", "none"]


def test_colours_come_round() -> None:
    tools = ToolState()
    for _ in range(3):
        tools.next_colour()
    assert tools.colour == 0
    with pytest.raises(ValueError, match="no ink number 3"):
        tools.choose_colour(3)
