"""The small pictures on the steps' cards: of the session's case, in the cards' size and colours."""

from PySide6.QtCore import QObject

from kyphoview.shell.picture.step_cards import StepCards
from kyphoview.shell.picture.thumbnails import Order, Thumbnails
from kyphoview.shell.state.session import Session


class StepPictures(QObject):
    """Makes none before `begin`, and none while the session plays: then those that are there step back."""

    def __init__(self, session: Session, steps: StepCards, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps = steps
        self._has_begun = False
        self._thumbnails = Thumbnails(self)

        self._thumbnails.made.connect(steps.show_picture)
        steps.outdated.connect(self._ask)
        steps.resized.connect(self._ask)
        session.case_changed.connect(self._ask)
        session.playing_changed.connect(self._on_playing_changed)

    def begin(self) -> None:
        """The large picture is shown: now these may follow."""
        if not self._has_begun:
            self._has_begun = True
            self._ask_for_pictures(is_settled=True)

    def pause(self) -> None:
        self._thumbnails.pause()

    def _ask(self) -> None:
        if self._has_begun:
            self._ask_for_pictures(is_settled=False)

    def _ask_for_pictures(self, is_settled: bool) -> None:
        size, steps = self._steps.picture_size(), self._steps
        order = Order(self._session.case, steps.style.theme, size.width(), size.height(), steps.pixel_ratio)
        self._thumbnails.ask(order, is_settled)

    def _on_playing_changed(self, is_playing: bool) -> None:
        self._steps.step_back(is_playing)
        if is_playing:
            self._thumbnails.pause()
        else:
            self._thumbnails.go_on()
