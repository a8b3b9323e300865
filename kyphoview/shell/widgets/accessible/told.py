"""What a widget may say of itself for those who do not see it; whatever it leaves out, Qt says for it."""

from typing import Protocol, runtime_checkable

from msgspec import Struct
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QWidget


@runtime_checkable
class Roled(Protocol):
    """What it is, as it may be now."""

    @property
    def told_role(self) -> QAccessible.Role: ...


@runtime_checkable
class Levelled(Protocol):
    """How deep a heading lies, from 1; 0: it is none."""

    @property
    def told_level(self) -> int: ...


@runtime_checkable
class Named(Protocol):
    """A name that may change without every change being told, as that of a running clock."""

    def told_name(self) -> str: ...


@runtime_checkable
class Opening(Protocol):
    """Whether what it opens is open; None: it opens nothing."""

    @property
    def told_open(self) -> bool | None: ...


@runtime_checkable
class Chosen(Protocol):
    """Whether it is the one of its list that is shown."""

    @property
    def told_chosen(self) -> bool: ...


@runtime_checkable
class Covered(Protocol):
    """What lies over all its other parts, so that they can be neither pressed nor reached by keys."""

    @property
    def overlay(self) -> QWidget | None: ...


@runtime_checkable
class Described(Protocol):
    """A description that may change without every change being told."""

    def told_description(self) -> str: ...


class ToldValue(Struct, frozen=True):
    """A slider's value in the unit that its name says, and how one unit of it counts on the slider."""

    value: float
    least: float
    most: float
    step: float


@runtime_checkable
class Valued(Protocol):
    def told_value(self) -> ToldValue: ...

    def take_told_value(self, value: float) -> None:
        """Somebody asks for this value, in the same unit."""


def tell_open(widget: QWidget) -> None:
    """Say that what the widget opens has been opened or closed."""
    if not QAccessible.isActive():
        return
    state = QAccessible.State()
    state.expanded = 1
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, state))


def tell_chosen(widget: QWidget) -> None:
    """Say that the widget has become the one of its list that is shown, or is it no longer."""
    if not QAccessible.isActive():
        return
    state = QAccessible.State()
    state.selected = 1
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, state))
