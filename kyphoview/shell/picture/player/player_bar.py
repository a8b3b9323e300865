"""The player below picture and words, with all that moves it: the one line of time, frames, speed and the time too."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kyphoview.language import _, rounded
from kyphoview.shell.picture.player.player_controls import AGAIN, PAUSE, PLAY, PlayerControls
from kyphoview.shell.picture.player.time_line import WholeLine
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.state.settings import SPEEDS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from kyphoview.shell.picture.zooming.zoom_moves import ZoomMoves

_SIDE_PX = 16
_GAP_PX, _BELOW_PX = 4, 6
_VOLUME_PX = 100
_IN_ROW_PX = 900  # of width, at text scale 1: below this the line of time would be too short among the buttons


class PlayerBar(PlayerControls):
    """In one row; where that is too narrow the line of time stands above the buttons.

    `look_wanted` asks to look closer, or from elsewhere, by an action of `shortcuts.KEYS`.
    """

    look_wanted = Signal(str)

    def __init__(self, session: Session, player: Player, parent: QWidget | None = None) -> None:
        self._style = Style()
        super().__init__(session, player, parent)

        self._zoom_moves: ZoomMoves | None = None

        self.zoom.clicked.connect(self._open_zoom)
        self.frame_back.clicked.connect(player.frame_back)
        self.frame_on.clicked.connect(player.frame_on)
        self.speed.clicked.connect(self._choose_speed)
        session.speed_changed.connect(self._on_speed_changed)

    def set_style(self, style: Style) -> None:
        self._style = style
        self._arrange()

    def refit(self) -> None:
        self._buttons.refit()

    def height_in(self, width: int) -> int:
        """How high it is once it is laid out in this width."""
        line_px = 0 if self._is_in_row(width) else self.scrubber.sizeHint().height() + _GAP_PX
        return line_px + self._style.target_px() + _GAP_PX + _BELOW_PX

    def _is_in_row(self, width: int) -> bool:
        return width >= _IN_ROW_PX * self._style.text_scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _new_scrubber(self) -> Slider:
        return WholeLine(self._session, self._player, self.time_in_words, self)

    def _lay_out(self) -> None:
        self._make_more()
        self._sliding = QHBoxLayout()
        self._sliding.setSpacing(12)
        self._buttons = FittingRow()
        row = self._buttons.row
        row.setSpacing(8)
        row.addWidget(self.previous)
        row.addStretch()
        for button in (self.frame_back, self.play, self.listen, self.frame_on):
            row.addWidget(button)
        row.addStretch()
        for button in (self.zoom, self.speed, self.next):
            row.addWidget(button)
        self._buttons.set_yielding(
            [self.speed, self.previous, self.next, self.play, self.listen],
            [self.frame_back, self.frame_on],  # keys, and the line of time, have them
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_PX, _GAP_PX, _SIDE_PX, _BELOW_PX)
        column.setSpacing(_GAP_PX)
        column.addLayout(self._sliding)
        column.addWidget(self._buttons)
        self._arrange()

    def _arrange(self) -> None:
        """Put the line of time among the buttons, or above them."""
        row = self._buttons.row
        parts: tuple[QWidget, ...] = self.scrubber, self.time, self.volume_title, self.volume
        is_in_row = self._is_in_row(self.width())
        if is_in_row == (row.indexOf(self.scrubber) >= 0) and self._sliding.count() + is_in_row:
            return
        for part in parts:
            row.removeWidget(part)
            self._sliding.removeWidget(part)
        for at, part in enumerate(parts):
            stretch = int(part is self.scrubber)
            if is_in_row:
                row.insertWidget(row.indexOf(self.zoom) - (at == 0), part, stretch)
            else:
                self._sliding.addWidget(part, stretch)
        self._buttons.refit()

    def _make_more(self) -> None:
        self.frame_back = Button("frame_back", "", "quiet", description=_("One frame back"))
        self.frame_back.setAccessibleName(_("One frame back"))
        self.frame_on = Button("frame_on", "", "quiet", description=_("One frame forward"))
        self.frame_on.setAccessibleName(_("One frame forward"))
        self.zoom = Button("zoom", "", "quiet", description=_("Look closer: zoom and move the picture by presses"))
        self.zoom.setAccessibleName(_("Look closer"))
        self.zoom.show_open(False)
        self.speed = Button(
            "speed", _speed_words(self._session.speed), "quiet", description=_("How fast the pictures move")
        )
        self.play.reserve_words(*(_(word) for _icon, word in (PLAY, PAUSE, AGAIN)))
        self.speed.reserve_words(*(_speed_words(speed) for speed in SPEEDS))
        self.speed.show_open(False)
        self.volume.setMaximumWidth(_VOLUME_PX)
        self.time = _Clock("", "small", "text_quiet", wraps=False)
        self.time.setAccessibleName(_("Time"))

    def _on_moment_changed(self) -> None:
        super()._on_moment_changed()
        self.time.setText(self.time_in_words())

    def _on_speed_changed(self) -> None:
        self.speed.set_sign("speed", _speed_words(self._session.speed))
        self._buttons.refit()

    def _open_zoom(self) -> None:
        if self._zoom_moves is None:
            from kyphoview.shell.picture.zooming.zoom_moves import ZoomMoves

            self._zoom_moves = ZoomMoves(self)
            self._zoom_moves.wanted.connect(self.look_wanted)
        self._zoom_moves.open_below(self.zoom, self._style)

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
