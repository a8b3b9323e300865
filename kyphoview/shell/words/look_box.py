"""The one thing to look at in the picture."""

from kyphoview.content import StepWords
from kyphoview.content.courses import CourseStepWords
from kyphoview.language import _
from kyphoview.procedure.view_names import Views
from kyphoview.shell.state.view_captions import CAPTIONS
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card


class LookBox(Card):
    """The one thing to look at, in the views that are shown: each by its name where it is not the same in both."""

    def __init__(self, words: StepWords | CourseStepWords, views: Views) -> None:
        super().__init__("calm", "eye")
        self._words = words
        self._look = TextLabel("", "body")
        self.add(TextLabel(_("Look at the picture"), "heading"), 2)
        self.add(self._look)
        self.show_views(views)

    def show_views(self, views: Views) -> None:
        """Say what to look at in these."""
        looks = self._words.looks(views)
        if len(looks) > 1:
            looks = tuple(
                _("{view}: {look}", view=_(CAPTIONS[view]), look=" ".join(self._words.looks((view,)))) for view in views
            )
        self._look.setText("\n".join(looks))
