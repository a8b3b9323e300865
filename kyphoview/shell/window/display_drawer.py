"""The drawer "Display": text size, colours, motion, and how playing and keys behave. It edits the settings."""

import msgspec
from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from kyphoview.language import N_, _, number, translated
from kyphoview.resources import languages
from kyphoview.shell.features.speech.speech_choices import SpeechChoices
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.text_sizes import LEAST_TEXT_SCALE, MOST_TEXT_SCALE
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.widgets.tick_line import TickLine
from kyphoview.shell.window.split_view import LEAST_SHARE, MOST_SHARE

_THEMES = {
    "system": N_("As my computer"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "high-contrast": N_("High contrast"),
}
_MOTIONS = {"auto": N_("As my computer"), "full": N_("Moving"), "reduced": N_("Still")}


class DisplayDrawer(Drawer):
    """Shows settings, and says in `settings_wanted` which ones the person asks for."""

    settings_wanted = Signal(object)
    share_wanted = Signal(float)  # of the room, for the picture

    def __init__(self, settings: Settings, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(_("Display"), parent)
        self._settings = settings
        self._text_title = TextLabel("", "heading", "accent")
        self.text_size = Slider(_("Text size, in percent"), unit=10.0)
        self.text_size.setRange(round(LEAST_TEXT_SCALE * 10), round(MOST_TEXT_SCALE * 10))
        self.text_size.setPageStep(2)
        self.share = Slider(_("Room for the picture, in percent"))
        self.share.setRange(round(LEAST_SHARE * 100), round(MOST_SHARE * 100))
        self.theme = ChoiceRow(_("Colours"), translated(_THEMES))
        self.motion = ChoiceRow(_("When the step changes"), translated(_MOTIONS))
        self.language = ChoiceRow(_("Language"), {language: _own_name(language) for language in languages()})
        self.goes_on = TickLine(_("At the end of a step, go on to the next by itself"))
        self.speech = SpeechChoices()
        self.single_keys = TickLine(_("Single keys (arrows, space, comma, full stop) act on the picture"))
        self.clinic = Button(
            "lock", _("Clinic"), "plain", _("The waiting room, the staff code, the screens, the next computer")
        )
        self._build(style)
        self.show_settings(settings)

        self.share.sought.connect(self._on_share_sought)
        self.text_size.sought.connect(self._on_text_size_sought)
        self.theme.chosen.connect(self._on_theme_chosen)
        self.motion.chosen.connect(self._on_motion_chosen)
        self.language.chosen.connect(self._on_language_chosen)
        self.goes_on.clicked.connect(self._on_ticked)
        self.single_keys.clicked.connect(self._on_ticked)
        self.speech.wanted.connect(self._on_speech_wanted)

    def show_settings(self, settings: Settings) -> None:
        """Set every control to the settings that stand."""
        self._settings = settings
        self._text_title.setText(_("Text size: {percent} %", percent=number(settings.text_scale * 100)))
        self.text_size.show_value(round(settings.text_scale * 10))
        self.theme.show_choice(settings.theme)
        self.motion.show_choice(settings.motion)
        if settings.language in self.language.choices:  # else it is no longer there
            self.language.show_choice(settings.language)
        self.goes_on.setChecked(settings.goes_on_by_itself)
        self.single_keys.setChecked(settings.has_single_keys)
        self.speech.show_settings(settings)

    def _build(self, style: Style) -> None:
        column = self.column
        column.add(self._text_title)
        column.add(self.text_size)
        column.add_heading(_("Room for the picture"))
        column.add(self.share)
        column.add_heading(_("Colours"))
        column.add(self.theme)
        column.add_heading(_("When the step changes"))
        column.add(self.motion, 6)
        column.add(TextLabel(_("Still shows each step's end at once. Play works as ever."), "small", "text_quiet"))
        if len(self.language.choices) > 1:
            column.add_heading(_("Language"))
            column.add(self.language, 6)
            column.add(TextLabel(_("From the next start on."), "small", "text_quiet"))
        column.add_heading(_("Reading aloud"))
        column.add(self.speech)
        column.add_heading(_("Playing and keys"))
        column.add(self.goes_on)
        column.add(self.single_keys)
        column.add_heading(_("For a clinic"))
        column.add(self.clinic)
        self.finish(style)

    def _want(self, **changes: object) -> None:
        self.settings_wanted.emit(msgspec.structs.replace(self._settings, **changes))

    def show_share(self, share: float) -> None:
        """How much of the room the picture has, 0 to 1."""
        self.share.show_value(round(share * 100))

    def _on_share_sought(self, percent: int) -> None:
        self.share_wanted.emit(percent / 100)

    def _on_text_size_sought(self, tenths: int) -> None:
        self._want(text_scale=tenths / 10)

    def _on_theme_chosen(self, theme: str) -> None:
        self._want(theme=theme)

    def _on_motion_chosen(self, motion: str) -> None:
        self._want(motion=motion)

    def _on_language_chosen(self, language: str) -> None:
        self._want(language=language)

    def _on_speech_wanted(self, changes: dict[str, object]) -> None:
        self._want(**changes)

    def _on_ticked(self) -> None:
        self._want(goes_on_by_itself=self.goes_on.isChecked(), has_single_keys=self.single_keys.isChecked())


def _own_name(language: str) -> str:
    """What a language is called by those who speak it; Qt would take plain English for that of one country."""
    if language == "en":
        return "English"
    name = QLocale(language).nativeLanguageName() or language
    return name[0].upper() + name[1:]
