"""What labels keep clear of at each moment: the other words of a picture, the treated bone, and the instruments."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.content.xray import load_xray_words
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.scene import Scene
from kyphoview.view.labels.before_and_after import gain_box, gain_presence
from kyphoview.view.labels.body_map import map_box, map_presence
from kyphoview.view.labels.gauges import gauge_boxes, gauges_opacity
from kyphoview.view.labels.orientation import corner_boxes, orientation_boxes
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.picture_layout import VIEWS, Layout

_INSET = 2  # of the plain numbers of a posture: how far the figure has grown
_BODY_SHARE = 0.9  # of the treated body's size: its corners are rounded

Project = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""From points (N, 3) in mm to pixels (N, 2)."""


def standing_boxes(scene: Scene, layout: Layout, view: str) -> dict[str, QRectF]:
    """Where gauges, the small figure and the words for the sides stand now, in pixels; `view` may be "3d"."""
    boxes = {"posture": posture_box(layout, scene.posture[_INSET])}
    if layout.has_gauges and gauges_opacity(scene) > 0.0:
        boxes |= {f"gauge {number}": box for number, box in enumerate(gauge_boxes(layout))}
    if layout.has_gauges and gain_presence(scene) > 0.0:
        boxes["gain"] = gain_box(layout)
    if view not in XRAY_VIEWS and map_presence(scene) > 0.0:
        boxes["body map"] = map_box(layout)
    for cut in (each for each in VIEWS if each == view):
        boxes |= orientation_boxes(layout, scene, cut)
    for xray in (each for each in XRAY_VIEWS if each == view):
        boxes |= corner_boxes(layout, load_xray_words().sides(xray))
    return boxes


def words_at(scenes: Sequence[Scene], layout: Layout, view: str) -> NDArray[np.float64]:
    """The same at each moment (N, T, 4) in pixels: left, top, right, bottom; not a number while one is not there."""
    found = [standing_boxes(scene, layout, view) for scene in scenes]
    names = list(dict.fromkeys(name for boxes in found for name in boxes))
    absent = (np.nan,) * 4
    rows = [[_edges(boxes[name]) if name in boxes else absent for boxes in found] for name in names]
    return np.array(rows, dtype=float).reshape(len(names), len(scenes), 4)


def _edges(box: QRectF) -> tuple[float, float, float, float]:
    return box.left(), box.top(), box.right(), box.bottom()


def treated_body_at(scenes: Sequence[Scene], projects: Sequence[Project]) -> NDArray[np.float64]:
    """What the treated body covers at each moment (1, T, 4) in pixels.

    Args:
        projects: for each moment, how points in mm come into the picture.
    """
    size = VERTEBRAE[scenes[0].case.level]
    extent = np.array([size.endplate_width_mm, size.endplate_depth_mm, size.posterior_height_mm])
    corners = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]) * extent / 2 * _BODY_SHARE
    found = []
    for scene, project in zip(scenes, projects, strict=True):
        pixels = project(scene.height_map.carry(corners))
        found.append([*pixels.min(axis=0), *pixels.max(axis=0)])
    return np.array(found)[None]
