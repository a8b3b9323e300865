"""One picture of a Scene: the same strokes for the window, a PNG, an SVG and a PDF."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from kyphoview.anatomy.cuts.cut import Cut, load_cut
from kyphoview.anatomy.cuts.planes import plane_of
from kyphoview.anatomy.levels import LEVELS
from kyphoview.procedure.scene import Scene
from kyphoview.view.caching_painter import DirectPainter, PartPainter
from kyphoview.view.cut.bones import paint_bone
from kyphoview.view.cut.discs import paint_disc
from kyphoview.view.cut.fracture import paint_break, paint_next_break
from kyphoview.view.cut.ghosts import paint_ghosts
from kyphoview.view.cut.hand import paint_hand
from kyphoview.view.cut.imaging_plane import paint_scan
from kyphoview.view.cut.tissues import paint_tissues
from kyphoview.view.cut.treatment import paint_fillings
from kyphoview.view.cut.wound import paint_wounds, wounds_in
from kyphoview.view.frame import Frame
from kyphoview.view.labels.before_and_after import paint_broken_outline, paint_gain
from kyphoview.view.labels.body_map import paint_body_map
from kyphoview.view.labels.gauges import paint_gauges
from kyphoview.view.labels.label_painter import paint_labels
from kyphoview.view.labels.orientation import paint_orientation
from kyphoview.view.labels.posture_figure import paint_posture
from kyphoview.view.mri.mri_inset import paint_mri
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout, View
from kyphoview.view.strokes import restored


def paint_picture(
    painter: QPainter,
    scene: Scene,
    view: View,
    width: float,
    height: float,
    theme: Theme,
    text_scale: float = 1.0,
    labels: bool = True,
) -> None:
    """Paint a scene into the rectangle from (0, 0) to (width, height), in the painter's units.

    Args:
        view: which cut.
        text_scale: 1 to 2, the person's choice of text size.
        labels: with labels, gauges and the small figure; without them the cut fills the picture.
    """
    with restored(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRectF(0, 0, width, height))
        paint_exactly(painter, Layout.of(width, height, text_scale, labels), scene, view, theme, labels)


def paint_exactly(painter: QPainter, layout: Layout, scene: Scene, view: View, theme: Theme, labels: bool) -> None:
    """Paint every stroke of a scene as it is divided by a layout."""
    frame = Frame.of(scene.cameras[view], layout)
    painter.fillRect(QRectF(0, 0, layout.width, layout.height), QColor(theme.backdrop))
    paint_anatomy(painter, frame, scene, view, theme)
    if labels:
        paint_words(DirectPainter(painter), frame, scene, view, theme)


def paint_words(parts: PartPainter, frame: Frame, scene: Scene, view: View, theme: Theme) -> None:
    """The small figure, the gauges and the labels."""
    paint_posture(parts, frame.layout, scene.posture, theme)
    paint_body_map(parts, frame.layout, scene, theme)
    paint_orientation(parts, frame.layout, scene, view, theme)
    paint_gauges(parts, frame.layout, scene, theme)
    if view == "side":
        paint_broken_outline(
            parts, frame.layout, scene, theme, frame.projection(plane_of(scene.case.level, view, scene.case.path))
        )
        paint_mri(parts, frame.layout, scene, theme)
    paint_gain(parts, frame.layout, scene, theme, view == "side")
    paint_labels(parts, frame, scene, view, theme)


def paint_anatomy(painter: QPainter, frame: Frame, scene: Scene, view: View, theme: Theme) -> None:
    """The body, the break and what is done to it, without words."""
    cut = load_cut(scene.case.level, view, scene.case.path)
    paint_body(painter, frame, cut, scene, theme)
    paint_wounds(painter, frame, wounds_in(frame, cut, scene, scene), scene, theme)
    paint_fillings(painter, frame, cut, scene, theme)
    paint_scan(painter, frame, scene, theme)
    paint_hand(painter, frame, cut, scene, theme)


def paint_below(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """The bones and discs below the treated vertebra, which never move."""
    _paint_spine(painter, frame, cut, scene, theme, lambda level: levels_below(level, cut) > 0)


def paint_treated(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """The treated vertebra and its break, between its two discs."""
    for disc in cut.discs:
        if cut.treated in (disc.above, disc.below):
            paint_disc(painter, frame, cut, disc, scene, theme)
    for bone in cut.bones:
        if bone.level == cut.treated:
            paint_bone(painter, frame, cut, bone, scene, theme)
    paint_break(painter, frame, cut, scene, theme)


def paint_above(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """The bones and discs above the treated vertebra, which move as one."""
    _paint_spine(painter, frame, cut, scene, theme, lambda level: levels_below(level, cut) < 0)


def _paint_spine(
    painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme, is_painted: Callable[[str], bool]
) -> None:
    """The bones of some levels, and the discs between them."""
    for disc in cut.discs:
        if is_painted(disc.above) and is_painted(disc.below):
            paint_disc(painter, frame, cut, disc, scene, theme)
    for bone in cut.bones:
        if is_painted(bone.level):
            paint_bone(painter, frame, cut, bone, scene, theme)


def paint_body(painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
    """All that changes only with the camera and the heights."""
    for paint in (paint_tissues, paint_below, paint_treated, paint_above, paint_next_break, paint_ghosts):
        paint(painter, frame, cut, scene, theme)


def levels_below(level: str, cut: Cut) -> int:
    """By how many levels one lies below the treated one, less than 0 above it."""
    return LEVELS.index(level) - LEVELS.index(cut.treated)
