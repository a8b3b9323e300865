"""Words in letters that grow with the window they invite into."""

from PySide6.QtWidgets import QWidget

from kyphoview.language import N_
from kyphoview.shell.widgets.style import Style, TextRole
from kyphoview.shell.widgets.text_label import TextColour, TextLabel
from kyphoview.view.fonts import font

TITLE = N_("Balloon kyphoplasty")
INVITATION = N_(
    "Is a bone of your spine broken? A balloon and cement may help or harm. "
    "You may not need it: look, then decide with your team."
)
DISCLAIMER = N_("An illustration, not a prediction, not medical advice.")


class LargeText(TextLabel):
    """As large as it is asked to be, and never smaller than its role."""

    def __init__(self, text: str, role: TextRole, colour: TextColour = "text", parent: QWidget | None = None) -> None:
        super().__init__(text, role, colour, parent=parent)
        self._style = Style()
        self._wanted_px = 0.0

    def set_style(self, style: Style) -> None:
        self._style = style
        super().set_style(style)
        self.set_letters(self._wanted_px)

    def set_letters(self, size_px: float) -> None:
        self._wanted_px = size_px
        usual = self._style.font(self._role)
        self.setFont(font(max(size_px, float(usual.pixelSize())), usual.weight()))
