"""The player under the picture: where in this step, and the buttons that move it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import SPEEDS, Session
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_PLAY, _PAUSE, _AGAIN = ("play", "Play"), ("pause", "Pause"), ("again", "Play again")


class PlayerBar(QWidget):
    """Follows the session; its buttons ask the player."""

    def __init__(self, session: Session, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._player = player
        self._style = Style()
        self.previous = Button("previous", "Previous step", description="Back to the step before")
        self.frame_back = Button("frame_back", "", "quiet", description="One frame back")
        self.play = Button(*_PLAY, "primary", description="Play or pause this step")
        self.frame_on = Button("frame_on", "", "quiet", description="One frame forward")
        self.next = Button("next", "Next step", description="On to the next step")
        self.play.reserve_words(_PLAY[1], _PAUSE[1], _AGAIN[1])
        self.speed = Button("speed", _speed_words(session.speed), "quiet", description="How fast the pictures move")
        self.frame_back.setAccessibleName("One frame back")
        self.frame_on.setAccessibleName("One frame forward")
        self.scrubber = Slider("Place in this step", "Drag to any moment of this step")
        self.scrubber.setPageStep(30)  # frames: one second
        self.speed.reserve_words(*(_speed_words(speed) for speed in SPEEDS))
        self.time = TextLabel("", "small", "text_quiet", wraps=False)
        self._build()
        self._on_step_changed()
        self._on_speed_changed()

        self.previous.clicked.connect(player.previous_step)
        self.frame_back.clicked.connect(player.frame_back)
        self.play.clicked.connect(player.play_or_pause)
        self.frame_on.clicked.connect(player.frame_on)
        self.next.clicked.connect(player.next_step)
        self.speed.clicked.connect(self._choose_speed)
        self.scrubber.sought.connect(self._on_sought)
        session.step_changed.connect(self._on_step_changed)
        session.moment_changed.connect(self._on_moment_changed)
        session.playing_changed.connect(self._on_moment_changed)
        session.speed_changed.connect(self._on_speed_changed)

    def set_style(self, style: Style) -> None:
        self._style = style

    def refit(self) -> None:
        self._buttons.refit()

    def _build(self) -> None:
        sliding = QHBoxLayout()
        sliding.setSpacing(12)
        sliding.addWidget(TextLabel("This step", "small", "text_quiet", wraps=False))
        sliding.addWidget(self.scrubber, 1)
        sliding.addWidget(self.time)
        self._buttons = FittingRow()
        row = self._buttons.row
        row.setSpacing(8)
        row.addWidget(self.previous)
        row.addStretch(1)
        for button in (self.frame_back, self.play, self.frame_on):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.speed)
        row.addWidget(self.next)
        self._buttons.set_yielding([self.previous, self.speed, self.play, self.next])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(4)
        column.addLayout(sliding)
        column.addWidget(self._buttons)

    def _on_step_changed(self) -> None:
        was_blocked = self.scrubber.blockSignals(True)
        self.scrubber.setRange(0, self._player.frames)
        self.scrubber.blockSignals(was_blocked)
        self.previous.setEnabled(self._player.has_previous)
        self.next.setEnabled(self._player.has_next)
        self._on_moment_changed()

    def _on_moment_changed(self) -> None:
        at, is_playing = self._session.moment.at, self._session.is_playing
        is_done = self._player.is_at_end and not is_playing
        self.scrubber.show_value(round(at * self._player.frames))
        self.time.setText(f"{_clock(at * self._player.step.duration_s)} of {_clock(self._player.step.duration_s)}")
        self.play.set_sign(*(_PAUSE if is_playing else _AGAIN if is_done else _PLAY))
        leads_on = is_done and self._player.has_next
        self.play.set_kind("plain" if leads_on else "primary")
        self.next.set_kind("primary" if leads_on else "plain")

    def _on_speed_changed(self) -> None:
        self.speed.set_sign("speed", _speed_words(self._session.speed))
        self._buttons.refit()

    def _on_sought(self, frame: int) -> None:
        self._player.seek_step(frame / self._player.frames)

    def _choose_speed(self) -> None:
        menu = QMenu("Speed", self)
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
        menu.popup(self.speed.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _on_speed_chosen(self, action: QAction) -> None:
        self._session.set_speed(float(action.data()))


def _speed_words(speed: float) -> str:
    return f"Speed {speed:g}\N{MULTIPLICATION SIGN}"


def _clock(seconds: float) -> str:
    whole = int(seconds + 1e-6)
    return f"{whole // 60}:{whole % 60:02d}"
