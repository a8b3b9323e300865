"""What an empty room sees: the program's own steps, slow and calm and without a sound, and "Touch to begin"."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.content.load import load_step
from kyphoview.errors import BadInput
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.picture.caption import Caption
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.cross_fade import CrossFade
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

BEGIN = "Touch to begin"
_TITLE = "Balloon kyphoplasty, step by step"
_DISCLAIMER = "An illustration, not a prediction, not medical advice."
_SPEED = 0.5
_REST_S = 6.0  # at the end of a step: time to read its sentence
_STILL_S = 12.0
_LARGE = 1.6
_LETTERS = 0.03  # of the height


class _LargeButton(Button):
    """Its letters are read from across the room."""

    def set_style(self, style: Style) -> None:
        super().set_style(replace(style, text_scale=style.text_scale * _LARGE))


class AttractLoop(QWidget):
    """Touched anywhere, it says so with `touched`; time passes for it at each `beat` and in its player."""

    touched = Signal()

    def __init__(self, is_motion_reduced: bool, lapse_s: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self._is_motion_reduced = is_motion_reduced
        self._lapse_s = lapse_s
        self._rest_since_s = lapse_s()
        self.session = Session(self)
        self.player = Player(self.session, lapse_s, self)
        self.picture = PicturePane(self)
        self.caption = Caption(self)
        self.begin = _LargeButton("touch", BEGIN, "primary", "Begin to look at the steps yourself")
        self._fade = CrossFade(self)
        self._lay_out()
        self.session.set_speed(_SPEED)
        self.session.set_choice(("side",))
        self.player.is_motion_reduced = is_motion_reduced
        self.picture.set_motion_reduced(is_motion_reduced)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture.show_views(self.session.views)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

        self.begin.clicked.connect(self.touched)
        self.session.moment_changed.connect(self._show_scene)
        self.session.step_changed.connect(self._show_sentence)
        self.session.playing_changed.connect(self.picture.set_moving)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.begin.setMinimumSize(style.px(300), style.px(72))
        self.update()

    def start(self) -> None:
        """Begin at the first step, once it has its style and shown."""
        self._show_sentence()
        self._show_scene()
        self.begin.setFocus()
        self.player.go_to_step(0)

    def stop(self) -> None:
        self.player.pause()

    def beat(self) -> None:
        """Go on to the next step when this one has rested; the last is followed by the first."""
        if self.session.is_playing:
            self._rest_since_s = self._lapse_s()
            return
        if self._lapse_s() - self._rest_since_s < (_STILL_S if self._is_motion_reduced else _REST_S):
            return
        self._rest_since_s = self._lapse_s()
        if self._is_motion_reduced:
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

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.window))

    def _lay_out(self) -> None:
        title = TextLabel(_TITLE, "title", "accent")
        disclaimer = TextLabel(_DISCLAIMER, "small", "text_quiet")
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

    def _show_scene(self) -> None:
        try:
            self.picture.show_scene(scene_at(self.session.case, self.session.moment))
        except BadInput as error:
            self.picture.show_problem(str(error))

    def _show_sentence(self) -> None:
        try:
            self.caption.show_sentence(load_step(self.session.moment.step).main)
        except BadInput:  # a visitor is told in the words' place
            self.caption.show_sentence("")
