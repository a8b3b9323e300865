"""What is written over the 3D picture: labels, gauges, the posture figure, and a note where it is drawn coarsely."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from kyphoview.language import _
from kyphoview.procedure.scene import Scene
from kyphoview.view.caching_painter import CachingPainter, DirectPainter, PartPainter
from kyphoview.view.fonts import font
from kyphoview.view.labels.before_and_after import paint_broken_outline, paint_gain
from kyphoview.view.labels.body_map import paint_body_map
from kyphoview.view.labels.gauges import PacedReading, Reading, gauge_boxes, paint_gauges
from kyphoview.view.labels.label_plan import Placed
from kyphoview.view.labels.posture_figure import paint_posture
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.solid_labels import SolidLabels
from kyphoview.view.solid.viewpoint import Viewpoint

_CUT_SEEN = 0.5  # from this opening on the cut face, and what is drawn on it, is seen
_NOTE_SIZE = 0.8  # of the picture's text


class SolidWords:
    """Keeps what it has painted from frame to frame while the picture moves."""

    def __init__(self) -> None:
        self._labels = SolidLabels()
        self._cached = CachingPainter()
        self._reading = PacedReading()

    @property
    def labels(self) -> tuple[Placed, ...]:
        """The labels that were painted last."""
        return self._labels.shown

    def forget(self) -> None:
        """Paint and place everything again."""
        self._labels.forget()
        self._cached.clear()

    def paint(
        self, painter: QPainter, lens: Lens, scene: Scene, theme: Theme, viewpoint: Viewpoint, is_moving: bool,
        is_held: bool,
    ) -> None:  # fmt: skip
        """Paint the words of this moment.

        Args:
            is_moving: it is one of many pictures in quick succession; else every stroke is exact.
            is_held: a hand is turning it.
        """
        if not is_moving:
            self._reading.forget()
            self._paint(DirectPainter(painter), lens, scene, theme, viewpoint, Reading.of(scene), True)
            return
        self._cached.start()
        is_settled = not is_held and not viewpoint.is_gliding
        self._paint(self._cached, lens, scene, theme, viewpoint, self._reading.at(scene), is_settled)
        for layer in self._cached.layers:
            layer.lay(painter)

    def _paint(
        self, parts: PartPainter, lens: Lens, scene: Scene, theme: Theme, viewpoint: Viewpoint, reading: Reading,
        is_settled: bool,
    ) -> None:  # fmt: skip
        layout = lens.layout
        paint_posture(parts, layout, scene.posture, theme)
        paint_body_map(parts, layout, scene, theme)
        paint_gauges(parts, layout, scene, theme, reading)
        is_open = viewpoint.openness > _CUT_SEEN
        if is_open:
            paint_broken_outline(parts, layout, scene, theme, lens.to_pixels)
        paint_gain(parts, layout, scene, theme, is_open)
        if not layout.has_names:
            return
        is_held = viewpoint.is_pose_held
        self._labels.paint(parts, lens, scene, theme, viewpoint.cutaway, is_held, is_settled)


def paint_lighter_note(painter: QPainter, layout: Layout, theme: Theme) -> None:
    """Say that moving pictures are rendered with fewer pixels than the screen has."""
    painter.setFont(font(_NOTE_SIZE * layout.text_px, QFont.Weight.Normal))
    painter.setPen(QColor(theme.text_quiet))
    margin = 0.5 * layout.text_px
    over = 0.0 if layout.has_columns or not layout.has_gauges else gauge_boxes(layout)[0].bottom()
    box = QRectF(0.0, 0.0, layout.width, layout.height).adjusted(margin, over + margin, -margin, -margin)
    painter.drawText(
        box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), _("Lighter picture while it moves")
    )
