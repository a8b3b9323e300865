"""What each view looks at: its plane, its camera, where labels point, and the labels. Cuts and X-rays alike."""

import numpy as np

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.geometry.axis import Vector
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.content.courses import load_course_step
from kyphoview.content.labels import Label, load_labels
from kyphoview.content.xray import load_xray_words
from kyphoview.language import kept_last
from kyphoview.procedure.case import Case
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView, xray_camera, xray_plane
from kyphoview.procedure.framing.label_anchors import anchors_of
from kyphoview.procedure.framing.xray_anchors import xray_anchors
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import step_called
from kyphoview.view.picture_layout import VIEWS, View

Ends = dict[str, tuple[float, float]]
"""Where labels point, by part: mm right and up in a view's plane."""


def plane_of(case: Case, view: str) -> Plane:
    """The plane of a view's picture."""
    return xray_plane(_xray(view)) if view in XRAY_VIEWS else load_cut(case.level, _cut(view), case.path).plane


def camera_of(scene: Scene, view: str) -> Camera:
    """What a view frames now."""
    return xray_camera(_xray(view), scene.moment.camera_clock) if view in XRAY_VIEWS else scene.cameras[view]


def anchors_now(scene: Scene, view: str, names: frozenset[str]) -> dict[str, Vector]:
    """Where the labels of these parts point now, (3,) in mm, by part; what is not there has no place."""
    return xray_anchors(scene, _xray(view)) if view in XRAY_VIEWS else anchors_of(scene, _cut(view), names)


def ends_now(scene: Scene, view: str, names: frozenset[str]) -> Ends:
    """The same places in the view's plane."""
    return flattened(anchors_now(scene, view, names), scene.case, view, names)


def flattened(anchors: dict[str, Vector], case: Case, view: str, names: frozenset[str]) -> Ends:
    """Of the parts' places, (3,) in mm, those of these names, in the view's plane."""
    found = [name for name in anchors if name in names]
    if not found:
        return {}
    places = plane_of(case, view).flatten(np.stack([anchors[name] for name in found])).tolist()
    return {name: (x_mm, y_mm) for name, (x_mm, y_mm) in zip(found, places, strict=True)}


@kept_last(64)
def labels_of(case: Case, step: str, view: str) -> tuple[Label, ...]:
    """The labels of a step that are shown in a case, in the words that fit it, the most important first."""
    if step_called(step).clocks:
        labels = load_course_step(step).labels.of(_xray(view) if view in XRAY_VIEWS else _cut(view))
    elif view in XRAY_VIEWS:
        labels = load_xray_words().labels(step, _xray(view))
    else:
        labels = load_labels().steps[step].of(_cut(view))
    return tuple(label.fitted(case, step) for label in labels if label.is_for(case))


def _xray(view: str) -> XrayView:
    return next(each for each in XRAY_VIEWS if each == view)


def _cut(view: str) -> View:
    return next(each for each in VIEWS if each == view)
