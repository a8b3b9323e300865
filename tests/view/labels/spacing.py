"""Whether all that stands over a picture keeps apart, at a moment: nothing is painted, only noted where it would be."""

import itertools
from collections.abc import Callable, Hashable

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from kyphoview.content.xray import load_xray_words
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.scene import Scene
from kyphoview.view.frame import Frame
from kyphoview.view.labels.before_and_after import paint_gain
from kyphoview.view.labels.gauges import paint_gauges
from kyphoview.view.labels.label_painter import insideness, label_opacity, paint_labels
from kyphoview.view.labels.label_plan import Placed, label_plan
from kyphoview.view.labels.orientation import corner_boxes
from kyphoview.view.labels.posture_figure import paint_posture
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture import paint_words
from kyphoview.view.picture_layout import Layout
from kyphoview.view.view_frame import camera_of, ends_now

_SEEN = 0.02  # what has come or gone so far


class Noting:
    """Stands for a painter, and notes where each part comes to stand."""

    def __init__(self) -> None:
        self.boxes: dict[Hashable, QRectF] = {}
        self.opacities: dict[Hashable, float] = {}

    def paint(
        self,
        name: Hashable,
        _key: Hashable,
        box: QRectF,
        _draw: Callable[[QPainter], None],
        opacity: float = 1.0,
        is_fleeting: bool = False,  # noqa: ARG002 (a name that callers use)
    ) -> None:
        if opacity > _SEEN:
            self.boxes[name], self.opacities[name] = box, opacity

    def of(self, *kinds: str) -> list[QRectF]:
        """The boxes of these kinds of parts."""
        found = [(name[0] if isinstance(name, tuple) else name, box) for name, box in self.boxes.items()]
        return [box for kind, box in found if kind in kinds]


def noted(scene: Scene, view: str, layout: Layout) -> Noting:
    """All words of a picture of this moment."""
    noting, frame = Noting(), Frame.of(camera_of(scene, view), layout)
    if view == "side" or view == "top":
        paint_words(noting, frame, scene, view, LIGHT)
        return noting
    paint_posture(noting, layout, scene.posture, LIGHT)
    paint_gauges(noting, layout, scene, LIGHT)
    paint_gain(noting, layout, scene, LIGHT, view == "xray-side")
    paint_labels(noting, frame, scene, view, LIGHT)
    for xray in (each for each in XRAY_VIEWS if each == view):
        noting.boxes |= {
            ("orientation", w): box for w, box in corner_boxes(layout, load_xray_words().sides(xray)).items()
        }
    return noting


def leaders_now(scene: Scene, view: str, layout: Layout) -> list[tuple[Placed, QLineF]]:
    """The labels of this moment that can be seen, with their leaders."""
    placed = label_plan(scene.case, scene.moment.step, view, layout, scene.is_softened)
    ends = ends_now(scene, view, frozenset(each.label.part for each in placed))
    frame, found = Frame.of(camera_of(scene, view), layout), []
    for each in placed:
        if label_opacity(each.label, scene.moment.at) > _SEEN and each.label.part in ends:
            end = frame.pixel(*ends[each.label.part])
            if insideness(end, layout) > _SEEN:
                found.append((each, QLineF(QPointF(*each.place.start), QPointF(*end))))
    return found


def assert_keeps_apart(scene: Scene, view: str, layout: Layout) -> None:
    """That words are in the picture and over nothing else, and that no leader crosses another, or words."""
    where = scene.moment, view, layout
    shown = leaders_now(scene, view, layout)
    boxes = {each.label.part: box_of(each) for each, _ in shown}
    noting = noted(scene, view, layout)
    assert len(noting.of("label")) >= len(boxes)
    others = noting.of("posture", "orientation", "card", "gain")
    edge = QRectF(0, 0, layout.width, layout.height).adjusted(-0.01, -0.01, 0.01, 0.01)
    for first, second in itertools.combinations(boxes.values(), 2):
        assert not first.intersects(second), where
    for box in boxes.values():
        assert edge.contains(box), where
        assert not any(box.intersects(other) for other in (*others, *noting.of("mri"))), where
    for (each, leader), (other, second) in itertools.permutations(shown, 2):
        assert not cross(leader, second), (each.label, other.label, where)
        assert not runs_into(leader, boxes[other.label.part]), (each.label, other.label, where)
    for each, leader in shown:
        assert not any(runs_into(leader, other) for other in others), (each.label, where)
        assert not boxes[each.label.part].contains(leader.p2()), (each.label, where)


def box_of(placed: Placed) -> QRectF:
    """Where a label's words stand."""
    return QRectF(placed.place.x, placed.place.y, placed.place.width, placed.place.height)


def cross(one: QLineF, other: QLineF) -> bool:
    """Whether two leaders cross."""
    return one.intersects(other)[0] == QLineF.IntersectionType.BoundedIntersection


def runs_into(line: QLineF, box: QRectF) -> bool:
    """Whether a leader has a part in a box."""
    corners = [box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()]
    sides = [QLineF(a, b) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)]
    return box.contains(line.p2()) or any(cross(line, side) for side in sides)
