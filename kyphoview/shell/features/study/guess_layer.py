"""A clear sheet over one view: a guess as a dashed line, which mouse and finger can move as long as it is open."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTouchEvent

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.view_names import ViewName
from kyphoview.shell.picture.view_layer import ViewLayer
from kyphoview.view.hitting.label_hit import labels_seen
from kyphoview.view.hitting.look import Look
from kyphoview.view.ink.guess_painter import guess_box, paint_guess
from kyphoview.view.ink.projection import projection_of
from kyphoview.view.labels.label_plan import Placed
from kyphoview.view.scene_view import SceneView


@dataclass(frozen=True, slots=True, eq=False)
class Guess:
    """What somebody thinks, as a line of the solid.

    Attributes:
        line: its points (N, 3) in mm.
        for_one_more: how they move (N, 3), in mm, with a guess one larger.
        words: what stands beside it.
        is_open: whether it can still be moved.
    """

    view: ViewName
    line: Points
    for_one_more: Points
    words: str
    is_open: bool


class GuessLayer(ViewLayer):
    """`dragged` says by how much more the guess now is."""

    dragged = Signal(float)

    def __init__(self, name: ViewName, view: SceneView) -> None:
        super().__init__(view)
        self._name = name
        self._scene: Scene | None = None
        self._guess: Guess | None = None
        self._covered = QRect()
        self._taken: tuple[QRectF, ...] = ()  # by the picture's labels
        self._last: QPointF | None = None  # of the drag
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.cover_view()

    def show_guess(self, guess: Guess, scene: Scene) -> None:
        """Show this guess over the moment that the view shows now."""
        self._guess, self._scene = guess, scene
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not guess.is_open)
        before, places = self._covered, self._places(guess.line)
        layout = self._view.picture_layout
        self._taken = tuple(_box_of(label) for label in labels_seen(Look(scene, self._name, layout)))
        self._covered = guess_box(places, guess.words, layout.text_px, self.font(), self._taken).toAlignedRect()
        self.update(before.united(self._covered))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._guess is None:
            return
        with QPainter(self) as painter:
            painter.setClipRegion(event.region())
            text_px = self._view.picture_layout.text_px
            places = self._places(self._guess.line)
            paint_guess(painter, places, self._guess.words, text_px, self.font(), self._taken)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._last = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag_to(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._last = None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._follow_finger(event)
            event.accept()
            return True
        return super().event(event)

    def _follow_finger(self, event: QTouchEvent) -> None:
        place = event.points()[0].position()
        if event.type() == QEvent.Type.TouchBegin:
            self._last = place
        elif event.type() == QEvent.Type.TouchUpdate:
            self._drag_to(place)
        else:
            self._last = None

    def _drag_to(self, place: QPointF) -> None:
        """As far as the drag goes the way in which the line moves where it moves most."""
        if self._last is None or self._guess is None or not self._guess.is_open:
            return
        moved = self._places(self._guess.line + self._guess.for_one_more) - self._places(self._guess.line)
        way = moved[int(np.argmax(np.linalg.norm(moved, axis=1)))]
        drag = np.array([place.x() - self._last.x(), place.y() - self._last.y()])
        length = float(way @ way)
        if length > 0.0:
            self._last = place
            self.dragged.emit(float(drag @ way) / length)

    def _places(self, points: Points) -> Values:
        """Points (N, 3) in mm as pixels (N, 2) of the view."""
        assert self._scene is not None
        return projection_of(self._name, self._scene, self._view.picture_layout).to_pixels(points)


def _box_of(label: Placed) -> QRectF:
    place = label.place
    return QRectF(place.x, place.y, place.width, place.height)
