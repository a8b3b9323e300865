"""The guess that is being made, in the view that it is about, at whatever moment the picture shows."""

from PySide6.QtCore import QObject, Signal

from kyphoview.procedure.scene import Scene
from kyphoview.procedure.view_names import ViewName
from kyphoview.shell.features.study.guess_layer import Guess, GuessLayer
from kyphoview.shell.presentation import Presentation


class GuessInPicture(QObject):
    """`dragged` says by how much more the guess is, as somebody drags it."""

    dragged = Signal(float)

    def __init__(self, presentation: Presentation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self._guess: Guess | None = None
        self._layer: GuessLayer | None = None
        self._view: ViewName | None = None  # over which the layer lies

        presentation.scene_shown.connect(self._on_scene_shown)

    @property
    def guess(self) -> Guess | None:
        return self._guess

    def show_guess(self, guess: Guess | None) -> None:
        """Show this one, or none any more."""
        self._guess = guess
        if guess is None or guess.view != self._view:
            self._leave()
        if self._presentation.scene is not None:
            self._on_scene_shown(self._presentation.scene)

    def _on_scene_shown(self, scene: Scene) -> None:
        if self._guess is None:
            return
        pane = self._presentation.picture.panes.get(self._guess.view)
        if pane is None or pane.view is None:
            return
        if self._layer is None:
            self._view = self._guess.view
            self._layer = GuessLayer(self._guess.view, pane.view)
            self._layer.dragged.connect(self.dragged)
        self._layer.show_guess(self._guess, scene)

    def _leave(self) -> None:
        if self._layer is not None:
            self._layer.leave_view()
        self._layer, self._view = None, None
