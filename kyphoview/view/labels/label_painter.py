"""The labels of a picture, drawn: leaders with their dots, and boxes over them."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from kyphoview.content.labels import Label
from kyphoview.procedure.scene import Scene
from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.frame import Frame
from kyphoview.view.labels.label_plan import Placed, Plan, label_font, label_plan
from kyphoview.view.lettering import write
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import disc, faded, fill, straight, stroke
from kyphoview.view.view_frame import Ends, ends_now

_FADE = 0.04  # the share of a step over which a label appears
_GROWN_BY = 0.5  # how far it has appeared when its leader has reached it
_END_STEP_PX = 0.5  # while it plays, a leader follows its thing in steps of this size
_EDGE_SHARE = 0.03  # of the height: over this far from the edge a label fades with what it names
_SMALL = "marker"  # parts so called are smaller than a dot: a ring around them ends their leaders
# As shares of an outline's width:
_LEADER, _LEADER_HALO = 1.1, 3.0
_DOT, _DOT_HALO = 1.75, 2.85  # the radius of the dot at a leader's end
_RING = 6.0  # the ring's


def label_opacity(label: Label, at: float) -> float:
    """0 before and after its time, quickly 1 in between."""
    opacity = 1.0 if label.appears <= 0.0 else (at - label.appears) / _FADE
    if label.leaves is not None:
        opacity = min(opacity, (label.leaves - at) / _FADE)
    return max(0.0, min(1.0, opacity))


def paint_labels(
    parts: PartPainter,
    frame: Frame,
    scene: Scene,
    view: str,
    theme: Theme,
    ends_of: Callable[[Scene, str, frozenset[str]], Ends] = ends_now,
) -> None:
    """Leaders first, boxes over them; `ends_of` says where the leaders end. Nothing where names are hidden."""
    layout = frame.layout
    if not layout.has_names:
        return
    plan = label_plan(scene.case, scene.moment.step, view, layout, scene.is_softened)
    shown = _shown(plan, frame, scene, view, ends_of)
    paint_placed_labels(parts, layout, shown, theme)


Shown = tuple[Placed, QPointF, float]
"""A label in its place, where its leader ends, and how far it has appeared, 0 to 1."""


def paint_placed_labels(parts: PartPainter, layout: Layout, shown: list[Shown], theme: Theme) -> None:
    """Leaders first, boxes over them."""
    for placed, end, opacity in shown:
        _paint_leader_part(parts, layout, placed, end, min(1.0, opacity / _GROWN_BY), theme)
    for placed, _, opacity in shown:
        _paint_box_part(parts, layout, placed, opacity, theme)


def _shown(
    plan: Plan, frame: Frame, scene: Scene, view: str, ends_of: Callable[[Scene, str, frozenset[str]], Ends]
) -> list[Shown]:
    """The labels of this moment, where in the picture their leaders end, and how far they have appeared."""
    now = [(placed, opacity) for placed in plan if (opacity := label_opacity(placed.label, scene.moment.at)) > 0.0]
    if not now:
        return []
    ends = ends_of(scene, view, frozenset(placed.label.part for placed, _ in now))
    shown = []
    for placed, opacity in now:
        if placed.label.part in ends:
            end = frame.pixel(*ends[placed.label.part])
            seen = insideness(end, frame.layout)
            if seen > 0.0:
                shown.append((placed, QPointF(*end), min(opacity, seen)))
    return shown


def insideness(end: Sequence[float], layout: Layout) -> float:
    """0 for what lies beyond the picture, 1 a little inside its edge."""
    depth = min(end[0], end[1], layout.width - end[0], layout.height - end[1])
    return max(0.0, min(1.0, depth / (_EDGE_SHARE * layout.height)))


def _paint_leader_part(
    parts: PartPainter, layout: Layout, placed: Placed, end: QPointF, share: float, theme: Theme
) -> None:
    """While its label appears, a leader grows from what it points at: clear lines would cost Qt ten times as much."""
    start = end + (QPointF(*placed.place.start) - end) * share
    key = (layout, theme.name, placed.place.start, share, *(round(each / _END_STEP_PX) for each in end.toTuple()))
    is_small = placed.label.part.startswith(_SMALL)
    edge = (_RING + 1.5 if is_small else _DOT_HALO) * layout.line_px + _END_STEP_PX
    box = QRectF(start, end).normalized().adjusted(-edge, -edge, edge, edge)

    def draw(painter: QPainter) -> None:
        paint = _paint_leader_to_ring if is_small else _paint_leader
        paint(painter, layout, start, end, share, theme)

    parts.paint(("leader", placed.label.part), key, box, draw, is_fleeting=True)


def _paint_box_part(parts: PartPainter, layout: Layout, placed: Placed, opacity: float, theme: Theme) -> None:
    place, line = placed.place, layout.line_px
    box = QRectF(place.x, place.y, place.width, place.height).adjusted(-line, -line, line, line)
    key = (layout, theme.name, placed.lines, place)

    def draw(painter: QPainter) -> None:
        _paint_box(painter, layout, placed, theme)

    parts.paint(("label", placed.label.part), key, box, draw, opacity)


def _paint_leader(painter: QPainter, layout: Layout, start: QPointF, end: QPointF, share: float, theme: Theme) -> None:
    line = layout.line_px
    for colour, width in ((theme.label, _LEADER_HALO * line), (theme.leader, _LEADER * line)):
        straight(painter, start, end, colour, width)
    for colour, radius in ((theme.label, _DOT_HALO * line), (theme.leader, _DOT * line)):
        disc(painter, end, share * radius, colour)


def _paint_leader_to_ring(
    painter: QPainter, layout: Layout, start: QPointF, end: QPointF, share: float, theme: Theme
) -> None:
    radius, away = share * _RING * layout.line_px, start - end
    length = math.hypot(away.x(), away.y())
    ring = QPainterPath()
    ring.addEllipse(end, radius, radius)
    line = layout.line_px
    for colour, width in ((theme.label, _LEADER_HALO * line), (theme.leader, _LEADER * line)):
        stroke(painter, ring, colour, width)
        if length > radius:
            straight(painter, start, end + away * (radius / length), colour, width)


def _paint_box(painter: QPainter, layout: Layout, placed: Placed, theme: Theme) -> None:
    place = placed.place
    box = QRectF(place.x, place.y, place.width, place.height)
    path = QPainterPath()
    radius = 0.32 * layout.text_px
    path.addRoundedRect(box, radius, radius)
    fill(painter, path, faded(theme.label, 0.94))
    stroke(painter, path, theme.border, 0.5 * layout.line_px)
    write(painter, box, placed.lines, label_font(layout), theme.label_text, across="middle")
