"""The gauges' cards: what they say stays in them."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from kyphoview.content.labels import load_labels
from kyphoview.view.labels.gauges import caption_font
from kyphoview.view.lettering import wrapped
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
