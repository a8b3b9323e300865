"""Pointer and ink over the pictures: one book, one pointer and one tool for all windows."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from kyphoview.language import _
from kyphoview.procedure.pinned_points import Carrier, Pinned, pin
from kyphoview.procedure.scene import Scene
from kyphoview.shell.features.ink.ink_book import InkBook
from kyphoview.shell.features.ink.ink_layer import InkLayer
from kyphoview.shell.features.ink.pointer import Pointer
from kyphoview.shell.features.ink.tool_in_use import Tool, ToolState
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_KEY_STEP, _FINE_STEP = 0.02, 0.004  # of the view's width


class InkController(QObject):
    """`cover` a picture to have ink over it; with `is_handled`, it can be drawn on, too.

    While a tool is in use, the arrow keys move it over the picture that is handled, finely with Shift; Return puts the
    pen down and lifts it.
    """

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self.book = InkBook(self)
        self.pointer = Pointer(self)
        self.tools = ToolState(self)
        self._layers: dict[PicturePane, dict[str, InkLayer]] = {}
        self._handled: PicturePane | None = None
        self._spot: QPointF | None = None  # where the keys have moved the tool

        self.tools.tool_changed.connect(self._on_tool_changed)
        presentation.scene_shown.connect(self._on_scene_shown)

    def cover(self, picture: PicturePane, is_handled: bool) -> None:
        """Lay clear sheets over the views of a picture, also over those that it opens later."""
        if picture in self._layers:
            return
        self._layers[picture] = {}
        if is_handled:
            self._handled = picture
            picture.installEventFilter(self)
        if self._presentation.scene is not None:
            self._lay_sheets(picture, self._presentation.scene)

    def uncover(self, picture: PicturePane) -> None:
        """Take the sheets away; what was drawn stays in the book."""
        if picture not in self._layers:
            return
        for layer in self._layers.pop(picture).values():
            layer.leave_view()
        if picture is self._handled:
            picture.removeEventFilter(self)
            self._handled = None
            self.tools.take("none")
            self.pointer.vanish()

    def use_tool(self, action: str) -> None:
        """What a key asks of pointer, pen and ink."""
        actions: dict[str, Callable[[], object]] = {
            "pointer": partial(self.tools.toggle, "pointer"),
            "pen": partial(self.tools.toggle, "pen"),
            "ink_colour": self.tools.next_colour,
            "undo_ink": self.book.undo,
            "wipe_ink": self.clear,
        }
        actions[action]()

    def put_tool_down(self) -> bool:
        """Put the pointer or the pen down; whether one was in use."""
        was_used = self.tools.tool != "none"
        self.tools.take("none")
        return was_used

    def clear(self) -> None:
        """Wipe off what is to be seen in this step."""
        if self._presentation.scene is not None:
            self.book.clear(self._presentation.scene.moment.step)

    def forget(self) -> None:
        """The next person has come: no ink, no pointer, no tool in use."""
        self.tools.take("none")
        self.tools.choose_colour(0)
        self.pointer.vanish()
        self.book.forget()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.tools.tool != "none":
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """Whether the key was the tool's."""
        key, layer = Qt.Key(event.key()), self._layer_in_use()
        is_other = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if layer is None or is_other:
            return False
        if key in _ARROWS:
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(layer, *_ARROWS[key], _FINE_STEP if is_fine else _KEY_STEP)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.tools.tool == "pen":
            self._put_down_or_lift(layer)
            return True
        return False

    def _move(self, layer: InkLayer, right: int, down: int, share: float) -> None:
        spot = self._spot or QPointF(layer.rect().center())
        stride = share * layer.width()
        x = min(max(spot.x() + right * stride, 0.0), float(layer.width()))
        y = min(max(spot.y() + down * stride, 0.0), float(layer.height()))
        self._spot = QPointF(x, y)
        layer.point_at(self._spot)
        layer.draw_to(self._spot)
        self._say_what_lies_there()

    def _put_down_or_lift(self, layer: InkLayer) -> None:
        self._spot = self._spot or QPointF(layer.rect().center())
        layer.point_at(self._spot)
        if layer.is_drawing:
            layer.lift()
            announce(layer, _("Pen lifted"))
        else:
            layer.put_down(self._spot)
            announce(layer, _("Pen down"))

    def _say_what_lies_there(self) -> None:
        spot = self.pointer.spot
        if spot is not None and self._presentation.scene is not None and self._handled is not None:
            announce(self._handled, lies_on(pin(self._presentation.scene, spot.point)))

    def _layer_in_use(self) -> InkLayer | None:
        """The sheet over the first view that is to be seen."""
        if self._handled is None:
            return None
        layers = self._layers[self._handled]
        return next((layer for layer in layers.values() if layer.isVisible()), None)

    def _on_scene_shown(self, scene: Scene) -> None:
        for picture in self._layers:
            self._lay_sheets(picture, scene)

    def _lay_sheets(self, picture: PicturePane, scene: Scene) -> None:
        layers = self._layers[picture]
        for name, pane in picture.panes.items():
            if pane.view is None:
                continue
            if name not in layers:
                tools = self.tools if picture is self._handled else None
                layers[name] = InkLayer(name, pane.view, self.book, self.pointer, tools)
            layers[name].show_scene(scene)

    def _on_tool_changed(self, tool: Tool) -> None:
        self._spot = None
        if tool == "none":
            self.pointer.vanish()


def lies_on(pinned: Pinned) -> str:
    """What the first point lies on, in a word or two."""
    carrier: Carrier = pinned.carriers[0]
    if carrier.is_bone:
        return _("Vertebra {above}", above=carrier.above)
    return (
        _("Disc between {above} and {below}", above=carrier.above, below=carrier.below)
        if carrier.is_disc
        else _("Beside the spine")
    )
