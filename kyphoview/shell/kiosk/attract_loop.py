"""What an empty room sees: the program's own steps, slow and calm and without a sound, and "Touch to begin"."""

from collections.abc import Callable
from dataclasses import replace

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.language import N_, _
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.picture.caption import Caption
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.presentation import Parts, Presentation
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_keeper import SettingsKeeper
from kyphoview.shell.widgets.background import Background
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.cross_fade import CrossFade
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

BEGIN = N_("Touch to begin")
_TITLE = N_("A broken bone of the spine, and how kyphoplasty treats it")
_DISCLAIMER = N_("An illustration, not a prediction, not medical advice.")
_SPEED = 0.5
_REST_S = 6.0  # at the end of a step: time to read its sentence
_STILL_S = 12.0
_LARGE = 1.6
_LETTERS = 0.03  # of the height


class _LargeButton(Button):
    """Its letters are read from across the room."""

    def set_style(self, style: Style) -> None:
        super().set_style(replace(style, text_scale=style.text_scale * _LARGE))


class AttractLoop(Background):
    """Touched anywhere, it says so with `touched`; time passes for it at each `beat` and in its player."""

    touched = Signal()

    def __init__(self, settings: Settings, lapse_s: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lapse_s = lapse_s
        self._rest_since_s = lapse_s()
        self.presentation = Presentation(SettingsKeeper(for_empty_room(settings)), lapse_s, self)
        self.session, self.player = self.presentation.session, self.presentation.player
        self.picture = PicturePane(self)
        self.caption = Caption(self)
        self.begin = _LargeButton("touch", _(BEGIN), "primary", _("Begin to look at the steps yourself"))
        self._fade = CrossFade(self)
        self._lay_out()
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.presentation.join(Parts(self.picture, self.caption))

        self.begin.clicked.connect(self.touched)

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        self.begin.setMinimumSize(style.px(300), style.px(72))

    def start(self) -> None:
        """Begin at the first step, once it has its style and is shown."""
        self.presentation.show_words()
        self.presentation.show_scene()
        self.begin.setFocus()
        self.player.go_to_step(0)

    def stop(self) -> None:
        self.presentation.stop()

    def end(self) -> None:
        """Somebody is there."""
        self.stop()

    def beat(self) -> None:
        """Go on to the next step when this one has rested; the last is followed by the first."""
        if self.session.is_playing:
            self._rest_since_s = self._lapse_s()
            return
        is_still = self.player.is_motion_reduced
        if self._lapse_s() - self._rest_since_s < (_STILL_S if is_still else _REST_S):
            return
        self._rest_since_s = self._lapse_s()
        if is_still:
            self._fade.fade_from(self.grab())
        self.player.go_to_step((self.session.step_number + 1) % len(STEPS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.caption.set_letters(_LETTERS * self.height())
        self.picture.set_full_screen(True)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.touched.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not event.isAutoRepeat():
            self.touched.emit()

    def _lay_out(self) -> None:
        title = TextLabel(_(_TITLE), "title", "accent")
        disclaimer = TextLabel(_(_DISCLAIMER), "small", "text_quiet")
        for label in (title, disclaimer):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.picture, 1)
        column.addWidget(self.caption)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(disclaimer)
        self.caption.show()


def for_empty_room(settings: Settings) -> Settings:
    """The clinic's settings as nobody changes them: one view, slow, in plain words, each step for itself."""
    return msgspec.structs.replace(
        settings, views=("side",), speed=_SPEED, words="plain", goes_on_by_itself=False, reads_aloud=False
    )
