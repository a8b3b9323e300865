"""The widget that shows the 3D view, turned by hand. The 3D picture itself is rendered off the screen by `Renderer`."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kyphoview.language import N_, _
from kyphoview.procedure.scene import Scene
from kyphoview.view.palette import Theme
from kyphoview.view.scene_view import SceneView
from kyphoview.view.solid import gestures
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.cutaway import Cutaway
from kyphoview.view.solid.fade import Fade
from kyphoview.view.solid.hand_control import HandControl
from kyphoview.view.solid.renderer import Renderer
from kyphoview.view.solid.solid_labels import cut_face_presence
from kyphoview.view.solid.solid_picture_cache import SolidPictureCache
from kyphoview.view.solid.solid_words import SolidWords, paint_lighter_note
from kyphoview.view.solid.stage.backdrop import Backdrop, paint_backdrop, paint_rendered
from kyphoview.view.solid.stage.body_outline import paint_figure
from kyphoview.view.solid.stage.cut_face_outline import paint_cut_outlines
from kyphoview.view.solid.stage.examining_hand import paint_examining_hand
from kyphoview.view.solid.viewpoint import Viewpoint

NO_GRAPHICS = N_("The body in the round cannot be shown here: this machine offers no graphics interface for it.")
LOST_GRAPHICS = N_("The graphics interface was lost, so the body in the round cannot be shown any more.")


class SolidView(SceneView):
    """Shows scenes in 3D from where the step or the person puts the camera.

    `failed` says in one sentence that there is no graphics interface, or that it was lost. `viewpoint_changed` tells
    whoever shows the controls that the camera or the opening has changed.
    """

    failed = Signal(str)
    viewpoint_changed = Signal()
    pressed = Signal(QPointF)  # where: a click, or the touch of a finger

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewpoint = Viewpoint(self)
        self._scene: Scene | None = None
        self._hand = HandControl(self, self.pressed.emit)
        self._backdrop = Backdrop()
        self.words = SolidWords()
        self._renderer = Renderer(self)
        self.pictures = SolidPictureCache(self._renderer)
        self._fade = Fade(self)

        self.viewpoint.changed.connect(self._on_viewpoint_changed)
        self.viewpoint.jumping.connect(self._start_fade)
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
    def lens(self) -> Lens | None:
        """The camera of the picture that is shown; None while there is no picture."""
        if self._scene is None or self._renderer.is_broken:
            return None
        return Lens.of(self.viewpoint.pose(self._scene), self._layout())

    def show_scene(self, scene: Scene) -> None:
        if self._renderer.is_broken:
            self.failed.emit(_(NO_GRAPHICS))
            return
        if scene != self._scene:
            self._scene = scene
            self.viewpoint.follow(scene)
            self._on_viewpoint_changed()

    def share_viewpoint(self, other: Viewpoint) -> None:
        """Look through another view's camera from now on."""
        if other is not self.viewpoint:
            self.viewpoint.changed.disconnect(self._on_viewpoint_changed)
            self.viewpoint.jumping.disconnect(self._start_fade)
            self.viewpoint = other
            other.changed.connect(self._on_viewpoint_changed)
            other.jumping.connect(self._start_fade)
            self._on_viewpoint_changed()

    def set_motion_reduced(self, is_reduced: bool) -> None:
        """Whether the camera jumps, softly by a fade, instead of gliding."""
        self.viewpoint.is_motion_reduced = is_reduced

    def act(self, action: str) -> None:
        """Do one of `gestures.ACTIONS`."""
        orbit = self.viewpoint.orbit
        if orbit is not None:
            self.viewpoint.move(gestures.after_action(orbit, action))

    def close_stage(self) -> None:
        """Release everything that the graphics interface holds; nothing is shown any more."""
        self._renderer.close()

    def still_of(self, scene: Scene, framed_as: Scene | None = None) -> QImage:
        """Another moment from where the camera is now, without words, in the widget's device pixels.

        Args:
            framed_as: the moment whose camera and opening it takes where the person has not chosen them.
        """
        lens = Lens.of(self.viewpoint.pose_of(framed_as or scene), self._layout())
        cutaway = self.viewpoint.cutaway_of(framed_as or scene)
        image = self.pictures.still(scene, lens, self._theme, cutaway, self._shown_px)
        return self._composed(image, scene, lens, cutaway)

    def paint_view(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect())
            self._backdrop.paint(painter, box, self._theme)
            lens, scene = self.lens, self._scene
            if lens is None or scene is None:
                return
            _paint_behind(painter, lens, scene, self._theme, self.viewpoint.cutaway)
            self._paint_solid(painter, lens, scene)
            self._fade.paint(painter, box)
            if self._has_labels:
                is_held = self._hand.is_holding
                self.words.paint(painter, lens, scene, self._theme, self.viewpoint, self._is_quick, is_held)
                if self._is_quick and self.pictures.is_coarse:
                    paint_lighter_note(painter, lens.layout, self._theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event, self.viewpoint, self._layout())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._hand.release()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.viewpoint.go_home()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._hand.wheel(event, self.viewpoint)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._hand.touch(event, self.viewpoint, self._layout())
            event.accept()
            return True
        return super().event(event)

    def _forget(self) -> None:
        self.words.forget()
        self.update()

    @property
    def _shown_px(self) -> QSizeF:
        """The widget's size in device pixels."""
        return QSizeF(self.size()) * self.devicePixelRatio()

    @property
    def _is_quick(self) -> bool:
        """Whether pictures follow each other too quickly to be fine."""
        return self._is_moving or self._hand.is_holding or self.viewpoint.is_gliding

    def _paint_solid(self, painter: QPainter, lens: Lens, scene: Scene) -> None:
        cutaway, is_quick = self.viewpoint.cutaway, self._is_quick
        image = self.pictures.picture(scene, lens, self._theme, cutaway, self._shown_px, is_quick)
        paint_rendered(painter, QRectF(self.rect()), image)
        if is_quick:
            presence = cut_face_presence(lens, scene.case, cutaway.openness)
            paint_cut_outlines(painter, lens, scene, self._theme, presence)

    def _composed(self, rendered: QImage, scene: Scene, lens: Lens, cutaway: Cutaway) -> QImage:
        """A rendered picture in front of the backdrop and the body's outline, in the widget's device pixels."""
        found = QImage(self._shown_px.toSize(), QImage.Format.Format_RGB32)
        found.setDevicePixelRatio(self.devicePixelRatio())
        with QPainter(found) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_backdrop(painter, QRectF(self.rect()), self._theme)
            _paint_behind(painter, lens, scene, self._theme, cutaway)
            paint_rendered(painter, QRectF(self.rect()), rendered)
        return found

    def _on_viewpoint_changed(self) -> None:
        self.viewpoint_changed.emit()
        self.update()

    def _start_fade(self) -> None:
        last = self.pictures.last
        if last is not None:
            self._fade.start(self._composed(last.image, last.scene, Lens.of(last.pose, self._layout()), last.cutaway))

    def _on_broken(self) -> None:
        """It was noticed while painting: whoever hears of it hides this view, which must wait until that is over."""
        QTimer.singleShot(0, self, lambda: self.failed.emit(LOST_GRAPHICS))


def _paint_behind(painter: QPainter, lens: Lens, scene: Scene, theme: Theme, cutaway: Cutaway) -> None:
    """Paint what is flat: the hand, and the outline of the body where the body itself is not shown."""
    if not cutaway.is_covered:
        paint_figure(painter, lens, scene, theme)
    paint_examining_hand(painter, lens, scene, theme)
