"""The small picture in the step of finding the cause: the same break as an MRI would show it, named as the model's own.

It stands in a corner of the side cut that no word of the step uses.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath

from kyphoview.language import _, kept_last
from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import FOUND, STEPS, step_index
from kyphoview.procedure.track import even, movement
from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.fonts import font
from kyphoview.view.frame import Frame
from kyphoview.view.labels.gauges import gauge_boxes
from kyphoview.view.labels.label_plan import Placed, label_plan
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.lettering import wrapped, write
from kyphoview.view.letters_and_lines import LEAST_READ_PX
from kyphoview.view.mri.mri_picture import CAMERA, mri_picture
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import faded, fill, stroke
from kyphoview.view.view_frame import ends_now

_PRESENCE = movement("mri", even)
_HEIGHTS = (
    0.42,
    0.39,
    0.36,
    0.33,
    0.3,
    0.27,
    0.24,
    0.21,
    0.18,
    0.16,
)  # of the picture's shorter reach, the largest that has room
_LETTERS, _LARGER_LETTERS = 0.55, 0.7  # of a label's; the second where there is room
_PADDING = 0.5  # of its letters
_EDGE, _BESIDE_EMS = 0.4, 8.0  # around it, and of words beside it: in letters
_PIECES = 24  # of a leader
_BODY = 0.26, 0.3  # the middle of the picture, in which the broken bone is: shares of its width and height


def mri_presence(scene: Scene) -> float:
    """How far it has come, 0 to 1."""
    return _PRESENCE.at(scene.moment.clock)


def mri_words() -> tuple[str, str]:
    """What it is, and what is to be seen in it."""
    return _("Like an MRI, drawn from the model"), _("Bright bone: fresh break")


@dataclass(frozen=True, slots=True)
class MriWords:
    """What the card says, and how large its letters are in pixels."""

    sentences: tuple[str, ...]
    letters_px: float

    def lines_in(self, width: float) -> list[tuple[tuple[str, ...], QFont]]:
        """In lines that fit a width in pixels, with their letters."""
        fonts = (font(self.letters_px, weight) for weight in (QFont.Weight.DemiBold, QFont.Weight.Normal))
        return [(wrapped(text, chosen, width), chosen) for text, chosen in zip(self.sentences, fonts, strict=False)]

    def height_in(self, width: float) -> float:
        """Of these lines, in pixels."""
        return sum(len(lines) * QFontMetricsF(chosen).height() for lines, chosen in self.lines_in(width))


@dataclass(frozen=True, slots=True)
class MriCard:
    """Where it stands, in pixels: all of the card, the picture on it, and the words below the picture or beside it."""

    box: QRectF
    picture: QRectF
    words: QRectF
    said: MriWords

    def moved(self, move: Callable[[QRectF, QPointF], None], to: QPointF) -> "MriCard":
        """The same card with a corner or the middle of it at a point."""
        box = QRectF(self.box)
        move(box, to)
        by = box.topLeft() - self.box.topLeft()
        return MriCard(box, self.picture.translated(by), self.words.translated(by), self.said)


@kept_last(32)
def mri_card(case: Case, layout: Layout, is_softened: bool = False) -> MriCard | None:
    """The largest card that has room in a corner, else below the broken bone; the same all the time. None where it has
    none at all.

    Where large letters leave no room for all its words, it says its name alone; then its letters grow no further.
    """
    taken = [*_labels_and_leaders(case, layout, is_softened), posture_box(layout), _middle(layout)]
    edge = _EDGE * layout.text_px
    room = QRectF(0.0, 0.0, layout.width, _bottom(layout)).adjusted(edge, edge, -edge, -edge)
    for words in _ways_to_say(layout):
        for card in (*_in_corners(layout, words, room), *_below_middle(layout, words, room)):
            if room.contains(card.box) and not any(card.box.intersects(other) for other in taken):
                return card
    return None


def _ways_to_say(layout: Layout) -> Iterator[MriWords]:
    """What a card may say, and in letters of what size, the best first."""
    grown_px, usual_px = layout.small_px, max(LEAST_READ_PX, _LETTERS * layout.text_px)
    for share in (_LARGER_LETTERS, _LETTERS):
        yield MriWords(mri_words(), max(grown_px, share * layout.text_px))
    yield MriWords(mri_words()[:1], max(grown_px, usual_px))
    yield MriWords(mri_words(), usual_px)
    yield MriWords(mri_words()[:1], usual_px)


def _labels_and_leaders(case: Case, layout: Layout, is_softened: bool) -> Iterator[QRectF]:
    """What the step's labels cover, and their leaders in pieces; and the labels that come before it has gone."""
    scene = scene_at(case, Moment(FOUND, 1.0), is_softened)
    frame = Frame.of(scene.cameras["side"], layout)
    placed = label_plan(case, FOUND, "side", layout, is_softened)
    ends = ends_now(scene, "side", frozenset(each.label.part for each in placed))
    for each in placed:
        yield _box(each)
        if each.label.part in ends:
            start, end = QPointF(*each.place.start), QPointF(*frame.pixel(*ends[each.label.part]))
            pieces = [start + (end - start) * (at / _PIECES) for at in range(_PIECES + 1)]
            yield from (QRectF(one, other).normalized().adjusted(-1, -1, 1, 1) for one, other in pairwise(pieces))
    after = STEPS[step_index(FOUND) + 1].id
    for each in label_plan(case, after, "side", layout, is_softened):
        if mri_presence(scene_at(case, Moment(after, each.label.appears), is_softened)) > 0.0:
            yield _box(each)


def _box(placed: Placed) -> QRectF:
    return QRectF(placed.place.x, placed.place.y, placed.place.width, placed.place.height)


def _in_corners(layout: Layout, words: MriWords, room: QRectF) -> Iterator[MriCard]:
    """In the corners of the room, the largest first, that on the front's side and low before the others."""
    below_figure = posture_box(layout).bottom() + _EDGE * layout.text_px
    for card in (make(layout, words, share) for share in _HEIGHTS for make in (_stacked, _side_by_side)):
        yield card.moved(QRectF.moveBottomLeft, room.bottomLeft())
        yield card.moved(QRectF.moveBottomRight, room.bottomRight())
        yield card.moved(QRectF.moveTopLeft, room.topLeft())
        yield card.moved(QRectF.moveTopRight, QPointF(room.right(), below_figure))


def _below_middle(layout: Layout, words: MriWords, room: QRectF) -> Iterator[MriCard]:
    """With large letters the labels leave room only there, for words beside the picture."""
    for share in _HEIGHTS:
        card = _side_by_side(layout, words, share)
        yield card.moved(QRectF.moveBottomLeft, QPointF(room.center().x() - card.box.width() / 2, room.bottom()))


def _middle(layout: Layout) -> QRectF:
    """Where the broken bone is."""
    width, height = _BODY[0] * layout.width, _BODY[1] * layout.height
    down = layout.top + (layout.height - layout.top - layout.bottom - height) / 2
    return QRectF((layout.width - width) / 2, down, width, height)


def _bottom(layout: Layout) -> float:
    """What stands lower: the words for front and back."""
    return gauge_boxes(layout)[0].top() if layout.has_columns else layout.height - layout.bottom - 1.4 * layout.text_px


def _stacked(layout: Layout, said: MriWords, share: float) -> MriCard:
    """A card at (0, 0) whose words stand below the picture, which is so large a share of the shorter reach."""
    padding, picture = _PADDING * said.letters_px, _picture(layout, said, share)
    words = QRectF(picture.left(), picture.bottom() + padding / 2, picture.width(), said.height_in(picture.width()))
    return MriCard(QRectF(0.0, 0.0, picture.right() + padding, words.bottom() + padding), picture, words, said)


def _side_by_side(layout: Layout, said: MriWords, share: float) -> MriCard:
    """The same with its words to the right of the picture."""
    padding, picture = _PADDING * said.letters_px, _picture(layout, said, share)
    width = _BESIDE_EMS * said.letters_px
    words = QRectF(picture.right() + padding, padding, width, said.height_in(width))
    low = max(picture.bottom(), words.bottom())
    return MriCard(QRectF(0.0, 0.0, words.right() + padding, low + padding), picture, words, said)


def _picture(layout: Layout, said: MriWords, share: float) -> QRectF:
    padding, height = _PADDING * said.letters_px, share * min(layout.height, 0.75 * layout.width)
    return QRectF(padding, padding, height * CAMERA.width_mm / CAMERA.height_mm, height)


def paint_mri(parts: PartPainter, layout: Layout, scene: Scene, theme: Theme) -> None:
    """The small picture on its card, while the step shows it."""
    presence = mri_presence(scene)
    card = mri_card(scene.case, layout, scene.is_softened) if presence > 0.0 else None
    if card is None:
        return

    def draw(painter: QPainter, card: MriCard = card) -> None:
        _paint_card(painter, layout, card, scene.case, theme)

    line = layout.line_px
    outer = card.box.adjusted(-line, -line, line, line)
    parts.paint("mri", (layout, theme.name, scene.case, mri_words()), outer, draw, presence)


def _paint_card(painter: QPainter, layout: Layout, card: MriCard, case: Case, theme: Theme) -> None:
    ground, image = QPainterPath(), mri_picture(case)
    ground.addRoundedRect(card.box, 0.32 * layout.text_px, 0.32 * layout.text_px)
    fill(painter, ground, faded(theme.label, 0.96))
    stroke(painter, ground, theme.border, 0.5 * layout.line_px)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(card.picture, image, QRectF(image.rect()))
    top = card.words.top()
    for lines, chosen in card.said.lines_in(card.words.width()):
        height = len(lines) * QFontMetricsF(chosen).height()
        write(painter, QRectF(card.words.left(), top, card.words.width(), height), lines, chosen, theme.label_text)
        top += height
