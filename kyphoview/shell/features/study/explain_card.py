"""Something told in one's own words, and then held against its key points, by oneself."""

from PySide6.QtWidgets import QWidget

from kyphoview.content.questions import Explanation, load_explanations
from kyphoview.content.words import ReadingLevel
from kyphoview.language import _, ngettext, number
from kyphoview.shell.features.study.card import QuestionCard, give_focus, say
from kyphoview.shell.features.study.own_words import OwnWords
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.widgets.tick_line import TickLine
from kyphoview.study.sources import sources_by_name, told_sources

_LINES = 6
_MOST_LETTERS = 4000


class ExplainCard(QuestionCard):
    """What is written stays in its field, and goes with the next question. It can be said aloud as well."""

    def __init__(self, level: ReadingLevel, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._level = level
        self._at = -1
        self.points: list[TickLine] = []
        self._point_sources: list[TextLabel] = []
        self.told = OwnWords(_("Your own words"), _("Write it, or say it aloud. Nothing of it is kept."))
        self.show_points = Button("tick", _("Show the key points"), "primary")
        self.score = self.add_text("accent")
        self.next = Button("next", _("Next one"), "plain")
        self.insert(1, self.told)
        self.add_to_foot(self.show_points, self.next)
        self.set_style(style)

        self.told.textChanged.connect(self._on_text_changed)
        self.show_points.clicked.connect(self._on_show_points)
        self.next.clicked.connect(self._on_next)

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        self.told.setFont(style.font("body"))
        self.told.setMinimumHeight(_LINES * self.told.fontMetrics().lineSpacing() + 24)

    @property
    def question(self) -> Explanation:
        """The one that is asked."""
        found = [one for one in load_explanations() if self._level == "full" or one.reading == "plain"]
        return found[self._at % len(found)]

    def take_level(self, level: ReadingLevel) -> None:
        """Plain words have plain questions; full ones have all."""
        self._level = level

    def ask(self) -> None:
        """Show the next one."""
        self._at += 1
        self.stem.setText(self.question.stem)
        self.told.clear()
        self.show_points.setEnabled(True)
        say(self.score, "")
        self.next.hide()
        self._clear()

    def _clear(self) -> None:
        for part in (*self.points, *self._point_sources):
            self.take_out(part)
        self.points, self._point_sources = [], []

    def _on_text_changed(self) -> None:
        text, cursor = self.told.toPlainText(), self.told.textCursor()
        if len(text) > _MOST_LETTERS:
            written_at = cursor.position()
            self.told.setPlainText(text[:_MOST_LETTERS])  # which puts the cursor at the beginning
            cursor.setPosition(min(written_at, self.told.document().characterCount() - 1))
            self.told.setTextCursor(cursor)

    def _on_show_points(self) -> None:
        self.show_points.setEnabled(False)
        for at, point in enumerate(self.question.points):
            line, sources = TickLine(point.text), TextLabel(told_sources(sources_by_name(point)), "small", "text_quiet")
            line.clicked.connect(self._on_ticked)
            self.points.append(line)
            self._point_sources.append(sources)
            self.insert(2 + 2 * at, line)
            self.insert(3 + 2 * at, sources)
        self.rearranged.emit()
        say(self.score, _("Tick what you said."))
        self.next.show()
        give_focus(self.points[0])

    def _on_next(self) -> None:
        self.ask()
        give_focus(self.told)

    def _on_ticked(self) -> None:
        count = sum(point.isChecked() for point in self.points)
        said = ngettext(
            "You said {count} of {all} points.",
            "You said {count} of {all} points.",
            count,
            all=number(len(self.points)),
        )
        say(self.score, said)
