"""Which labels a picture has, in which words and lines, and where they stand throughout a step.

They are words at leaders in every picture. Where room runs out the less important ones wait: the words beside the
picture say them too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QFont, QFontMetricsF

from kyphoview.content.labels import Label
from kyphoview.language import kept_last
from kyphoview.procedure.case import Case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.fonts import font
from kyphoview.view.frame import Frame
from kyphoview.view.labels.label_candidates import Column, Disc, Room, Wanted
from kyphoview.view.labels.label_placement import Place, place_labels
from kyphoview.view.labels.label_surroundings import Project, treated_body_at, words_at
from kyphoview.view.labels.tools_in_the_way import bars_of, discs_on, handles_among
from kyphoview.view.lettering import in_lines, wrapped
from kyphoview.view.picture_layout import Layout
from kyphoview.view.view_frame import camera_of, ends_now, labels_of, plane_of

_LOOKS = 20  # between them a step is looked at, to find places that hold throughout
_SIDE_OF = {None: None, "left": 0, "right": 1}
# Leaders of other labels stay this far from the middle of the subject.
_SUBJECT_MM = {"side": 6.0, "top": 5.0, "xray-side": 3.0, "xray-front": 3.0}
_MOST_LINES = 3
_NARROW_SHARE = 0.47  # of a narrow picture's width, that a label may have
# As shares of the letters' size:
_EDGE = 0.35  # between the labels and the picture's edge
_PADDING = 0.34  # between a label's words and its box
_GAP = 0.3  # between two labels
_POINT = 0.5  # around what a label points at


Tracked = tuple[Label, np.ndarray]
"""A label, and where its part is at each moment of the step at which it is looked at, (T, 2) in pixels."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its lines and its place for the whole step."""

    label: Label
    lines: tuple[str, ...]
    place: Place


Plan = tuple[Placed, ...]
"""A step's labels, the most important first."""


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """What the labels of a step stand around: its scenes at T moments, how each is projected into a picture with so
    many pixels to a mm, whose tools and whether with handles, and how far from its subject's middle other labels'
    leaders stay, in mm."""

    scenes: tuple[Scene, ...]
    projects: tuple[Project, ...]
    scale: float
    view: str
    sides: Sequence[str]
    has_handles: bool
    subject_mm: float


def label_font(layout: Layout) -> QFont:
    """The labels' letters."""
    return font(layout.text_px, QFont.Weight.DemiBold)


@kept_last(64)
def label_plan(case: Case, step: str, view: str, layout: Layout, is_softened: bool = False) -> Plan:
    """The places of a step's labels for a picture of this size."""
    labels = labels_of(case, step, view)
    scenes = tuple(scene_at(case, Moment(step, at), is_softened) for at in moments_for(labels))
    frames = [Frame.of(camera_of(scene, view), layout) for scene in scenes]
    plane, last = plane_of(case, view), frames[-1]
    stage = Stage(
        scenes,
        tuple(frame.projection(plane) for frame in frames),
        last.scale,
        view,
        case.sides[:1] if view == "side" else case.sides,
        view not in XRAY_VIEWS,
        _SUBJECT_MM[view],
    )
    half_width = 0.5 * last.scale * camera_of(scenes[-1], view).width_mm
    tracked = tuple(zip(labels, _tracks(stage, frames, labels), strict=True))
    return plan_between(tracked, layout, columns_around(layout, half_width), stage)


def moments_for(labels: Sequence[Label]) -> tuple[float, ...]:
    """The shares of a step at which it is looked at: evenly, and when a label comes or goes."""
    evenly = {i / _LOOKS for i in range(_LOOKS + 1)}
    return tuple(sorted(evenly.union(*(span_of(label) for label in labels))))


def span_of(label: Label) -> tuple[float, float]:
    """From when to when a label is shown, in shares of its step."""
    return label.appears, 1.0 if label.leaves is None else label.leaves


def _tracks(stage: Stage, frames: list[Frame], labels: tuple[Label, ...]) -> list[np.ndarray]:
    tracks = np.full((len(labels), len(frames), 2), np.nan)
    for t, (scene, frame) in enumerate(zip(stage.scenes, frames, strict=True)):
        ends = ends_now(scene, stage.view, frozenset(label.part for label in labels))
        for i, label in enumerate(labels):
            appears, leaves = span_of(label)
            if label.part in ends and appears <= scene.moment.at <= leaves:
                tracks[i, t] = frame.pixel(*ends[label.part])
    return list(tracks)


def columns_around(layout: Layout, half_width: float) -> tuple[Column, Column]:
    """The two strips, as near to what the camera frames, so wide in pixels, as the picture's edges let them be; in a
    narrow picture they are its two halves."""
    edge = _EDGE * layout.text_px
    bottom = layout.height - edge
    if not layout.has_columns:
        width = _NARROW_SHARE * layout.width - edge
        right = layout.width - edge - width
        return Column(edge, width, edge, bottom, True, True), Column(right, width, edge, bottom, False, True)
    width = layout.column - edge
    left = max(edge, 0.5 * layout.width - half_width - width)
    return Column(left, width, edge, bottom, True), Column(layout.width - left - width, width, edge, bottom, False)


def plan_between(tracked: Sequence[Tracked], layout: Layout, columns: tuple[Column, Column], stage: Stage) -> Plan:
    """Labels with their tracks (T, 2) in pixels, the most important first, in two columns; what has no room waits."""
    seen = [(label, _inside(track, layout)) for label, track in tracked]
    kept = [(label, track) for label, track in seen if not np.isnan(track).all()]
    if not kept:
        return ()
    groups = list(_by_part(kept).values())
    shapes = [_shapes([kept[i][0] for i in group], layout, columns[0].width) for group in groups]
    wanted = [_wanted([kept[i] for i in group], shape, layout) for group, shape in zip(groups, shapes, strict=True)]
    places = place_labels(wanted, _room(wanted, layout, columns, stage))
    found: dict[int, Placed] = {}
    for group, shape, place in zip(groups, shapes, places, strict=True):
        if place is not None:
            found |= {i: Placed(kept[i][0], lines, place) for i, lines in zip(group, shape[place.size], strict=True)}
    return tuple(found[i] for i in sorted(found))


def _inside(track: np.ndarray, layout: Layout) -> np.ndarray:
    """The track without the moments at which its part lies beyond the picture."""
    is_inside = (track > 0.0).all(axis=1) & (track < (layout.width, layout.height)).all(axis=1)
    return np.where(np.asarray(is_inside)[:, None], track, np.nan)


def _by_part(kept: list[Tracked]) -> dict[str, list[int]]:
    """Which labels share a part, and so a place: one follows the other there."""
    groups: dict[str, list[int]] = {}
    for i, (label, _) in enumerate(kept):
        groups.setdefault(label.part, []).append(i)
    return groups


def _shapes(labels: list[Label], layout: Layout, width: float) -> list[tuple[tuple[str, ...], ...]]:
    """In which lines the words of labels that share a place may stand: all of them in one line, in two, and so on; in
    columns beside the picture in as few as their width allows, each in as many as the others, so that they fill the
    place alike."""
    chosen = label_font(layout)
    if layout.has_columns:
        shape = [wrapped(label.text, chosen, width - 2 * _PADDING * layout.text_px) for label in labels]
        most = max(map(len, shape))
        return [tuple(lines if len(lines) == most else _in(most, lines, chosen) for lines in shape)]
    shapes = [tuple(in_lines(label.text, chosen, lines) for label in labels) for lines in range(1, _MOST_LINES + 1)]
    return list(dict.fromkeys(shapes))


def _in(count: int, lines: tuple[str, ...], chosen: QFont) -> tuple[str, ...]:
    """The same words in so many lines, as far as there are words for them."""
    return in_lines(" ".join(lines), chosen, count)


def _wanted(members: list[Tracked], shapes: list[tuple[tuple[str, ...], ...]], layout: Layout) -> Wanted:
    metrics, padding = QFontMetricsF(label_font(layout)), _PADDING * layout.text_px
    sizes = tuple(
        (
            max(metrics.horizontalAdvance(line) for lines in shape for line in lines) + 2 * padding,
            max(len(lines) for lines in shape) * metrics.height() + 1.1 * padding,
        )
        for shape in shapes
    )
    times = tuple(span_of(label) for label, _ in members)
    return Wanted(_joined([track for _, track in members]), sizes, times, _SIDE_OF[members[0][0].side])


def _joined(tracks: list[np.ndarray]) -> np.ndarray:
    """Where the part is at the moments at which any of its labels is shown (T, 2), in pixels."""
    joined = tracks[0]
    for track in tracks[1:]:
        joined = np.where(np.isnan(joined), track, joined)
    return joined


def _room(wanted: Sequence[Wanted], layout: Layout, columns: tuple[Column, Column], stage: Stage) -> Room:
    tools = bars_of(stage.scenes, stage.projects, stage.scale, stage.sides, stage.has_handles)
    return Room(
        columns,
        _GAP * layout.text_px,
        words_at(stage.scenes, layout, stage.view),
        treated_body_at(stage.scenes, stage.projects),
        discs_on(tools, len(stage.scenes), layout.text_px),
        (Disc(wanted[0].track, stage.subject_mm * stage.scale, 0), *handles_among(tools), *_points(wanted, layout)),
    )


def _points(wanted: Sequence[Wanted], layout: Layout) -> tuple[Disc, ...]:
    """What each label points at, which no other one's leader runs through."""
    return tuple(Disc(label.track, _POINT * layout.text_px, at) for at, label in enumerate(wanted))
