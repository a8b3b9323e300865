"""A clear sheet over one view: shows ink and pointer, and takes them from mouse, pen and finger."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QEventPoint, QMouseEvent, QPainter, QPaintEvent, QTabletEvent, QTouchEvent

from kyphoview.procedure.ink import Stroke, ink_now
from kyphoview.procedure.pinned_points import pin
from kyphoview.procedure.scene import Scene
from kyphoview.shell.features.ink.ink_book import InkBook
from kyphoview.shell.features.ink.pointer import Pointer, Spot
from kyphoview.shell.features.ink.tool_in_use import ToolState
from kyphoview.shell.picture.view_layer import ViewLayer
from kyphoview.view.ink.ink_painter import ink_box, paint_ink
from kyphoview.view.ink.pen_width import pen_mm
from kyphoview.view.ink.pointer_painter import paint_pointer, pointer_box
from kyphoview.view.ink.projection import Projection, projection_of
from kyphoview.view.ink.solid_projection import SolidProjection
from kyphoview.view.scene_view import SceneView

if TYPE_CHECKING:
    from kyphoview.view.solid.solid_view import SolidView

_LEAST_PX = 1.5  # nearer points add nothing
_SEEN = 0.02
_LEFT = Qt.MouseButton.LeftButton


class InkLayer(ViewLayer):
    """Without tools it only shows."""

    def __init__(self, name: str, view: SceneView, book: InkBook, pointer: Pointer, tools: ToolState | None) -> None:
        super().__init__(view)
        self._name = name
        self._book = book
        self._pointer = pointer
        self._tools = tools
        self._scene: Scene | None = None
        self._ink_place = QRect()
        self._pointer_place = QRect()
        self._last: QPointF | None = None  # of the stroke that is being drawn
        self._finger: int | None = None  # by its number
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.cover_view()
        self._on_tool_changed()

        book.changed.connect(self._on_ink_changed)
        book.grown.connect(self._on_ink_changed)
        pointer.moved.connect(self._on_pointer_moved)
        if tools is not None:
            tools.tool_changed.connect(self._on_tool_changed)

    def show_scene(self, scene: Scene) -> None:
        """The moment that the view shows now."""
        has_ink = bool(ink_now(self._book.ink, scene)) or not self._ink_place.isEmpty()
        self._scene = scene
        if has_ink:
            self._on_ink_changed()

    def put_down(self, place: QPointF) -> None:
        """Begin a stroke at a place of the view."""
        projection = self._projection()
        if projection is None or self._tools is None or self._scene is None:
            return
        width_mm = pen_mm(self._view.picture_layout.text_px, projection.scale)
        points = pin(self._scene, projection.to_solid(_pixels(place)))
        self._last = place
        self._book.begin(Stroke(self._scene.moment.step, self._tools.colour, width_mm, points))

    def draw_to(self, place: QPointF) -> None:
        """Go on with the stroke; it ends where another step begins."""
        projection = self._projection()
        if self._last is None or projection is None or self._scene is None or not self._book.ink:
            return
        if self._book.ink[-1].step != self._scene.moment.step:
            self._last = None
        elif (place - self._last).manhattanLength() >= _LEAST_PX:
            self._last = place
            self._book.lengthen(pin(self._scene, projection.to_solid(_pixels(place))))

    def lift(self) -> None:
        """End the stroke."""
        self._last = None

    @property
    def is_drawing(self) -> bool:
        return self._last is not None

    def point_at(self, place: QPointF) -> None:
        """Show the pointer at a place of the view, to everybody."""
        projection = self._projection()
        if projection is not None and self._tools is not None:
            self._pointer.show_at(Spot(self._name, projection.to_solid(_pixels(place)), self._tools.colour))

    def paintEvent(self, event: QPaintEvent) -> None:
        projection = self._projection()
        if projection is None or self._scene is None:
            return
        with QPainter(self) as painter:
            painter.setClipRegion(event.region())
            paint_ink(painter, projection, self._scene, self._book.ink)
            place, spot = self._pointer_at(projection), self._pointer.spot
            if place is not None and spot is not None:
                paint_pointer(painter, place, self._pointer.strength, spot.colour, self._view.picture_layout.text_px)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == _LEFT:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position(), bool(event.buttons() & _LEFT))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.lift()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._go_on(event.position(), False)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen hovers, touches, and leaves."""
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position(), event.pressure() > 0.0)
        else:
            self.lift()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and self._tools is not None and self._tools.tool != "none":
            self._follow_finger(event)
            event.accept()
            return True
        return super().event(event)

    def _begin(self, place: QPointF) -> None:
        if self._tools is not None and self._tools.tool == "pen":
            self.put_down(place)
        else:
            self.point_at(place)

    def _go_on(self, place: QPointF, is_pressed: bool) -> None:
        if self._tools is None or self._tools.tool == "none":
            return
        if self._tools.tool == "pointer":
            self.point_at(place)
        elif is_pressed:
            self.draw_to(place)

    def _follow_finger(self, event: QTouchEvent) -> None:
        """The finger that came first draws; what other ones do changes nothing."""
        if event.type() == QEvent.Type.TouchBegin:
            self._finger = event.points()[0].id()
            self._begin(event.points()[0].position())
            return
        first = next((point for point in event.points() if point.id() == self._finger), None)
        if event.type() != QEvent.Type.TouchUpdate or first is None or first.state() == QEventPoint.State.Released:
            self._finger = None
            self.lift()
        elif first.state() == QEventPoint.State.Updated:
            self._go_on(first.position(), True)

    def _projection(self) -> Projection | None:
        if self._scene is None:
            return None
        if self._name == "3d":
            return _solid_projection(self._view, self._scene)  # type: ignore[arg-type]
        return projection_of(self._name, self._scene, self._view.picture_layout)

    def _pointer_at(self, projection: Projection) -> QPointF | None:
        """Where the pointer is to be seen in this view."""
        spot = self._pointer.spot
        if spot is None or (spot.view != self._name and projection.visibility(spot.point)[0] < _SEEN):
            return None
        pixel = projection.to_pixels(spot.point)[0]
        return QPointF(*pixel.tolist()) if np.isfinite(pixel).all() else None

    def _on_ink_changed(self) -> None:
        projection = self._projection()
        if projection is None or self._scene is None:
            return
        before, self._ink_place = self._ink_place, _covered(ink_box(projection, self._scene, self._book.ink))
        self.update(before.united(self._ink_place))

    def _on_pointer_moved(self) -> None:
        projection = self._projection()
        if projection is None or self.isHidden():
            return
        place = self._pointer_at(projection)
        now = QRect() if place is None else _covered(pointer_box(place, self._view.picture_layout.text_px))
        for each in (self._pointer_place, now):
            if not each.isEmpty():
                self.update(each)
        self._pointer_place = now

    def _on_tool_changed(self) -> None:
        is_used = self._tools is not None and self._tools.tool != "none"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not is_used)
        if is_used:
            self.setCursor(Qt.CursorShape.CrossCursor)
        self.lift()


def _solid_projection(view: "SolidView", scene: Scene) -> Projection | None:
    lens = view.lens
    return None if lens is None else SolidProjection(lens, scene, view.openness)


def _pixels(place: QPointF) -> NDArray[np.float64]:
    return np.array([[place.x(), place.y()]])


def _covered(box: QRectF) -> QRect:
    return QRect() if box.isEmpty() else box.toAlignedRect()
