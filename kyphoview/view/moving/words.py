"""Labels, gauges and the small figures of a moving picture: each is a copy in pixels until it says something else."""

from kyphoview.anatomy.cuts.planes import plane_of
from kyphoview.procedure.scene import Scene
from kyphoview.view.caching_painter import CachingPainter
from kyphoview.view.frame import Frame
from kyphoview.view.labels.before_and_after import paint_broken_outline, paint_gain
from kyphoview.view.labels.body_map import map_presence, paint_body_map
from kyphoview.view.labels.gauges import PacedReading, gauges_opacity, paint_gauges
from kyphoview.view.labels.label_painter import label_opacity, paint_labels
from kyphoview.view.labels.leader_ends import Pointing
from kyphoview.view.labels.orientation import orientation_opacity, paint_orientation
from kyphoview.view.labels.posture_figure import paint_posture
from kyphoview.view.layers import Layer
from kyphoview.view.mri.mri_inset import mri_presence, paint_mri
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import View
from kyphoview.view.view_frame import labels_of


class MovingWords:
    """The words of one view."""

    def __init__(self, view: View) -> None:
        self._view: View = view
        self._parts = CachingPainter()
        self._reading = PacedReading()
        self._pointing = Pointing()

    def forget(self) -> None:
        """Let go of all copies."""
        self._parts.clear()
        self._reading.forget()
        self._pointing.forget()

    def layers(self, frame: Frame, scene: Scene, theme: Theme) -> tuple[Layer, ...]:
        """The words of a moment."""
        self._parts.start()
        paint_posture(self._parts, frame.layout, scene.posture, theme)
        paint_body_map(self._parts, frame.layout, scene, theme)
        paint_orientation(self._parts, frame.layout, scene, self._view, theme)
        if gauges_opacity(scene) > 0.0:
            paint_gauges(self._parts, frame.layout, scene, theme, self._reading.at(scene))
        if self._view == "side":
            project = frame.projection(plane_of(scene.case.level, self._view, scene.case.path))
            paint_broken_outline(self._parts, frame.layout, scene, theme, project)
            paint_mri(self._parts, frame.layout, scene, theme)
        paint_gain(self._parts, frame.layout, scene, theme, self._view == "side")
        paint_labels(self._parts, frame, scene, self._view, theme, self._pointing.ends)
        return self._parts.layers

    def faded(self, before: Scene, now: Scene) -> float:
        """The most that a word has come or gone between two moments of a step, 0 to 1; 1 where a gauge reads anew."""
        if gauges_opacity(now) > 0.0 and self._reading.is_due(now):
            return 1.0
        labels = labels_of(now.case, now.moment.step, self._view)
        pairs = [(gauges_opacity(before), gauges_opacity(now))]
        pairs.append((map_presence(before), map_presence(now)))
        pairs.append((orientation_opacity(before, self._view), orientation_opacity(now, self._view)))
        if self._view == "side":
            pairs.append((mri_presence(before), mri_presence(now)))
        pairs += [(label_opacity(each, before.moment.at), label_opacity(each, now.moment.at)) for each in labels]
        return max(abs(new - old) for old, new in pairs)
