"""The player under the picture, with all that moves it: frames, speed and the time too."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kyphoview.language import _, rounded
from kyphoview.shell.picture.player_controls import AGAIN, PAUSE, PLAY, PlayerControls
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.state.speeds import SPEEDS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel


class PlayerBar(PlayerControls):
    """In two rows, the slider above."""

    def __init__(self, session: Session, player: Player, parent: QWidget | None = None) -> None:
        self._style = Style()
        super().__init__(session, player, parent)

        self.frame_back.clicked.connect(player.frame_back)
        self.frame_on.clicked.connect(player.frame_on)
        self.speed.clicked.connect(self._choose_speed)
        session.speed_changed.connect(self._on_speed_changed)

    def set_style(self, style: Style) -> None:
        self._style = style

    def refit(self) -> None:
        self._buttons.refit()

    def _lay_out(self) -> None:
        self._make_more()
        sliding = QHBoxLayout()
        sliding.setSpacing(12)
        sliding.addWidget(TextLabel(_("This step"), "small", "text_quiet", wraps=False))
        sliding.addWidget(self.scrubber, 1)
        for part in (self.time, self.volume_title, self.volume):
            sliding.addWidget(part)
        self._buttons = FittingRow()
        row = self._buttons.row
        row.setSpacing(8)
        row.addWidget(self.previous)
        row.addStretch(1)
        for button in (self.frame_back, self.play, self.listen, self.frame_on):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.speed)
        row.addWidget(self.next)
        self._buttons.set_yielding([self.previous, self.speed, self.play, self.next, self.listen])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(4)
        column.addLayout(sliding)
        column.addWidget(self._buttons)

    def _make_more(self) -> None:
        self.frame_back = Button("frame_back", "", "quiet", description=_("One frame back"))
        self.frame_back.setAccessibleName(_("One frame back"))
        self.frame_on = Button("frame_on", "", "quiet", description=_("One frame forward"))
        self.frame_on.setAccessibleName(_("One frame forward"))
        self.speed = Button(
            "speed", _speed_words(self._session.speed), "quiet", description=_("How fast the pictures move")
        )
        self.play.reserve_words(*(_(word) for _icon, word in (PLAY, PAUSE, AGAIN)))
        self.speed.reserve_words(*(_speed_words(speed) for speed in SPEEDS))
        self.speed.show_open(False)
        self.time = _Clock("", "small", "text_quiet", wraps=False)
        self.time.setAccessibleName(_("Time"))

    def _on_moment_changed(self) -> None:
        super()._on_moment_changed()
        self.time.setText(self.time_in_words())

    def _on_speed_changed(self) -> None:
        self.speed.set_sign("speed", _speed_words(self._session.speed))
        self._buttons.refit()

    def _choose_speed(self) -> None:
        menu = QMenu(_("Speed"), self)
        menu.setAccessibleName(_("Speed"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._style.font("button"))
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = menu.addAction(_speed_words(speed))
            action.setData(speed)
            action.setCheckable(True)
            action.setChecked(speed == self._session.speed)
            group.addAction(action)
        group.triggered.connect(self._on_speed_chosen)
        menu.aboutToHide.connect(partial(self.speed.show_open, False))
        self.speed.show_open(True)
        menu.popup(self.speed.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _on_speed_chosen(self, action: QAction) -> None:
        self._session.set_speed(float(action.data()))


class _Clock(TextLabel):
    """Runs while playing; a screen reader asks for it, and is not told of every second."""

    def told_name(self) -> str:
        return self.text()


def _speed_words(speed: float) -> str:
    return _("Speed {speed}×", speed=rounded(speed, 2))
