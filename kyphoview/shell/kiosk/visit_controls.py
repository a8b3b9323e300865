"""The player with large buttons: back, play, listen, on, and the whole way as a slider."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kyphoview.shell.picture.player.player_controls import PlayerControls
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_HEIGHT_PX = 60
_GAP_PX = 12
_SIDE_PX = 20
_SLIDER_PX = 320  # long enough to be dragged among the buttons


class VisitControls(PlayerControls):
    """To be pressed standing, all in one row; where that is too narrow the slider stands above them, and the buttons in
    two rows where one is too narrow for their words."""

    _is_low = False

    def set_style(self, style: Style) -> None:
        for button in self._buttons:
            button.setFixedHeight(style.px(_HEIGHT_PX))
        self._arrange()

    def set_low(self, is_low: bool) -> None:
        """On a low screen the steps back and on give up their words, if that puts all into one row."""
        self._is_low = is_low
        self._arrange()

    def set_film_shown(self, is_shown: bool, keeps_room: bool = False) -> None:
        """Without the film there is nothing to play or to go to; a page has its own Listen. Where the picture stays
        beside what covers the words, the room of the buttons stays, too."""
        for part in (*self._buttons, self.scrubber):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(keeps_room)
            part.setSizePolicy(policy)
            part.setVisible(is_shown)
        self._is_film_shown = is_shown
        self._show_rest()

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
        self._is_film_shown = True
        self.rest = TextLabel("", "small", "text_quiet", wraps=False)
        self.rest.hide()
        self._sliding = QWidget()
        sliding = QHBoxLayout(self._sliding)
        sliding.setContentsMargins(0, 0, 0, 0)
        sliding.setSpacing(_GAP_PX)
        sliding.addWidget(self.scrubber, 1)
        sliding.addWidget(self.rest)
        sliding.addWidget(self.volume_title)
        sliding.addWidget(self.volume)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SIDE_PX, 6, _SIDE_PX, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self._sliding)
        self._column.addLayout(self._grid)
        self._arrange()

    def _on_moment_changed(self) -> None:
        super()._on_moment_changed()
        self._show_rest()

    def _show_rest(self) -> None:
        """What a picture that stands while it plays waits for."""
        has_rest = self._is_film_shown and self.rest_left_s > 0.0
        if has_rest:
            self.rest.setText(self.time_in_words())
        self.rest.setVisible(has_rest)

    def _arrange(self) -> None:
        room = self.width() - 2 * _SIDE_PX - 3 * _GAP_PX
        beside = room - _SLIDER_PX - _GAP_PX
        steps = self.previous, self.next
        for button in steps:
            button.set_compact(False)
        if self._is_low and beside < self._wide():
            for button in steps:
                button.set_compact(True)
        if beside >= self._wide():
            self._place((self.previous, self.play, self.listen, self._sliding, self.next), 5, stretched=3)
            return
        for button in steps:
            button.set_compact(False)
        widest = max(button.width_when(False) for button in self._buttons)
        self._place(self._buttons, 4 if room >= 4 * widest else 2)
        self._column.insertWidget(0, self._sliding)

    def _wide(self) -> int:
        """How wide the buttons are beside each other."""
        return sum(button.width_when(button.is_compact) for button in self._buttons)

    def _place(self, parts: Sequence[QWidget], across: int, stretched: int | None = None) -> None:
        """So many beside each other, of one width, or with all the spare width for one of them."""
        for column in range(5):
            self._grid.setColumnStretch(column, int(column < across if stretched is None else column == stretched))
        for number, part in enumerate(parts):
            self._grid.addWidget(part, number // across, number % across)
