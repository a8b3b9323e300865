"""What every kind of question has in common: a column that is asked, answered, and then shows why."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.view_names import ViewName
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.widgets.text_label import TextColour, TextLabel


class QuestionCard(QWidget):
    """One question after another. Add parts in their order; `say` shows and announces what was found.

    `foot` holds what one goes on with; whoever shows the card lets it stand in sight below what scrolls, and at
    `rearranged`, when parts were put between others, lets keys go through them in their order.
    """

    rearranged = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.stem = TextLabel("", "heading")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.stem)
        self.foot = flowing()

    def set_style(self, style: Style) -> None:
        self._style = style

    def ask(self) -> None:
        """Show a question, from the beginning where all were asked."""
        raise NotImplementedError

    def hold_focus(self) -> None:
        """Before what has the focus goes or is closed to presses: keys are not to go elsewhere meanwhile."""
        focus = QApplication.focusWidget()
        if focus is not None and (self.isAncestorOf(focus) or self.foot.isAncestorOf(focus)):
            self.setFocus()

    def add(self, part: QWidget) -> None:
        self.insert(self._column.count(), part)

    def add_to_foot(self, *parts: QWidget) -> None:
        """Add what one goes on with."""
        layout = self.foot.layout()
        assert layout is not None
        for part in parts:
            layout.addWidget(part)
            apply_style(part, self._style)

    def insert(self, at: int, part: QWidget) -> None:
        """Add a part at a place, counted from the stem, which is 0."""
        self._column.insertWidget(at, part)
        apply_style(part, self._style)
        if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            part.show()  # at once, so that it can be given the focus: a layout shows it in the next turn of the loop

    def take_out(self, part: QWidget) -> None:
        """Remove a part for good."""
        self._column.removeWidget(part)
        part.hide()
        delete_later(part)

    def add_text(self, colour: TextColour = "text") -> TextLabel:
        """A text that is filled in later, and hidden as long as it is empty."""
        label = TextLabel("", "body", colour)
        label.hide()
        self.add(label)
        return label


def show_in_picture(presentation: Presentation, moment: Moment, view: ViewName) -> None:
    """Have the picture stand still at a moment, in a view that shows it."""
    presentation.player.pause()
    if view not in presentation.session.views:
        presentation.session.set_choice((view,))
    presentation.session.set_moment(moment)


def give_focus(part: QWidget) -> None:
    """Let keys go to a part, unless it is hidden: a screen reader's press may come when the drawer has been closed."""
    if part.isVisible():
        part.setFocus()


def say(label: TextLabel, text: str) -> None:
    """Show a text where it can be seen, and have it announced; an empty one hides the label."""
    label.setText(text)
    label.setVisible(bool(text))
    if text:
        announce(label, text)
        QTimer.singleShot(0, label, partial(bring_into_sight, label))  # when it has its place


def bring_into_sight(part: QWidget) -> None:
    """Scroll what holds a part, as far as it takes: with large letters a drawer shows little at once."""
    parent = part.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if isinstance(parent, QScrollArea):
        parent.ensureWidgetVisible(part, 0, 8)
