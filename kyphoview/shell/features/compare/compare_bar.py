"""Below the picture while states are compared: which two, what the dashed line is, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kyphoview.language import N_, _, translated
from kyphoview.shell.picture.comparison import PAIRS, USUAL_PAIR
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_SIDE_PX, _GAP_PX = 16, 8
_LEGEND = N_("Slope: of the vertebra's top. Bend: of three vertebrae together.")
_OUTLINE = N_("Dashed: as it was when healthy.")
_WORDS = {
    "broken-treated": N_("Broken → treated"),
    "healthy-broken": N_("Healthy → broken"),
    "healthy-treated": N_("Healthy → treated"),
}


class CompareBar(QFrame):
    """Hidden until it is needed."""

    pair_wanted = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self.setAccessibleName(_("Compare"))
        self._pair = USUAL_PAIR
        self.pairs = ChoiceRow(_("Compare"), translated(_WORDS))
        self.legend = TextLabel("", "small", "text_quiet")
        self.close_button = Button("close", "", "quiet", _("Stop comparing"))
        self.close_button.setAccessibleName(_("Stop comparing"))
        self.next_pair = Button("again", _(_WORDS[USUAL_PAIR]), description=_("Compare the next two"))
        row = QHBoxLayout()
        row.setSpacing(_GAP_PX)
        row.addWidget(self.pairs, 1)
        row.addWidget(self.next_pair)
        row.addStretch(0)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_PX, 8, _SIDE_PX, 12)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.legend)
        self.pairs.hide()  # until it is known that there is room
        self.legend.hide()
        self.hide()

        self.pairs.chosen.connect(self.pair_wanted)
        self.next_pair.clicked.connect(self._on_next_wanted)
        self.close_button.clicked.connect(self.done)

    def set_style(self, style: Style) -> None:
        self._style = style

    def show_pair(self, pair: str, has_outline: bool) -> None:
        self._pair = pair
        self.pairs.show_choice(pair)
        self.next_pair.set_sign("again", _(_WORDS[pair]))
        self.legend.setText(f"{_(_LEGEND)} {_(_OUTLINE)}" if has_outline else _(_LEGEND))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the three do not stand side by side, one button goes from one to the next."""
        super().resizeEvent(event)
        is_wide = self.pairs.sizeHint().width() + self._style.target_px() + 2 * _SIDE_PX + _GAP_PX <= self.width()
        self.pairs.setVisible(is_wide)
        self.next_pair.setVisible(not is_wide)
        self.legend.setVisible(is_wide)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.window))

    def _on_next_wanted(self) -> None:
        names = list(PAIRS)
        self.pair_wanted.emit(names[(names.index(self._pair) + 1) % len(names)])
