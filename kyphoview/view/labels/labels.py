"""The labels of a picture: which, where, and drawn; numbers with a key where room runs out."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

from kyphoview.content.labels import Label
from kyphoview.language import kept_last
from kyphoview.procedure.case import Case
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.fonts import font
from kyphoview.view.frame import Frame
from kyphoview.view.labels.gauges import gauge_boxes
from kyphoview.view.labels.leader_crossings import Column, Place, Subject, Wanted, place_labels
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.lettering import fitted, wrapped, write
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import disc, faded, fill, straight, stroke
from kyphoview.view.view_frame import Ends, camera_of, ends_now, labels_of

_MOMENTS = tuple(i / 20 for i in range(21))  # where a step is looked at to find places that hold throughout
_FADE = 0.04  # the share of a step over which a label appears
_GROWN_BY = 0.5  # how far it has appeared when its leader has reached it
_END_LINES = 2.85  # the dot at a leader's end: its radius, in outlines' widths
_END_STEP_PX = 0.5  # while it plays, a leader follows its thing in steps of this size
_EDGE_SHARE = 0.03  # of the height: over this far from the edge a label fades with what it names
_COLUMN_OF = {None: None, "left": 0, "right": 1}
# Leaders of other labels stay this far from the middle of the subject.
_SUBJECT_MM = {"side": 6.0, "top": 5.0, "xray-side": 3.0, "xray-front": 3.0}


Tracked = tuple[Label, np.ndarray]
"""A label, and where its part is at each moment of the step at which it is looked at, (T, 2) in pixels."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its place for the whole step; the number is 0 where the words stand in the box themselves."""

    label: Label
    lines: tuple[str, ...]
    place: Place
    number: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A step's labels, and the box of the key where they are numbered."""

    labels: tuple[Placed, ...]
    key: tuple[tuple[QRectF, str], ...]


def label_font(layout: Layout) -> QFont:
    """The labels' letters."""
    return font(layout.text_px, QFont.Weight.DemiBold)


def label_opacity(label: Label, at: float) -> float:
    """0 before and after its time, quickly 1 in between."""
    opacity = 1.0 if label.appears <= 0.0 else (at - label.appears) / _FADE
    if label.leaves is not None:
        opacity = min(opacity, (label.leaves - at) / _FADE)
    return max(0.0, min(1.0, opacity))


@kept_last(64)
def label_plan(case: Case, step: str, view: str, layout: Layout, is_softened: bool = False) -> Plan:
    """The places of a step's labels for a picture of this size."""
    labels = labels_of(step, view)
    scenes = tuple(scene_at(case, Moment(step, at), is_softened) for at in _MOMENTS)
    tracks = _tracks(scenes, view, layout, labels)
    kept = [(label, track) for label, track in zip(labels, tracks, strict=True) if not np.isnan(track).all()]
    if layout.has_columns:
        return _plan_columns(kept, layout, view, scenes[-1])
    return plan_numbered(kept, layout, case)


def _tracks(scenes: tuple[Scene, ...], view: str, layout: Layout, labels: tuple[Label, ...]) -> list[np.ndarray]:
    tracks = np.full((len(labels), len(_MOMENTS), 2), np.nan)
    margin = 1 / len(_MOMENTS)
    for t, (at, scene) in enumerate(zip(_MOMENTS, scenes, strict=True)):
        frame = Frame.of(camera_of(scene, view), layout)
        ends = ends_now(scene, view, frozenset(label.part for label in labels))
        for i, label in enumerate(labels):
            leaves = 1.0 if label.leaves is None else label.leaves
            if label.part in ends and label.appears - margin <= at <= leaves:
                tracks[i, t] = frame.pixel(*ends[label.part])
    return list(tracks)


def _columns(layout: Layout, frame: Frame, camera: Camera) -> tuple[Column, Column]:
    return columns_around(layout, 0.5 * frame.scale * camera.width_mm)


def columns_around(layout: Layout, half_width: float) -> tuple[Column, Column]:
    """The two strips, as near to what the camera frames, so wide in pixels, as the picture's edges let them be."""
    edge = 0.35 * layout.text_px
    width = layout.column - edge
    bottom = min(box.top() for box in gauge_boxes(layout)) - edge
    away = half_width + width
    left = max(edge, 0.5 * layout.width - away)
    below_figure = posture_box(layout).bottom() + edge
    return Column(left, width, edge, bottom, True), Column(
        layout.width - left - width, width, below_figure, bottom, False
    )


def _plan_columns(kept: list[Tracked], layout: Layout, view: str, end: Scene) -> Plan:
    camera = camera_of(end, view)
    frame = Frame.of(camera, layout)
    return plan_between(kept, layout, _columns(layout, frame, camera), _SUBJECT_MM[view] * frame.scale, end.case)


def plan_between(
    kept: list[Tracked], layout: Layout, columns: tuple[Column, Column], subject_px: float, case: Case
) -> Plan:
    """Labels, the most important first, in two columns; leaders keep so far from the middle of the first one's part."""
    metrics = QFontMetricsF(label_font(layout))
    padding = 0.34 * layout.text_px
    texts = [
        wrapped(label.words(case.regain_percent), label_font(layout), columns[0].width - 2 * padding)
        for label, _ in kept
    ]
    wanted = [
        Wanted(track, max(metrics.horizontalAdvance(line) for line in lines) + 2 * padding,
               len(lines) * metrics.height() + 1.1 * padding, _COLUMN_OF[label.side])
        for (label, track), lines in zip(kept, texts, strict=True)
    ]  # fmt: skip
    subject = Subject(kept[0][1], subject_px, 0) if kept else None
    places = place_labels(wanted, columns, 0.3 * layout.text_px, subject)
    placed = (Placed(label, lines, place, 0) for (label, _), lines, place in zip(kept, texts, places, strict=True))
    return Plan(tuple(placed), ())


def plan_numbered(kept: list[Tracked], layout: Layout, case: Case) -> Plan:
    """Numbers in the margins, and their words in two columns below the picture."""
    size = 1.5 * layout.text_px
    edge = 0.2 * layout.text_px
    columns = (
        Column(edge, size, layout.top, layout.height - layout.bottom, True),
        Column(
            layout.width - edge - size, size, max(layout.top, 0.2 * layout.height), layout.height - layout.bottom, False
        ),
    )
    places = place_labels(
        [Wanted(track, size, size, _COLUMN_OF[label.side]) for label, track in kept], columns, 0.2 * layout.text_px
    )
    placed = tuple(
        Placed(label, (str(i),), place, i) for i, ((label, _), place) in enumerate(zip(kept, places, strict=True), 1)
    )
    rows = max(1, math.ceil(len(kept) / 2))
    row = min(1.4 * layout.text_px, (layout.bottom - 0.4 * layout.text_px) / rows)
    top = layout.height - layout.bottom + 0.2 * layout.text_px
    half = layout.width / 2
    key = tuple(
        (
            QRectF(edge + (i // rows) * half, top + (i % rows) * row, half - 2 * edge, 0.96 * row),
            label.words(case.regain_percent),
        )
        for i, (label, _) in enumerate(kept)
    )
    return Plan(placed, key)


def paint_labels(
    parts: PartPainter,
    frame: Frame,
    scene: Scene,
    view: str,
    theme: Theme,
    ends_of: Callable[[Scene, str, frozenset[str]], Ends] = ends_now,
) -> None:
    """Leaders first, boxes over them; `ends_of` says where the leaders end."""
    layout = frame.layout
    plan = label_plan(scene.case, scene.moment.step, view, layout, scene.is_softened)
    shown = _shown(plan, frame, scene, view, ends_of)
    paint_placed_labels(parts, layout, plan, shown, scene.moment.step, theme)


Shown = tuple[Placed, QPointF, float]
"""A label in its place, where its leader ends, and how far it has appeared, 0 to 1."""


def paint_placed_labels(
    parts: PartPainter, layout: Layout, plan: Plan, shown: list[Shown], step: str, theme: Theme
) -> None:
    """Leaders first, boxes over them, and the key."""
    for placed, end, opacity in shown:
        _paint_leader_part(parts, layout, placed, end, min(1.0, opacity / _GROWN_BY), theme)
    for placed, _, opacity in shown:
        _paint_box_part(parts, layout, placed, opacity, theme)
    if plan.key:
        bounds = QRectF(0, layout.height - layout.bottom, layout.width, layout.bottom)
        key = (layout, theme.name, step, tuple(text for _, text in plan.key))
        parts.paint("key", key, bounds, lambda inner: _paint_key(inner, layout, plan, theme))


def _shown(
    plan: Plan, frame: Frame, scene: Scene, view: str, ends_of: Callable[[Scene, str, frozenset[str]], Ends]
) -> list[Shown]:
    """The labels of this moment, where in the picture their leaders end, and how far they have appeared."""
    now = [
        (placed, opacity) for placed in plan.labels if (opacity := label_opacity(placed.label, scene.moment.at)) > 0.0
    ]
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
    edge = _END_LINES * layout.line_px + _END_STEP_PX
    box = QRectF(start, end).normalized().adjusted(-edge, -edge, edge, edge)

    def draw(painter: QPainter) -> None:
        _paint_leader(painter, layout, start, end, share, theme)

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
    for colour, width in ((theme.label, 3.0 * line), (theme.leader, 1.1 * line)):
        straight(painter, start, end, colour, width)
    for colour, radius in ((theme.label, _END_LINES * line), (theme.leader, 1.75 * line)):
        disc(painter, end, share * radius, colour)


def _paint_box(painter: QPainter, layout: Layout, placed: Placed, theme: Theme) -> None:
    place = placed.place
    box = QRectF(place.x, place.y, place.width, place.height)
    path = QPainterPath()
    radius = 0.5 * place.height if placed.number else 0.32 * layout.text_px
    path.addRoundedRect(box, radius, radius)
    fill(painter, path, faded(theme.label, 0.94))
    stroke(painter, path, theme.border, 0.5 * layout.line_px)
    write(painter, box, placed.lines, label_font(layout), theme.label_text, across="middle")


def _paint_key(painter: QPainter, layout: Layout, plan: Plan, theme: Theme) -> None:
    bounds = QRectF(0, layout.height - layout.bottom, layout.width, layout.bottom)
    painter.fillRect(bounds, QColor(theme.label))
    chosen = key_font(layout, plan)
    for box, words in _key_lines(plan):
        write(painter, box, (words,), chosen, theme.label_text)


def key_font(layout: Layout, plan: Plan) -> QFont:
    """The letters of the whole key: one size, so that no line seems to matter less, in which the longest line fits."""
    fonts = [fitted(words, layout.text_px, box.width(), QFont.Weight.DemiBold) for box, words in _key_lines(plan)]
    return min(fonts, key=QFont.pixelSize, default=label_font(layout))


def _key_lines(plan: Plan) -> list[tuple[QRectF, str]]:
    return [(box, f"{number}  {text}") for number, (box, text) in enumerate(plan.key, 1)]
