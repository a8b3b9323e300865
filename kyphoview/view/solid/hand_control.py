"""Turns, shifts and zooms a viewpoint by mouse, wheel and touch."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid import gestures
from kyphoview.view.solid.camera import Lens, Orbit
from kyphoview.view.solid.viewpoint import Viewpoint

_WHEEL_MS = 160
_SHAKEN_PX = 6  # by so much a hand may move while it presses
_NOTCH = 120.0  # of a wheel, in Qt's eighths of a degree
_Button, _Shift = Qt.MouseButton, Qt.KeyboardModifier.ShiftModifier


class HandControl:
    """Follows one hand on a widget. Left button or one finger turns; other buttons, Shift or two fingers shift; two
    fingers and the wheel zoom."""

    def __init__(self, widget: QWidget, pressed: Callable[[QPointF], None]) -> None:
        """`pressed` is told where the hand came down and let go again without moving."""
        self._widget = widget
        self._pressed = pressed
        self._came_down: QPointF | None = None
        self._last_place: QPointF | None = None
        self._last_fingers: tuple[QPointF, float] | None = None
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.setCursor(Qt.CursorShape.OpenHandCursor)

    @property
    def is_holding(self) -> bool:
        """Whether a button or a finger is down."""
        return self._last_place is not None or self._last_fingers is not None

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        self._last_place = self._came_down = event.position()
        self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, event: QMouseEvent, viewpoint: Viewpoint, layout: Layout) -> None:
        """The mouse moved."""
        orbit = viewpoint.orbit
        if self._last_place is None or orbit is None:
            return
        if self._is_still(event.position()):
            return
        stroke = event.position() - self._last_place
        self._last_place = event.position()
        if event.buttons() & (_Button.RightButton | _Button.MiddleButton) or event.modifiers() & _Shift:
            viewpoint.hold(_shifted(orbit, stroke, layout))
        else:
            viewpoint.hold(self._turned(orbit, stroke))

    def _is_still(self, place: QPointF) -> bool:
        """Whether it is still where it came down: a hand shakes a little."""
        if self._came_down is not None and (place - self._came_down).manhattanLength() > _SHAKEN_PX:
            self._came_down = None
        return self._came_down is not None

    def release(self) -> None:
        """The hand let go."""
        self._last_place, self._last_fingers = None, None
        came_down, self._came_down = self._came_down, None
        if came_down is not None:
            self._pressed(came_down)
        self._widget.setCursor(Qt.CursorShape.OpenHandCursor)
        self._widget.update()

    def wheel(self, event: QWheelEvent, viewpoint: Viewpoint) -> None:
        """The wheel turned: forwards is nearer."""
        orbit = viewpoint.orbit
        if orbit is not None and event.angleDelta().y():
            viewpoint.move(gestures.zoomed_by_wheel(orbit, event.angleDelta().y() / _NOTCH), _WHEEL_MS)
        event.accept()

    def touch(self, event: QTouchEvent, viewpoint: Viewpoint, layout: Layout) -> None:
        """Fingers came, moved or went."""
        orbit = viewpoint.orbit
        places = [point.position() for point in event.points()]
        is_over = event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
        if is_over or orbit is None or not places:
            self.release()
            return
        middle = QPointF(sum(p.x() for p in places) / len(places), sum(p.y() for p in places) / len(places))
        spread = max((p - middle).manhattanLength() for p in places) if len(places) > 1 else 0.0
        if event.type() == QEvent.Type.TouchBegin:
            self._came_down = middle
        if len(places) == 1 and self._last_fingers is not None and self._is_still(middle):
            return
        if len(places) > 1:
            self._came_down = None
        before, self._last_fingers = self._last_fingers, (middle, spread)
        if before is None or (before[1] > 0.0) != (len(places) > 1):
            return
        stroke = middle - before[0]
        if len(places) == 1:
            viewpoint.hold(self._turned(orbit, stroke))
        else:
            viewpoint.hold(_shifted(orbit, stroke, layout).nearer(spread / before[1]))

    def _turned(self, orbit: Orbit, stroke: QPointF) -> Orbit:
        return gestures.turned_by_stroke(orbit, stroke.x(), stroke.y(), self._widget.height())


def _shifted(orbit: Orbit, stroke: QPointF, layout: Layout) -> Orbit:
    return gestures.shifted_by_stroke(orbit, stroke.x(), stroke.y(), Lens.of(orbit.pose, layout).scale)
