"""The window: puts the parts together and passes on what they ask for. What has changed, the session says."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kyphoview.procedure.case import Case
from kyphoview.procedure.steps import STEPS, step_index
from kyphoview.procedure.timeline import OPENING
from kyphoview.procedure.views import ViewName, Views, is_choice
from kyphoview.shell.features.beside import Beside
from kyphoview.shell.picture.caption import Caption
from kyphoview.shell.picture.compare_bar import CompareBar
from kyphoview.shell.picture.comparing import Comparing
from kyphoview.shell.picture.picture_pane import PicturePane, full_screen_text_px
from kyphoview.shell.picture.player_bar import PlayerBar
from kyphoview.shell.picture.step_strip import StepStrip
from kyphoview.shell.picture.thumbnails import Order, Thumbnails
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.state.settings import SPEEDS, Settings
from kyphoview.shell.state.settings_file import SettingsKeeper
from kyphoview.shell.state.system_preferences import is_motion_reduced, theme_for
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.banner import Banner
from kyphoview.shell.widgets.style import Style, apply_application_style, apply_style
from kyphoview.shell.window.actions import Actions
from kyphoview.shell.window.opening_size import opening_place
from kyphoview.shell.window.split_view import SplitView
from kyphoview.shell.window.top_bar import TAKE_AWAY, TopBar
from kyphoview.shell.words.narration import Narration
from kyphoview.shell.words.side_panel import SidePanel

_WORDS_PAINT_MS = 15  # the words are seen before the model is loaded
_LOW_PX = {Qt.Orientation.Horizontal: 530, Qt.Orientation.Vertical: 820}  # below this no room for the strip's pictures
_TOOLS_PX = 400  # the tools for explaining and the sentence take the strip's pictures' room, unless there is plenty
_WORDS_SHARE = 0.35  # of the window's height, at least, where the words stand below


class Window(QWidget):
    """`path` is where the settings are kept."""

    def __init__(self, settings: Settings, path: Path) -> None:
        super().__init__()
        self.setWindowTitle("kyphoview: balloon kyphoplasty, step by step")
        self.keeper = SettingsKeeper(settings, path, self)
        self._is_painted = False
        self._is_page_wide = False
        self.session = Session(self)
        self.player = Player(self.session, parent=self)
        self._make_parts()
        self._lay_out()
        self._thumbnails = Thumbnails(self)
        self._narration = Narration(self.session, self.picture, self.caption, self.side, self.top_bar, self)
        self.comparing = Comparing(self.session, self.picture, self.compare_bar, self)
        self.session.set_choice(settings.views if is_choice(settings.views) else None)
        self.session.set_reading_level(settings.words)
        self.session.set_speed(_nearest_speed(settings.speed))
        self.beside = Beside(self, self._narration)
        self._connect()
        self._actions = Actions(self)
        self._take_style(self.look)
        self._take_settings()
        self.picture.show_views(self.session.views)
        self.top_bar.show_choice(self.session.choice, self.session.views)
        self.top_bar.show_step(1, len(STEPS), "")
        self._restore_place()
        self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def settings(self) -> Settings:
        return self.keeper.settings

    def set_settings(self, settings: Settings) -> None:
        """Take other settings at once, and keep them."""
        self.keeper.take(settings)

    def tell(self, sentence: str) -> None:
        """Calm news at the top of the window, until it is put away."""
        if self.banner.tell(sentence):
            announce(self.banner, sentence)

    def tell_done(self, sentence: str) -> None:
        """At the top of the window, for a while: what was done."""
        if self.banner.tell(sentence, is_done=True):
            announce(self.banner, sentence)

    def do(self, action: str) -> None:
        """Do what a key of `keys.KEYS` stands for."""
        self._actions.do(action)

    def add_under_picture(self, part: QWidget) -> None:
        """Put a part right under the picture."""
        stage = self.stage.layout()
        assert isinstance(stage, QVBoxLayout)
        stage.insertWidget(1, part)

    def toggle_full_screen(self) -> None:
        """Let the picture have the screen to itself, or no longer."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        """Close what lies on top: a note, a page, a drawer, a tool in hand, the comparison, then full screen."""
        is_closed = self.side.dismiss_note() or self.side.go_back() or self.side.close_drawer()
        if is_closed or self.beside.lay_down() or self.comparing.stop():
            return
        if self.isFullScreen():
            self.toggle_full_screen()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.player.pause()
        self._thumbnails.pause()
        self.side.dismiss_note()
        self.beside.close()
        geometry = bytes(self.saveGeometry().toHex().data()).decode("ascii")
        self.keeper.note(window_geometry=geometry)
        self.keeper.write()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._on_full_screen_changed(self.isFullScreen())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files and folders that are dropped anywhere on the window are opened beside the picture."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.beside.open_dropped(paths)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self.look.theme.window))
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._on_first_painted)  # when everything in the window has been painted

    def _make_parts(self) -> None:
        """In the order of the Tab key."""
        self.look = Style(theme_for(self.settings.theme), self.settings.text_scale)
        self.top_bar = TopBar(self)
        self.banner = Banner(self)
        self.split = SplitView(self.settings.picture_share, self)
        self.stage = QWidget(self)
        self.picture = PicturePane(self.stage)
        self.compare_bar = CompareBar(self.stage)
        self.caption = Caption(self.stage)
        self.player_bar = PlayerBar(self.session, self.player, self.stage)
        self.strip = StepStrip(len(STEPS), self)
        self.side = SidePanel(self.session.case, self.settings, self)
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        stage = QVBoxLayout(self.stage)
        stage.setContentsMargins(0, 0, 0, 0)
        stage.setSpacing(0)
        stage.addWidget(self.picture, 1)
        stage.addWidget(self.compare_bar)
        stage.addWidget(self.caption)
        stage.addWidget(self.player_bar)
        self.split.addWidget(self.stage)
        self.split.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.top_bar, 0), (self.banner, 0), (self.split, 1), (self.strip, 0)):
            column.addWidget(part, stretch)

    def _connect(self) -> None:
        self.side.makers[TAKE_AWAY] = self._make_take_away
        self.top_bar.drawer_wanted.connect(self.side.toggle_drawer)
        self.top_bar.choice_wanted.connect(self.session.set_choice)
        self.top_bar.compare_wanted.connect(self.comparing.toggle)
        self.top_bar.explain_wanted.connect(self.beside.toggle_explaining)
        self.top_bar.full_screen_wanted.connect(self.toggle_full_screen)
        self.picture.action_wanted.connect(self.do)
        self.picture.trouble_met.connect(self.tell)
        self.picture.cut_wanted.connect(self._on_cut_wanted)
        self.picture.solid_failed.connect(self.session.lose_solid_view)
        self.picture.room_changed.connect(self.session.set_has_room)
        self.comparing.changed.connect(self.compare_bar.setVisible)
        self.comparing.changed.connect(self.player_bar.setHidden)
        self.comparing.changed.connect(self.top_bar.compare.setChecked)
        self.strip.steps.step_wanted.connect(self.player.go_to_step)
        self.strip.whole_sought.connect(self.player.seek_whole)
        self.side.case_wanted.connect(self.session.set_case)
        self.side.settings_wanted.connect(self.set_settings)
        self.side.told.connect(self.tell)
        self.side.done.connect(self.tell_done)
        self.side.drawer_changed.connect(self._on_drawer_changed)
        self.side.reading_level_wanted.connect(self.session.set_reading_level)
        self.side.step_wanted.connect(self._on_step_sought)
        self.side.width_wanted.connect(self._on_width_wanted)
        self.split.share_changed.connect(self._on_share_changed)
        for scrubber in (self.player_bar.scrubber, self.strip.scrubber):
            scrubber.sliderPressed.connect(self._on_motion_changed)
            scrubber.sliderReleased.connect(self._on_motion_changed)
        self._thumbnails.made.connect(self.strip.steps.show_picture)
        self._narration.titled.connect(self.strip.steps.show_titles)
        self._narration.titled.connect(self._show_strip)
        self.session.case_changed.connect(self._on_case_changed)
        self.session.moment_changed.connect(self._on_moment_changed)
        self.session.step_changed.connect(self._on_step_changed)
        self.session.playing_changed.connect(self._on_playing_changed)
        self.session.speed_changed.connect(self._on_speed_changed)
        self.session.views_changed.connect(self._on_views_changed)
        self.session.softened_changed.connect(self._on_softened_changed)
        self.session.reading_level_changed.connect(self._on_reading_level_changed)
        self.session.choice_changed.connect(self._on_choice_changed)
        self.keeper.changed.connect(self._take_settings)
        self.keeper.failed.connect(self.tell)
        QApplication.styleHints().colorSchemeChanged.connect(self._take_settings)

    def _make_take_away(self) -> QWidget:
        from kyphoview.shell.features.take_away.drawer import TakeAwayDrawer

        drawer = TakeAwayDrawer(self.session, self.picture.take, self.beside.ink, self.look, self.side)
        drawer.told.connect(self.tell)
        drawer.taken.connect(self.tell_done)
        return drawer

    def _take_settings(self) -> None:
        style = Style(theme_for(self.settings.theme), self.settings.text_scale)
        if style != self.look:
            self._take_style(style)
        self.player.goes_on_by_itself = self.settings.goes_on_by_itself
        self.session.set_speed(_nearest_speed(self.settings.speed))
        if self.side.has_words:
            self._take_motion()
            self.beside.take_settings()
        self.picture.has_single_keys = self.settings.has_single_keys
        self.side.show_settings(self.settings)

    def _take_motion(self) -> None:
        is_reduced = is_motion_reduced(self.settings.motion)
        self.player.is_motion_reduced = is_reduced
        self.picture.set_motion_reduced(is_reduced)

    def _take_style(self, style: Style) -> None:
        """Take colours and sizes everywhere."""
        self.look = style
        apply_application_style(style)
        apply_style(self, style)
        self.update()
        self.arrange()
        self.top_bar.refit()
        self.player_bar.refit()

    def arrange(self) -> None:
        """Give each part the room that the window's size leaves it."""
        self.split.arrange(self.width(), self.height(), round(_WORDS_SHARE * self.height()))
        low_px = _LOW_PX[self.split.orientation()] * self.look.text_scale
        is_explaining = self.beside.is_explaining
        has_room = self.height() >= low_px + _TOOLS_PX * is_explaining
        self.strip.set_parts(has_room, has_room or not is_explaining)  # the picture that is explained is worth more
        self._size_caption()
        self._show_strip()
        self._ask_for_thumbnails()

    def _size_caption(self) -> None:
        """Large in full screen; beside the words, where a voice reads them, of the usual size."""
        self.caption.set_letters(full_screen_text_px(self.height()) if self.isFullScreen() else 0.0)

    def _show_strip(self) -> None:
        """Unless the picture has the screen to itself, or the strip would leave the words below too little room."""
        room = self.height() - self.top_bar.minimumSizeHint().height() - self.strip.sizeHint().height()
        is_side_by_side = self.split.orientation() == Qt.Orientation.Horizontal
        is_free = not self.isFullScreen() and not self._is_page_wide
        self.strip.setVisible(is_free and (is_side_by_side or self.split.has_room(room)))

    def _restore_place(self) -> None:
        geometry = QByteArray.fromHex(self.settings.window_geometry.encode("ascii", "ignore"))
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.setGeometry(opening_place(self.screen().availableGeometry()))

    def _ask_for_thumbnails(self, is_settled: bool = False) -> None:
        if self.picture.has_scene:
            size, ratio = self.strip.steps.picture_size(), self.devicePixelRatioF()
            order = Order(self.session.case, self.look.theme, size.width(), size.height(), ratio)
            self._thumbnails.ask(order, is_settled)

    def _on_first_painted(self) -> None:
        """What the first look at the picture need not wait for."""
        self._take_motion()
        if self.player.is_motion_reduced and self.session.moment == OPENING:
            self.player.seek_step(1.0)
        self._narration.show_step()
        self._narration.give_titles()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # before the model takes its time
        QTimer.singleShot(_WORDS_PAINT_MS, self, self._load_model)

    def _load_model(self) -> None:
        """Put the live picture in the place of the opening, which shows the same."""
        self._narration.show_scene()
        self._ask_for_thumbnails(is_settled=True)
        self.beside.begin()

    def _on_case_changed(self, case: Case) -> None:
        self.side.show_case(case)
        self._on_moment_changed()
        self._ask_for_thumbnails()

    def _on_moment_changed(self) -> None:
        self._narration.show_scene()
        self.strip.show_whole(self.player.whole)

    def _on_step_changed(self) -> None:
        self.side.dismiss_note()
        self.strip.steps.show_current(self.session.step_number)
        self._narration.show_step()
        self._narration.announce_step()

    def _on_motion_changed(self) -> None:
        is_dragged = self.player_bar.scrubber.isSliderDown() or self.strip.scrubber.isSliderDown()
        self.picture.set_moving(self.session.is_playing or is_dragged)

    def _on_playing_changed(self, is_playing: bool) -> None:
        self._on_motion_changed()
        if is_playing:
            self._thumbnails.pause()
        else:
            self._thumbnails.go_on()
            self._narration.describe()

    def _on_speed_changed(self, speed: float) -> None:
        self.keeper.set_one(speed=speed)

    def _on_views_changed(self, views: Views) -> None:
        self.picture.show_views(views)
        self.top_bar.show_choice(self.session.choice, views)
        if self.picture.has_scene:
            self._narration.show_scene()

    def _on_choice_changed(self, choice: Views | None) -> None:
        self.top_bar.show_choice(choice, self.session.views)
        self.keeper.set_one(views=choice or ())

    def _on_reading_level_changed(self, level: str) -> None:
        self._narration.show_step()
        self.keeper.set_one(words=level)

    def _on_softened_changed(self, is_softened: bool) -> None:
        self.picture.set_softened(is_softened)
        self._narration.show_scene()

    def _on_step_sought(self, step_id: str) -> None:
        self.player.go_to_step(step_index(step_id))

    def _on_width_wanted(self, is_wide: bool) -> None:
        """A page takes the picture's room too, or gives it back."""
        if is_wide:
            self.player.pause()
        self._is_page_wide = is_wide
        self.stage.setVisible(not is_wide)
        self._show_strip()

    def _on_cut_wanted(self, instead_of: ViewName) -> None:
        views = ("side" if name == instead_of else name for name in self.session.views)
        self.session.set_choice(tuple(dict.fromkeys(views)))

    def _on_share_changed(self, share: float) -> None:
        self.keeper.note(picture_share=share)

    def _on_drawer_changed(self, name: str | None) -> None:
        self.side.dismiss_note()
        self.top_bar.show_open_drawer(name)
        self.side.setVisible(name is not None or not self.isFullScreen())
        self.beside.on_drawer_changed(name)
        if name is None:
            self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_full_screen_changed(self, is_full: bool) -> None:
        """The picture has the screen to itself, with the player and what a drawer needs."""
        self.top_bar.show_full_screen(is_full)
        self.picture.set_full_screen(is_full)
        self._size_caption()
        self.beside.show_caption()
        self._show_strip()
        self.side.setVisible(not is_full or self.side.open_drawer is not None)


def _nearest_speed(speed: float) -> float:
    return min(SPEEDS, key=lambda offered: abs(offered - speed))
