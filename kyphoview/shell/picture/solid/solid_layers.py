"""The small panel in which the layers round the spine are shown and hidden."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyphoview.language import N_, _
from kyphoview.shell.widgets.popup_panel import PopupPanel
from kyphoview.shell.widgets.tick_line import TickLine
from kyphoview.view.solid.cutaway import LAYERS, Layer

_WIDTH_PX = 210
NAMES: dict[Layer, str] = {
    "skin": N_("Skin"),
    "muscles": N_("Muscles"),
    "vessels": N_("Large vessels"),
}


class SolidLayers(PopupPanel):
    """A line for each layer; `toggled` says which one has been pressed."""

    toggled = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _WIDTH_PX)
        self.setAccessibleName(_("Layers round the spine"))
        self.lines = {layer: TickLine(_(NAMES[layer])) for layer in LAYERS}
        for layer, line in self.lines.items():
            line.clicked.connect(partial(self.toggled.emit, layer))
            self.column.addWidget(line)

    def follow(self, layers: frozenset[Layer]) -> None:
        """Tick those that are shown."""
        for layer, line in self.lines.items():
            line.setChecked(layer in layers)
