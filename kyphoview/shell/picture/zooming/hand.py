"""Zooming cuts and X-rays by hand: the wheel, a pinch, a drag of what is zoomed, and presses of keys and buttons."""

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kyphoview.procedure.view_names import ViewName
from kyphoview.shell.picture.picture_input import MOST_SHAKEN_PX
from kyphoview.view.scene_view import SceneView
from kyphoview.view.zoom import Zoom

_NOTCH = 120.0  # of a wheel, in eighths of a degree
_WHEEL_FACTOR = 1.18  # a notch

_OF_KEYS = {
    "solid_nearer": "nearer",
    "solid_farther": "farther",
    "solid_shift_left": "left",
    "solid_shift_right": "right",
    "solid_shift_up": "up",
    "solid_shift_down": "down",
    "solid_home": "home",
}
"""What the keys that move the body in the round do to a cut and an X-ray."""


class Zooming(QObject):
    """Filters the picture's events before others do; what it has used for itself is no press and no swipe.

    Args:
        views: the cuts and X-rays that can be zoomed now, by name.
    """

    zoomed = Signal(str, object)  # which view, and how

    def __init__(self, picture: QWidget, views: Callable[[], Mapping[ViewName, SceneView]]) -> None:
        super().__init__(picture)
        self._picture = picture
        self._views = views
        self._step = ""
        self._held: ViewName | None = None  # by a finger or the mouse
        self._start = QPointF()
        self._last = QPointF()
        self._apart_px = 0.0  # two fingers
        self._is_used = False  # what is held has been dragged or pinched
        picture.installEventFilter(self)

    def act(self, action: str) -> None:
        """Do what a key or a button asks for, in every view that is shown."""
        if action in _OF_KEYS:
            for name, view in self._views().items():
                self._show(name, view.zoom.after(_OF_KEYS[action]))

    def follow_step(self, step: str) -> None:
        """Another step looks at something else: as its camera frames it."""
        if step != self._step:
            self._step = step
            self.act("solid_home")

    def take(self, name: ViewName, zoom: Zoom) -> None:
        """Show a view as another picture of it does."""
        view = self._views().get(name)
        if view is not None:
            view.set_zoom(zoom)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            return self._turn_wheel(event)
        if isinstance(event, QNativeGestureEvent):
            return self._pinch_pad(event)
        if isinstance(event, QTouchEvent):
            return self._touch(event)
        if isinstance(event, QMouseEvent):
            self._drag(event)
        return False

    def _turn_wheel(self, event: QWheelEvent) -> bool:
        name, notches = self._name_at(event.position()), event.angleDelta().y() / _NOTCH
        if name is None or not notches:
            return False
        self._nearer(name, _WHEEL_FACTOR**notches, event.position())
        event.accept()
        return True

    def _pinch_pad(self, event: QNativeGestureEvent) -> bool:
        name = self._name_at(event.position())
        if name is None or event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._nearer(name, 1.0 + event.value(), event.position())
        return True

    def _drag(self, event: QMouseEvent) -> None:
        """Whoever holds what is zoomed moves it; a press that hardly moves is a press."""
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._hold(event.position())
        elif event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(event.position())
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._held = None

    def _touch(self, event: QTouchEvent) -> bool:
        points = [point.position() for point in event.points()]
        if event.type() == QEvent.Type.TouchBegin:
            self._hold(points[0])
        elif event.type() == QEvent.Type.TouchUpdate and len(points) == 2:
            self._pinch(points[0], points[1])
        elif event.type() == QEvent.Type.TouchUpdate and len(points) == 1 and not self._apart_px:
            self._move_to(points[0])
        is_used = self._is_used
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._held, self._is_used, self._apart_px = None, False, 0.0
        if is_used:
            event.accept()
        return is_used

    def _pinch(self, first: QPointF, second: QPointF) -> None:
        middle = (first + second) / 2
        apart_px = max(1.0, math.hypot(*(second - first).toTuple()))
        if not self._apart_px:
            self._held = self._name_at(middle)
        elif self._held is not None:
            self._nearer(self._held, apart_px / self._apart_px, middle)
            self._move_by(middle - self._last)
        self._apart_px, self._last, self._is_used = apart_px, middle, True

    def _hold(self, place: QPointF) -> None:
        self._held, self._start, self._last = self._name_at(place), place, place
        self._is_used, self._apart_px = False, 0.0

    def _move_to(self, place: QPointF) -> None:
        view = self._views().get(self._held) if self._held is not None else None
        if view is None or view.zoom.is_whole:
            return
        if not self._is_used and (place - self._start).manhattanLength() <= MOST_SHAKEN_PX:
            return
        self._is_used = True
        self._move_by(place - self._last)
        self._last = place

    def _move_by(self, way: QPointF) -> None:
        view = self._views().get(self._held) if self._held is not None else None
        if view is not None and self._held is not None:
            self._show(self._held, view.zoom.moved(way.x() / view.width(), way.y() / view.height()))

    def _nearer(self, name: ViewName, by: float, place: QPointF) -> None:
        view = self._views()[name]
        inside = view.mapFrom(self._picture, place)
        self._show(name, view.zoom.nearer(by, inside.x() / view.width(), inside.y() / view.height()))

    def _show(self, name: ViewName, zoom: Zoom) -> None:
        view = self._views()[name]
        if zoom != view.zoom:
            view.set_zoom(zoom)
            self.zoomed.emit(name, zoom)

    def _name_at(self, place: QPointF) -> ViewName | None:
        for name, view in self._views().items():
            if QRectF(view.rect()).contains(view.mapFrom(self._picture, place)):
                return name
        return None
