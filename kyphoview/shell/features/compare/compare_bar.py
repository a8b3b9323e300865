"""Below the picture while states are compared: which two, what one has over the other, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kyphoview.language import N_, _, translated
from kyphoview.shell.picture.comparison import FUTURE_PAIRS, PAIRS, USUAL_PAIR
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_SIDE_PX, _GAP_PX = 16, 12
_WORDS_PX = 420  # the least width of the words beside the choice, at text scale 1
_LEGEND = N_("Slope: of the vertebra's top. Bend: of three vertebrae together.")
_OUTLINE = N_("Dashed: as it was when healthy.")
_WORDS = {
    "broken-treated": N_("Broken → treated"),
    "healthy-broken": N_("Healthy → broken"),
    "healthy-treated": N_("Healthy → treated"),
}

_FUTURE_WORDS = {
    "waiting-vertebroplasty": N_("Waiting | Vertebroplasty"),
    "waiting-kyphoplasty": N_("Waiting | Kyphoplasty"),
    "vertebroplasty-kyphoplasty": N_("Vertebroplasty | Kyphoplasty"),
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
        futures = translated(_FUTURE_WORDS)
        self._words_of = {**translated(_WORDS), **futures}
        self._rows = {
            tuple(PAIRS): ChoiceRow(_("Compare"), translated(_WORDS)),
            tuple(FUTURE_PAIRS): ChoiceRow(_("Compare"), futures),
        }
        self.difference = TextLabel("", "heading", "accent")
        self.legend = TextLabel("", "small", "text_quiet")
        self.close_button = Button("close", "", "quiet", _("Stop comparing"))
        self.close_button.setAccessibleName(_("Stop comparing"))
        self.next_pair = Button("again", self._words_of[USUAL_PAIR], description=_("Compare the next two"))
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP_PX)
        for row in self._rows.values():
            self._row.addWidget(row)
            row.hide()  # until it is known that there is room
            row.chosen.connect(self.pair_wanted)
        self._row.addWidget(self.next_pair)
        self._row.addStretch()
        self._row.addWidget(self.close_button)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self.difference)
        self._words.addWidget(self.legend)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SIDE_PX, 4, _SIDE_PX, 6)
        self._column.setSpacing(4)
        self._column.addLayout(self._row)
        self._column.addLayout(self._words)
        self.hide()

        self.next_pair.clicked.connect(self._on_next_wanted)
        self.close_button.clicked.connect(self.done)

    def set_style(self, style: Style) -> None:
        self._style = style

    @property
    def pairs(self) -> ChoiceRow:
        """The choice among the pairs to which the present one belongs."""
        return next(row for names, row in self._rows.items() if self._pair in names)

    def show_pair(self, pair: str, difference: str, has_figures: bool, has_outline: bool) -> None:
        """Say which two are compared, and what the second has over the first.

        Args:
            has_figures: of each stand in the picture, and have a legend here.
            has_outline: the healthy one is drawn dashed.
        """
        before, self._pair = self.pairs, pair
        if before is not self.pairs:
            before.hide()
        self.pairs.show_choice(pair)
        self.next_pair.set_sign("again", self._words_of[pair])
        self._arrange()
        self.difference.setText(difference)
        legend = [_(_LEGEND)] * has_figures + [_(_OUTLINE)] * has_outline
        self.legend.setText(" ".join(legend))
        self.legend.setVisible(bool(legend))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the three do not stand side by side, one button goes from one to the next; where the words do not stand
        beside them, they stand below."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - self._style.target_px() - 2 * (_SIDE_PX + _GAP_PX)
        is_wide = self.pairs.sizeHint().width() <= room
        self.pairs.setVisible(is_wide)
        self.next_pair.setVisible(not is_wide)
        pairs = self.pairs.sizeHint().width() if is_wide else self.next_pair.width_when(False)
        are_beside = pairs + self._style.px(_WORDS_PX) <= room
        if are_beside == (self._column.indexOf(self._words) >= 0):
            (self._column if are_beside else self._row).removeItem(self._words)
            if are_beside:
                self._row.insertLayout(len(self._rows) + 1, self._words, 1)  # behind the choices
            else:
                self._column.addLayout(self._words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.window))

    def _on_next_wanted(self) -> None:
        names = next(names for names in self._rows if self._pair in names)
        self.pair_wanted.emit(names[(names.index(self._pair) + 1) % len(names)])
