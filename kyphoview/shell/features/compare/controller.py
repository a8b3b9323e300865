"""Comparing before and after: begun and ended here, and left by itself as soon as time moves on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from kyphoview.errors import BadInput
from kyphoview.procedure.case import Case
from kyphoview.shell.features.compare.compare_bar import CompareBar
from kyphoview.shell.picture.comparison import USUAL_PAIR, Comparison, compare, compare_futures
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce

if TYPE_CHECKING:
    from kyphoview.procedure.futures.three_futures import Then


class CompareController(QObject):
    """Shows the comparison of the session's case while it is on; its bar then stands in the player's place."""

    changed = Signal(bool)

    def __init__(self, presentation: Presentation, bar: CompareBar) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._bar = bar
        self._pair = USUAL_PAIR
        self._then: Then | None = None  # when the pair is of two futures
        self._is_on = False

        bar.pair_wanted.connect(self._on_pair_wanted)
        bar.done.connect(self.stop)
        presentation.session.case_changed.connect(self._show)
        presentation.session.reading_level_changed.connect(self._show)
        presentation.session.moment_changed.connect(self.stop)
        presentation.started_over.connect(self.stop)

    @property
    def is_on(self) -> bool:
        return self._is_on

    def toggle(self) -> None:
        if self._is_on:
            self.stop()
        else:
            self._pair = self._pair if self._then is None else USUAL_PAIR
            self._then = None
            self._start()

    def show_futures(self, pair: str, then: "Then") -> None:
        """Lay two futures over each other as they are at a time."""
        self._pair, self._then = pair, then
        self._start()

    def stop(self) -> bool:
        """Back to the moment that was shown; whether there was anything to stop."""
        was_on = self._is_on
        if was_on:
            self._is_on = False
            self._presentation.show_comparison(None)
            self.changed.emit(False)
            self._presentation.picture.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_on

    def _start(self) -> None:
        self._presentation.player.pause()
        self._is_on = True
        self.changed.emit(True)
        self._show()
        self._presentation.picture.focus_comparison()

    def _show(self) -> None:
        if not self._is_on:
            return
        session = self._presentation.session
        try:
            comparison = self._comparison(session.place.procedure.case)
        except BadInput as error:
            self._presentation.picture.show_problem(str(error))
            return
        has_cut = not {"side", "top"}.isdisjoint(session.views)  # where the healthy outline is drawn
        self._bar.show_pair(
            self._pair,
            comparison.difference,
            has_figures=session.reading_level == "full",
            has_outline=has_cut and comparison.healthy is not None,
        )
        self._presentation.show_comparison(comparison)

    def _comparison(self, case: Case) -> Comparison:
        return compare(case, self._pair) if self._then is None else compare_futures(case, self._pair, self._then)

    def _on_pair_wanted(self, pair: str) -> None:
        self._pair = pair
        self._show()
        announce(self._bar, self._presentation.picture.comparison_words())
