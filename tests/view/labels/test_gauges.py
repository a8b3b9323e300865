"""The gauges' cards: what they say stays in them."""

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from kyphoview.content.labels import load_labels
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.caching_painter import DirectPainter
from kyphoview.view.fonts import font
from kyphoview.view.labels import gauge_card, gauges, height_gauge
from kyphoview.view.labels.gauge_card import caption_font
from kyphoview.view.labels.gauges import Reading, gauge_boxes, gauges_opacity, paint_gauges
from kyphoview.view.lettering import wrapped
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import Layout


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [60.0, 110.0, 130.0, 400.0])
def test_a_caption_keeps_to_its_box(width: float) -> None:
    layout, box = Layout.of(956, 730, 2.0), QRectF(0, 0, width, 68)
    caption = load_labels().gauges.height
    chosen = caption_font(caption, layout, box)
    lines, metrics = wrapped(caption, chosen, width), QFontMetricsF(chosen)
    assert len(lines) * metrics.height() <= box.height()
    assert max(metrics.horizontalAdvance(line) for line in lines) <= width


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", range(10, 200, 10))
def test_a_number_is_never_parted_from_its_unit(width: int) -> None:
    lines = wrapped("Pressure, 7\N{NO-BREAK SPACE}atm", font(14), width)
    assert lines[-1].endswith("7\N{NO-BREAK SPACE}atm")


@pytest.mark.usefixtures("qapp")
@example(width=180, height=700, text_scale=1.8, has_figures=True, step="cementing", at=0.0)
@example(width=150, height=900, text_scale=2.0, has_figures=True, step="cementing", at=1.0)
@given(
    width=st.integers(1, 700),
    height=st.integers(1, 900),
    text_scale=st.floats(1.8, 2.0),
    has_figures=st.booleans(),
    step=st.sampled_from(["inflating", "cementing"]),
    at=st.floats(0.0, 1.0),
)
def test_they_are_painted_in_the_narrowest_of_two_pictures_too(
    width: int, height: int, text_scale: float, has_figures: bool, step: str, at: float
) -> None:
    """A box may be narrower than any letter, and the layout be asked to show gauges all the same."""
    layout = replace(Layout.of(width, height, text_scale, has_figures=has_figures), has_gauges=True)
    scene = scene_at(DEFAULT_CASE, Moment(step, at))
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    try:
        paint_gauges(DirectPainter(painter), layout, scene, LIGHT)
    finally:
        painter.end()
    first = gauge_boxes(layout)[0].toRect().intersected(image.rect())
    if gauges_opacity(scene) == 1.0 and min(first.width(), first.height()) > 12:
        assert image.pixelColor(first.center()).alpha() > 0


def _lines_written(
    layout: Layout, scene: Scene, monkeypatch: pytest.MonkeyPatch, words: list[str] | None = None
) -> list[QRectF]:
    """What each line on the gauges covers, in pixels; `words` takes what it says."""
    found: list[QRectF] = []

    def note(_painter, box, lines, chosen, _colour, across="left", down="middle") -> None:
        metrics = QFontMetricsF(chosen)
        top = box.top() + ((box.height() - len(lines) * metrics.height()) / 2 if down == "middle" else 0.0)
        for number, line in enumerate(lines):
            width = metrics.horizontalAdvance(line)
            left = box.left() + ((box.width() - width) / 2 if across == "middle" else 0.0)
            letters = metrics.height() - metrics.descent()  # a last tail may reach below
            found.append(QRectF(left, top + number * metrics.height(), width, letters))
            if words is not None:
                words.append(line)

    monkeypatch.setattr(gauge_card, "write", note)
    monkeypatch.setattr(height_gauge, "write", note)
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        paint_gauges(DirectPainter(painter), layout, scene, LIGHT)
    return found


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "size", [(1912, 880), (952, 770), (508, 380), (1072, 780), (800, 560), (420, 450), (3824, 1760)]
)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("has_figures", [True, False])
def test_what_is_read_stays_in_its_card(
    size: tuple[int, int], scale: float, has_figures: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = Layout.of(*size, scale, True, 0.037 * size[1], True, has_figures)
    for step, at in (
        ("inflating", 0.3),
        ("inflating", 1.0),
        ("deflating", 0.5),
        ("cementing", 0.5),
        ("cementing", 1.0),
    ):
        lines = _lines_written(layout, scene_at(DEFAULT_CASE, Moment(step, at)), monkeypatch)
        assert len(lines) >= 7
        for line in lines:
            assert any(card.contains(line) for card in gauge_boxes(layout)), (step, line)
        for one, other in itertools.combinations(lines, 2):
            assert not one.adjusted(0, 1, 0, -1).intersects(other.adjusted(0, 1, 0, -1)), step


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(1912, 880), (1072, 1780), (1014, 500), (800, 560), (420, 450)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_name_of_the_height_is_on_one_line(
    size: tuple[int, int], scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = Layout.of(*size, scale, True, 0.037 * size[1], True, has_figures=False)
    words: list[str] = []
    _lines_written(layout, scene_at(DEFAULT_CASE, Moment("deflating", 0.7)), monkeypatch, words)
    assert "Height back" in words


@pytest.mark.parametrize("has_figures", [True, False])
def test_cement_that_is_not_in_yet_is_neither_liquid_nor_hard(has_figures: bool) -> None:
    before, after = (Reading.of(scene_at(DEFAULT_CASE, Moment("cementing", at))) for at in (0.0, 1.0))
    assert gauges._gauges(before, LIGHT, has_figures)[1].value == "none yet"
    assert gauges._gauges(after, LIGHT, has_figures)[1].value in load_labels().gauges.states.values()
