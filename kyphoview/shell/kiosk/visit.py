"""One visit: everything that one person sees and can change. The next person gets a new one.

Whatever is made for a visitor is made here and kept here, never beside it: so starting over is making another Visit,
and nothing has to be remembered to be put back.
"""

import math
from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.actions import Action, Actions
from kyphoview.shell.announcements import Announcements
from kyphoview.shell.features.composition import Pages, offer_fracture, offer_sheet
from kyphoview.shell.features.panels import FRACTURE, QUESTIONS, WEIGHING_PAGE
from kyphoview.shell.features.speech.listening import Listening
from kyphoview.shell.features.study.naming.meanings import Meanings
from kyphoview.shell.kiosk.step_grid import StepGrid
from kyphoview.shell.kiosk.visit_bar import VisitBar
from kyphoview.shell.kiosk.visit_controls import VisitControls
from kyphoview.shell.parts import Parts
from kyphoview.shell.picture.caption import Caption
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.state.settings import Settings, ThemeChoice
from kyphoview.shell.state.settings_keeper import SettingsKeeper
from kyphoview.shell.state.text_sizes import LEAST_TEXT_SCALE_OF_VISITORS, wall_text_scale
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.background import Background
from kyphoview.shell.widgets.banner import Banner
from kyphoview.shell.widgets.style import Style, apply_application_style, apply_style
from kyphoview.shell.words.side_panel import SidePanel

_TEXT_STEP = 0.25
_PICTURE_SHARE, _LEAST_PICTURE_SHARE, _SHARE_STEP = 65, 40, 5  # hundredths: beside words that ask for more room
_LOW_PICTURE_AREA = 0.38  # of a low screen, at the least: there words are scrolled, and stand in fewer columns
_UPRIGHT_SHARE, _UPRIGHT_LARGE_SHARE, _LEAST_UPRIGHT_SHARE = 70, 60, 50  # over words
_LARGE = 1.75  # the text scale from which on the words below need more room
_LOW_PX, _UPRIGHT_LOW_PX = 780, 1400  # below this, at text scale 1, the steps have no pictures
_LOWEST_PX = 680  # below this, at text scale 1, they have but their numbers
_NO_STEPS_PX = 330  # and below this not even those
_LOW_FOR_BARS_PX = 560  # below this, at text scale 1, the bars keep their least letters: else nothing else has room
_AFTER: dict[str, ThemeChoice] = {"light": "dark", "dark": "high-contrast", "high-contrast": "light"}


class Visit(Background):
    """Begins with the settings of the clinic; what a visitor changes is forgotten with the visit."""

    start_wanted = Signal()
    staff_wanted = Signal()

    def __init__(self, settings: Settings, lapse_s: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keeper = SettingsKeeper(
            for_visitors(settings), None, self, text_step=_TEXT_STEP, least_text_scale=LEAST_TEXT_SCALE_OF_VISITORS
        )
        self.presentation = Presentation(keeper, lapse_s, self)
        self.session, self.player = self.presentation.session, self.presentation.player
        self._is_page_wide = False
        self._goes_on_at: Moment | None = None  # where what covers the words has paused the film
        self._words_px = 0  # the width at text scale 1 that the step's words ask for
        self._make_parts()
        self._lay_out()
        self.presentation.join(
            Parts(
                self.picture,
                self.caption,
                side=self.side,
                bar=self.bar,
                steps=self.grid.steps,
                scrubbers=(self.controls.scrubber,),
            )
        )
        offer_fracture(self.presentation, self.side)
        offer_sheet(self.presentation, self.side, can_print=False)
        self.listening = Listening(self.presentation, self.side, self._on_voice_failed)
        self.listening.offer(self.controls)
        self._pages = Pages(self.presentation, self.side, self.listening)
        Announcements(self.presentation)
        Actions(self.presentation, self._own_actions(), self)
        self._connect()

    @property
    def settings(self) -> Settings:
        return self.presentation.settings

    def start(self) -> None:
        """Show the first step, once the visit has its place on the screen."""
        self._take_style(self.presentation.style)
        self.presentation.show_words()
        self.presentation.show_scene()
        self.listening.begin()
        Meanings(self.presentation, self.side.popover)  # and beside the parts a press plays or pauses
        self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def play(self) -> None:
        """All that matters, in three minutes."""
        self.side.offer_wanted.emit("essence")

    def stop(self) -> None:
        """Let nothing move any more."""
        self.presentation.stop()
        self.side.dismiss_note()

    def end(self) -> None:
        """The visitor is gone: let nothing be heard any more."""
        self._goes_on_at = None
        self.stop()
        self.listening.close()

    def tell(self, sentence: str) -> None:
        """Calm news over the picture, until the next step."""
        if self.news.tell(sentence):
            announce(self.news, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_parts(self) -> None:
        """In the order of the Tab key."""
        self.bar = VisitBar(LEAST_TEXT_SCALE_OF_VISITORS, self)
        self.news = Banner(self)
        self.picture = PicturePane(self)
        self.caption = Caption(self)
        self.controls = VisitControls(self.session, self.player, self)
        self.grid = StepGrid(len(STEPS), self)
        self.side = SidePanel(self)

    def _lay_out(self) -> None:
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(8)
        for part in (self.picture, self.side):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # else long words take its room
            self._both.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addLayout(self._both, 1)
        for below in (self.caption, self.controls, self.grid):
            self._column.addWidget(below)
        self.news.lie_over(self.picture, self.side)

    def _connect(self) -> None:
        self.bar.text_scale_wanted.connect(self.presentation.keeper.change_text_scale)
        self.bar.colours_wanted.connect(self._change_colours)
        self.bar.fracture_wanted.connect(partial(self.side.toggle_drawer, FRACTURE))
        self.bar.weighing_wanted.connect(self._weigh)
        self.bar.start_wanted.connect(self.start_wanted)
        self.bar.staff_wanted.connect(self.staff_wanted)
        self.side.width_wanted.connect(self._on_width_wanted)
        self.side.room_wanted.connect(self._on_room_wanted)
        self.side.drawer_changed.connect(self._on_drawer_changed)
        self.listening.changed.connect(self._on_listening_changed)
        self._pages.step_sought.connect(self.side.close_drawer)
        self.session.step_changed.connect(self._on_step_changed)
        self.presentation.told.connect(self.tell)
        self.presentation.preferences.style_changed.connect(self._take_style)

    def _take_style(self, style: Style) -> None:
        apply_application_style(style)
        apply_style(self, style)
        self.bar.show_text_scale(style.text_scale)
        self._arrange()

    def _own_actions(self) -> dict[str, Action]:
        """What keys stand for here and in no other window."""
        return {
            "leave": self.side.escape,
            "three_minutes": self.play,
            "weigh": self._weigh,
            "questions": partial(self.side.toggle_drawer, QUESTIONS),
        }

    def _arrange(self) -> None:
        is_upright = self.height() > self.width()
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if is_upright else QBoxLayout.Direction.LeftToRight)
        scale = self._style.text_scale
        is_low = self.height() < _LOW_FOR_BARS_PX * scale
        bars = msgspec.structs.replace(self._style, text_scale=LEAST_TEXT_SCALE_OF_VISITORS) if is_low else self._style
        for bar in (self.bar, self.controls):
            apply_style(bar, bars)
        is_lowest = self.height() < _LOWEST_PX * scale
        self.bar.arrange(self.width(), is_lowest)
        self.controls.set_low(is_lowest)
        low_px = _UPRIGHT_LOW_PX if is_upright else _LOW_PX
        self.grid.steps.set_pictures_shown(self.height() >= low_px * scale)
        self.grid.steps.set_titles_shown(not is_lowest)
        self._show_grid()
        share = self._picture_share(is_upright)
        self._both.setStretch(0, share)
        self._both.setStretch(1, 100 - share)

    def _picture_share(self, is_upright: bool) -> int:
        """In hundredths: as much as leaves the words the room that they ask for, and their main sentence whole."""
        self._column.activate()
        gap_px, scale = self._both.spacing(), self._style.text_scale
        room = self._both.geometry().size() - (QSize(0, gap_px) if is_upright else QSize(gap_px, 0))
        if is_upright:
            most, least = (_UPRIGHT_SHARE if scale < _LARGE else _UPRIGHT_LARGE_SHARE), _LEAST_UPRIGHT_SHARE
            asked = least if self._words_px else most
        else:
            most, least = _PICTURE_SHARE, _LEAST_PICTURE_SHARE
            asked = max(least, round(100 - 100 * self._words_px * scale / max(1, self.width())))
        low = 0
        if not is_upright and self.height() < _LOWEST_PX * scale:
            low = math.ceil(
                100 * _LOW_PICTURE_AREA * self.height() * self.width() / max(1, room.height() * room.width())
            )
        shares = range(min(max(asked, low), most), least, -_SHARE_STEP)
        # On a low screen what stands before the main sentence gives way, too.
        tried = [(share, True) for share in shares if share >= low] + [(share, False) for share in shares if low]
        for share, has_first in tried:
            words = _part_of(room, 1.0 - share / 100, is_upright)
            if self.side.words.has_room_for_lead(words.width(), words.height(), has_first):
                return share
        return least

    def _on_room_wanted(self, width: int) -> None:
        self._words_px = width
        self._arrange()

    def _show_grid(self) -> None:
        has_room = self.height() >= _NO_STEPS_PX * self._style.text_scale
        self.grid.setVisible(has_room and not self._is_page_wide)

    def _on_width_wanted(self, is_wide: bool) -> None:
        """A page is read, and its voice has its volume below. The steps first: the picture comes back in one size."""
        self._is_page_wide = is_wide
        self._show_grid()
        self._show_film_controls()
        self.picture.setHidden(is_wide)

    def _on_drawer_changed(self, name: str | None) -> None:
        """The film waits while its words are covered, and goes on where it was unless somebody has moved it."""
        self._show_film_controls()
        if name is not None and self.session.is_playing:
            self._goes_on_at = self.session.moment
            self.player.pause()
        elif name is None:
            paused_at, self._goes_on_at = self._goes_on_at, None
            if paused_at == self.session.moment and not self.session.is_playing:
                self.player.play()

    def _show_film_controls(self) -> None:
        """None while its words are covered; a fracture that is changed is seen at any moment."""
        is_shown = not self._is_page_wide and self.side.open_drawer in (None, FRACTURE)
        self.controls.set_film_shown(is_shown, keeps_room=not self._is_page_wide)
        self.controls.listen.setVisible(is_shown and self.side.open_drawer is None)

    def _change_colours(self) -> None:
        self.presentation.keeper.set_one(theme=_AFTER[self._style.theme.name])

    def _weigh(self) -> None:
        self.side.page_wanted.emit(WEIGHING_PAGE)

    def _on_listening_changed(self) -> None:
        self.caption.keep_height(self.listening.is_on)
        self.caption.setVisible(self.listening.is_on)
        self._arrange()

    def _on_voice_failed(self, _why: str) -> None:
        """A visitor can do nothing about it."""
        self.tell(_("There is no sound here. The words go on below the picture."))

    def _on_step_changed(self) -> None:
        self.news.hide()


def _part_of(room: QSize, share: float, is_upright: bool) -> QSize:
    """A share of the height, or of the width."""
    return (
        QSize(room.width(), int(share * room.height()))
        if is_upright
        else QSize(int(share * room.width()), room.height())
    )


def for_visitors(settings: Settings) -> Settings:
    """The clinic's settings as a visit begins with them: large letters, at the usual speed, each step for itself, and
    silent unless the clinic has chosen otherwise."""
    return msgspec.structs.replace(
        settings,
        text_scale=max(settings.text_scale, LEAST_TEXT_SCALE_OF_VISITORS),
        speed=1.0,
        goes_on_by_itself=False,
        has_single_keys=True,
        reads_aloud=settings.kiosk_is_heard,
        progress_file="",
    )


def for_wall(settings: Settings, screen: QSize) -> Settings:
    """The clinic's settings, in letters no smaller than a screen of this size needs."""
    scale = wall_text_scale(min(screen.width(), screen.height()))
    return msgspec.structs.replace(settings, text_scale=max(settings.text_scale, scale))
