"""What Qt's bridges to screen readers ask of a widget, answered from what the widget says of itself."""

from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAccessibleWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollBar,
    QSplitter,
    QSplitterHandle,
    QTextEdit,
    QWidget,
)
from shiboken6 import VoidPtr, getCppPointer
from shiboken6.Shiboken import Object

from kyphoview.shell.widgets.accessible.children import read_children
from kyphoview.shell.widgets.accessible.readable_words import words_of
from kyphoview.shell.widgets.accessible.told import (
    Chosen,
    Described,
    Levelled,
    Named,
    Opening,
    Roled,
    ToldValue,
    Valued,
)

_Role, _Kind, _Text, _Action = QAccessible.Role, QAccessible.InterfaceType, QAccessible.Text, QAccessibleActionInterface
_QTS_OWN = (QAbstractItemView, QComboBox, QLineEdit, QMenu, QScrollBar, QTextEdit)  # which Qt tells well
_NOWHERE = VoidPtr(0)
_READ = (_Role.StaticText, _Role.Heading)
_CHOICES = (_Role.CheckBox, _Role.RadioButton)
_ROLES: tuple[tuple[type[QWidget], QAccessible.Role], ...] = (
    (QAbstractSlider, _Role.Slider),
    (QLabel, _Role.StaticText),
    (QSplitterHandle, _Role.Separator),
    (QSplitter, _Role.Splitter),
)


def interface_for(told: QObject) -> QAccessibleInterface | None:
    """Ours, for what says something of itself and for what holds parts; else Qt's."""
    if not isinstance(told, QWidget) or isinstance(told, _QTS_OWN):
        return None
    if isinstance(told, QAbstractSlider):
        return _Slid(told) if isinstance(told, Valued) else None
    if isinstance(told, QAbstractButton):
        return _Pressed(told) if isinstance(told, Roled) else None
    return _Part(told)


def role_of(widget: QWidget) -> QAccessible.Role:
    """What it says itself, else what it is to Qt, else whether it is a group with a name or a mere layer."""
    if isinstance(widget, Roled):
        return widget.told_role
    if widget.isWindow():
        return _Role.PopupMenu if widget.windowType() == Qt.WindowType.Popup else _Role.Window
    found = next((role for kind, role in _ROLES if isinstance(widget, kind)), None)
    return found or (_Role.Grouping if widget.accessibleName() else _Role.Client)


def address_of(answering: Object) -> VoidPtr:
    """Where Qt finds it."""
    return VoidPtr(getCppPointer(answering)[0])


class _Part(QAccessibleWidget):
    """A label, or whatever holds parts. Qt keeps it for ever, so it keeps no widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, role_of(widget))
        self._level = _Level(self) if isinstance(widget, Levelled) else None

    def role(self) -> QAccessible.Role:
        widget = self.widget()
        return _Role.NoRole if widget is None else role_of(widget)

    def text(self, which: QAccessible.Text) -> str:
        widget = self.widget()
        if which == _Text.Name and isinstance(widget, Named):
            return widget.told_name()
        if which == _Text.Description and isinstance(widget, Described):
            return widget.told_description()
        said = super().text(which)
        return widget.text() if which == _Text.Name and not said and isinstance(widget, QLabel) else said

    def state(self) -> QAccessible.State:
        state, widget = super().state(), self.widget()
        if isinstance(widget, Opening) and widget.told_open is not None:
            state.expandable, state.expanded = 1, int(widget.told_open)
            state.collapsed = int(not widget.told_open)
        if isinstance(widget, Chosen):
            state.selectable, state.selected = 1, int(widget.told_chosen)
        return state

    def actionNames(self) -> list[str]:
        """A window can be brought forward, so that its keys work."""
        widget = self.widget()
        is_window = widget is not None and widget.isWindow()
        return [_Action.setFocusAction()] if is_window else super().actionNames()

    def childCount(self) -> int:
        return len(self._children())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt asks beyond the end
        children = self._children()
        return QAccessible.queryAccessibleInterface(children[index]) if 0 <= index < len(children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        told = child.object()
        return next((at for at, part in enumerate(self._children()) if part is told), -1)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        """An address, which must not be None."""
        widget = self.widget()
        if kind == _Kind.TextInterface and isinstance(widget, QLabel) and self.role() in _READ:
            return words_of(widget, self.text(_Text.Name))
        if kind == _Kind.AttributesInterface and self._level is not None and isinstance(widget, Levelled):
            return address_of(self._level) if widget.told_level else _NOWHERE
        found = cast("VoidPtr | None", super().interface_cast(kind))  # whatever the stubs say
        return _NOWHERE if found is None else found

    def _children(self) -> list[QWidget]:
        widget = self.widget()
        return [] if widget is None else read_children(widget)


class _Pressed(_Part):
    """A button that Qt takes for something else: a link, or what opens something."""

    def state(self) -> QAccessible.State:
        state, button = super().state(), self.widget()
        if isinstance(button, QAbstractButton):
            is_choice = self.role() in _CHOICES
            state.checkable, state.checked = int(is_choice), int(is_choice and button.isChecked())
            state.focusable = int(button.isEnabled())
        return state

    def actionNames(self) -> list[str]:
        button = self.widget()
        if button is None or not button.isEnabled():
            return []
        is_choice = self.role() in _CHOICES
        return [_Action.toggleAction() if is_choice else _Action.pressAction(), _Action.setFocusAction()]

    def doAction(self, name: str) -> None:
        """What Qt itself would do to a choice chooses it without a word to anyone."""
        button = self.widget()
        if name in (_Action.pressAction(), _Action.toggleAction()) and isinstance(button, QAbstractButton):
            button.animateClick()
        else:
            super().doAction(name)


class _Slid(_Part):
    """A slider with a value in a unit of its own."""

    def __init__(self, slider: QAbstractSlider) -> None:
        super().__init__(slider)
        self._value = _Value(self)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        return address_of(self._value) if kind == _Kind.ValueInterface else super().interface_cast(kind)

    def actionNames(self) -> list[str]:
        return [_Action.setFocusAction(), _Action.increaseAction(), _Action.decreaseAction()]

    def doAction(self, name: str) -> None:
        slider, step = self.widget(), QAbstractSlider.SliderAction
        moves = {
            _Action.increaseAction(): step.SliderSingleStepAdd,
            _Action.decreaseAction(): step.SliderSingleStepSub,
        }
        if name in moves and isinstance(slider, QAbstractSlider):
            slider.triggerAction(moves[name])
        else:
            super().doAction(name)


class _Value(QAccessibleValueInterface):
    """What a slider says of its value."""

    def __init__(self, part: _Part) -> None:
        super().__init__()
        self._part = part

    def currentValue(self) -> float:
        return self._told().value

    def minimumValue(self) -> float:
        return self._told().least

    def maximumValue(self) -> float:
        return self._told().most

    def minimumStepSize(self) -> float:
        return self._told().step

    def setCurrentValue(self, value: object) -> None:
        slider = self._part.widget()
        if isinstance(slider, Valued) and isinstance(value, int | float):
            slider.take_told_value(float(value))

    def _told(self) -> ToldValue:
        slider = self._part.widget()
        return slider.told_value() if isinstance(slider, Valued) else ToldValue(0.0, 0.0, 0.0, 0.0)


class _Level(QAccessibleAttributesInterface):
    """How deep a heading lies."""

    def __init__(self, part: _Part) -> None:
        super().__init__()
        self._part = part

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> int | None:
        heading = self._part.widget()
        return heading.told_level if key == QAccessible.Attribute.Level and isinstance(heading, Levelled) else None
