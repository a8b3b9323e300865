"""What settings mean for a session, its player and the style; and what the person changes there, kept as settings."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kyphoview.procedure.view_names import Views, is_choice
from kyphoview.shell.state.desktop.desktop_settings import desktop_settings
from kyphoview.shell.state.desktop.system_preferences import is_motion_reduced, style_for
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.session import Session
from kyphoview.shell.state.settings import SPEEDS, Settings
from kyphoview.shell.state.settings_keeper import SettingsKeeper
from kyphoview.shell.widgets.style import Style


class Preferences(QObject):
    """Says what follows from other settings, only when it is something else."""

    style_changed = Signal(object)
    motion_changed = Signal(bool)  # whether it is reduced
    keys_changed = Signal(bool)  # whether single keys act
    clinic_changed = Signal(object)  # what the clinic says of itself

    def __init__(self, keeper: SettingsKeeper, session: Session, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._session = session
        self._player = player
        self._style = style_for(keeper.settings)
        self._knows_motion = False
        self._clinic = _clinic_of(keeper.settings)
        settings = keeper.settings
        session.set_choice(settings.views if is_choice(settings.views) else None)
        session.set_reading_level(settings.words)
        self._take(settings)

        session.speed_changed.connect(self._on_speed_changed)
        session.choice_changed.connect(self._on_choice_changed)
        session.reading_level_changed.connect(self._on_reading_level_changed)
        keeper.changed.connect(self._take)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._desktop = desktop_settings()
        self._desktop.changed.connect(self._follow_system)

    @property
    def style(self) -> Style:
        return self._style

    def take_motion(self) -> None:
        """Find out whether motion is reduced: asking the system takes time that the first picture need not wait for."""
        self._knows_motion = True
        self._desktop.begin()
        is_reduced = is_motion_reduced(self._keeper.settings.motion)
        if is_reduced != self._player.is_motion_reduced:
            self._player.is_motion_reduced = is_reduced
            self.motion_changed.emit(is_reduced)

    def _take(self, settings: Settings) -> None:
        self._player.goes_on_by_itself = settings.goes_on_by_itself
        self._session.set_speed(min(SPEEDS, key=lambda offered: abs(offered - settings.speed)))
        self.keys_changed.emit(settings.has_single_keys)
        if self._knows_motion:
            self.take_motion()
        style = style_for(settings)
        if style != self._style:
            self._style = style
            self.style_changed.emit(style)
        clinic = _clinic_of(settings)
        if clinic != self._clinic:
            self._clinic = clinic
            self.clinic_changed.emit(settings.clinic)

    def _follow_system(self) -> None:
        self._take(self._keeper.settings)

    def _on_speed_changed(self, speed: float) -> None:
        self._keeper.set_one(speed=speed)

    def _on_choice_changed(self, choice: Views | None) -> None:
        self._keeper.set_one(views=choice or ())

    def _on_reading_level_changed(self, level: str) -> None:
        self._keeper.set_one(words=level)


def _clinic_of(settings: Settings) -> tuple[str, ...]:
    """What `settings.clinic` is made of, without what that imports."""
    return settings.clinic_name, settings.clinic_number, settings.emergency_number, settings.clinic_logo
