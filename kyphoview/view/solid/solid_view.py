"""The widget that shows the body in the round, turned by hand; the picture itself is taken by the studio."""

from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kyphoview.procedure.scene import Scene
from kyphoview.view.caching_painter import CachingPainter, DirectPainter, PartPainter
from kyphoview.view.fonts import font
from kyphoview.view.labels.gauges import PacedReading, Reading, gauge_boxes, paint_gauges
from kyphoview.view.labels.posture_figure import paint_posture
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.scene_view import SceneView
from kyphoview.view.solid import gestures
from kyphoview.view.solid.camera import Lens, Pose
from kyphoview.view.solid.renderer import Renderer
from kyphoview.view.solid.resolution import MovingResolution
from kyphoview.view.solid.solid_labels import SolidLabels
from kyphoview.view.solid.stage.backdrop import Backdrop, paint_backdrop, paint_taken
from kyphoview.view.solid.stage.body_outline import paint_figure
from kyphoview.view.solid.viewpoint import Viewpoint

NO_GRAPHICS = "The body in the round cannot be shown here: this machine offers no graphics interface for it."
LOST_GRAPHICS = "The graphics interface was lost, so the body in the round cannot be shown any more."
LIGHTER = "Lighter picture while it moves"
_FADE_MS, _WHEEL_MS = 250, 160
_NOTCH = 120.0

_Button, _Shift = Qt.MouseButton, Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True, eq=False)
class _Taken:
    """A picture with all that it depends on."""

    scene: Scene
    pose: Pose
    openness: float
    theme: Theme
    size: QSize
    image: QImage


class SolidView(SceneView):
    """Shows scenes from where the step or the person puts the eye.

    `failed` says in one sentence that there is no graphics interface, or that it was lost. `viewpoint_changed` tells
    whoever shows the controls that the camera or the opening has changed.
    """

    failed = Signal(str)
    viewpoint_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewpoint = Viewpoint(self)
        self._scene: Scene | None = None
        self._hand_at: QPointF | None = None
        self._fingers: tuple[QPointF, float] | None = None
        self._taken: _Taken | None = None
        self._faded_from: QImage | None = None
        self._backdrop = Backdrop()
        self._labels = SolidLabels()
        self._parts = CachingPainter()
        self._reading = PacedReading()
        self._resolution = MovingResolution()
        self._renderer = Renderer(self)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(_FADE_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

        self.viewpoint.changed.connect(self._on_viewpoint_changed)
        self.viewpoint.jumping.connect(self._start_fade)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._end_fade)
        self._renderer.broken.connect(self._on_broken)

    @property
    def view(self) -> str:
        """Which view this is."""
        return "3d"

    @property
    def openness(self) -> float:
        """How far the spine is open, 0 (whole) to 1."""
        return self.viewpoint.openness

    @property
    def moving_scale(self) -> float:
        """Pixels rendered for each one shown, along a side, while it moves."""
        return self._resolution.scale(True, self.width(), self.height())

    @property
    def lens(self) -> Lens | None:
        """How the eye sees the solid now; None while there is no picture."""
        if self._scene is None or self._renderer.is_broken:
            return None
        return Lens.of(self.viewpoint.pose(self._scene), self._layout())

    def show_scene(self, scene: Scene) -> None:
        if self._renderer.is_broken:
            self.failed.emit(NO_GRAPHICS)
            return
        if scene != self._scene:
            self._scene = scene
            self.viewpoint.follow(scene)
            self._on_viewpoint_changed()

    def share_viewpoint(self, other: Viewpoint) -> None:
        """Look through another view's eye from now on."""
        if other is not self.viewpoint:
            self.viewpoint.changed.disconnect(self._on_viewpoint_changed)
            self.viewpoint.jumping.disconnect(self._start_fade)
            self.viewpoint = other
            other.changed.connect(self._on_viewpoint_changed)
            other.jumping.connect(self._start_fade)
            self._on_viewpoint_changed()

    def set_motion_reduced(self, is_reduced: bool) -> None:
        """Whether the eye jumps, softly by a fade, instead of gliding."""
        self.viewpoint.is_motion_reduced = is_reduced

    def act(self, deed: str) -> None:
        """Do one of `gestures.DEEDS`, as a key asks for it."""
        orbit = self.viewpoint.orbit
        if orbit is not None:
            self.viewpoint.move(gestures.after_deed(orbit, deed))

    def close_stage(self) -> None:
        """Let go of everything on the graphics side: nothing is shown any more."""
        self._renderer.close()

    def still_of(self, scene: Scene, framed_as: Scene | None = None) -> QImage:
        """Another moment from where the eye is now, without words, in the widget's device pixels.

        Args:
            framed_as: the moment whose camera and opening it takes where the person has not chosen them.
        """
        lens = Lens.of(self.viewpoint.pose_of(framed_as or scene), self._layout())
        openness = self.viewpoint.openness_of(framed_as or scene)
        image = self._renderer.picture(scene, lens, self._theme, openness, self._size_px(is_moving=False))
        return self._composed(image, scene, lens)

    def paint_view(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect())
            self._backdrop.paint(painter, box, self._theme)
            if self._scene is None or self._renderer.is_broken:
                return
            lens = Lens.of(self.viewpoint.pose(self._scene), self._layout())
            paint_figure(painter, lens, self._scene, self._theme)
            paint_taken(painter, box, self._picture(self._scene, lens))
            if self._faded_from is not None:
                painter.setOpacity(float(self._fade.currentValue()))
                painter.drawImage(box, self._faded_from)
                painter.setOpacity(1.0)
            if self._has_labels:
                self._paint_words(painter, lens, self._scene)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand_at = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        orbit = self.viewpoint.orbit
        if self._hand_at is None or orbit is None:
            return
        stroke = event.position() - self._hand_at
        self._hand_at = event.position()
        is_shifting = event.buttons() & (_Button.RightButton | _Button.MiddleButton) or event.modifiers() & _Shift
        if is_shifting:
            scale = Lens.of(orbit.pose, self._layout()).scale
            self.viewpoint.hold(gestures.dragged(orbit, stroke.x(), stroke.y(), scale))
        else:
            self.viewpoint.hold(gestures.stroked(orbit, stroke.x(), stroke.y(), self.height()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._let_go()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.viewpoint.go_home()

    def wheelEvent(self, event: QWheelEvent) -> None:
        orbit = self.viewpoint.orbit
        if orbit is not None and event.angleDelta().y():
            self.viewpoint.move(gestures.wheeled(orbit, event.angleDelta().y() / _NOTCH), _WHEEL_MS)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and self._follow_touch(event):
            event.accept()
            return True
        return super().event(event)

    def _forget(self) -> None:
        self._labels.forget()
        self._parts.clear()
        self.update()

    def _let_go(self) -> None:
        self._hand_at, self._fingers = None, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.update()

    def _on_viewpoint_changed(self) -> None:
        self.viewpoint_changed.emit()
        self.update()

    def _start_fade(self) -> None:
        last = self._taken
        if last is not None:
            self._faded_from = self._composed(last.image, last.scene, Lens.of(last.pose, self._layout()))
            self._fade.stop()
            self._fade.start()

    def _end_fade(self) -> None:
        self._faded_from = None
        self.update()

    def _composed(self, taken: QImage, scene: Scene, lens: Lens) -> QImage:
        """A picture of the stage before all that lies behind it, in the widget's device pixels."""
        found = QImage(self.size() * self.devicePixelRatio(), QImage.Format.Format_RGB32)
        found.setDevicePixelRatio(self.devicePixelRatio())
        with QPainter(found) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_backdrop(painter, QRectF(self.rect()), self._theme)
            paint_figure(painter, lens, scene, self._theme)
            paint_taken(painter, QRectF(self.rect()), taken)
        return found

    @property
    def _is_in_hand(self) -> bool:
        return self._hand_at is not None or self._fingers is not None

    @property
    def _is_quick(self) -> bool:
        """Whether pictures follow each other too quickly to be fine."""
        return self._is_moving or self._is_in_hand or self.viewpoint.is_gliding

    def _size_px(self, is_moving: bool) -> QSize:
        ratio = self.devicePixelRatio()
        width, height = self.width() * ratio, self.height() * ratio
        scale = self._resolution.scale(is_moving, width, height)
        return QSize(max(1, round(width * scale)), max(1, round(height * scale)))

    def _picture(self, scene: Scene, lens: Lens) -> QImage:
        """The stage now: the last picture, if nothing has changed since."""
        last, is_quick, openness = self._taken, self._is_quick, self.viewpoint.openness
        size = self._size_px(is_quick)
        if last is not None and (last.scene, last.pose, last.openness, last.theme, last.size) == (
            scene, lens.pose, openness, self._theme, size,
        ):  # fmt: skip
            return last.image
        start = perf_counter()
        image = self._renderer.picture(scene, lens, self._theme, openness, size, not is_quick)
        if is_quick:
            self._resolution.note((perf_counter() - start) * 1000)
        self._taken = _Taken(scene, lens.pose, openness, self._theme, size, image)
        return image

    def _paint_words(self, painter: QPainter, lens: Lens, scene: Scene) -> None:
        if not self._is_quick:
            self._reading.forget()
            self._paint_word_parts(DirectPainter(painter), lens, scene, Reading.of(scene))
            return
        self._parts.start()
        self._paint_word_parts(self._parts, lens, scene, self._reading.at(scene))
        for layer in self._parts.layers:
            layer.lay(painter)
        if self._resolution.is_light:
            self._say_lighter(painter, lens.layout)

    def _paint_word_parts(self, parts: PartPainter, lens: Lens, scene: Scene, reading: Reading) -> None:
        layout = lens.layout
        paint_posture(parts, layout, scene.lying, self._theme)
        paint_gauges(parts, layout, scene, self._theme, reading)
        is_settled = not self._is_in_hand and not self.viewpoint.is_gliding
        openness, is_held = self.viewpoint.openness, self.viewpoint.is_pose_held
        self._labels.paint(parts, lens, scene, self._theme, openness, is_held, is_settled)

    def _say_lighter(self, painter: QPainter, layout: Layout) -> None:
        painter.setFont(font(0.62 * layout.text_px, QFont.Weight.Normal))
        painter.setPen(QColor(self._theme.text_quiet))
        margin = 0.5 * layout.text_px
        over = 0.0 if layout.has_columns or not layout.has_gauges else gauge_boxes(layout)[0].bottom()
        box = QRectF(self.rect()).adjusted(margin, over + margin, -margin, -margin)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), LIGHTER)

    def _follow_touch(self, event: QTouchEvent) -> bool:
        """One finger turns, two shift and bring nearer."""
        orbit = self.viewpoint.orbit
        points = [point.position() for point in event.points()]
        is_over = event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
        if is_over or orbit is None or not points:
            self._let_go()
            return True
        middle = QPointF(sum(p.x() for p in points) / len(points), sum(p.y() for p in points) / len(points))
        spread = max((p - middle).manhattanLength() for p in points)
        before, self._fingers = self._fingers, (middle, spread if len(points) > 1 else 0.0)
        if before is None or (before[1] > 0.0) != (len(points) > 1):
            return True
        stroke = middle - before[0]
        if len(points) == 1:
            self.viewpoint.hold(gestures.stroked(orbit, stroke.x(), stroke.y(), self.height()))
        else:
            scale = Lens.of(orbit.pose, self._layout()).scale
            self.viewpoint.hold(gestures.dragged(orbit, stroke.x(), stroke.y(), scale).nearer(spread / before[1]))
        return True

    def _on_broken(self) -> None:
        """It was noticed while painting: whoever hears of it hides this view, which must wait until that is over."""
        QTimer.singleShot(0, self, lambda: self.failed.emit(LOST_GRAPHICS))
