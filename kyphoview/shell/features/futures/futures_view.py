"""Same fracture, three futures: pictures of one size side by side, one line of time, and what is measured on each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.describe.comparison import state_lines, state_sentence
from kyphoview.describe.course import why_no_further
from kyphoview.describe.futures import FUTURE_TITLES, time_in_words
from kyphoview.errors import BadInput
from kyphoview.language import N_, _
from kyphoview.procedure.case import Case
from kyphoview.procedure.futures.three_futures import FUTURES, WEEKS, Future, Then, framing_of, future_at
from kyphoview.shell.features.futures.future_picture import FuturePicture
from kyphoview.shell.picture.comparison import FUTURE_PAIRS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.column_grid import ColumnGrid

_LEAST_PX = 175  # of one of the three, at text scale 1
_GAP_PX = 10
_LEGEND = N_("Slope: of the vertebra's top. Bend: of three vertebrae together. All are measured on this model.")


class FuturesView(QWidget):
    """Shows the case that `case` returns; `compare_wanted` asks for two of them over each other, by the name of their
    pair, at a time."""

    compare_wanted = Signal(str, Then)

    def __init__(self, case: Callable[[], Case], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self.time = TextLabel("", "heading")
        self.weeks = Slider(_("Time since the break, from the break to a year"))
        self.weeks.setRange(0, len(WEEKS) - 1)
        self.weeks.setPageStep(1)
        self.weeks.ticks = len(WEEKS) - 1
        self.weeks.describe_by(self._time_in_words)
        self.pictures = {future: FuturePicture(_(FUTURE_TITLES[future])) for future in FUTURES}
        self.figures = {future: TextLabel("", "small") for future in FUTURES}
        self.waiting = ChoiceRow(
            _("The bone that is left alone"), {"stays": _("It stays as low as it is"), "sinks": _("It sinks further")}
        )
        self.waiting.show_choice("stays")
        self.why_not = TextLabel("", "small", "text_quiet")
        self.pairs = {
            name: Button("compare", f"{_(FUTURE_TITLES[left])} | {_(FUTURE_TITLES[right])}", "plain")
            for name, (left, right) in FUTURE_PAIRS.items()
        }
        self._build()
        self.refresh()

        self.weeks.sought.connect(self.refresh)
        self.waiting.chosen.connect(self.refresh)
        for name, button in self.pairs.items():
            button.clicked.connect(partial(self._want_pair, name))

    @property
    def then(self) -> Then:
        """The time that is shown."""
        return Then(WEEKS[self.weeks.value()], sinks=self.waiting.choices["sinks"].isChecked())

    def refresh(self) -> None:
        """Show this time of the case that is chosen now; what cannot be shown says why."""
        self.time.setText(self._time_in_words())
        why_not = why_no_further(self._case()) if self.then.sinks else ""
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))
        try:
            camera = framing_of(self._case()).cameras["side"]
            for future in FUTURES:
                scene = future_at(self._case(), future, self.then)
                sentence = state_sentence(_(FUTURE_TITLES[future]), scene)
                self.pictures[future].show_scene(scene, camera, sentence)
                self.figures[future].setText("\n".join(state_lines(scene)))
        except BadInput as error:
            self.time.setText(str(error))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP_PX)
        column.addWidget(self.time)
        column.addWidget(self.weeks)
        cells = [self._cell(future) for future in FUTURES]
        column.addWidget(ColumnGrid(cells, (3, 1), _LEAST_PX, has_rules=False))
        column.addWidget(TextLabel(_(_LEGEND), "small", "text_quiet"))
        column.addWidget(TextLabel(self.waiting.accessibleName(), "heading"))
        column.addWidget(self.waiting)
        column.addWidget(self.why_not)
        column.addWidget(TextLabel(_("Lay two over each other"), "heading"))
        column.addWidget(flowing(*self.pairs.values()))

    def _cell(self, future: Future) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(TextLabel(_(FUTURE_TITLES[future]), "heading", "accent"))
        column.addWidget(self.pictures[future])
        column.addWidget(self.figures[future])
        column.addStretch()
        return cell

    def _time_in_words(self) -> str:
        return time_in_words(self.then)

    def _want_pair(self, name: str) -> None:
        self.compare_wanted.emit(name, self.then)
