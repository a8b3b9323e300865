"""Where the camera is, how far the spine is open, and what is shown round it: as the step brings it, as a person has
put it, or on the way."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from kyphoview.procedure.scene import Scene
from kyphoview.view.solid.camera import Orbit, Pose, pose_between
from kyphoview.view.solid.cutaway import Cutaway, Layer
from kyphoview.view.solid.preset_cameras import PresetName, preset_orbit, step_openness, step_orbit

GLIDE_MS = 700
_OPEN_MS = 600
_RUNNING = QVariantAnimation.State.Running


class Viewpoint(QObject):
    """The camera and the opening, and their gliding from one place to another.

    `changed` is emitted when a person chooses, and all along a glide. `jumping` is emitted before the picture changes
    at once: by a layer, or by the camera, which jumps instead of gliding where motion is reduced.
    """

    changed = Signal()
    jumping = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_motion_reduced = False
        self._scene: Scene | None = None
        self._held: Orbit | None = None
        self._held_openness: float | None = None
        self._layers: frozenset[Layer] = frozenset()
        self._left_from: Pose | None = None
        self._is_closing_home = False
        self._glide = self._animation(GLIDE_MS)
        self._opening = self._animation(_OPEN_MS)

    def follow(self, scene: Scene) -> None:
        """Take this moment's camera from the step; what a person has chosen for another level is forgotten."""
        if self._scene is not None and scene.case.level != self._scene.case.level:
            self._held = None
        self._scene = scene

    @property
    def is_held(self) -> bool:
        """Whether the camera or the opening is as a person has put it, or a layer is shown."""
        return self._held is not None or self._held_openness is not None or bool(self._layers)

    @property
    def is_pose_held(self) -> bool:
        """Whether the camera is as a person has put it, or is just going there or back."""
        return self._held is not None or self._left_from is not None

    @property
    def is_gliding(self) -> bool:
        """Whether the camera or the opening is moving by itself."""
        return self._glide.state() == _RUNNING or self._opening.state() == _RUNNING

    @property
    def openness(self) -> float:
        """How far the spine is open, 0 (whole) to 1."""
        return 1.0 if self._scene is None else self.openness_of(self._scene)

    def openness_of(self, scene: Scene) -> float:
        """How far it would be open at another moment."""
        return step_openness(scene) if self._held_openness is None else self._held_openness

    @property
    def cutaway(self) -> Cutaway:
        """How far the spine is open, and what is shown round it."""
        return Cutaway(self.openness, self._layers)

    def cutaway_of(self, scene: Scene) -> Cutaway:
        """The same at another moment."""
        return Cutaway(self.openness_of(scene), self._layers)

    def show_layers(self, layers: frozenset[Layer]) -> None:
        """Show these layers round the spine, and no others, from now on."""
        if layers != self._layers:
            self.jumping.emit()
            self._layers = layers
            self.changed.emit()

    @property
    def openness_aimed_at(self) -> float:
        """How far it will be open when it has stopped moving."""
        return float(self._opening.endValue()) if self._opening.state() == _RUNNING else self.openness

    def pose(self, scene: Scene) -> Pose:
        """The camera's pose at this moment, along a glide too."""
        pose = self.pose_of(scene)
        if self._left_from is None:
            return pose
        return pose_between(self._left_from, pose, float(self._glide.currentValue()))

    def pose_of(self, scene: Scene) -> Pose:
        """Where it would be at another moment."""
        return (self._held or step_orbit(scene)).pose

    @property
    def orbit(self) -> Orbit | None:
        """The orbit that a hand would turn now; None before the first scene."""
        return step_orbit(self._scene) if self._held is None and self._scene is not None else self._held

    def hold(self, orbit: Orbit) -> None:
        """Put the camera here at once, as a hand does."""
        self._glide.stop()
        self._left_from = None
        self._held = orbit
        self.changed.emit()

    def move(self, orbit: Orbit | None, duration_ms: int = GLIDE_MS) -> None:
        """Glide to an orbit, or with None to the step's own."""
        if self._scene is not None and self.is_motion_reduced:
            self.jumping.emit()
        elif self._scene is not None:
            self._left_from = self.pose(self._scene)
            self._glide.stop()
            self._glide.setDuration(duration_ms)
            self._glide.start()
        self._held = orbit
        self.changed.emit()

    def go_to(self, preset: PresetName) -> None:
        """Glide to one of the preset cameras."""
        if self._scene is not None:
            self.move(preset_orbit(preset, self._scene.case))

    def go_home(self) -> None:
        """Glide back to the camera and the opening of the step, without layers."""
        self.show_layers(frozenset())
        if self._held_openness is not None and self._scene is not None:
            self._is_closing_home = True
            self._glide_open(step_openness(self._scene))
        if self._held is not None:
            self.move(None)

    def open(self, openness: float, is_eased: bool) -> None:
        """Open the spine so far; eased, it takes a moment."""
        self._is_closing_home = False
        wanted = min(1.0, max(0.0, openness))
        if is_eased:
            self._glide_open(wanted)
        else:
            self._opening.stop()
            self._held_openness = wanted
            self.changed.emit()

    def _glide_open(self, openness: float) -> None:
        if self.is_motion_reduced:
            self.jumping.emit()
            self._held_openness = None if self._is_closing_home else openness
            self.changed.emit()
            return
        start = self.openness
        self._opening.stop()
        self._opening.setStartValue(start)
        self._opening.setEndValue(openness)
        self._held_openness = start
        self._opening.start()

    def _animation(self, duration_ms: int) -> QVariantAnimation:
        animation = QVariantAnimation(self)
        animation.setDuration(duration_ms)
        animation.setStartValue(0.0)
        animation.setEndValue(1.0)
        animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        animation.valueChanged.connect(self._on_animated)
        animation.finished.connect(self._on_arrived)
        return animation

    def _on_animated(self) -> None:
        if self._opening.state() == _RUNNING:
            self._held_openness = float(self._opening.currentValue())
        self.changed.emit()

    def _on_arrived(self) -> None:
        if self._glide.state() != _RUNNING:
            self._left_from = None
        if self._opening.state() != _RUNNING and self._is_closing_home:
            self._is_closing_home = False
            self._held_openness = None
        self.changed.emit()
