"""What is in the picture: a list of the parts that a view shows; each lights up and says what it is."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.content.parts import load_parts, meaning_of
from kyphoview.language import _
from kyphoview.shell.features.study.card import say
from kyphoview.shell.features.study.naming.looked_at import LookedAt, PartsShown
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.state.view_captions import spoken
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.style import apply_style
from kyphoview.shell.widgets.text_label import TextLabel

_WAIT_MS = 300  # until a picture that moves, or is not ready, is looked at again


class PartsDrawer(Drawer):
    """Of the first view that is shown. The same button hides all names, and shows them again."""

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(_("In the picture"), parent)
        self._presentation = presentation
        self._shown = PartsShown(LookedAt(presentation), presentation)
        self.lines: dict[str, LinkLine] = {}
        self.names = Button("eye", "", "plain")
        self.state = TextLabel("", "body")
        self.told = TextLabel("", "heading", "accent")
        self.told.hide()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        about = _("Press a part in the picture, or choose it here: it lights up, and you read what it is.")
        self.column.add(TextLabel(about, "body"), 8)
        self.column.add(self.names, 12)
        self.column.add(self.told, 12)
        self.column.add(self.state, 8)
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self.column.add(self._list)
        self.finish(presentation.style)
        self._show_names(presentation.names.are_shown)

        self.names.clicked.connect(presentation.names.toggle)
        presentation.names.changed.connect(self._show_names)
        self._shown.found.connect(self._on_found)
        self._shown.lost.connect(self._look_soon)
        self._wait.timeout.connect(self._look)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._look_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._wait.stop()
            self._shown.end()

    def _show_names(self, are_shown: bool) -> None:
        self.names.set_sign("eye", _("Test yourself: hide the names") if are_shown else _("Show the names again"))

    def _look_soon(self) -> None:
        """When the picture rests."""
        self._clear()
        say(self.told, "")
        self.state.setText(_("The picture is being looked at ..."))
        if self.isVisible():
            self._wait.start()

    def _look(self) -> None:
        if self._presentation.session.is_playing:
            self._wait.start()
        else:
            self._shown.begin(self._presentation.session.views[0])

    def _on_found(self) -> None:
        survey = self._shown.survey
        assert survey is not None
        parts = load_parts()
        self.state.setText(
            _("From above downwards, in this view: {view}", view=spoken(self._presentation.session.views[:1]))
        )
        for part in survey.shown():
            line = self.lines[part] = LinkLine(parts[part].name, parts[part].told_latin)
            line.clicked.connect(partial(self._on_chosen, part))
            self._lines.addWidget(line)
            apply_style(line, self._presentation.style)

    def _on_chosen(self, part: str) -> None:
        name = load_parts()[part].name
        self._shown.light(part, name)
        say(self.told, f"{name}. {meaning_of(part)}")
        self._scroll.ensureWidgetVisible(self.told, 0, 8)

    def _clear(self) -> None:
        for line in self.lines.values():
            self._lines.removeWidget(line)
            line.hide()
            delete_later(line)
        self.lines = {}
