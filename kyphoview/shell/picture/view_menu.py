"""The small panel in which one view or two are chosen, or the choice is given back to the steps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyphoview.language import N_, _
from kyphoview.procedure.view_names import VIEW_NAMES, ViewName, Views, toggled
from kyphoview.shell.state.view_captions import CAPTIONS
from kyphoview.shell.widgets.popup_panel import PopupPanel
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.widgets.tick_line import TickLine

_WIDTH_PX = 280
_OFFERED = N_("As the step offers")


class ViewMenu(PopupPanel):
    """`choice_wanted` says the views asked for, or None for what each step offers."""

    choice_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _WIDTH_PX)
        self._views: Views = ()
        self.setAccessibleName(_("Views"))
        self.setAccessibleDescription(_("What the picture shows: one view, or two side by side"))
        self.offered = TickLine(_(_OFFERED))
        self.offered.setAccessibleDescription(_("Each step shows the view, or the two, that teach most"))
        self.lines: dict[ViewName, TickLine] = {name: TickLine(_(CAPTIONS[name])) for name in VIEW_NAMES}
        self.column.addWidget(self.offered)
        self.column.addSpacing(10)
        self.column.addWidget(TextLabel(_("Or choose one, or two side by side"), "small", "text_quiet"))
        for line in self.lines.values():
            self.column.addWidget(line)

        self.offered.clicked.connect(self._on_offered_clicked)
        for line in self.lines.values():
            line.clicked.connect(self._on_line_clicked)

    def show_choice(self, choice: Views | None, views: Views) -> None:
        """Tick what is chosen, and what is shown."""
        self._views = views
        self.offered.setChecked(choice is None)
        for name, line in self.lines.items():
            line.setChecked(name in views)

    def _on_offered_clicked(self) -> None:
        self.choice_wanted.emit(None if self.offered.isChecked() else self._views)

    def _on_line_clicked(self) -> None:
        for name, line in self.lines.items():
            if line is self.sender():
                self.choice_wanted.emit(toggled(self._views, name))
                line.setChecked(name in self._views)  # the last one stays
