"""What a window lays out and hands to its presentation."""

from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import SignalInstance

from kyphoview.procedure.view_names import Views
from kyphoview.shell.picture.caption import Caption
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.picture.step_cards import StepCards
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.words.side_panel import SidePanel


class PlaceBar(Protocol):
    """A bar that says which step this is, and where views are chosen."""

    @property
    def choice_wanted(self) -> SignalInstance: ...

    def show_step(self, number: int, count: int, title: str) -> None: ...

    def show_choice(self, choice: Views | None, views: Views) -> None: ...


class Parts(Struct, frozen=True):
    """What a window has laid out; whatever it lacks is left out."""

    picture: PicturePane
    caption: Caption | None = None
    side: SidePanel | None = None
    bar: PlaceBar | None = None
    steps: StepCards | None = None
    scrubbers: tuple[Slider, ...] = ()
