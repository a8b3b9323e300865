"""Which labels a picture has, and where they stand; numbers with a key where room runs out."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from kyphoview.content.labels import Label
from kyphoview.language import kept_last
from kyphoview.procedure.case import Case
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.fonts import font
from kyphoview.view.frame import Frame
from kyphoview.view.labels.gauges import gauge_boxes
from kyphoview.view.labels.label_placement import Column, Place, Subject, Wanted, all_fit, place_labels
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.labels.tools_in_the_way import Bar, bars_of, beside_tools, handles_among
from kyphoview.view.lettering import wrapped
from kyphoview.view.picture_layout import Layout
from kyphoview.view.view_frame import camera_of, ends_now, labels_of, plane_of

_MOMENTS = tuple(i / 20 for i in range(21))  # where a step is looked at to find places that hold throughout
_SIDE_OF = {None: None, "left": 0, "right": 1}
# Leaders of other labels stay this far from the middle of the subject.
_SUBJECT_MM = {"side": 6.0, "top": 5.0, "xray-side": 3.0, "xray-front": 3.0}
# As shares of the letters' size:
_EDGE = 0.35  # between the labels and the picture's edge
_PADDING = 0.34  # between a label's words and its box
_GAP = 0.3  # between two labels
_NUMBER_SIZE, _NUMBER_GAP = 1.5, 0.2  # of a box that holds a number, and around it


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


@kept_last(64)
def label_plan(case: Case, step: str, view: str, layout: Layout, is_softened: bool = False) -> Plan:
    """The places of a step's labels for a picture of this size."""
    labels = labels_of(case, step, view)
    scenes = tuple(scene_at(case, Moment(step, at), is_softened) for at in _MOMENTS)
    tracks = _tracks(scenes, view, layout, labels)
    kept = [(label, track) for label, track in zip(labels, tracks, strict=True) if not np.isnan(track).all()]
    if layout.has_columns:
        return _plan_columns(kept, layout, view, scenes)
    return plan_numbered(kept, layout)


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
    edge = _EDGE * layout.text_px
    width = layout.column - edge
    bottom = min(box.top() for box in gauge_boxes(layout)) - edge
    away = half_width + width
    left = max(edge, 0.5 * layout.width - away)
    below_figure = posture_box(layout).bottom() + edge
    return Column(left, width, edge, bottom, True), Column(
        layout.width - left - width, width, below_figure, bottom, False
    )


def _plan_columns(kept: list[Tracked], layout: Layout, view: str, scenes: tuple[Scene, ...]) -> Plan:
    camera = camera_of(scenes[-1], view)
    frame = Frame.of(camera, layout)
    return plan_between(
        kept, layout, _columns(layout, frame, camera), _SUBJECT_MM[view] * frame.scale, _tools(scenes, view, layout)
    )


def _tools(scenes: tuple[Scene, ...], view: str, layout: Layout) -> tuple[Bar, ...]:
    """What is put in, as a view shows it."""
    is_xray = view in XRAY_VIEWS
    sides = scenes[-1].case.sides[:1] if view == "side" else scenes[-1].case.sides
    frames = [Frame.of(camera_of(scene, view), layout) for scene in scenes]
    projects = [frame.projection(plane_of(scenes[-1].case, view)) for frame in frames]
    return bars_of(scenes, projects, frames[-1].scale, sides, not is_xray)


def plan_between(
    kept: list[Tracked],
    layout: Layout,
    columns: tuple[Column, Column],
    subject_px: float,
    tools: tuple[Bar, ...] = (),
) -> Plan:
    """Labels with their tracks (T, 2) in pixels, the most important first, in two columns and beside the tools; leaders
    keep so far from the middle of the first one's part."""
    metrics = QFontMetricsF(label_font(layout))
    padding = _PADDING * layout.text_px
    texts = [wrapped(label.text, label_font(layout), columns[0].width - 2 * padding) for label, _ in kept]
    groups = list(_by_part(kept).values())
    wanted = [
        Wanted(
            _joined([kept[i][1] for i in group]),
            max(metrics.horizontalAdvance(line) for i in group for line in texts[i]) + 2 * padding,
            max(len(texts[i]) for i in group) * metrics.height() + 1.1 * padding,
            _SIDE_OF[kept[group[0]][0].side],
        )
        for group in groups
    ]
    subject = [Subject(kept[0][1], subject_px, 0)] if kept else []
    gap = _GAP * layout.text_px
    free = [part for column in columns for part in beside_tools(column, tools, layout.text_px)]
    found = place_labels(wanted, free, gap, [*subject, *handles_among(tools)])
    if not all_fit(found, free, gap):  # large letters leave no room beside the tools
        found = place_labels(wanted, columns, gap, subject)
    places = {i: place for group, place in zip(groups, found, strict=True) for i in group}
    return Plan(tuple(Placed(label, texts[i], places[i], 0) for i, (label, _) in enumerate(kept)), ())


def _by_part(kept: list[Tracked]) -> dict[str, list[int]]:
    """Which labels share a part, and so a place: one follows the other there."""
    groups: dict[str, list[int]] = {}
    for i, (label, _) in enumerate(kept):
        groups.setdefault(label.part, []).append(i)
    return groups


def _joined(tracks: list[np.ndarray]) -> np.ndarray:
    """Where the part is at the moments at which any of its labels is shown (T, 2), in pixels."""
    joined = tracks[0]
    for track in tracks[1:]:
        joined = np.where(np.isnan(joined), track, joined)
    return joined


def plan_numbered(kept: list[Tracked], layout: Layout) -> Plan:
    """Numbers in the margins for labels with their tracks (T, 2) in pixels, and the words in two columns below."""
    size, edge = _NUMBER_SIZE * layout.text_px, _NUMBER_GAP * layout.text_px
    columns = (
        Column(edge, size, layout.top, layout.height - layout.bottom, True),
        Column(
            layout.width - edge - size, size, max(layout.top, 0.2 * layout.height), layout.height - layout.bottom, False
        ),
    )
    places = place_labels([Wanted(track, size, size, _SIDE_OF[label.side]) for label, track in kept], columns, edge)
    placed = tuple(
        Placed(label, (str(i),), place, i) for i, ((label, _), place) in enumerate(zip(kept, places, strict=True), 1)
    )
    rows = max(1, math.ceil(len(kept) / 2))
    row = min(1.4 * layout.text_px, (layout.bottom - 0.4 * layout.text_px) / rows)
    top = layout.height - layout.bottom + 0.2 * layout.text_px
    half = layout.width / 2
    key = tuple(
        (
            QRectF(edge + (i // rows) * half, top + (i % rows) * row, key_line_width(layout), 0.96 * row),
            label.text,
        )
        for i, (label, _) in enumerate(kept)
    )
    return Plan(placed, key)


def key_line_width(layout: Layout) -> float:
    """How long a line of the key may be, in pixels: of two columns."""
    return layout.width / 2 - 2 * _NUMBER_GAP * layout.text_px
