"""The screens there are, and which of them is the patient's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QRect, SignalInstance
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from kyphoview.language import _

AUTOMATIC, NO_SECOND = "", "none"


@dataclass(frozen=True, slots=True)
class Placement:
    """One screen: how it is recognised (by its serial number or name), how people are told of it, and its area."""

    key: str
    title: str
    area: QRect
    screen: QScreen | None = None


class Screens(Protocol):
    """What is asked of the screens; `changed` says that one has come, gone, or has another size."""

    @property
    def changed(self) -> SignalInstance: ...

    def placements(self) -> tuple[Placement, ...]: ...

    def own_key(self, window: QWidget) -> str:
        """The screen on which a window stands."""
        ...


class AttachedScreens(QObject):
    """The screens of this machine."""

    changed = QtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self.changed)
        application.screenAdded.connect(self._on_added)
        application.screenRemoved.connect(self.changed)

    def placements(self) -> tuple[Placement, ...]:
        return tuple(_placement(number, screen) for number, screen in enumerate(QGuiApplication.screens(), 1))

    def own_key(self, window: QWidget) -> str:
        return _key(window.screen())

    def _on_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.changed)
        self.changed.emit()


def choose_placement(placements: Sequence[Placement], own_key: str, wanted: str) -> Placement | None:
    """The screen that the patient's picture takes; None where there is to be no second one, or it is not there.

    A screen that was chosen and is not there is not replaced by another: who knows who looks at that.
    """
    others = [each for each in placements if each.key != own_key]
    if wanted == AUTOMATIC:
        return others[0] if others else None
    return next((each for each in others if each.key == wanted), None)


def _key(screen: QScreen) -> str:
    serial = screen.serialNumber().strip()
    if serial:
        return f"{screen.model().strip()} {serial}".strip()
    return screen.name() or _("screen at {x}, {y}", x=screen.geometry().x(), y=screen.geometry().y())


def _placement(number: int, screen: QScreen) -> Placement:
    place = screen.geometry()
    known_as = screen.model().strip() or screen.name() or _("screen")
    title = f"{number}: {known_as}, {place.width()} \N{MULTIPLICATION SIGN} {place.height()}"
    return Placement(_key(screen), title, place, screen)
