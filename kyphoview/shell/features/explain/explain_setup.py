"""The drawer "Screens and length": which screen is the patient's, how long it all lasts, and how gentle it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.procedure.running_time import ESSENCE, WHOLE
from kyphoview.shell.features.explain.screen_choice_row import TITLE, ScreenChoiceRow
from kyphoview.shell.features.explain.screens import Placement
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.widgets.tick_line import TickLine

STEP_BY_STEP = ""


class ExplainSetup(Drawer):
    """Shows what stands, and says what is asked for: a screen's key, a running time's name, gentle or not."""

    screen_wanted = Signal(str)
    showing_wanted = Signal(str)
    softening_wanted = Signal(bool)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(_("Screens and length"), parent)
        self.screens = ScreenChoiceRow(style)
        self.length = ChoiceRow(
            _("How long"),
            {STEP_BY_STEP: _("Step by step"), "essence": _minutes(_("The essence"), ESSENCE.duration_s),
             "whole": _minutes(_("The whole"), WHOLE.duration_s)},
        )  # fmt: skip
        self.gentle = TickLine(_("Gentle: no close look at the needle, and calmer colours"))
        self._build(style)

        self.screens.wanted.connect(self.screen_wanted)
        self.length.chosen.connect(self.showing_wanted)
        self.gentle.toggled.connect(self.softening_wanted)

    def show_screens(self, placements: Sequence[Placement], own_key: str, wanted: str) -> None:
        """The screens that can be the patient's, and the one that is wanted."""
        self.screens.show_screens(placements, own_key, wanted)

    def show_showing(self, name: str) -> None:
        self.length.show_choice(name)

    def show_softened(self, is_softened: bool) -> None:
        self.gentle.setChecked(is_softened)

    def _build(self, style: Style) -> None:
        column = self.column
        column.add_heading(_(TITLE))
        column.add(self.screens, 6)
        column.add(
            TextLabel(
                _("It shows the picture and its main sentence, your pointer and your ink."), "small", "text_quiet"
            )
        )
        column.add_heading(_("How long"))
        column.add(self.length, 6)
        column.add(
            TextLabel(
                _("Play then goes through all steps and leaves time to read. Stop where you like."),
                "small",
                "text_quiet",
            )
        )
        column.add_heading(_("How gentle"))
        column.add(self.gentle, 6)
        column.add(TextLabel(_("For a first look. It ends with the next patient."), "small", "text_quiet"))
        self.finish(style)


def _minutes(name: str, seconds: float) -> str:
    whole = round(seconds)
    return f"{name}, {whole // 60}:{whole % 60:02d}"
