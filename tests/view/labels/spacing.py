"""Whether all that stands over a picture keeps apart."""

import itertools

from PySide6.QtCore import QRectF

from kyphoview.view.labels.gauges import gauge_boxes
from kyphoview.view.labels.label_plan import Plan
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.picture_layout import Layout


def assert_keeps_apart(plan: Plan, layout: Layout, step: str) -> None:
    """That labels and the lines of the key overlap neither each other nor the gauges, and stay in the picture."""
    edge = QRectF(0, 0, layout.width, layout.height)
    others = [posture_box(layout), *gauge_boxes(layout)]
    places = dict.fromkeys(placed.place for placed in plan.labels)  # one label may follow another in its place
    boxes = [QRectF(place.x, place.y, place.width, place.height) for place in places]
    boxes += [rect for rect, _ in plan.key]
    for first, second in itertools.combinations(boxes, 2):
        assert not first.intersects(second), step
    for one in boxes:
        assert edge.contains(one), step
        assert not any(one.intersects(other) for other in others), step
