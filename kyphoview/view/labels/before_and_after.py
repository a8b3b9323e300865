"""Before and after, in the last steps: the broken bone as a dashed outline over the present one, and the gain."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter, QPainterPath

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import LEVELS
from kyphoview.describe.gain import gain_of, plain_gain_sentence, when_broken
from kyphoview.language import _
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.track import even, movement
from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.labels.gauges import gauge_boxes
from kyphoview.view.lettering import fitted, write
from kyphoview.view.letters_and_lines import GAUGES_CAPTION_EMS
from kyphoview.view.palette import Theme
from kyphoview.view.paths import polygon
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import faded, fill, stroke

Project = Callable[[Points], NDArray[np.float64]]
"""From points (N, 3) in mm to pixels (N, 2) of a picture."""

_PRESENCE = movement("gain", even)
_DASHES = (4.0, 3.0)
_LINE, _HALO, _HALO_OPACITY = 1.5, 2.2, 0.6  # outlines' widths; the halo makes it seen on every ground
_CARD_WIDTHS = 1.5  # of a gauge's


def gain_presence(scene: Scene) -> float:
    """How far it has come, 0 to 1."""
    return _PRESENCE.at(scene.moment.clock)


def paint_broken_outline(
    parts: PartPainter, layout: Layout, scene: Scene, theme: Theme, project: Project, path: str | None = None
) -> None:
    """The outlines, when it broke, of the treated vertebra and the one above it, as the side cut meets them.

    Args:
        project: from points (N, 3) in mm to pixels (N, 2); those behind a camera are not a number.
        path: the needles' path along which it is cut, if not the case's own.
    """
    presence = gain_presence(scene)
    if presence <= 0.0:
        return
    lines = [project(outline) for outline in _broken_outlines(scene, path or scene.case.path)]
    if all(np.isnan(line).all() for line in lines):  # behind the camera
        return
    low, high = np.nanmin(np.concatenate(lines), axis=0), np.nanmax(np.concatenate(lines), axis=0)
    spare = 2 * _HALO * layout.line_px
    box = QRectF(*low, *(high - low)).adjusted(-spare, -spare, spare, spare)

    def draw(painter: QPainter) -> None:
        for path in map(polygon, lines):
            stroke(painter, path, faded(theme.label, _HALO_OPACITY), _HALO * layout.line_px)
            stroke(painter, path, theme.accent, _LINE * layout.line_px, _DASHES)

    key = layout, theme.name, scene.case, tuple(low), tuple(high)
    parts.paint("broken outline", key, box, draw, presence)


def gain_in_words(scene: Scene, has_figures: bool) -> str:
    """The gain, for where its card has no room; "" before there is one."""
    if gain_presence(scene) <= 0.0:
        return ""
    return "; ".join(gain_of(scene).lines) if has_figures else plain_gain_sentence(scene)


def paint_gain(parts: PartPainter, layout: Layout, scene: Scene, theme: Theme, has_outline: bool) -> None:
    """The words, in the middle of the place where gauges stand in other steps; with what the dashes are, if there are
    some."""
    presence = gain_presence(scene)
    if presence <= 0.0 or not layout.has_gauges:
        return
    gain = gain_of(scene)
    box = gain_box(layout)

    def draw(painter: QPainter) -> None:
        card = QPainterPath()
        card.addRoundedRect(box, 0.14 * box.height(), 0.14 * box.height())
        fill(painter, card, faded(theme.gauge, 0.95))
        stroke(painter, card, theme.border, 0.5 * layout.line_px)
        rows = [(line, 0.95, QFont.Weight.Bold, theme.label_text) for line in gain.lines_in(layout.has_figures)]
        if has_outline:
            rows.append((_("Dashed: when it broke"), GAUGES_CAPTION_EMS, QFont.Weight.Normal, theme.text_quiet))
        height = box.height() / (len(rows) + 0.4)
        for number, (text, ems, weight, colour) in enumerate(rows):
            place = QRectF(box.left(), box.top() + (number + 0.2) * height, box.width(), height)
            letters = fitted(text, ems * layout.gauge_px, 0.92 * box.width(), weight)
            write(painter, place, (text,), letters, colour, across="middle")

    parts.paint("gain", (layout, theme.name, gain, has_outline), box, draw, presence)


def gain_box(layout: Layout) -> QRectF:
    """Where the words stand, in pixels."""
    middle = gauge_boxes(layout)[1]
    wider = (_CARD_WIDTHS - 1.0) * middle.width() / 2
    return middle.adjusted(-wider, 0.0, wider, 0.0)


def _broken_outlines(scene: Scene, path: str) -> list[Points]:
    """Closed lines (N, 3) in mm."""
    broken, level = when_broken(scene), scene.case.level
    above = LEVELS[LEVELS.index(level) - 1]
    cut = load_cut(level, "side", path)
    bones = [bone for bone in cut.bones if bone.level in (level, above) and not bone.is_rib]
    return [broken.carry_bone(bone.level, outline) for bone in bones for outline in bone.outlines]
