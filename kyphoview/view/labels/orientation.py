"""Small words at the picture's edges that say which way the patient lies in a cut: front and back, left and right.

They stand where neither labels nor gauges do, above the gauges where these need the whole width, and fade in as the
camera comes near: with the whole back in the picture they are not needed.
"""

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath

from kyphoview.content.labels import load_labels
from kyphoview.procedure.scene import Scene
from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.fonts import font
from kyphoview.view.labels.before_and_after import gain_presence
from kyphoview.view.labels.gauges import gauge_boxes, gauges_opacity
from kyphoview.view.lettering import write
from kyphoview.view.letters_and_lines import LEAST_READ_PX
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout, View
from kyphoview.view.strokes import faded, fill

_LETTERS = 0.86  # of a label's
_CARD = 0.72  # how solid the ground below a word is
_FAR_MM, _NEAR_MM = 480.0, 300.0  # of the picture's height: from none of the words to all


def paint_orientation(parts: PartPainter, layout: Layout, scene: Scene, view: View, theme: Theme) -> None:
    """The words that have room."""
    opacity = orientation_opacity(scene, view)
    for word, box in orientation_boxes(layout, scene, view).items():

        def draw(painter: QPainter, word: str = word, box: QRectF = box) -> None:
            card = QPainterPath()
            card.addRoundedRect(box, 0.3 * box.height(), 0.3 * box.height())
            fill(painter, card, faded(theme.label, _CARD))
            write(painter, box, (word,), _letters(layout), theme.label_text, across="middle")

        parts.paint(("orientation", word), (layout, theme.name, word), box, draw, opacity)


def orientation_boxes(layout: Layout, scene: Scene, view: View) -> dict[str, QRectF]:
    """Where each word stands now, in pixels."""
    if orientation_opacity(scene, view) <= 0.0:
        return {}
    has_gauges = layout.has_gauges and max(gauges_opacity(scene), gain_presence(scene)) > 0.0
    return {word: _box(layout, word, across, down) for word, across, down in _places(view, has_gauges)}


def orientation_opacity(scene: Scene, view: View) -> float:
    """How far the words have come, 0 to 1."""
    return min(1.0, max(0.0, (_FAR_MM - scene.cameras[view].height_mm) / (_FAR_MM - _NEAR_MM)))


def _places(view: View, has_gauges: bool) -> list[tuple[str, float, bool]]:
    """Each word, where it stands across (0 left to 1 right), and whether it stands below the picture's middle."""
    words = load_labels().sides
    if view == "side":
        return [(words.front, 0.0, True), (words.back, 1.0, True)]
    found = [(words.right, 0.0, True), (words.left, 1.0, True)]  # seen from the feet, as in CT
    return found if has_gauges else [*found, (words.front, 0.5, False), (words.back, 0.5, True)]


def paint_in_corners(painter: QPainter, layout: Layout, words: tuple[str, str], colour: str) -> None:
    """A word for the left and one for the right in the lower corners, where those of the cuts stand."""
    for word, box in corner_boxes(layout, words).items():
        write(painter, box, (word,), _letters(layout), colour, across="middle")


def corner_boxes(layout: Layout, words: tuple[str, str]) -> dict[str, QRectF]:
    """Where these two stand, in pixels."""
    return {word: _box(layout, word, float(across), True) for across, word in enumerate(words)}


def _letters(layout: Layout) -> QFont:
    least_px = layout.small_px if layout.text_px >= LEAST_READ_PX else 0.0
    return font(max(least_px, _LETTERS * layout.text_px), QFont.Weight.DemiBold)


@lru_cache(maxsize=32)
def _box(layout: Layout, word: str, across: float, is_below: bool) -> QRectF:
    metrics = QFontMetricsF(_letters(layout))
    width, height = metrics.horizontalAdvance(word) + 0.9 * metrics.height(), 1.15 * metrics.height()
    edge = 0.35 * layout.text_px
    if not is_below:
        top = edge
    elif layout.has_columns:
        top = gauge_boxes(layout)[0].center().y() - height / 2
    else:
        top = (gauge_boxes(layout)[0].top() if layout.has_gauges else layout.height) - height - edge
    return QRectF(edge + across * (layout.width - 2 * edge - width), top, width, height)
