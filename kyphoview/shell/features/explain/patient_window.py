"""What the patient sees: the picture and its main sentence, and nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.procedure.scene import Scene
from kyphoview.procedure.views import Views
from kyphoview.shell.features.explain.screen_placement import Seat
from kyphoview.shell.picture.caption import Caption
from kyphoview.shell.picture.comparison import Comparison
from kyphoview.shell.picture.picture_pane import PicturePane, full_screen_text_px
from kyphoview.shell.widgets.style import Style


class PatientWindow(QWidget):
    """Shows what it is told, in letters to be read from across the room. It takes no input and shows no cursor."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.WindowDoesNotAcceptFocus)  # the keys stay with the clinician
        self.setWindowTitle("kyphoview: the patient's picture")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._style = Style()
        self._is_wanted = False
        self.picture = PicturePane(self)
        self.picture.has_controls = False
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture.set_full_screen(True)
        self.caption = Caption(self)
        self.caption.show()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.picture, 1)
        column.addWidget(self.caption)

    def set_style(self, style: Style) -> None:
        """Take colours and sizes."""
        self._style = style
        self.update()

    def sit(self, seat: Seat) -> None:
        """Fill this screen."""
        self._is_wanted = True
        if seat.screen is not None:
            self.setScreen(seat.screen)
        if self.isHidden() or self.geometry() != seat.place:
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.setGeometry(seat.place)
        self.setWindowState(Qt.WindowState.WindowFullScreen)  # showFullScreen() would ask for the keys
        self.show()

    def leave(self) -> None:
        """Show nothing."""
        self._is_wanted = False
        self.hide()

    def show_views(self, views: Views) -> None:
        self.picture.show_views(views)

    def show_scene(self, scene: Scene) -> None:
        self.picture.show_scene(scene)

    def follow_eye(self, leader: PicturePane) -> None:
        """Look at the body in the round from where the clinician does."""
        mine, theirs = self.picture.panes.get("3d"), leader.panes.get("3d")
        if mine is not None and theirs is not None and mine.view is not None and theirs.view is not None:
            mine.view.share_viewpoint(theirs.view.viewpoint)  # type: ignore[attr-defined]

    def show_comparison(self, comparison: Comparison | None) -> None:
        self.picture.show_comparison(comparison)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.caption.set_letters(full_screen_text_px(self.height()))
        self.picture.set_full_screen(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """It goes when explaining ends, not by a stray key of the window manager."""
        if self._is_wanted:
            event.ignore()
        else:
            super().closeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.window))
