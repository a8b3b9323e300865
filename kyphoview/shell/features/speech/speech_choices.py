"""Whether the words are read aloud, by which voice, and how fast: a part of the drawer "Display"."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.widgets.field_frame import paint_frame
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.widgets.tick_line import TickLine

_TENTHS = 10


class SpeechChoices(QWidget):
    """Says in `wanted` which settings are asked for, by name."""

    wanted = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reads_aloud = TickLine(_("Read the words aloud while the picture plays"))
        self._pace_title = TextLabel("", "body")
        self.pace = Slider(_("Pace of the voice"), _("Below 0 slower than usual, above 0 faster"), unit=1 / _TENTHS)
        self.pace.setRange(-_TENTHS // 2, _TENTHS)
        self.pace.setPageStep(2)
        self.voice = _VoiceChoice()
        self._chosen = ""
        self._note = TextLabel(
            _(
                "Plain words are recorded; others are read by a voice of your computer."
                " All that is said is also written."
            ),
            "small",
            "text_quiet",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.reads_aloud, self._note, self._pace_title, self.pace, self.voice):
            column.addWidget(part)

        self.reads_aloud.clicked.connect(self._on_ticked)
        self.pace.sought.connect(self._on_pace_sought)
        self.voice.activated.connect(self._on_voice_chosen)

    def show_settings(self, settings: Settings) -> None:
        self.reads_aloud.setChecked(settings.reads_aloud)
        self._pace_title.setText(_pace_words(settings.voice_pace))
        self.pace.show_value(round(settings.voice_pace * _TENTHS))
        self.voice.setCurrentText(settings.voice)
        self._chosen = settings.voice
        self._show_more()

    def show_voices(self, names: tuple[str, ...]) -> None:
        """What can be chosen, once the voice is switched on."""
        self.voice.clear()
        self.voice.addItems(list(names))
        self.voice.setCurrentText(self._chosen)
        self._show_more()

    def _show_more(self) -> None:
        is_on = self.reads_aloud.isChecked()
        for part in (self._pace_title, self.pace):
            part.setVisible(is_on)
        self.voice.setVisible(is_on and self.voice.count() > 1)

    def _on_ticked(self) -> None:
        self.wanted.emit({"reads_aloud": self.reads_aloud.isChecked()})

    def _on_pace_sought(self, tenths: int) -> None:
        self.wanted.emit({"voice_pace": tenths / _TENTHS})

    def _on_voice_chosen(self) -> None:
        self.wanted.emit({"voice": self.voice.currentText()})


class _VoiceChoice(QComboBox):
    def __init__(self) -> None:
        super().__init__()
        self._style = Style()
        self.setAccessibleName(_("Voice"))
        self.view().setAccessibleName(_("Voices"))
        for bar in (self.view().verticalScrollBar(), self.view().horizontalScrollBar()):
            bar.setAccessibleName(_("Scroll: voices"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font("button"))
        self.setMinimumHeight(style.target_px())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # whoever turns the wheel means to scroll the drawer

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_frame(self, self._style)


def _pace_words(pace: float) -> str:
    if abs(pace) < 0.05:
        return _("Pace of the voice: usual")
    return _("Pace of the voice: slower") if pace < 0 else _("Pace of the voice: faster")
