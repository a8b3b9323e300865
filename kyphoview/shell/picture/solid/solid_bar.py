"""The controls of the 3D view: how far it is open, what is shown round it, from where it is seen, and the way back."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kyphoview.language import N_, _
from kyphoview.shell.picture.solid.solid_layers import NAMES, SolidLayers
from kyphoview.shell.picture.solid.solid_moves import SolidMoves
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.button import Button, Kind
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.style import Style
from kyphoview.view.solid.cutaway import LAYERS, Layer
from kyphoview.view.solid.gestures import ACTIONS
from kyphoview.view.solid.preset_cameras import PRESETS, PresetName
from kyphoview.view.solid.solid_view import SolidView

_PARTS = 100  # of the slider
_OPEN_STEP = 0.25  # by one press of a key
_LEAVING: tuple[PresetName, ...] = ("three_quarter", "above", "close", "back", "surgeon", "side")  # turned by hand
_WORDS: dict[PresetName, tuple[str, str]] = {
    "side": (N_("Side"), N_("Look from the side")),
    "three_quarter": (N_("Half turned"), N_("Look half from the front")),
    "back": (N_("Back"), N_("Look from the back")),
    "above": (N_("Above"), N_("Look from above")),
    "close": (N_("Close up"), N_("Look closely at the balloon's place in the bone")),
    "surgeon": (N_("Surgeon"), N_("Look from the surgeon's place; the patient lies face down")),
}


class SolidBar(FittingRow):
    """Acts on its view, and follows what a hand does to it."""

    def __init__(self, view: SolidView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._style = Style()
        self._moves: SolidMoves | None = None
        self._layers: SolidLayers | None = None
        self.row.setSpacing(4)
        self.opening = Slider(_("Open the spine, in percent"), _("From whole (left) to cut open (right)"))
        self.opening.setRange(0, _PARTS)
        self.opening.setPageStep(round(_PARTS * _OPEN_STEP))
        self.row.addWidget(self.opening, 1)
        self.presets = {name: Button(f"seen_{name}", *_named(name)) for name in PRESETS}
        for button in self.presets.values():
            self.row.addWidget(button)
        self.layers = Button("layers", _("Layers"), "plain", _("Show or hide skin, muscles and large vessels"))
        self.layers.show_open(False)
        self.row.addWidget(self.layers)
        self.moving = Button("move", _("Move"), "plain", _("Turn, move and zoom by presses"))
        self.moving.show_open(False)
        self.row.addWidget(self.moving)
        self.home = Button("home", _("Step's view"), "plain", _("Back to the view that the step brings"))
        self.row.addWidget(self.home)
        leaving = [self.presets[name] for name in _LEAVING]
        self.set_yielding([self.home, self.moving, *self.presets.values(), self.layers], leaving)

        self.opening.sought.connect(self._on_sought)
        for name, button in self.presets.items():
            button.clicked.connect(partial(view.viewpoint.go_to, name))
        self.moving.clicked.connect(self._on_move_clicked)
        self.layers.clicked.connect(self._on_layers_clicked)
        self.home.clicked.connect(view.viewpoint.go_home)
        view.viewpoint_changed.connect(self._follow)
        self._follow()

    def set_style(self, style: Style) -> None:
        """Letters of another size need another room."""
        self._style = style
        self.refit()

    def act(self, action: str) -> None:
        """Do what a key asks for."""
        if action in ACTIONS:
            self._view.act(action)
        elif action == "solid_home":
            self._view.viewpoint.go_home()
        elif action in ("solid_open", "solid_shut"):
            step = _OPEN_STEP if action == "solid_open" else -_OPEN_STEP
            self._view.viewpoint.open(self._view.viewpoint.openness_aimed_at + step, is_eased=True)
        for name in PRESETS:
            if action == f"solid_{name}":
                self._view.viewpoint.go_to(name)
        for layer in LAYERS:
            if action == f"solid_{layer}":
                self._toggle(layer)

    def _toggle(self, layer: Layer) -> None:
        """Show a layer, or hide it, and say so to who cannot see it."""
        shown = self._view.viewpoint.cutaway.layers
        self._view.viewpoint.show_layers(shown ^ {layer})
        sentence = _("{layer}: hidden") if layer in shown else _("{layer}: shown")
        announce(self._view, sentence.format(layer=_(NAMES[layer])))

    def _on_layers_clicked(self) -> None:
        if self._layers is None:
            self._layers = SolidLayers(self)
            self._layers.toggled.connect(self._toggle)
        self._layers.follow(self._view.viewpoint.cutaway.layers)
        self._layers.open_below(self.layers, self._style)

    def _on_move_clicked(self) -> None:
        if self._moves is None:
            self._moves = SolidMoves(self)
            self._moves.wanted.connect(self._view.act)
        self._moves.open_below(self.moving, self._style)

    def _on_sought(self, value: int) -> None:
        self._view.viewpoint.open(value / _PARTS, is_eased=not self.opening.isSliderDown())

    def _follow(self) -> None:
        self.opening.show_value(round(self._view.viewpoint.openness_aimed_at * _PARTS))
        self.home.setEnabled(self._view.viewpoint.is_held)
        if self._layers is not None:
            self._layers.follow(self._view.viewpoint.cutaway.layers)


def _named(name: PresetName) -> tuple[str, Kind, str]:
    word, description = _WORDS[name]
    return _(word), "plain", _(description)
