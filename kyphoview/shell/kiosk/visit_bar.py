"""What a visitor can change, each a sign with its word, and where one is.

The size of the text is changed in the corner, by two buttons of one size: they stay in place while all else grows.
"""

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.procedure.view_names import Views
from kyphoview.shell.picture.view_menu import ViewMenu
from kyphoview.shell.state.text_sizes import LEAST_TEXT_SCALE_OF_VISITORS, MOST_TEXT_SCALE
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_UPRIGHT_GAP_PX, _GAP_PX = 8, 24
_LEFT_PX, _RIGHT_PX = 12, 12
_PLACE_PX, _NUMBER_PX = 350, 90  # of width at text scale 1: enough for every step's title, and for its number alone
_SIZER_PX, _SIZERS_GAP_PX = 60, 10


class VisitBar(QWidget):
    """Says what is asked for; the place stands before the buttons, or above them where the screen is narrow."""

    text_scale_wanted = Signal(int)  # 1: larger, -1: smaller
    colours_wanted = Signal()
    choice_wanted = Signal(object)
    fracture_wanted = Signal()
    weighing_wanted = Signal()
    start_wanted = Signal()
    staff_wanted = Signal()

    def __init__(self, least_text_scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_text_scale = least_text_scale
        self._style = Style()
        self._menu: ViewMenu | None = None
        self._choice: Views | None = None
        self._shown: Views = ()
        self._step = (1, 1, "")
        self._has_title = True  # else the words beside the picture have it
        self.place = TextLabel("", "title", "text")
        self.smaller = _Sizer("smaller", _("Smaller"), _("Smaller text"))
        self.larger = _Sizer("larger", _("Larger"), _("Larger text"))
        self.colours = Button("colours", _("Colours"), "quiet", _("Light, dark or high contrast, one after the other"))
        self.views = Button("views", _("Views"), "quiet", _("Choose what the picture shows"))
        self.views.show_open(False)
        self.fracture = Button(
            "fracture", _("This fracture"), "quiet", _("Change which bone broke, how, and how badly")
        )
        self.weighing = Button(
            "weigh", _("Helps, harms, choices"), "quiet", _("What it may do, and what else there is")
        )
        self.start = Button("again", _("Start over"), "quiet", _("Back to the beginning, with everything as it was"))
        self.staff = Button("lock", _("Staff"), "quiet", _("For the people who work here"))
        buttons = (
            self.weighing,
            self.colours,
            self.views,
            self.fracture,
            self.start,
            self.staff,
        )
        self._shrinking = self.staff, self.colours, self.views, self.start, self.fracture  # the first to do so first
        self.row = flowing(*buttons, side=Qt.AlignmentFlag.AlignRight)
        self._upright = QVBoxLayout()
        self._across = QHBoxLayout()
        sizers = QHBoxLayout()
        sizers.setSpacing(_SIZERS_GAP_PX)
        for button in (self.smaller, self.larger):
            sizers.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._across.addLayout(sizers)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT_PX, 6, _RIGHT_PX, 6)
        column.setSpacing(_UPRIGHT_GAP_PX)
        self._across.setSpacing(_GAP_PX)
        column.addLayout(self._across)
        column.addLayout(self._upright)

        self.smaller.clicked.connect(self._on_smaller_clicked)
        self.larger.clicked.connect(self._on_larger_clicked)
        self.colours.clicked.connect(self.colours_wanted)
        self.views.clicked.connect(self._on_views_clicked)
        self.fracture.clicked.connect(self.fracture_wanted)
        self.weighing.clicked.connect(self.weighing_wanted)
        self.start.clicked.connect(self.start_wanted)
        self.staff.clicked.connect(self.staff_wanted)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.update()

    def show_text_scale(self, text_scale: float) -> None:
        """How large the words are, whatever the letters here."""
        self.smaller.setEnabled(text_scale > self._least_text_scale)
        self.larger.setEnabled(text_scale < MOST_TEXT_SCALE)

    def arrange(self, width: int, is_low: bool) -> None:
        """Side by side where the buttons leave the place enough room; on a low screen they give up words for that."""
        for button in self._shrinking:
            button.set_compact(False)
        for button in self._shrinking if is_low else ():
            button.set_compact(self._room(width) < self._style.px(_NUMBER_PX))
        room = self._room(width)
        is_across = room >= self._style.px(_NUMBER_PX)
        self._has_title = not is_across or room >= self._style.px(_PLACE_PX)
        self._show_place()
        for layout in (self._across, self._upright):
            layout.removeWidget(self.place)
            layout.removeWidget(self.row)
        self._across.addWidget(self.place, 1)
        if is_across:
            self._across.addWidget(self.row, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._upright.addWidget(self.row)

    def _room(self, width: int) -> int:
        """What all buttons in one row leave of this width, in pixels."""
        sizers_px = self.smaller.width_when(False) + self.larger.width_when(False) + _SIZERS_GAP_PX + _GAP_PX
        return width - _LEFT_PX - _RIGHT_PX - sizers_px - self.row.sizeHint().width() - _GAP_PX

    def show_step(self, number: int, count: int, title: str) -> None:
        """Number counts from 1."""
        self._step = number, count, title
        self._show_place()
        self.place.setAccessibleName(_("Step {number} of {count}: {title}", number=number, count=count, title=title))

    def _show_place(self) -> None:
        number, count, title = self._step
        shown = title if self._has_title else ""
        self.place.setText(_("{number} of {count}   {title}", number=number, count=count, title=shown).rstrip())

    def show_choice(self, choice: Views | None, views: Views) -> None:
        self._choice, self._shown = choice, views
        if self._menu is not None:
            self._menu.show_choice(choice, views)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.panel))
            painter.setPen(QColor(self._style.theme.hairline))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _on_views_clicked(self) -> None:
        if self._menu is None:
            self._menu = ViewMenu(self)
            self._menu.choice_wanted.connect(self.choice_wanted)
        self._menu.show_choice(self._choice, self._shown)
        self._menu.open_below(self.views, self._style)

    def _on_smaller_clicked(self) -> None:
        self.text_scale_wanted.emit(-1)

    def _on_larger_clicked(self) -> None:
        self.text_scale_wanted.emit(1)


class _Sizer(Button):
    """As large whatever the size of the text."""

    def __init__(self, icon: str, word: str, name: str) -> None:
        super().__init__(icon, word, "quiet")
        self.setAccessibleName(name)
        self.setFixedHeight(_SIZER_PX)

    def set_style(self, style: Style) -> None:
        super().set_style(replace(style, text_scale=LEAST_TEXT_SCALE_OF_VISITORS))
