"""The pointer: a place in the solid that everybody sees, and that fades when the hand rests."""

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation, Signal

from kyphoview.anatomy.geometry.rigid import Points

RESTS_MS, FADES_MS = 1500, 600


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """Where the pointer is: the view in which it was moved, and the point (1, 3) of now in mm, and the ink."""

    view: str
    point: Points
    colour: int = 0


class Pointer(QObject):
    """Says `moved` when its place or its strength has changed. Nothing runs once it has faded."""

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_motion_reduced = False
        self._spot: Spot | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(RESTS_MS)
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(FADES_MS)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.setEasingCurve(QEasingCurve.Type.InQuad)

        self._resting.timeout.connect(self._on_rested)
        self._fading.valueChanged.connect(self.moved)
        self._fading.finished.connect(self.vanish)

    @property
    def spot(self) -> Spot | None:
        """Where it is; None while nothing is pointed at."""
        return self._spot

    @property
    def strength(self) -> float:
        """1 while the hand moves, then less and less."""
        is_fading = self._fading.state() == QVariantAnimation.State.Running
        return float(self._fading.currentValue()) if is_fading else 1.0

    def show_at(self, spot: Spot) -> None:
        """Point there, and begin to fade when it stays there for a while."""
        self._spot = spot
        self._fading.stop()
        self._resting.start()
        self.moved.emit()

    def vanish(self) -> None:
        """Point at nothing."""
        self._resting.stop()
        self._fading.stop()
        if self._spot is not None:
            self._spot = None
            self.moved.emit()

    def _on_rested(self) -> None:
        if self.is_motion_reduced:
            self.vanish()
        else:
            self._fading.start()
