"""Parts of the picture: one lights up and is named, or a name is told and it is pressed; the solid answers."""

from functools import partial

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kyphoview.content.parts import PartsPicture, load_parts, load_parts_pictures, meaning_of
from kyphoview.language import _, number
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.view_names import VIEW_NAMES, ViewName
from kyphoview.shell.features.study.card import QuestionCard, give_focus, say
from kyphoview.shell.features.study.naming.looked_at import FINGER_PX, LookedAt, PartsShown
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.line_field import LineField
from kyphoview.shell.widgets.pick_line import PickLine
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.study.naming.spelling import is_called, is_too_wide
from kyphoview.study.naming.tasks import NamingTask, naming_tasks, offered_names
from kyphoview.study.sitting import Sitting

_ANSWERS_FROM = 3  # the place of the first answer, counted from the stem


class NameCard(QuestionCard):
    """`shown_wanted` asks for the moment and the view of the picture whose parts are asked for."""

    shown_wanted = Signal(Moment, str)

    def __init__(self, presentation: Presentation, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._presentation = presentation
        self._looked_at = LookedAt(presentation)
        self.shown = PartsShown(self._looked_at, presentation)
        self._picture_number, self._sitting_number = -1, 0
        self._tasks: dict[str, NamingTask] = {}
        self._sitting = Sitting(())
        self._is_right: bool | None = None  # until it has been answered
        self.answers: dict[str, PickLine] = {}
        self._lines: dict[str, PickLine] = {}  # the same by part
        self._count = TextLabel("", "small", "text_quiet")
        self.written = LineField(_("Write its name"))
        self.marks = Button(
            "views", _("Choose by marks"), "plain", _("Numbered marks in place of pressing the picture")
        )
        self.verdict = self.add_text("accent")
        self.meaning = self.add_text()
        self.again = Button("again", _("Show this picture again"), "plain")
        self.next = Button("next", _("Next one"), "plain")
        for part in (self.again, self.next):
            part.hide()
        self.add_to_foot(self.again, self.next)
        self.insert(1, self._count)
        self.insert(2, self.written)
        self.insert(3, self.marks)

        self.written.returnPressed.connect(self._on_written)
        self.marks.clicked.connect(self._on_marks)
        self.again.clicked.connect(self._show_picture)
        self.next.clicked.connect(self._on_next)
        self.shown.found.connect(self._on_found)
        self.shown.lost.connect(self._on_lost)
        self._looked_at.pressed.connect(self._on_pressed)

    @property
    def picture(self) -> PartsPicture:
        """The picture whose parts are asked for."""
        pictures = load_parts_pictures()
        return pictures[self._picture_number % len(pictures)]

    @property
    def task(self) -> NamingTask | None:
        """What is asked now; None while the picture is being looked at, and when all has been asked."""
        return None if self._sitting.current is None else self._tasks[self._sitting.current]

    def ask(self) -> None:
        """Another picture, its parts not named."""
        self._picture_number += 1
        if self._picture_number and self._picture_number % len(load_parts_pictures()) == 0:
            self._sitting_number += 1
        self._tasks, self._sitting = {}, Sitting(())
        self._show_picture()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._tasks and not event.spontaneous():
            self._show_picture()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put away, it lets the picture name its parts again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.shown.end()
            self._presentation.names.set_asked(False)

    def _show_picture(self) -> None:
        self._clear()
        self.again.hide()
        self.stem.setText(_("The picture is being looked at ..."))
        self._presentation.names.set_asked(True)
        self.shown_wanted.emit(self.picture.moment, self.picture.view)
        QTimer.singleShot(0, self, self._begin)  # when the picture shows it

    def _begin(self) -> None:
        if self.isVisible():
            self.shown.begin(self.picture.view)

    def _on_found(self) -> None:
        survey = self.shown.survey
        assert survey is not None
        if not self._tasks:
            tasks = naming_tasks(self.picture, survey.shown(), self._sitting_number + self._picture_number)
            self._tasks = {task.part: task for task in tasks}
            self._sitting = Sitting(tuple(self._tasks))
        self._show_task()

    def _on_lost(self) -> None:
        """The picture shows something else: nothing more can be asked in it."""
        if self.isVisible() and self.picture.view in self._presentation.session.views and self._is_waited_for():
            QTimer.singleShot(_AGAIN_MS, self, self._begin)
            return
        self._clear()
        self.stem.setText(_("The picture has changed."))
        self.again.show()

    def _is_waited_for(self) -> bool:
        """Whether the picture is the one that was asked for, and only not ready yet, or of another size."""
        return self._presentation.session.moment == self.picture.moment

    def _show_task(self) -> None:
        self._clear()
        task, parts, survey = self.task, load_parts(), self.shown.survey
        if task is None or survey is None or self.shown.overlay is None:
            self.ask()
            return
        self._is_right = None
        self.shown.clear()
        self._count.setText(_("{count} to go in this picture", count=number(len(self._sitting.waiting))))
        self._count.show()
        if task.way == "name":
            say(self.stem, _("What is the part called that lights up?"))
            self.shown.light(task.part)
            self.written.show()
            self._take_focus(self.written)
            offered = offered_names(task.part, survey.shown(), self._sitting_number)
            self._offer({part: parts[part].name for part in offered})
        else:
            say(self.stem, _("Press this part in the picture: {name}.", name=parts[task.part].name))
            self.marks.show()
            self._take_focus(self.marks)

    def _take_focus(self, part: QWidget) -> None:
        """Let keys go to what is asked first, if they went to this card."""
        if self.hasFocus():
            give_focus(part)

    def _offer(self, words_of: dict[str, str]) -> None:
        """Let one of these parts be chosen, by the words that stand for each."""
        for at, (part, words) in enumerate(words_of.items(), 1):
            line = self.answers[words] = PickLine(words, at, len(words_of))
            line.clicked.connect(partial(self._answer, part))
            self._lines[part] = line
            self.insert(_ANSWERS_FROM + at, line)
        self.rearranged.emit()

    def _on_marks(self) -> None:
        """For those who do not press the picture: a mark on each of some parts."""
        task, survey, overlay = self.task, self.shown.survey, self.shown.overlay
        if task is None or survey is None or overlay is None:
            return
        self.marks.hide()
        marked = offered_names(task.part, survey.shown(), self._sitting_number)
        marked = tuple(part for part in marked if part in survey.shown())
        points = [QPointF(*survey.point_of(part)) for part in marked]
        overlay.show_marks(tuple(points))
        offered = {}
        for at, (part, point) in enumerate(zip(marked, points, strict=True), 1):
            place = _place_in_words(point.x() / survey.look.layout.width, point.y() / survey.look.layout.height)
            offered[part] = _("Mark {number}: {place}", number=number(at), place=place)
        self._offer(offered)
        give_focus(next(iter(self.answers.values())))

    def _on_written(self) -> None:
        task = self.task
        if task is not None and self._is_right is None and self.written.text().strip():
            if is_called(task.part, self.written.text()):
                self._answer(task.part)
            elif is_too_wide(task.part, self.written.text()):
                say(self.verdict, _("There is more than one of that kind. Which one is it?"))
                self.written.selectAll()
            else:
                self._answer("")

    def _on_pressed(self, view: str, place: QPointF) -> None:
        task = self.task
        if task is None or task.way != "press" or self._is_right is not None or not self.isVisible():
            return
        look = self._looked_at.look_in(_view_name(view))
        if look is None or view != self.picture.view or self.shown.overlay is None:
            return
        found = look.parts_near(place.x(), place.y(), FINGER_PX)
        self._answer(task.part if task.part in found else next(iter(found), ""))

    def _answer(self, part: str) -> None:
        """Somebody chose, wrote or pressed this part; "" for something that has no name here."""
        task, parts = self.task, load_parts()
        if task is None or self._is_right is not None:
            return
        self._is_right = part == task.part
        right = parts[task.part]
        called = right.name if not right.told_latin else f"{right.name} ({right.told_latin})"
        if self._is_right:
            verdict = _("Right: {name}.", name=called)
        elif part and task.way == "press":
            verdict = _("That is: {pressed}. What lights up now is: {name}.", pressed=parts[part].name, name=called)
        elif task.way == "press":
            verdict = _("Nothing that has a name here. What lights up now is: {name}.", name=called)
        else:
            verdict = _("Not so. It is: {name}.", name=called)
        for answer, line in self._lines.items():
            line.setChecked(answer == part)
            line.setEnabled(False)
        self.written.setEnabled(False)
        self.marks.hide()
        self.shown.clear()
        self.shown.light(task.part, right.name)
        say(self.meaning, meaning_of(task.part))
        say(self.verdict, verdict)
        self.next.show()
        give_focus(self.next)

    def _on_next(self) -> None:
        self._sitting = self._sitting.after(bool(self._is_right))
        if self._sitting.current is None:
            self.ask()
        else:
            self._show_task()

    def _clear(self) -> None:
        self.hold_focus()
        for line in self.answers.values():
            self.take_out(line)
        self.answers, self._lines = {}, {}
        self.written.clear()
        self.written.setEnabled(True)
        for part in (self._count, self.written, self.marks, self.next):
            part.hide()
        say(self.verdict, "")
        say(self.meaning, "")


_AGAIN_MS = 300  # until the picture is asked again whether it is ready


def _view_name(name: str) -> ViewName:
    return next(each for each in VIEW_NAMES if each == name)


def _place_in_words(across: float, down: float) -> str:
    """Where in the picture shares of its width and height are."""
    right, below = number(100 * across, 0), number(100 * down, 0)
    return _("{right} percent from the left, {below} percent from the top", right=right, below=below)
