"""How a window begins: with the first page, or where the person left it last time, with a way to the first page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from kyphoview.language import _
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.shell.first_page.first_page import FirstPage
from kyphoview.shell.state.desktop.system_preferences import style_for
from kyphoview.shell.state.last_place import forget_place, keep_place
from kyphoview.shell.state.settings_keeper import SettingsKeeper
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import apply_style
from kyphoview.shell.window.start import Start

if TYPE_CHECKING:
    from kyphoview.shell.features.composition import Features
    from kyphoview.shell.presentation import Presentation
    from kyphoview.shell.words.side_panel import SidePanel

_EDGE_PX, _UNDER_CAPTION_PX = 14, 44


class Beginning(QObject):
    """`page` lies over the whole window while it is there; `fill` makes what it covers, if that is not there yet.

    Where the person is at the end is kept, unless they are at the beginning, a patient has been here, or the person has
    deleted what was kept of them.
    """

    _presentation: "Presentation"  # both once there is more than the page
    _side: "SidePanel"

    def __init__(self, window: QWidget, keeper: SettingsKeeper, fill: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._fill = fill
        self._is_nothing_kept = False
        self._is_filled = False
        self._is_complete = False
        self.page: FirstPage | None = None
        self.offer: Button | None = None
        self.start = Start(fill, self)
        self.start.done.connect(self._on_complete)

    def join(self, presentation: "Presentation", features: "Features", side: "SidePanel") -> None:
        """Be connected with what stands in the window."""
        self._is_filled = True
        self._presentation = presentation
        self._side = side
        self.start.join(presentation, features)
        features.explaining_changed.connect(self._on_explaining_changed)
        presentation.started_over.connect(self._forget)
        presentation.erased.connect(self._forget)
        presentation.session.moment_changed.connect(self._give_way)
        presentation.session.playing_changed.connect(self._give_way)
        side.drawer_changed.connect(self._give_way)

    def open_page(self) -> None:
        """Lay the first page over the window."""
        if self.page is not None:
            return
        if self._is_filled:
            self._presentation.player.pause()
        settings = self._keeper.settings
        page = self.page = FirstPage(settings.reads_aloud, self._window)
        page.painted.connect(self.start.begin)
        page.start_wanted.connect(self._play)
        page.explore_wanted.connect(self.leave)
        page.study_wanted.connect(self._study)
        apply_style(page, style_for(settings))
        page.show()
        page.raise_()
        page.start.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._is_complete:
            self._play_film()

    def come_back(self, moment: Moment) -> None:
        """Begin at a moment instead, and offer the first page."""
        self._fill()
        self._presentation.session.set_moment(moment)
        offer = self.offer = Button("home", _("From the beginning"), parent=self._presentation.picture)
        offer.setAccessibleDescription(_("You are where you stopped last time."))
        offer.setToolTip(_("You are where you stopped last time."))
        offer.set_style(self._presentation.style)
        offer.move(_EDGE_PX, _UNDER_CAPTION_PX)
        offer.adjustSize()
        offer.show()
        offer.clicked.connect(self._begin_again)

    def leave(self) -> bool:
        """Take the first page away; whether it was there."""
        if self.page is None:
            return False
        self._fill()
        page, self.page = self.page, None
        focus = QApplication.focusWidget()
        is_passed_on = focus is None or page.isAncestorOf(focus)  # what a key opened in its place keeps what it took
        page.film.stop()
        page.hide()
        page.deleteLater()
        if is_passed_on:
            self._presentation.picture.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keep(self) -> None:
        """The window goes."""
        if self.page is not None:
            self.page.film.stop()
        if not self._is_filled:
            return
        moment = self._presentation.session.place.procedure.moment
        if self._is_nothing_kept or moment.step == OPENING.step:
            forget_place()
        else:
            keep_place(moment)

    def _on_complete(self) -> None:
        self._is_complete = True
        self._play_film()

    def _play_film(self) -> None:
        if self.page is not None:
            self.page.film.set_motion_reduced(self._presentation.player.is_motion_reduced)
            self.page.film.play()

    def _play(self) -> None:
        self.leave()
        self._side.offer_wanted.emit("essence")

    def _study(self) -> None:
        self.leave()
        self._side.offer_wanted.emit("study")

    def _begin_again(self) -> None:
        self._presentation.session.set_moment(OPENING)
        self.open_page()

    def _give_way(self) -> None:
        """Something else is looked at: by a key, or from outside."""
        if self._is_complete:
            self.leave()
            self._withdraw_offer()

    def _withdraw_offer(self) -> None:
        if self.offer is not None:
            self.offer.hide()
            self.offer.deleteLater()
            self.offer = None

    def _on_explaining_changed(self, is_explaining: bool) -> None:
        """What a patient was shown is not kept."""
        self._is_nothing_kept |= is_explaining
        self._give_way()

    def _forget(self) -> None:
        """For the next patient, or by the person's will: nothing is kept, not even where they stopped."""
        forget_place()
        self._is_nothing_kept = True
