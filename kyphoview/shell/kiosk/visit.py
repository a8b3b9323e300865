"""One visit: everything that one person sees and can change. The next person gets a new one.

Whatever is made for a visitor is made here and kept here, never beside it: so starting over is making another Visit,
and nothing has to be remembered to be put back.
"""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kyphoview.procedure.case import Case
from kyphoview.procedure.steps import STEPS, step_index
from kyphoview.procedure.views import ViewName, Views, is_choice
from kyphoview.shell.kiosk.step_grid import StepGrid
from kyphoview.shell.kiosk.visit_bar import VisitBar
from kyphoview.shell.kiosk.visit_controls import VisitControls
from kyphoview.shell.picture.caption import Caption
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.picture.thumbnails import Order, Thumbnails
from kyphoview.shell.state.keys import KEYS
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.state.settings import MOST_TEXT_SCALE, Settings, ThemeChoice
from kyphoview.shell.state.system_preferences import is_motion_reduced, theme_for
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.style import Style, apply_application_style, apply_style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.window.top_bar import FRACTURE
from kyphoview.shell.words.narration import Narration
from kyphoview.shell.words.side_panel import SidePanel

LEAST_TEXT_SCALE = 1.25  # one stands before it
_TEXT_STEP = 0.25
_PICTURE_SHARES = (62, 38)
_UPRIGHT_SHARES = (50, 50)
_LOW_PX, _UPRIGHT_LOW_PX = 780, 1200  # below this, at text scale 1, the steps have no pictures
_AFTER: dict[str, ThemeChoice] = {"light": "dark", "dark": "high-contrast", "high-contrast": "light"}


class Visit(QWidget):
    """Begins with the settings of the clinic; what a visitor changes is forgotten with the visit."""

    start_wanted = Signal()
    staff_wanted = Signal()

    def __init__(self, settings: Settings, lapse_s: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = for_visitors(settings)
        self.look = Style(theme_for(self.settings.theme), self.settings.text_scale)
        self.session = Session(self)
        self.session.set_reading_level(settings.words)
        self.session.set_choice(settings.views if is_choice(settings.views) else None)
        self.player = Player(self.session, lapse_s, self)
        self.player.is_motion_reduced = is_motion_reduced(settings.motion)
        self._make_parts()
        self._lay_out()
        self._thumbnails = Thumbnails(self)
        self._narration = Narration(self.session, self.picture, self.caption, self.side, self.bar, self)
        self.picture.set_motion_reduced(self.player.is_motion_reduced)
        self._actions = self._make_actions()
        self._connect()

    def start(self) -> None:
        """Show the first step, once the visit has its place on the screen."""
        self._take_style()
        self.picture.show_views(self.session.views)
        self.bar.show_choice(self.session.choice, self.session.views)
        self._narration.give_titles()
        self._narration.show_step()
        self._narration.show_scene()
        if self.player.is_motion_reduced:
            self.player.seek_step(1.0)
        self._ask_for_thumbnails(is_settled=True)
        self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Let nothing move any more."""
        self.player.pause()
        self._thumbnails.pause()
        self.side.dismiss_note()

    def tell(self, sentence: str) -> None:
        """Calm news, until the next step."""
        self.news.setText(sentence)
        self.news.show()
        announce(self.news, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self.look.theme.window))

    def _make_parts(self) -> None:
        """In the order of the Tab key."""
        self.bar = VisitBar(LEAST_TEXT_SCALE, self)
        self.news = TextLabel("", "body", "warning", parent=self)
        self.picture = PicturePane(self)
        self.caption = Caption(self)  # hidden: the words stand beside the picture
        self.controls = VisitControls(self.session, self.player, self)
        self.grid = StepGrid(len(STEPS), self)
        self.side = SidePanel(self.session.case, self.settings, self)

    def _lay_out(self) -> None:
        self.news.hide()
        self.news.setContentsMargins(24, 8, 24, 8)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(8)
        for part in (self.picture, self.side):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # else long words take its room
            self._both.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.news)
        column.addLayout(self._both, 1)
        column.addWidget(self.controls)
        column.addWidget(self.grid)

    def _make_actions(self) -> dict[str, Callable[[], object]]:
        player = self.player
        actions: dict[str, Callable[[], object]] = {
            "next_step": player.next_step,
            "previous_step": player.previous_step,
            "play_or_pause": player.play_or_pause,
            "frame_on": player.frame_on,
            "frame_back": player.frame_back,
            "step_start": partial(player.seek_step, 0.0),
            "step_end": partial(player.seek_step, 1.0),
            "larger_text": partial(self._change_text, 1),
            "smaller_text": partial(self._change_text, -1),
            "usual_text": partial(self._change_text, -9),
            "leave": self._close_what_is_open,
        }
        for key in KEYS:
            if key.where == "everywhere" and key.action in actions:
                for name in key.names:
                    QShortcut(QKeySequence(name), self).activated.connect(actions[key.action])
        return actions

    def _connect(self) -> None:
        self.bar.text_scale_wanted.connect(self._change_text)
        self.bar.colours_wanted.connect(self._change_colours)
        self.bar.choice_wanted.connect(self.session.set_choice)
        self.bar.fracture_wanted.connect(self._on_fracture_wanted)
        self.bar.start_wanted.connect(self.start_wanted)
        self.bar.staff_wanted.connect(self.staff_wanted)
        self.picture.action_wanted.connect(self._do)
        self.picture.trouble_met.connect(self.tell)
        self.picture.cut_wanted.connect(self._on_cut_wanted)
        self.picture.solid_failed.connect(self.session.lose_solid_view)
        self.grid.steps.step_wanted.connect(self.player.go_to_step)
        self.side.case_wanted.connect(self.session.set_case)
        self.side.reading_level_wanted.connect(self.session.set_reading_level)
        self.side.step_wanted.connect(self._on_step_wanted)
        self.side.width_wanted.connect(self.picture.setHidden)
        self.picture.room_changed.connect(self.session.set_has_room)
        self.controls.scrubber.sliderPressed.connect(self._on_motion_changed)
        self.controls.scrubber.sliderReleased.connect(self._on_motion_changed)
        self._thumbnails.made.connect(self.grid.steps.show_picture)
        self._narration.titled.connect(self.grid.steps.show_titles)
        self.session.case_changed.connect(self._on_case_changed)
        self.session.moment_changed.connect(self._narration.show_scene)
        self.session.step_changed.connect(self._on_step_changed)
        self.session.playing_changed.connect(self._on_playing_changed)
        self.session.views_changed.connect(self._on_views_changed)
        self.session.choice_changed.connect(self._on_choice_changed)
        self.session.reading_level_changed.connect(self._on_reading_level_changed)

    def _take_style(self) -> None:
        self.look = Style(theme_for(self.settings.theme), self.settings.text_scale)
        apply_application_style(self.look)
        apply_style(self, self.look)
        self.update()
        self._arrange()

    def _arrange(self) -> None:
        is_upright = self.height() > self.width()
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if is_upright else QBoxLayout.Direction.LeftToRight)
        for index, share in enumerate(_UPRIGHT_SHARES if is_upright else _PICTURE_SHARES):
            self._both.setStretch(index, share)
        self.bar.arrange(self.width())
        low_px = _UPRIGHT_LOW_PX if is_upright else _LOW_PX
        self.grid.steps.set_pictures_shown(self.height() >= low_px * self.look.text_scale)
        self._ask_for_thumbnails()

    def _ask_for_thumbnails(self, is_settled: bool = False) -> None:
        if self.picture.has_scene:
            size, ratio = self.grid.steps.picture_size(), self.devicePixelRatioF()
            order = Order(self.session.case, self.look.theme, size.width(), size.height(), ratio)
            self._thumbnails.ask(order, is_settled)

    def _do(self, action: str) -> None:
        if action in self._actions:
            self._actions[action]()

    def _change_text(self, steps: int) -> None:
        scale = min(max(self.settings.text_scale + steps * _TEXT_STEP, LEAST_TEXT_SCALE), MOST_TEXT_SCALE)
        self.settings = msgspec.structs.replace(self.settings, text_scale=scale)
        self._take_style()

    def _change_colours(self) -> None:
        self.settings = msgspec.structs.replace(self.settings, theme=_AFTER[self.look.theme.name])
        self._take_style()

    def _close_what_is_open(self) -> None:
        if not self.side.dismiss_note():
            self.side.close_drawer()

    def _on_step_wanted(self, step: str) -> None:
        """From a page that was looked up to the step it speaks of."""
        self.side.close_drawer()
        self.player.go_to_step(step_index(step))

    def _on_reading_level_changed(self) -> None:
        self._narration.show_step()
        self._narration.describe()

    def _on_fracture_wanted(self) -> None:
        self.side.toggle_drawer(FRACTURE)

    def _on_case_changed(self, case: Case) -> None:
        self.side.show_case(case)
        self._narration.show_scene()
        self._ask_for_thumbnails()

    def _on_step_changed(self) -> None:
        self.news.hide()
        self.side.dismiss_note()
        self.grid.steps.show_current(self.session.step_number)
        self._narration.show_step()
        self._narration.announce_step()

    def _on_motion_changed(self) -> None:
        self.picture.set_moving(self.session.is_playing or self.controls.scrubber.isSliderDown())

    def _on_playing_changed(self, is_playing: bool) -> None:
        self._on_motion_changed()
        if is_playing:
            self._thumbnails.pause()
        else:
            self._thumbnails.go_on()
            self._narration.describe()

    def _on_views_changed(self, views: Views) -> None:
        self.picture.show_views(views)
        self.bar.show_choice(self.session.choice, views)
        self._narration.show_scene()

    def _on_choice_changed(self, choice: Views | None) -> None:
        self.bar.show_choice(choice, self.session.views)

    def _on_cut_wanted(self, instead_of: ViewName) -> None:
        views = ("side" if name == instead_of else name for name in self.session.views)
        self.session.set_choice(tuple(dict.fromkeys(views)))


def for_visitors(settings: Settings) -> Settings:
    """The clinic's settings as a visit begins with them."""
    return msgspec.structs.replace(settings, text_scale=max(settings.text_scale, LEAST_TEXT_SCALE))
