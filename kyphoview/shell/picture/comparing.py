"""Comparing before and after: begun and ended here, and left by itself as soon as time moves on."""

from PySide6.QtCore import QObject, Qt, Signal

from kyphoview.errors import BadInput
from kyphoview.shell.picture.compare_bar import CompareBar
from kyphoview.shell.picture.comparison import USUAL_PAIR, compare
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.state.session import Session
from kyphoview.shell.widgets.announce import announce


class Comparing(QObject):
    """Shows the comparison of the session's case while it is on; its bar then stands in the player's place."""

    changed = Signal(bool)

    def __init__(self, session: Session, picture: PicturePane, bar: CompareBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._picture = picture
        self._bar = bar
        self._pair = USUAL_PAIR
        self._is_on = False

        bar.pair_wanted.connect(self._on_pair_wanted)
        bar.done.connect(self.stop)
        session.case_changed.connect(self._show)
        session.moment_changed.connect(self.stop)

    @property
    def is_on(self) -> bool:
        return self._is_on

    def toggle(self) -> None:
        if self._is_on:
            self.stop()
        else:
            self._start()

    def stop(self) -> bool:
        """Back to the moment that was shown; whether there was anything to stop."""
        was_on = self._is_on
        if was_on:
            self._is_on = False
            self._picture.show_comparison(None)
            self.changed.emit(False)
            self._picture.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_on

    def _start(self) -> None:
        self._session.set_playing(False)
        self._is_on = True
        self.changed.emit(True)
        self._show()
        self._picture.focus_comparison()

    def _show(self) -> None:
        if not self._is_on:
            return
        try:
            comparison = compare(self._session.case, self._pair)
        except BadInput as error:
            self._picture.show_problem(str(error))
            return
        has_cut = not {"side", "top"}.isdisjoint(self._session.views)  # where the ghost is drawn
        self._bar.show_pair(self._pair, has_cut and comparison.ghost is not None)
        self._picture.show_comparison(comparison)

    def _on_pair_wanted(self, pair: str) -> None:
        self._pair = pair
        self._show()
        announce(self._bar, self._picture.comparison_words())
