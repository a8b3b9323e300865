"""The drawer "Display": text size, colours, motion, and how playing and keys behave. It edits the settings."""

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyphoview.shell.features.speech.speech_choices import SpeechChoices
from kyphoview.shell.state.settings import LEAST_TEXT_SCALE, MOST_TEXT_SCALE, Settings
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow, TickLine
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_THEMES = {"system": "As my computer", "light": "Light", "dark": "Dark", "high-contrast": "High contrast"}
_MOTIONS = {"auto": "As my computer", "full": "Moving", "reduced": "Still"}


class DisplayDrawer(Drawer):
    """Shows settings, and says in `settings_wanted` which ones the person asks for."""

    settings_wanted = Signal(object)

    def __init__(self, settings: Settings, style: Style, parent: QWidget | None = None) -> None:
        super().__init__("Display", parent)
        self._settings = settings
        self._text_title = TextLabel("", "heading", "accent")
        self.text_size = Slider("Text size, in percent")
        self.text_size.setRange(round(LEAST_TEXT_SCALE * 10), round(MOST_TEXT_SCALE * 10))
        self.text_size.setPageStep(2)
        self.theme = ChoiceRow("Colours", _THEMES)
        self.motion = ChoiceRow("When the step changes", _MOTIONS)
        self.goes_on = TickLine("At the end of a step, go on to the next by itself")
        self.speech = SpeechChoices()
        self.single_keys = TickLine("Single keys (arrows, space, comma, full stop) act on the picture")
        self.clinic = Button(
            "lock", "Clinic", "plain", "The waiting room, the staff code, the screens, the next computer"
        )
        self._build(style)
        self.show_settings(settings)

        self.text_size.sought.connect(self._on_text_size_sought)
        self.theme.chosen.connect(self._on_theme_chosen)
        self.motion.chosen.connect(self._on_motion_chosen)
        self.goes_on.clicked.connect(self._on_ticked)
        self.single_keys.clicked.connect(self._on_ticked)
        self.speech.wanted.connect(self._on_speech_wanted)

    def show_settings(self, settings: Settings) -> None:
        """Set every control to the settings that stand."""
        self._settings = settings
        self._text_title.setText(f"Text size: {settings.text_scale * 100:.0f} %")
        self.text_size.show_value(round(settings.text_scale * 10))
        self.theme.show_choice(settings.theme)
        self.motion.show_choice(settings.motion)
        self.goes_on.setChecked(settings.goes_on_by_itself)
        self.single_keys.setChecked(settings.has_single_keys)
        self.speech.show_settings(settings)

    def _build(self, style: Style) -> None:
        column = self.column
        column.add(self._text_title)
        column.add(self.text_size)
        column.add_heading("Colours")
        column.add(self.theme)
        column.add_heading("When the step changes")
        column.add(self.motion, 6)
        column.add(TextLabel("Still shows each step's end at once. Play works as ever.", "small", "text_quiet"))
        column.add_heading("Reading aloud")
        column.add(self.speech)
        column.add_heading("Playing and keys")
        column.add(self.goes_on)
        column.add(self.single_keys)
        column.add_heading("For a clinic")
        column.add(self.clinic)
        self.finish(style)

    def _want(self, **changes: object) -> None:
        self.settings_wanted.emit(msgspec.structs.replace(self._settings, **changes))

    def _on_text_size_sought(self, tenths: int) -> None:
        self._want(text_scale=tenths / 10)

    def _on_theme_chosen(self, theme: str) -> None:
        self._want(theme=theme)

    def _on_motion_chosen(self, motion: str) -> None:
        self._want(motion=motion)

    def _on_speech_wanted(self, changes: dict[str, object]) -> None:
        self._want(**changes)

    def _on_ticked(self) -> None:
        self._want(goes_on_by_itself=self.goes_on.isChecked(), has_single_keys=self.single_keys.isChecked())
