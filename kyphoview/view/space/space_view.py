"""The widget that shows the body in the round, turned by hand; the picture itself is taken by the studio."""

from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRadialGradient,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from kyphoview.procedure.scene import Scene
from kyphoview.view.fonts import font
from kyphoview.view.gauges import paint_gauges
from kyphoview.view.ink import mix
from kyphoview.view.kept import Afresh
from kyphoview.view.palette import Theme
from kyphoview.view.posture import paint_posture
from kyphoview.view.scene_view import SceneView
from kyphoview.view.space import handling
from kyphoview.view.space.camera import Lens, Orbit, Pose, pose_between
from kyphoview.view.space.pace import Pace
from kyphoview.view.space.places import PlaceName, place_orbit, step_openness, step_orbit
from kyphoview.view.space.space_labels import SpaceLabels
from kyphoview.view.space.studio import Studio

NO_GRAPHICS = "The body in the round cannot be shown here: this machine offers no graphics interface for it."
LOST_GRAPHICS = "The graphics interface was lost, so the body in the round cannot be shown any more."
LIGHTER = "Lighter picture while it moves"
_GLIDE_MS, _OPEN_MS, _FADE_MS = 700, 600, 250
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


class SpaceView(SceneView):
    """Shows scenes from where the step or the person puts the eye.

    `failed` says in one sentence that there is no graphics interface, or that it was lost. `eye_changed` tells whoever
    shows the controls that the eye or the opening is another's now.
    """

    failed = Signal(str)
    eye_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._held: Orbit | None = None
        self._held_openness: float | None = None
        self._is_motion_reduced = False
        self._is_in_hand = False
        self._hand_at: QPointF | None = None
        self._fingers: tuple[QPointF, float] | None = None
        self._taken: _Taken | None = None
        self._faded_from: QImage | None = None
        self._labels = SpaceLabels()
        self._pace = Pace()
        self._studio = Studio(self)
        self._left_from: Pose | None = None
        self._glide = self._animation(_GLIDE_MS)
        self._opening = self._animation(_OPEN_MS)
        self._fade = self._animation(_FADE_MS)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

        self._studio.broken.connect(self._on_broken)

    @property
    def view(self) -> str:
        """Which view this is."""
        return "3d"

    @property
    def is_held(self) -> bool:
        """Whether the eye is where a person has put it."""
        return self._held is not None

    @property
    def openness(self) -> float:
        """How far the spine is open, 0 (whole) to 1."""
        if self._held_openness is not None:
            return self._held_openness
        return 1.0 if self._scene is None else step_openness(self._scene)

    @property
    def lens(self) -> Lens | None:
        """How the eye sees the solid now; None while there is no picture."""
        if self._scene is None or self._studio.is_broken:
            return None
        return Lens.of(self._pose(), self._layout())

    def show_scene(self, scene: Scene) -> None:
        if self._studio.is_broken:
            self.failed.emit(NO_GRAPHICS)
            return
        if self._scene is not None and scene.case.level != self._scene.case.level:
            self._held = None
        if scene != self._scene:
            self._scene = scene
            self.update()
            if self._held_openness is None:
                self.eye_changed.emit()

    def set_motion_reduced(self, is_reduced: bool) -> None:
        """Whether the eye jumps, softly by a fade, instead of gliding."""
        self._is_motion_reduced = is_reduced

    def go_to(self, place: PlaceName) -> None:
        """Look from one of the chosen places."""
        if self._scene is not None:
            self._move_eye(place_orbit(place, self._scene.case.level))

    def go_home(self) -> None:
        """Back to the camera and the opening that the step brings."""
        if self._held_openness is not None and self._scene is not None:
            self._glide_open(step_openness(self._scene), is_home=True)
        if self._held is not None:
            self._move_eye(None)

    def set_openness(self, openness: float, is_eased: bool = False) -> None:
        """Open the spine so far; eased, it takes a moment."""
        if is_eased and not self._is_motion_reduced:
            self._glide_open(min(1.0, max(0.0, openness)), is_home=False)
            return
        self._opening.stop()
        self._held_openness = min(1.0, max(0.0, openness))
        self._tell()

    def act(self, deed: str) -> None:
        """Do one of `handling.DEEDS`, as a key asks for it."""
        orbit = self._orbit()
        if orbit is not None:
            self._move_eye(handling.after_deed(orbit, deed))

    def still_of(self, scene: Scene, framed_as: Scene | None = None) -> QImage:
        """Another moment from where the eye is now, without words, in the widget's device pixels.

        Args:
            framed_as: the moment whose camera and opening it takes where the person has not chosen them.
        """
        lens = Lens.of(self._pose_of(framed_as or scene), self._layout())
        openness = step_openness(framed_as or scene) if self._held_openness is None else self._held_openness
        found = QImage(self.size() * self.devicePixelRatio(), QImage.Format.Format_RGB32)
        found.setDevicePixelRatio(self.devicePixelRatio())
        taken = self._studio.picture(scene, lens, self._theme, openness, self._size_px(is_moving=False))
        with QPainter(found) as painter:
            _paint_ground(painter, QRectF(self.rect()), self._theme)
            _paint_taken(painter, QRectF(self.rect()), taken)
        return found

    def paint_view(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_ground(painter, QRectF(self.rect()), self._theme)
            if self._scene is None or self._studio.is_broken:
                return
            lens = Lens.of(self._pose(), self._layout())
            _paint_taken(painter, QRectF(self.rect()), self._picture(self._scene, lens))
            if self._faded_from is not None:
                painter.setOpacity(1.0 - float(self._fade.currentValue()))
                painter.drawImage(QRectF(self.rect()), self._faded_from)
                painter.setOpacity(1.0)
            if self._has_labels:
                self._paint_words(painter, lens, self._scene)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand_at = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        orbit = self._orbit()
        if self._hand_at is None or orbit is None:
            return
        stroke = event.position() - self._hand_at
        self._hand_at = event.position()
        is_shifting = event.buttons() & (_Button.RightButton | _Button.MiddleButton) or event.modifiers() & _Shift
        if is_shifting:
            self._hold(handling.dragged(orbit, stroke.x(), stroke.y(), Lens.of(orbit.pose, self._layout()).scale))
        else:
            self._hold(handling.stroked(orbit, stroke.x(), stroke.y(), self.height()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._let_go()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.go_home()

    def wheelEvent(self, event: QWheelEvent) -> None:
        orbit = self._orbit()
        if orbit is not None and event.angleDelta().y():
            self._move_eye(handling.wheeled(orbit, event.angleDelta().y() / _NOTCH), 160)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and self._follow_touch(event):
            event.accept()
            return True
        return super().event(event)

    def _forget(self) -> None:
        self._labels.forget()
        self.update()

    def _pose(self) -> Pose:
        """Where the eye is now, also on its way."""
        assert self._scene is not None
        pose = self._pose_of(self._scene)
        if self._left_from is None:
            return pose
        return pose_between(self._left_from, pose, float(self._glide.currentValue()))

    def _pose_of(self, scene: Scene) -> Pose:
        return (self._held or step_orbit(scene)).pose

    def _orbit(self) -> Orbit | None:
        """What a hand takes hold of."""
        if self._held is not None or self._scene is None:
            return self._held
        return step_orbit(self._scene)

    def _hold(self, orbit: Orbit) -> None:
        """The person holds the eye here."""
        self._is_in_hand = True
        self._held = orbit
        self._tell()

    def _let_go(self) -> None:
        self._hand_at, self._fingers, self._is_in_hand = None, None, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.update()

    def _move_eye(self, orbit: Orbit | None, duration_ms: int = _GLIDE_MS) -> None:
        """Glide to a place, or home; with reduced motion the pictures fade into each other."""
        if self._scene is not None and self._is_motion_reduced:
            self._start_fade()
        elif self._scene is not None:
            self._left_from = self._pose()
            self._glide.stop()
            self._glide.setDuration(duration_ms)
            self._glide.start()
        self._held = orbit
        self._tell()

    def _start_fade(self) -> None:
        if self._taken is None:
            return
        self._fade.stop()
        self._faded_from = QImage(self.size() * self.devicePixelRatio(), QImage.Format.Format_RGB32)
        self._faded_from.setDevicePixelRatio(self.devicePixelRatio())
        with QPainter(self._faded_from) as painter:
            _paint_ground(painter, QRectF(self.rect()), self._theme)
            _paint_taken(painter, QRectF(self.rect()), self._taken.image)
        self._fade.start()

    def _glide_open(self, openness: float, is_home: bool) -> None:
        self._opening.stop()
        self._opening.setStartValue(self.openness)
        self._opening.setEndValue(openness)
        self._opening.setProperty("is_home", is_home)
        self._opening.start()

    def _animation(self, duration_ms: int) -> QVariantAnimation:
        animation = QVariantAnimation(self)
        animation.setDuration(duration_ms)
        animation.setStartValue(0.0)
        animation.setEndValue(1.0)
        animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        animation.valueChanged.connect(self._on_animated)
        animation.finished.connect(self._on_animation_ended)
        return animation

    def _on_animated(self) -> None:
        if self._opening.state() == QVariantAnimation.State.Running:
            self._held_openness = float(self._opening.currentValue())
            self.eye_changed.emit()
        self.update()

    def _on_animation_ended(self) -> None:
        running = QVariantAnimation.State.Running
        if self._glide.state() != running:
            self._left_from = None
        if self._fade.state() != running:
            self._faded_from = None
        if self._opening.state() != running and self._opening.property("is_home"):
            self._held_openness = None
            self._opening.setProperty("is_home", False)
        self._tell()

    def _tell(self) -> None:
        self.eye_changed.emit()
        self.update()

    @property
    def _is_quick(self) -> bool:
        """Whether pictures follow each other too quickly to be fine."""
        running = QVariantAnimation.State.Running
        is_animated = any(each.state() == running for each in (self._glide, self._opening))
        return self._is_moving or self._is_in_hand or is_animated

    def _size_px(self, is_moving: bool) -> QSize:
        ratio = self.devicePixelRatio()
        width, height = self.width() * ratio, self.height() * ratio
        scale = self._pace.scale(is_moving, width, height)
        return QSize(max(1, round(width * scale)), max(1, round(height * scale)))

    def _picture(self, scene: Scene, lens: Lens) -> QImage:
        """The stage now: the last picture, if nothing has changed since."""
        last, size, openness = self._taken, self._size_px(self._is_quick), self.openness
        if last is not None and (last.scene, last.pose, last.openness, last.theme, last.size) == (
            scene, lens.pose, openness, self._theme, size,
        ):  # fmt: skip
            return last.image
        start = perf_counter()
        image = self._studio.picture(scene, lens, self._theme, openness, size)
        if self._is_quick:
            self._pace.note((perf_counter() - start) * 1000)
        self._taken = _Taken(scene, lens.pose, openness, self._theme, size, image)
        return image

    def _paint_words(self, painter: QPainter, lens: Lens, scene: Scene) -> None:
        keeper, layout = Afresh(painter), lens.layout
        paint_posture(keeper, layout, scene.lying, self._theme)
        paint_gauges(keeper, layout, scene, self._theme)
        is_settled = not self._is_in_hand and self._left_from is None
        self._labels.paint(keeper, lens, scene, self._theme, self.openness, self.is_held or not is_settled, is_settled)
        if self._is_quick and self._pace.is_light:
            painter.setFont(font(0.62 * layout.text_px, QFont.Weight.Normal))
            painter.setPen(QColor(self._theme.text_quiet))
            margin = 0.5 * layout.text_px
            box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), LIGHTER)

    def _follow_touch(self, event: QTouchEvent) -> bool:
        """One finger turns, two shift and bring nearer."""
        orbit = self._orbit()
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
            self._hold(handling.stroked(orbit, stroke.x(), stroke.y(), self.height()))
        else:
            shifted = handling.dragged(orbit, stroke.x(), stroke.y(), Lens.of(orbit.pose, self._layout()).scale)
            self._hold(shifted.nearer(spread / before[1]))
        return True

    def _on_broken(self) -> None:
        """It was noticed while painting: whoever hears of it hides this view, which must wait until that is over."""
        QTimer.singleShot(0, self, lambda: self.failed.emit(LOST_GRAPHICS))


def _paint_ground(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The theme's backdrop with a little light behind the body."""
    gradient = QRadialGradient(box.center().x(), 0.42 * box.height(), 0.75 * max(box.width(), box.height()))
    light = "#ffffff" if not theme.is_dark else theme.text_quiet
    share = 0.0 if theme.name == "high-contrast" else 0.5 if not theme.is_dark else 0.10
    gradient.setColorAt(0.0, mix(theme.backdrop, light, share))
    gradient.setColorAt(1.0, mix(theme.backdrop, "#000000", 0.0 if theme.name == "high-contrast" else 0.06))
    painter.fillRect(box, gradient)


def _paint_taken(painter: QPainter, box: QRectF, image: QImage) -> None:
    if not image.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, image, QRectF(image.rect()))
