"""A clear sheet that lies over one view, whatever is drawn on it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from kyphoview.view.scene_view import SceneView

_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class ViewLayer(QWidget):
    """Lies over `view` beside it in the same parent, and goes where that goes, from `cover_view` on."""

    def __init__(self, view: SceneView) -> None:
        super().__init__(view.parentWidget())
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def cover_view(self) -> None:
        """Be shown, once all is there that is painted."""
        self._view.set_drawn_over(True)
        self._view.installEventFilter(self)  # first, for being shown lays the view out anew
        self._lie_over()

    def leave_view(self) -> None:
        """Go away, for good."""
        self._view.removeEventFilter(self)
        self._view.set_drawn_over(False)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._lie_over()
        return super().eventFilter(watched, event)

    def _lie_over(self) -> None:
        self.setGeometry(self._view.geometry())
        self.setVisible(not self._view.isHidden())
        self.raise_()
