"""The gauges' cards: what they say stays in them."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from kyphoview.content.labels import load_labels
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.caching_painter import DirectPainter
from kyphoview.view.fonts import font
from kyphoview.view.labels.gauge_card import caption_font
from kyphoview.view.labels.gauges import gauge_boxes, gauges_opacity, paint_gauges
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
