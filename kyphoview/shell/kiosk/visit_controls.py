"""The player with large buttons: back, play, on, and the whole way as a slider."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from kyphoview.shell.picture.player_controls import PlayerControls
from kyphoview.shell.widgets.style import Style

_HEIGHT_PX = 60


class VisitControls(PlayerControls):
    """To be pressed standing."""

    def set_style(self, style: Style) -> None:
        for button in (self.previous, self.play, self.next):
            button.setFixedHeight(style.px(_HEIGHT_PX))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in (self.previous, self.play, self.next):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 10)
        column.setSpacing(4)
        column.addWidget(self.scrubber)
        column.addLayout(row)
