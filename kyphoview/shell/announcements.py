"""What somebody who does not see the window is told when it changes: size, words, explaining, the end of a step."""

from PySide6.QtCore import QObject

from kyphoview.language import _, number
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.style import Style


class Announcements(QObject):
    """Of one presentation, said by its picture."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._text_scale = presentation.style.text_scale
        presentation.session.reading_level_changed.connect(self._tell_words)
        presentation.session.playing_changed.connect(self._tell_end)
        presentation.preferences.style_changed.connect(self._tell_size)

    def tell_explaining(self, is_on: bool) -> None:
        self._say(_("Explaining to a patient has begun.") if is_on else _("Explaining to a patient has ended."))

    def tell_full_screen(self, is_full: bool) -> None:
        self._say(_("The picture fills the screen.") if is_full else _("The window has its usual size again."))

    def _tell_words(self, level: str) -> None:
        self._say(_("The words are full now.") if level == "full" else _("The words are plain now."))

    def _tell_size(self, style: Style) -> None:
        if style.text_scale != self._text_scale:
            self._text_scale = style.text_scale
            self._say(_("Text size: {percent} %", percent=number(style.text_scale * 100)))

    def _tell_end(self, is_playing: bool) -> None:
        player, session = self._presentation.player, self._presentation.session
        if not is_playing and player.is_at_end:
            self._say(_("Step {number} has been played to its end.", number=session.step_number + 1))

    def _say(self, sentence: str) -> None:
        announce(self._presentation.picture, sentence)
