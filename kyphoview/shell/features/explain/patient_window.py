"""What the patient sees: the picture and its main sentence, and nothing else but the name of another course."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.shell.features.explain.screens import Placement
from kyphoview.shell.picture.caption import Caption
from kyphoview.shell.picture.picture_pane import PicturePane, full_screen_text_px
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.background import Background
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.words.step_text import course_heading, step_text

_COURSE_LETTERS = 0.7  # of the sentence's


class _PatientsPicture(PicturePane):
    """Shows what another picture shows, and is described as that is."""

    def __init__(self, followed: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._followed = followed

    def told_description(self) -> str:
        return self._followed.accessibleDescription()


class PatientWindow(Background):
    """Follows the presentation, in letters to be read from across the room. It takes no input and shows no cursor."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._is_wanted = False
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)  # the keys stay with the clinician
        self.setWindowTitle(_("kyphoview: the patient's picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._make_parts()
        presentation.follow(self.picture)
        self._take_style(presentation.style)
        self._show_sentence()

        presentation.preferences.style_changed.connect(self._take_style)
        presentation.scene_shown.connect(self._follow_viewpoint)
        presentation.picture.zooming.zoomed.connect(self.picture.zooming.take)
        presentation.session.step_changed.connect(self._show_sentence)
        presentation.sentence_changed.connect(self.caption.show_sentence)

    def show_on(self, placement: Placement) -> None:
        """Fill this screen."""
        self._is_wanted = True
        if placement.screen is not None:
            self.setScreen(placement.screen)
        if self.isHidden() or self.geometry() != placement.area:
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.setGeometry(placement.area)
        self.setWindowState(Qt.WindowState.WindowFullScreen)  # showFullScreen() would ask for the keys
        self._follow_viewpoint()
        self.show()

    def leave(self) -> None:
        """Show nothing, and be no window any more: a screen reader would go on telling of a hidden one."""
        self._is_wanted = False
        self.hide()
        self.destroy()  # the system's window alone; it is made again as soon as it is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters_px = full_screen_text_px(self.height())
        self.caption.set_letters(letters_px)
        self.course.set_letters(_COURSE_LETTERS * letters_px)
        self.picture.set_full_screen(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """It goes when explaining ends, not by a stray key of the window manager."""
        if self._is_wanted:
            event.ignore()
        else:
            super().closeEvent(event)

    def _make_parts(self) -> None:
        self.picture = _PatientsPicture(self._presentation.picture, self)
        self.picture.has_controls = False
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture.set_full_screen(True)
        self.course = Caption(self)
        self.caption = Caption(self)
        self.caption.show()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.picture, 1)
        column.addWidget(self.course)
        column.addWidget(self.caption)

    def _take_style(self, style: Style) -> None:
        apply_style(self, style)

    def _follow_viewpoint(self) -> None:
        """Look at the body in 3D from where the clinician does."""
        self.picture.follow_viewpoint(self._presentation.picture)

    def _show_sentence(self) -> None:
        """The patient reads plain words, whatever the clinician reads; a problem with them is told to the clinician."""
        session = self._presentation.session
        self.caption.show_sentence(step_text(session.moment.step, "plain").main)
        heading = course_heading(session.place.course.id)  # what may happen is not to be taken for what does
        self.course.show_sentence(heading)
        self.course.setVisible(bool(heading))
