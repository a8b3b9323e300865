"""While somebody tests themselves, the picture says that its names are hidden, and shows them again at a press."""

from PySide6.QtCore import QObject

from kyphoview.language import _
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style

_EDGE_PX, _UNDER_OFFER_PX = 14, 104  # below what a picture offers at its corner


class NamesSign(QObject):
    """Not while a question hides them: there they are part of the answer."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self._names = presentation.names
        self.button = Button("eye", _("Names are hidden: show them"), parent=presentation.picture)
        self.button.hide()
        self._take_style(presentation.style)

        presentation.preferences.style_changed.connect(self._take_style)
        self.button.clicked.connect(self._names.toggle)
        self._names.changed.connect(self._show)

    def _take_style(self, style: Style) -> None:
        self.button.set_style(style)
        self.button.adjustSize()
        self.button.move(_EDGE_PX, style.px(_UNDER_OFFER_PX))

    def _show(self, are_shown: bool) -> None:
        self.button.raise_()
        self.button.setVisible(not are_shown and not self._names.are_asked)
