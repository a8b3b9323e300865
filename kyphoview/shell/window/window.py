"""The window itself: its place on the screen, the first page in it, and what else stands in it, made when needed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.shell.state.desktop.system_preferences import style_for
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_keeper import SettingsKeeper
from kyphoview.shell.widgets.background import Background
from kyphoview.shell.widgets.style import apply_application_style
from kyphoview.shell.window.beginning import Beginning
from kyphoview.shell.window.opening_size import opening_place

if TYPE_CHECKING:
    from kyphoview.shell.actions import Actions
    from kyphoview.shell.features.compare.compare_bar import CompareBar
    from kyphoview.shell.features.compare.controller import CompareController
    from kyphoview.shell.features.composition import Features
    from kyphoview.shell.picture.caption import Caption
    from kyphoview.shell.picture.picture_pane import PicturePane
    from kyphoview.shell.picture.player.player_bar import PlayerBar
    from kyphoview.shell.picture.step_strip import StepStrip
    from kyphoview.shell.presentation import Presentation
    from kyphoview.shell.state.player import Player
    from kyphoview.shell.state.session import Session
    from kyphoview.shell.widgets.banner import Banner
    from kyphoview.shell.window.contents import Contents
    from kyphoview.shell.window.full_screen_bars import FullScreenBars
    from kyphoview.shell.window.split_view import SplitView
    from kyphoview.shell.window.top_bar import TopBar
    from kyphoview.shell.words.side_panel import SidePanel


class Window(Background):
    """`path` is where the settings are kept; `kiosk_wanted` asks for the screen of a waiting room in its place.

    Its contents are made by `fill`: at once, or as soon as the first page has been painted, which covers them.
    """

    kiosk_wanted = Signal()

    # Of the contents, as those know them who have a window that is filled.
    presentation: "Presentation"
    session: "Session"
    player: "Player"
    top_bar: "TopBar"
    banner: "Banner"
    split: "SplitView"
    stage: QWidget
    picture: "PicturePane"
    caption: "Caption"
    side: "SidePanel"
    compare_bar: "CompareBar"
    player_bar: "PlayerBar"
    strip: "StepStrip"
    bars: "FullScreenBars"
    comparing: "CompareController"
    features: "Features"
    key_actions: "Actions"

    def __init__(self, settings: Settings, path: Path) -> None:
        super().__init__()
        self.setWindowTitle(_("kyphoview: balloon kyphoplasty, step by step"))
        self.keeper = SettingsKeeper(settings, path, self)
        self.beginning = Beginning(self, self.keeper, self.fill)
        self._contents: Contents | None = None
        style = style_for(settings)
        self.set_style(style)
        apply_application_style(style)
        _restore_place(self)

    @property
    def settings(self) -> Settings:
        return self.keeper.settings

    @property
    def overlay(self) -> QWidget | None:
        """What lies over everything; a screen reader is told of nothing else meanwhile."""
        return self.beginning.page

    def fill(self) -> None:
        """Make the contents, if they are not there yet."""
        if self._contents is not None:
            return
        from kyphoview.shell.window.contents import Contents

        made = self._contents = Contents(self, self.keeper, self.beginning, self.kiosk_wanted)
        self.presentation, self.session, self.player = made.presentation, made.session, made.player
        self.top_bar, self.banner, self.split, self.stage = made.top_bar, made.banner, made.split, made.stage
        self.picture, self.caption, self.side = made.picture, made.caption, made.side
        self.compare_bar, self.player_bar, self.strip, self.bars = (
            made.compare_bar,
            made.player_bar,
            made.strip,
            made.bars,
        )
        self.comparing, self.features, self.key_actions = made.comparing, made.features, made.key_actions
        if self.beginning.page is not None:
            self.beginning.page.raise_()
        else:
            self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str) -> None:
        """Calm news over the picture, until it is put away."""
        self.fill()
        if self._contents is not None:
            self._contents.tell(sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.beginning.keep()
        if self._contents is not None:
            self._contents.close()
        geometry = bytes(self.saveGeometry().toHex().data()).decode("ascii")
        self.keeper.note(window_geometry=geometry)
        self.keeper.write()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._contents is not None:
            self._contents.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self._contents is not None:
            self._contents.show_full_screen(self.isFullScreen())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.beginning.start.begin()


def _restore_place(window: Window) -> None:
    """Where it was last time."""
    geometry = QByteArray.fromHex(window.settings.window_geometry.encode("ascii", "ignore"))
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        window.setGeometry(opening_place(window.screen().availableGeometry()))
