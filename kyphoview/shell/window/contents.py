"""What stands in the window: the parts of a presentation, the bars, banner and strip that only it has, and how they
share its room."""

from functools import partial

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.procedure.steps import STEPS
from kyphoview.shell.actions import Action, Actions
from kyphoview.shell.announcements import Announcements
from kyphoview.shell.features.compare.compare_bar import CompareBar
from kyphoview.shell.features.compare.controller import CompareController
from kyphoview.shell.features.composition import TOOL_ACTIONS, Features
from kyphoview.shell.features.panels import (
    DOCUMENTS,
    HELP,
    LOOK_UP,
    PARTS,
    QUESTIONS,
    SEARCH,
    STUDY,
    TAKE_AWAY,
    WEIGHING_PAGE,
)
from kyphoview.shell.one_press import OnePress
from kyphoview.shell.parts import Parts
from kyphoview.shell.picture.caption import Caption
from kyphoview.shell.picture.picture_pane import PicturePane, full_screen_text_px
from kyphoview.shell.picture.player.player_bar import PlayerBar
from kyphoview.shell.picture.step_strip import StepStrip
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.state.desktop.awake import KeepAwake
from kyphoview.shell.state.session import change_reading_level
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_keeper import SettingsKeeper
from kyphoview.shell.widgets.accessible.focus_rings import FocusRings
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.background import Background
from kyphoview.shell.widgets.banner import Banner
from kyphoview.shell.widgets.style import Style, apply_application_style, apply_style
from kyphoview.shell.window.beginning import Beginning
from kyphoview.shell.window.drawers import Drawers
from kyphoview.shell.window.file_drop import FileDrop
from kyphoview.shell.window.full_screen_bars import FullScreenBars
from kyphoview.shell.window.split_view import SplitView
from kyphoview.shell.window.top_bar import TopBar
from kyphoview.shell.words.side_panel import SidePanel

_SHARE_WITH_PICTURES = 0.52  # of the window, that the picture keeps where the strip has pictures, too
_BAR_EDGES_PX = 10  # above and below the buttons of a bar
_UPRIGHT_LOW_PX = 1100  # where the words stand below: from this height on, at text scale 1, it has
_TOOLS_PX = 400  # the tools for explaining and the sentence take the strip's pictures' room, unless there is plenty
_LEAST_MIDDLE = 0.5  # of the window's height, for picture and words: else the strip gives way
_WORDS_SHARE = 0.35  # of the window's height, at least, where the words stand below


class Contents(QObject):
    """`kiosk_wanted` is emitted to ask for the screen of a waiting room in the window's place."""

    def __init__(
        self, window: Background, keeper: SettingsKeeper, beginning: Beginning, kiosk_wanted: SignalInstance
    ) -> None:
        super().__init__(window)
        self._window = window
        self._beginning = beginning
        self._is_page_wide = False
        self.presentation = Presentation(keeper, parent=window)
        self.session, self.player = self.presentation.session, self.presentation.player
        self._make_parts(keeper.settings)
        self._lay_out()
        scrubbers = (self.player_bar.scrubber,)
        self.presentation.join(Parts(self.picture, self.caption, self.side, self.top_bar, self.strip.steps, scrubbers))
        self.comparing = CompareController(self.presentation, self.compare_bar)
        self.features = Features(self.presentation, self)
        self.features.listening.offer(self.player_bar)
        self._drawers = Drawers(self.presentation, self.features, self, self.split, kiosk_wanted)
        self._announcements = Announcements(self.presentation)
        self.key_actions = Actions(self.presentation, self._own_actions(), window)
        beginning.join(self.presentation, self.features, self.side)
        self._connect()
        _keep_share(keeper, self.split)
        _keep_awake(self.presentation, self.features)
        self._take_style(self.presentation.style)
        OnePress(window)
        FocusRings(window)
        if window.isFullScreen():
            self.show_full_screen(True)

    def tell(self, sentence: str) -> None:
        """Calm news over the picture, until it is put away."""
        if self.banner.tell(sentence):
            announce(self.banner, sentence)

    def tell_done(self, sentence: str) -> None:
        """Over the picture, for a while: what was done."""
        if self.banner.tell(sentence, is_done=True):
            announce(self.banner, sentence)

    def add_under_picture(self, part: QWidget) -> None:
        """Put a part right under the picture."""
        self.bars.take_along(part)

    def toggle_full_screen(self) -> None:
        """Let the picture have the screen to itself, or no longer."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        """Close what lies on top: a note, a page, a drawer, a tool in use, the comparison, another course, then full
        screen."""
        if (
            self._beginning.leave()
            or self.side.escape()
            or self.features.put_tool_down()
            or self.comparing.stop()
            or self.features.courses.leave()
        ):
            return
        if self._window.isFullScreen():
            self.toggle_full_screen()

    def close(self) -> None:
        """The window goes."""
        self.bars.stop()
        self.features.close()  # first, for it brings the strip back, whose pictures would be made anew
        self.presentation.stop()
        self.side.dismiss_note()

    def _make_parts(self, settings: Settings) -> None:
        """In the order of the Tab key."""
        self.top_bar = TopBar(self._window)
        self.banner = Banner(self._window)
        self.split = SplitView(settings.picture_share, self._window)
        self.stage = QWidget(self._window)
        self.picture = PicturePane(self.stage)
        self.caption = Caption(self.stage)
        self.compare_bar = CompareBar(self._window)
        self.player_bar = PlayerBar(self.session, self.player, self._window)
        self.strip = StepStrip(len(STEPS), self._window)
        self.side = SidePanel(self._window)
        self._drop = FileDrop(self._window)

    def _lay_out(self) -> None:
        stage = QVBoxLayout(self.stage)
        stage.setContentsMargins(0, 0, 0, 0)
        stage.setSpacing(0)
        stage.addWidget(self.picture, 1)
        stage.addWidget(self.caption)
        self.split.addWidget(self.stage)
        self.split.addWidget(self.side)
        self.side.room_wanted.connect(self.split.want_beside)
        column = QVBoxLayout(self._window)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.split, 1)
        column.addWidget(self.compare_bar)
        self.bars = FullScreenBars(self._window, column, self.stage, self.caption)
        for bars, bar in ((self.bars.head, self.top_bar), (self.bars.foot, self.player_bar)):
            stack = bars.layout()
            assert stack is not None
            stack.addWidget(bar)
        column.addWidget(self.strip)
        self.stage.setFocusProxy(self.picture)
        self.banner.lie_over(self.picture, self.side)

    def _own_actions(self) -> dict[str, Action]:
        """What keys stand for here and in no other window."""
        drawers = {
            "documents": DOCUMENTS,
            "search": SEARCH,
            "look_up": LOOK_UP,
            "take_away": TAKE_AWAY,
            "questions": QUESTIONS,
            "study": STUDY,
            "parts": PARTS,
            "help": HELP,
        }
        return {
            "full_screen": self.toggle_full_screen,
            "leave": self.leave,
            "views": self.top_bar.open_views,
            "names": self.presentation.names.toggle,
            "words": partial(change_reading_level, self.session),
            "compare": self.comparing.toggle,
            "three_minutes": partial(self.side.offer_wanted.emit, "essence"),
            "weigh": partial(self.side.page_wanted.emit, WEIGHING_PAGE),
            "read_aloud": self.features.listening.toggle,
            "explain": self.features.toggle_explaining,
            **{action: partial(self.features.use_tool, action) for action in TOOL_ACTIONS},
            **{action: partial(self.side.toggle_drawer, name) for action, name in drawers.items()},
        }

    def _connect(self) -> None:
        self.presentation.told.connect(self.tell)
        self.presentation.started_over.connect(self.banner.forget)
        self.presentation.preferences.style_changed.connect(self._take_style)
        self.presentation.titles_changed.connect(self.arrange)
        self.top_bar.drawer_wanted.connect(self.side.toggle_drawer)
        self.top_bar.compare_wanted.connect(self.comparing.toggle)
        self.top_bar.weighing_wanted.connect(partial(self.side.page_wanted.emit, WEIGHING_PAGE))
        self.top_bar.explain_wanted.connect(self.features.toggle_explaining)
        self.top_bar.names_wanted.connect(self.presentation.names.toggle)
        self.presentation.names.changed.connect(self.top_bar.show_names)
        self.top_bar.home_wanted.connect(self._beginning.open_page)
        self.player_bar.look_wanted.connect(self.picture.act_on_solid)
        self.top_bar.full_screen_wanted.connect(self.toggle_full_screen)
        self.comparing.changed.connect(self._show_player)
        self.comparing.changed.connect(self.top_bar.compare.setChecked)
        self.features.explaining_changed.connect(self.top_bar.explain.setChecked)
        self.features.explaining_changed.connect(self.arrange)
        self.features.explaining_changed.connect(self._announcements.tell_explaining)
        self.features.changed.connect(self._show_caption)
        self.features.futures_wanted.connect(self.comparing.show_futures)
        self.side.drawer_changed.connect(self._on_drawer_changed)
        self.side.width_wanted.connect(self._on_width_wanted)
        self.side.steps_wanted.connect(self.strip.set_steps_in_sight)
        self._drop.dropped.connect(self.features.open_dropped)

    def _take_style(self, style: Style) -> None:
        """Take colours and sizes everywhere."""
        apply_application_style(style)
        apply_style(self._window, style)
        self.arrange()
        self.top_bar.refit()
        self.player_bar.refit()

    def arrange(self) -> None:
        """Give each part the room that the window's size leaves it."""
        self.split.arrange(self._window.width(), self._window.height(), round(_WORDS_SHARE * self._window.height()))
        self.strip.steps.set_pictures_shown(self._has_room_for_small_pictures())
        self._show_caption()
        self._show_strip()
        self.bars.place()

    def _has_room_for_small_pictures(self) -> bool:
        """Whatever the step, and wherever the edge was moved to: the strip keeps its height meanwhile."""
        tools_px = _TOOLS_PX * self.features.is_explaining
        if self.split.orientation() == Qt.Orientation.Vertical:
            return self._window.height() >= _UPRIGHT_LOW_PX * self.presentation.style.text_scale + tools_px
        width, height = self._window.width(), self._window.height()
        left_px = height - self._bars_px() - self.strip.height_with_pictures(width) - tools_px
        return left_px / max(1, height) * self.split.usual_share(width) >= _SHARE_WITH_PICTURES

    def _show_strip(self) -> None:
        """Unless the picture has the screen to itself, or the strip would leave picture and words too little room."""
        furniture = self.top_bar.minimumSizeHint(), self.player_bar.sizeHint(), self.strip.sizeHint()
        room = self._window.height() - sum(size.height() for size in furniture)
        is_side_by_side = self.split.orientation() == Qt.Orientation.Horizontal
        is_free = not self._window.isFullScreen() and not self._is_page_wide
        middle_px = self._window.height() - self._bars_px() - self.strip.sizeHint().height()
        has_room = middle_px >= _LEAST_MIDDLE * self._window.height() if is_side_by_side else self.split.has_room(room)
        self.strip.setVisible(is_free and has_room)

    def _show_caption(self) -> None:
        """Large in full screen; beside the words, where a voice reads them, of the usual size."""
        self.caption.set_letters(full_screen_text_px(self._window.height()) if self._window.isFullScreen() else 0.0)
        self.caption.keep_height(self.features.listening.is_on)
        self.caption.setVisible(self._window.isFullScreen() or self.features.needs_caption)

    def _on_width_wanted(self, is_wide: bool) -> None:
        """A page takes the picture's room too, or gives it back."""
        if is_wide:
            self.player.pause()
        self._is_page_wide = is_wide
        self.stage.setVisible(not is_wide)
        self._show_player()
        self._show_strip()

    def _show_player(self) -> None:
        """Below the picture, where it is seen; what is compared stands still, and has its own bar there."""
        self.compare_bar.setVisible(self.comparing.is_on and not self._is_page_wide)
        self.player_bar.setVisible(not self.comparing.is_on and not self._is_page_wide)

    def _on_drawer_changed(self, name: str | None) -> None:
        self.side.dismiss_note()
        self.top_bar.show_open_drawer(name)
        self.side.setVisible(name is not None or not self._window.isFullScreen())
        self.bars.set_floating(self._window.isFullScreen() and name is None)
        if name is None:
            self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_full_screen(self, is_full: bool) -> None:
        """The picture has the screen to itself, with what a drawer needs; the bars come while somebody moves."""
        self.top_bar.show_full_screen(is_full)
        self.picture.set_full_screen(is_full)
        self._show_caption()
        self._show_strip()
        self.side.setVisible(not is_full or self.side.open_drawer is not None)
        self.bars.set_floating(is_full and self.side.open_drawer is None)

    def _bars_px(self) -> int:
        """How high the bars above and below picture and words are, once they are laid out in this width."""
        return self.presentation.style.target_px() + _BAR_EDGES_PX + self.player_bar.height_in(self._window.width())


def _keep_share(keeper: SettingsKeeper, split: SplitView) -> None:
    def keep(share: float) -> None:
        keeper.note(picture_share=share)

    split.share_changed.connect(keep)


def _keep_awake(presentation: Presentation, features: Features) -> None:
    """While it plays, a page is read aloud or somebody explains, the screen is not to go dark."""
    awake = KeepAwake(presentation)

    def follow() -> None:
        is_read = features.listening.is_reading_page
        awake.want(presentation.session.is_playing or is_read or features.is_explaining)

    presentation.session.playing_changed.connect(follow)
    features.listening.page_changed.connect(follow)
    features.explaining_changed.connect(follow)
