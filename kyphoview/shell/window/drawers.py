"""The drawers of the window's own: display, help, and the clinic's settings. Each is imported when it is opened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance

from kyphoview.shell.features.composition import Features
from kyphoview.shell.features.panels import CLINIC, DISPLAY, HELP, Panels
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.window.split_view import SplitView

if TYPE_CHECKING:
    from kyphoview.shell.widgets.drawer import SideDrawer


class Drawers:
    """Offers them to the window's side, and keeps each in step with the settings. `kiosk_wanted` is emitted there."""

    def __init__(
        self,
        presentation: Presentation,
        features: Features,
        panels: Panels,
        split: SplitView,
        kiosk_wanted: SignalInstance,
    ) -> None:
        self._presentation = presentation
        self._split = split
        self._features = features
        self._kiosk_wanted = kiosk_wanted
        self._panels = panels
        panels.side.offer_drawer(DISPLAY, self._make_display)
        panels.side.offer_drawer(CLINIC, self._make_clinic)
        panels.side.offer_drawer(HELP, self._make_help)

    def _make_display(self) -> "SideDrawer":
        from kyphoview.shell.window.display_drawer import DisplayDrawer

        presentation, side = self._presentation, self._panels.side
        drawer = DisplayDrawer(presentation.settings, presentation.style, side)
        drawer.speech.show_voices(presentation.voices)
        drawer.settings_wanted.connect(presentation.keeper.take)
        drawer.show_share(self._split.share)
        drawer.share_wanted.connect(self._split.choose_share)
        self._split.share_changed.connect(drawer.show_share)
        drawer.clinic.clicked.connect(lambda: side.show_drawer(CLINIC))
        presentation.keeper.changed.connect(drawer.show_settings)
        presentation.voices_changed.connect(drawer.speech.show_voices)
        return drawer

    def _make_clinic(self) -> "SideDrawer":
        from kyphoview.shell.staff.staff_drawer import StaffDrawer

        presentation, side = self._presentation, self._panels.side
        drawer = StaffDrawer(presentation.settings, presentation.style, side)
        drawer.speech.show_voices(presentation.voices)
        drawer.settings_wanted.connect(presentation.keeper.take)
        drawer.kiosk_wanted.connect(self._kiosk_wanted)
        drawer.documents_wanted.connect(self._features.keep_documents)
        drawer.display_wanted.connect(lambda: side.show_drawer(DISPLAY))
        drawer.told.connect(self._panels.tell)
        drawer.done.connect(self._panels.tell_done)
        presentation.keeper.changed.connect(drawer.show_settings)
        presentation.voices_changed.connect(drawer.speech.show_voices)
        return drawer

    def _make_help(self) -> "SideDrawer":
        from kyphoview.shell.window.help_drawer import HelpDrawer

        return HelpDrawer(self._presentation.style, self._panels.side)
