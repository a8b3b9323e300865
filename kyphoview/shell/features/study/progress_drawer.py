"""The drawer "Your progress": nothing is kept until the person says yes; then one file, all of it in sight here."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kyphoview.content.load import load_step
from kyphoview.errors import BadInput, Failure
from kyphoview.language import _, ngettext, number
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS, step_index
from kyphoview.saving import save
from kyphoview.shell.features.study.card import bring_into_sight, give_focus, say
from kyphoview.shell.features.study.notes_list import NotesList
from kyphoview.shell.features.study.own_words import OwnWords
from kyphoview.shell.features.study.progress_keeper import ProgressKeeper
from kyphoview.shell.state.file_dialogs import documents_folder
from kyphoview.shell.state.file_locations import progress_path
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.study.cards import all_cards
from kyphoview.study.progress import to_json
from kyphoview.study.recall import due, is_known, new

_NAME = "kyphoview-progress.json"
_LINES = 10


class ProgressDrawer(Drawer):
    """`moment_wanted` leads to where the person stopped, or to a note's moment."""

    moment_wanted = Signal(Moment)

    def __init__(self, keeper: ProgressKeeper, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(_("Your progress"), parent)
        self._keeper = keeper
        self.state = TextLabel("", "body")
        self.agree = Button("save", _("Yes, keep it"), "primary", _("Keep it in one file on this computer"))
        self.counts = TextLabel("", "body")
        self.go_on = Button("next", "", "primary", _("Go to where you stopped"))
        self.notes = NotesList(keeper, style)
        self.shown = Button("document", _("Show the file"), "plain", _("All that it holds"))
        self.move_file = Button("folder", _("Move it"), "plain", _("Keep the file somewhere else"))
        self.export = Button("copy", _("Save a copy"), "plain", _("For another computer, or to look at"))
        self.delete = Button("delete", _("Delete all of it"), "plain", _("Delete the file, and keep nothing any more"))
        self.sure = TextLabel(_("Delete your progress and your notes for good?"), "body")
        self.yes = Button("delete", _("Yes, delete it"), "primary")
        self.no = Button("close", _("No, keep it"), "plain")
        self.content = OwnWords(_("What the file holds"))
        self.content.setReadOnly(True)
        self.trouble = TextLabel("", "small", "warning")
        self._when_kept: tuple[QWidget, ...] = ()
        self._build(style)
        self._show()

        self.agree.clicked.connect(self._on_agree)
        self.go_on.clicked.connect(self._on_go_on)
        self.shown.clicked.connect(self._on_shown)
        self.move_file.clicked.connect(self._on_move)
        self.export.clicked.connect(self._on_export)
        self.delete.clicked.connect(self._on_delete)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self._on_no)
        self.notes.moment_wanted.connect(self.moment_wanted)
        keeper.changed.connect(self._show)

    def set_style(self, style: Style) -> None:
        self.content.setFont(style.font("small"))
        self.content.setMinimumHeight(_LINES * self.content.fontMetrics().lineSpacing())

    def _build(self, style: Style) -> None:
        column, notes = self.column, TextLabel(_("Notes"), "heading", "accent")
        files = flowing(self.shown, self.move_file, self.export, self.delete)
        self._sure_parts = (self.sure, flowing(self.yes, self.no))
        self._when_kept = (self.counts, self.go_on, notes, self.notes, files)
        for part in (self.state, self.agree, *self._when_kept, *self._sure_parts, self.content, self.trouble):
            column.add(part, 8)
        for part in (*self._sure_parts, self.content, self.trouble):
            part.hide()
        self.finish(style)

    def _show(self) -> None:
        """As it is now."""
        keeper = self._keeper
        self.state.setText(_told_state(keeper))
        self.agree.setVisible(keeper.path is None and not keeper.is_paused)
        for part in self._when_kept:
            part.setVisible(keeper.is_keeping)
        stopped = keeper.stopped
        self.go_on.setVisible(stopped is not None)
        if stopped is not None:
            self.go_on.set_sign("next", told_stop(stopped))
            self.go_on.set_compact(False)
        self.notes.show_notes()
        if not keeper.is_keeping:
            self.content.clear()
            self.notes.line.clear()
            for part in (*self._sure_parts, self.content):
                part.hide()
            return
        self.counts.setText(" ".join(_told_counts(keeper)))
        if not self.content.isHidden():
            self.content.setPlainText(to_json(keeper.progress).decode())

    def _on_agree(self) -> None:
        if self._try(lambda: self._keeper.begin(progress_path())):
            give_focus(self.shown)

    def _on_go_on(self) -> None:
        if (stopped := self._keeper.stopped) is not None:
            self.moment_wanted.emit(stopped)

    def _on_shown(self) -> None:
        """Show it, or no longer."""
        self.content.setPlainText(to_json(self._keeper.progress).decode())
        self.content.setVisible(self.content.isHidden())
        if not self.content.isHidden():
            QTimer.singleShot(0, self.content, partial(bring_into_sight, self.content))  # when it has its place

    def _on_move(self) -> None:
        path = _asked_path(self, _("Keep your progress in this file"))
        if path is not None:
            self._try(lambda: self._keeper.move(path))

    def _on_export(self) -> None:
        path = _asked_path(self, _("Save a copy of your progress"))
        if path is not None:
            self._try(lambda: save(path, to_json(self._keeper.progress)))

    def _on_delete(self) -> None:
        for part in self._sure_parts:
            part.show()
        QTimer.singleShot(0, self.no, partial(bring_into_sight, self.no))  # when it has its place
        give_focus(self.no)

    def _on_no(self) -> None:
        for part in self._sure_parts:
            part.hide()
        give_focus(self.delete)

    def _on_yes(self) -> None:
        if self._try(self._keeper.erase):
            give_focus(self.agree)

    def _try(self, act: Callable[[], object]) -> bool:
        """Do it; where it cannot be done, say why."""
        try:
            act()
        except (BadInput, Failure) as error:
            say(self.trouble, str(error))
            return False
        say(self.trouble, "")
        return True


def told_stop(stopped: Moment) -> str:
    """Where somebody stopped, as what goes on there."""
    at = step_index(stopped.step)
    return _("Go on at step {number}: {title}", number=number(at + 1), title=load_step(stopped.step).title)


def _told_state(keeper: ProgressKeeper) -> str:
    if keeper.is_paused:
        return _("While you explain, nothing is kept, and nothing that was kept is shown.")
    if keeper.path is None:
        return _(
            "Nothing is kept now. If you say yes, one file on this computer keeps which steps you have seen, when each "
            "card comes again, where you stopped, and your notes. Whoever uses this computer as you do can read it."
        )
    if keeper.trouble:
        return keeper.trouble
    return _("Kept in {path}. Nothing of it leaves this computer.", path=keeper.path)


def _told_counts(keeper: ProgressKeeper) -> Iterator[str]:
    progress, names = keeper.progress, tuple(all_cards())
    seen, known = sum(step.id in progress.seen for step in STEPS), sum(is_known(progress, name) for name in names)
    answered, waiting = len(names) - len(new(progress, names)), len(due(progress, names, keeper.now()))
    yield ngettext("{count} of {all} steps seen.", "{count} of {all} steps seen.", seen, all=number(len(STEPS)))
    yield ngettext(
        "{count} card answered, {known} known.", "{count} cards answered, {known} known.", answered, known=number(known)
    )
    if waiting:
        yield ngettext("{count} is due.", "{count} are due.", waiting)


def _asked_path(parent: QWidget, title: str) -> Path | None:
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, title, str(Path(documents_folder()) / _NAME), _("Progress (*.json)")
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".json")
