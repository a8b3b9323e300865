"""The player with large buttons: back, play, listen, on, and the whole way as a slider."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from kyphoview.shell.picture.player.player_controls import PlayerControls
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style

_HEIGHT_PX = 60
_GAP_PX = 12
_SIDE_PX = 20


class VisitControls(PlayerControls):
    """To be pressed standing; in two rows where one is too narrow for the words."""

    def set_style(self, style: Style) -> None:
        for button in self._buttons:
            button.setFixedHeight(style.px(_HEIGHT_PX))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return self.previous, self.play, self.listen, self.next

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP_PX)
        for button in self._buttons:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sliding = QHBoxLayout()
        sliding.setSpacing(_GAP_PX)
        sliding.addWidget(self.scrubber, 1)
        sliding.addWidget(self.volume_title)
        sliding.addWidget(self.volume)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_PX, 0, _SIDE_PX, 10)
        column.setSpacing(4)
        column.addLayout(sliding)
        column.addLayout(self._grid)
        self._arrange()

    def _arrange(self) -> None:
        widest = max(button.width_when(False) for button in self._buttons)
        has_room = 4 * widest + 3 * _GAP_PX <= self.width() - 2 * _SIDE_PX
        across = 4 if has_room else 2
        for column in range(4):
            self._grid.setColumnStretch(column, int(column < across))
        for number, button in enumerate((self.previous, self.play, self.listen, self.next)):
            self._grid.addWidget(button, number // across, number % across)
