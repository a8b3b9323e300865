"""The drawer "Study": one kind of question at a time."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kyphoview.content.questions import TOPICS, Choice, load_choices
from kyphoview.content.words import ReadingLevel
from kyphoview.language import _
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.study.c_arm_card import CArmCard
from kyphoview.shell.features.study.card import QuestionCard, show_in_picture
from kyphoview.shell.features.study.choose_card import ChooseCard
from kyphoview.shell.features.study.explain_card import ExplainCard
from kyphoview.shell.features.study.naming.name_card import NameCard
from kyphoview.shell.features.study.order_card import OrderCard
from kyphoview.shell.features.study.predict_card import PredictCard
from kyphoview.shell.features.study.progress_drawer import told_stop
from kyphoview.shell.features.study.progress_keeper import ProgressKeeper
from kyphoview.shell.features.study.recall_card import RecallCard
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.text_label import TextLabel

FIRST_KIND = "choose"
_SPACE_PX = 20  # below the question


class StudyDrawer(Drawer):
    """What is recalled goes to the keeper; `progress_wanted` leads to what is kept, `moment_wanted` to a
    moment, `courses_wanted` to what else can happen."""

    progress_wanted = Signal()
    courses_wanted = Signal()
    moment_wanted = Signal(Moment)

    def __init__(self, presentation: Presentation, keeper: ProgressKeeper, parent: QWidget | None = None) -> None:
        super().__init__(_("Study"), parent)
        self._keeper = keeper
        session, style = presentation.session, presentation.style
        level: ReadingLevel = session.reading_level
        self.choose = ChooseCard(_questions_at(level), style, names=presentation.names)
        self.predict = PredictCard(presentation, level, style)
        self.order = OrderCard(presentation, style)
        self.explain = ExplainCard(level, style)
        self.recall = RecallCard(presentation, keeper, level, style)
        self.name = NameCard(presentation, style)
        self.arm = CArmCard(presentation, style)
        self.cards: dict[str, QuestionCard] = {
            "choose": self.choose,
            "predict": self.predict,
            "order": self.order,
            "explain": self.explain,
            "recall": self.recall,
            "name": self.name,
            "arm": self.arm,
        }
        self.kinds = ChoiceRow(
            _("Kind of question"),
            {
                "choose": _("Choose"),
                "predict": _("Predict"),
                "order": _("Order"),
                "explain": _("Explain"),
                "recall": _("Recall"),
                "name": _("Name"),
                "arm": _("C-arm"),
            },
        )
        self._kind = ""
        self.state = TextLabel("", "body")
        self.go_on = Button("next", "", "plain", _("Go to where you stopped"))
        self.progress = Button("document", _("Your progress"), "quiet", _("What is kept of it, and whether"))
        self.column.add(flowing(self.go_on), 4)
        self.column.add(self.kinds, 16)
        for card in self.cards.values():
            self.column.add(card, _SPACE_PX if card is self.arm else 0)
            self.add_to_foot(card.foot)
        self.column.add(self.state, 4)
        self.courses = Button("courses", _("What else can happen"), "quiet", _("The other courses, in pictures"))
        self.column.add(flowing(self.progress, self.courses), 8)
        self.finish(style)
        # Its room is kept: the kinds stand still, however long a question is.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.show_kind(FIRST_KIND)
        self.order_tabs()

        self.kinds.chosen.connect(self.show_kind)
        for card in (self.choose, self.predict, self.recall, self.name):
            card.shown_wanted.connect(partial(show_in_picture, presentation))
        for card in self.cards.values():
            card.rearranged.connect(self.order_tabs)
        session.reading_level_changed.connect(self._take_level)
        self.progress.clicked.connect(self.progress_wanted)
        self.courses.clicked.connect(self.courses_wanted)
        self.go_on.clicked.connect(self._on_go_on)
        keeper.changed.connect(self._show_kept)
        self._show_kept()

    def show_kind(self, kind: str) -> None:
        """Ask questions of this kind."""
        if kind == self._kind:
            return
        is_new = self._kind != ""
        self._kind = kind
        self.kinds.show_choice(kind)
        for card in self.cards.values():
            card.hide()
            card.foot.hide()
        shown = self.cards[kind]
        if is_new or kind != "predict":
            shown.ask()  # before it is seen: what grows in the same turn is given the room of what it was
        shown.show()
        shown.foot.show()
        if is_new:
            QTimer.singleShot(0, self, self._show_question)

    def _show_kept(self) -> None:
        """Whether anything is kept, and where the person stopped."""
        stopped = self._keeper.stopped
        self.state.setText(_told_state(self._keeper))
        self.go_on.setVisible(stopped is not None)
        if stopped is not None:
            self.go_on.set_sign("next", told_stop(stopped))
            self.go_on.set_compact(False)

    def _on_go_on(self) -> None:
        if (stopped := self._keeper.stopped) is not None:
            self.moment_wanted.emit(stopped)

    def _take_level(self, level: ReadingLevel) -> None:
        self.choose.take_questions(_questions_at(level))
        self.predict.take_level(level)
        self.explain.take_level(level)
        self.recall.take_level(level)

    def _show_question(self) -> None:
        """With large letters the kinds alone fill the drawer; where they do not, they stay where they were pressed."""
        self._scroll.ensureWidgetVisible(self.cards[self._kind].stem, 0, 8)


def _questions_at(level: ReadingLevel) -> tuple[Choice, ...]:
    """Plain words have plain questions; full ones have all."""
    asked = (one for topic in TOPICS for one in load_choices(topic))
    return tuple(one for one in asked if level == "full" or one.reading == "plain")


def _told_state(keeper: ProgressKeeper) -> str:
    if not keeper.is_keeping:
        return _("Try, and see what the model says. Nothing is kept.")
    if keeper.trouble:
        return _("Try, and see what the model says. Your progress cannot be kept now.")
    return _("Try, and see what the model says. Your progress is kept.")
