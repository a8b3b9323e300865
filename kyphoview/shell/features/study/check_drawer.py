"""The drawer "Check yourself": five plain questions at the end, with kind answers instead of marks."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kyphoview.content.questions import load_check_yourself
from kyphoview.language import N_, _
from kyphoview.shell.features.study.card import show_in_picture
from kyphoview.shell.features.study.choose_card import ChooseCard, Verdicts
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.text_label import TextLabel

_KIND = Verdicts(N_("Yes. {reason}"), N_("{reason} The answer is: {right}."))


class CheckDrawer(Drawer):
    """Nothing of it is kept."""

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(_("Check yourself"), parent)
        self.card = ChooseCard(load_check_yourself(), presentation.style, _KIND, is_shuffled=False)
        self.column.add(TextLabel(_("Five questions, to see what stayed with you. There are no marks."), "body"), 8)
        self.column.add(self.card)
        self.add_to_foot(self.card.foot)
        self.finish(presentation.style)
        self.order_tabs()

        self.card.rearranged.connect(self.order_tabs)
        self.card.shown_wanted.connect(partial(show_in_picture, presentation))
