"""The order of the steps: shuffled pictures, dragged or moved by arrows until they stand as it happens."""

from functools import partial

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QHideEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QWidget

from kyphoview.content.load import load_step, step_ids
from kyphoview.content.questions import load_order
from kyphoview.language import _, number
from kyphoview.shell.features.study.card import QuestionCard, bring_into_sight, give_focus, say
from kyphoview.shell.features.study.order_row import PICTURE_SIZE, OrderRow
from kyphoview.shell.picture.thumbnails import Order, Thumbnails
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.study.ordering import first_misplaced, moved_to, shuffled_steps

_ROWS_FROM = 2  # after the stem and the hint


class OrderCard(QuestionCard):
    """Nothing is right or wrong until it is asked; then each step says why it comes where it does.

    `answer_in_sight` says whether the window may show the steps in their order.
    """

    answer_in_sight = Signal(bool)

    def __init__(self, presentation: Presentation, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._session = presentation.session
        self._sitting = 0
        self.order: tuple[str, ...] = step_ids()
        self.rows = {step: OrderRow(load_step(step).title) for step in step_ids()}
        self.check = Button("tick", _("Check the order"), "primary")
        self._thumbnails = Thumbnails(self)
        self.add(TextLabel(_("Drag them, or press the arrows."), "small", "text_quiet"))
        for row in self.rows.values():
            self.add(row)
        self.verdict = self.add_text("accent")
        self.again = Button("again", _("Shuffle again"), "plain")
        self.add_to_foot(self.check, self.again)

        for step, row in self.rows.items():
            row.move_wanted.connect(partial(self._on_move_wanted, step))
            row.dragged.connect(partial(self._on_dragged, step))
            row.dropped.connect(partial(self._tell_place, step))
        self.check.clicked.connect(self._on_check)
        self.again.clicked.connect(self._on_again)
        self._thumbnails.made.connect(self._on_picture_made)
        presentation.stopped.connect(self._thumbnails.pause)
        self._session.case_changed.connect(self._ask_for_pictures)
        self._session.playing_changed.connect(self._on_playing_changed)

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        self._ask_for_pictures()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.answer_in_sight.emit(self.check.isHidden())
        self._ask_for_pictures()
        self._thumbnails.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.answer_in_sight.emit(True)
        self._thumbnails.pause()

    def ask(self) -> None:
        """Shuffle them."""
        self._sitting += 1
        self.stem.setText(load_order().stem)
        say(self.verdict, "")
        self.check.show()
        for row in self.rows.values():
            row.set_open(True)
            row.show_reason("")
        self._show_order(shuffled_steps(self._sitting))
        self.answer_in_sight.emit(not self.isVisible())

    def _show_order(self, order: tuple[str, ...]) -> None:
        """What was said of the last order may not hold for this one."""
        if order != self.order:
            say(self.verdict, "")
        self.order = order
        for at, step in enumerate(order):
            row = self.rows[step]
            if self._column.indexOf(row) != _ROWS_FROM + at:
                self._column.removeWidget(row)
                self._column.insertWidget(_ROWS_FROM + at, row)
            row.show_place(at, len(order))
        self.rearranged.emit()

    def _on_move_wanted(self, step: str, by: int) -> None:
        had_focus = self.rows[step].up.hasFocus() or self.rows[step].down.hasFocus()
        self._show_order(moved_to(self.order, step, self.order.index(step) + by))
        self._tell_place(step)
        if had_focus:  # at either end the arrow that was pressed goes no farther
            row = self.rows[step]
            wanted, other = (row.up, row.down) if by < 0 else (row.down, row.up)
            give_focus(wanted if wanted.isEnabled() else other)

    def _on_dragged(self, step: str, place: QPointF) -> None:
        """To where the pointer is: behind every other one whose middle lies above it."""
        y = self.mapFromGlobal(place).y()
        above = sum(self.rows[other].geometry().center().y() < y for other in self.order if other != step)
        if above != self.order.index(step):
            self._show_order(moved_to(self.order, step, above))
        bring_into_sight(self.rows[step])

    def _tell_place(self, step: str) -> None:
        said = _(
            "{title}: place {number} of {count}",
            title=load_step(step).title,
            number=number(self.order.index(step) + 1),
            count=number(len(self.order)),
        )
        announce(self.rows[step], said)

    def _on_check(self) -> None:
        wrong, reasons = first_misplaced(self.order), load_order().reasons
        if wrong is not None:
            title = load_step(wrong).title
            say(self.verdict, _('Not yet: "{title}" comes later. {reason}', title=title, reason=reasons[wrong]))
            return
        for step, row in self.rows.items():
            row.set_open(False)
            row.show_reason(reasons[step])
        self.check.hide()
        self.answer_in_sight.emit(True)
        say(self.verdict, _("All in order. Each step now says why it comes where it does."))
        give_focus(self.again)

    def _on_again(self) -> None:
        self.ask()
        bring_into_sight(self.stem)
        give_focus(self.rows[self.order[0]].down)

    def _ask_for_pictures(self) -> None:
        """Of the fracture that is chosen; what is asked for twice is made once."""
        if self.isVisible() and not self._session.is_playing:
            theme, size = self._style.theme, PICTURE_SIZE
            order = Order(
                self._session.place.procedure.case, theme, size.width(), size.height(), self.devicePixelRatioF()
            )
            self._thumbnails.ask(order, is_settled=True)

    def _on_picture_made(self, at: int, picture: QPixmap) -> None:
        self.rows[step_ids()[at]].show_picture(picture)

    def _on_playing_changed(self, is_playing: bool) -> None:
        if is_playing:
            self._thumbnails.pause()
        elif self.isVisible():
            self._ask_for_pictures()
            self._thumbnails.go_on()
