"""Listening, switched on and off beside Play, with its volume. The voice is made when it is first wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kyphoview.shell.picture.player.player_controls import PlayerControls
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.words.side_panel import SidePanel

if TYPE_CHECKING:
    from kyphoview.shell.features.speech.page_reader import PageReader
    from kyphoview.shell.features.speech.reader import Reader


class Listening(QObject):
    """`changed` says that it is on or off now."""

    changed = Signal()
    page_changed = Signal(bool)  # whether a page is read

    def __init__(self, presentation: Presentation, side: SidePanel, tell: Callable[[str], None]) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._side = side
        self._tell = tell
        self._reader: Reader | None = None
        self._page_reader: PageReader | None = None
        self._is_closed = False

        presentation.keeper.changed.connect(self._take_settings)
        presentation.stopped.connect(self._on_stopped)
        presentation.session.playing_changed.connect(self._on_playing_changed)

    @property
    def reader(self) -> "Reader":
        if self._reader is None:
            from kyphoview.shell.features.speech.reader import Reader

            presentation, side = self._presentation, self._side
            self._reader = Reader(presentation, lambda: side.home, parent=self)
            self._reader.failed.connect(self._tell)
            self._reader.voices_found.connect(presentation.show_voices)
            self._reader.sentence_changed.connect(presentation.say)
        return self._reader

    @property
    def is_on(self) -> bool:
        return self._reader is not None and self._reader.is_on

    @property
    def is_speaking(self) -> bool:
        """Words of a step, or of a page."""
        return self.is_reading_page or (self._reader is not None and self._reader.is_speaking)

    @property
    def is_reading_page(self) -> bool:
        return self._page_reader is not None and self._page_reader.is_reading

    def offer(self, controls: PlayerControls) -> None:
        """Let it be switched on and off there, and made louder."""

        def show() -> None:
            settings = self._presentation.settings
            controls.show_sound(settings.reads_aloud, settings.volume)

        controls.listen_wanted.connect(self.toggle)
        controls.volume_wanted.connect(self.set_volume)
        self._presentation.keeper.changed.connect(show)
        show()

    def begin(self) -> None:
        """The picture has been painted: read aloud if that is chosen."""
        self._take_settings()

    def toggle(self) -> None:
        """Read aloud, from this moment on, or no longer."""
        presentation = self._presentation
        is_wanted = not presentation.settings.reads_aloud
        presentation.keeper.set_one(reads_aloud=is_wanted)
        if is_wanted and presentation.player.is_motion_reduced:
            self.reader.read_step()
        elif is_wanted and not presentation.session.is_playing:
            presentation.player.play()

    def read_page(self, page_id: str, page: QWidget) -> None:
        """Read a page of this id, which is shown there, while the picture rests."""
        if self._is_closed:
            return
        self._presentation.player.pause()
        if self._reader is not None:
            self._reader.stop()
        if self._page_reader is None:
            from kyphoview.shell.features.speech.page_reader import PageReader

            self._page_reader = PageReader(parent=self)
            self._page_reader.failed.connect(self._tell)
            self._page_reader.reading_changed.connect(self.page_changed)
        self._page_reader.read(page_id, page, self._presentation.settings)

    def stop_page(self) -> None:
        """Read no page."""
        if self._page_reader is not None:
            self._page_reader.stop()

    def set_volume(self, volume: float) -> None:
        """How loud, 0 to 1."""
        self._presentation.keeper.note(volume=volume)
        if self.is_on:
            self.reader.take(self._presentation.settings)

    def close(self) -> None:
        """Be silent for good: what is chosen later, as while a visit is put away, starts no voice."""
        self._is_closed = True
        if self._page_reader is not None:
            self._page_reader.close()
        if self._reader is not None:
            self._reader.close()

    def _take_settings(self) -> None:
        if self._is_closed:
            return
        settings, was_on = self._presentation.settings, self.is_on
        if settings.reads_aloud or self._reader is not None:
            self.reader.take(settings)
        if self.is_on != was_on:
            self.changed.emit()

    def _on_playing_changed(self, is_playing: bool) -> None:
        if is_playing:
            self.stop_page()

    def _on_stopped(self) -> None:
        self.stop_page()
        if self._reader is not None:
            self._reader.stop()
