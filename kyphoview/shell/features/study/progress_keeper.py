"""What somebody has studied: for as long as the window is open, or, once they have agreed to it, in a file of theirs.

While somebody explains to a patient, what was kept is neither shown nor added to.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from kyphoview.errors import Failure
from kyphoview.language import _
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.state import progress_file
from kyphoview.shell.state.progress_file import Gone, Standing
from kyphoview.study.cards import known_steps
from kyphoview.study.progress import (
    Progress,
    merged,
    moment_of,
    stopped_at,
    with_card,
    with_note,
    with_seen,
    without_note,
)
from kyphoview.study.recall import Answer, card_of, rated

_SEEN_AT = 0.9  # of a step: from here on it counts as seen
_LONGEST_WAY = 0.5  # of a step, from one moment to the next where it is played or drawn along the time line


def utc_now() -> datetime:
    return datetime.now(UTC)


class ProgressKeeper(QObject):
    """Says `changed` when something else is known, `told` what could not be done.

    `trouble` is why the file could not be written the last time, empty where it was.

    Args:
        now: what time it is, with its time zone.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, presentation: Presentation, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._session = presentation.session
        self.now = now
        self._kept = Progress()
        self._passing = Progress()  # of this window alone, as long as nothing is kept
        self._is_there = False  # whether the file was, when it was last looked at
        self._is_paused = False
        self._moment = self._session.moment  # the last one
        self.trouble = ""
        self._path = Path(presentation.settings.progress_file) if presentation.settings.progress_file else None
        self._showing = QTimer(self)  # marks follow in the next turn, however much changes in this one
        self._showing.setSingleShot(True)
        self._showing.setInterval(0)

        self._showing.timeout.connect(self._show_marks)
        self.changed.connect(self._showing.start)
        self._session.moment_changed.connect(self._on_moment_changed)
        self._session.playing_changed.connect(self._on_playing_changed)
        self._session.reading_level_changed.connect(self._showing.start)
        self._session.course_changed.connect(self._showing.start)
        presentation.started_over.connect(self._forget_passing)

    def read(self) -> None:
        """Take up what was kept before, where anything was."""
        self._write()
        self.changed.emit()

    @property
    def path(self) -> Path | None:
        """The file in which it is kept; None where nothing is kept."""
        return self._path

    @property
    def is_paused(self) -> bool:
        return self._is_paused

    @property
    def is_keeping(self) -> bool:
        return self._path is not None and not self._is_paused

    @property
    def progress(self) -> Progress:
        """What is known now."""
        return self._kept if self.is_keeping else self._passing

    @property
    def stopped(self) -> Moment | None:
        """Where the person was when they last stopped; None where that is not kept, or is the beginning."""
        stop = self._kept.stopped if self.is_keeping else None
        found = moment_of(stop) if stop is not None else None
        return None if found == OPENING else found

    def begin(self, path: Path) -> None:
        """The person agrees: keep it in this file, with what was done since the window opened.

        Raises:
            Failure: nothing can be kept there.
        """
        self._take(progress_file.keep(merged(self._kept, self._passing), path, is_there=False))
        self._passing = Progress()
        self._keep_in(path)

    def move(self, path: Path) -> None:
        """Keep it in another file from now on.

        Raises:
            Failure: it cannot be kept there, and stays where it is.
        """
        if self._path is None:
            return
        self._take(progress_file.move(self._kept, self._path, path))
        self._keep_in(path)

    def erase(self) -> None:
        """Delete all of it, where the person was last, too, and keep nothing from now on.

        Raises:
            Failure: the file cannot be deleted.
        """
        if self._path is not None:
            progress_file.erase(self._path)
        self._kept, self._passing = Progress(), Progress()
        self._keep_in(None)
        self._presentation.erased.emit()

    def rate(self, name: str, answer: Answer) -> None:
        """A card was answered."""
        self._put(with_card(self.progress, name, rated(card_of(self.progress, name), answer, self.now()), self.now()))

    def put_back(self, name: str, card: dict[str, Any] | None) -> None:
        """A card is as it was before an answer."""
        self._put(with_card(self.progress, name, card, self.now()))

    def pin(self, text: str) -> None:
        """Pin a note to the present moment; in another course, to where the procedure was left.

        Raises:
            BadInput: it is empty or too long, or there are too many.
        """
        self._put(with_note(self.progress, uuid4().hex, self._session.place.procedure.moment, text, self.now()))

    def unpin(self, name: str) -> None:
        """Delete a note."""
        self._put(without_note(self.progress, name, self.now()))

    def set_paused(self, is_paused: bool) -> None:
        """While somebody explains."""
        if is_paused == self._is_paused:
            return
        if is_paused:
            self._note_stop()
        self._is_paused = is_paused
        self._forget_passing()

    def close(self) -> None:
        """The window goes: note where the person stops."""
        self._showing.stop()
        self._note_stop()

    def _put(self, progress: Progress, is_written: bool = True) -> None:
        if not self.is_keeping:
            self._passing = progress
        else:
            self._kept = progress
            if is_written:
                self._write()
        self.changed.emit()

    def _write(self) -> None:
        """With what another window has written; where that has taken the file away, nothing is kept any more."""
        if self._path is None:
            return
        before, self.trouble = self.trouble, ""
        try:
            self._take(progress_file.keep(self._kept, self._path, self._is_there))
        except Gone:
            self._path, self._kept, self._is_there = None, Progress(), False
            self.told.emit(_("The file of your progress is not there any more, so nothing is kept."))
        except Failure as error:
            self.trouble = str(error)
            self.told.emit(self.trouble)
        if self.trouble != before:
            self.changed.emit()

    def _take(self, standing: Standing) -> None:
        self._kept, self._is_there = standing.progress, True
        if standing.trouble is not None:
            self.told.emit(standing.trouble)

    def _keep_in(self, path: Path | None) -> None:
        self._path, self._is_there, self.trouble = path, path is not None, ""
        self._presentation.keeper.set_one(progress_file="" if path is None else str(path))
        self.changed.emit()

    def _forget_passing(self) -> None:
        self._passing = Progress()
        self.changed.emit()

    def _note_stop(self) -> None:
        moment = self._session.place.procedure.moment
        if self.is_keeping and moment != OPENING:
            self._kept = stopped_at(self._kept, moment, self.now())
            self._write()

    def _on_moment_changed(self, moment: Moment) -> None:
        """A step is seen by who came to its end through it, and not where a question showed a moment of it.

        Written when the picture rests, so that playing waits for no disk.
        """
        before, self._moment = self._moment, moment
        has_leapt = moment.step != before.step or moment.at - before.at > _LONGEST_WAY
        if has_leapt and not self._presentation.player.is_motion_reduced:
            return
        if moment.at < _SEEN_AT or moment.step in self.progress.seen or self._session.place.is_elsewhere:
            return
        seen = with_seen(self.progress, moment.step, self.now())
        self._put(seen, is_written=not self._session.is_playing)

    def _on_playing_changed(self, is_playing: bool) -> None:
        if not is_playing:
            self._note_stop()

    def _show_marks(self) -> None:
        """On the strip of steps, where it is kept: what was seen, and what is known."""
        if not self.is_keeping or self._session.place.is_elsewhere:
            self._presentation.marks_changed.emit({})
            return
        known, seen = known_steps(self._kept, self._session.reading_level), self._kept.seen
        marks = {
            number: "known" if step.id in known else "seen"
            for number, step in enumerate(STEPS)
            if step.id in known or step.id in seen
        }
        self._presentation.marks_changed.emit(marks)
