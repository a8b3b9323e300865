"""What somebody has studied: nothing is kept until they say yes, nothing while somebody explains."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.content.questions import load_choices
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.shell.features.panels import PROGRESS, STUDY
from kyphoview.shell.features.study.progress_drawer import ProgressDrawer
from kyphoview.shell.features.study.progress_keeper import ProgressKeeper
from kyphoview.shell.features.study.recall_card import RecallCard
from kyphoview.shell.features.study.study_drawer import StudyDrawer
from kyphoview.shell.state.file_locations import progress_path
from kyphoview.shell.state.last_place import keep_place
from kyphoview.shell.window.window import Window
from kyphoview.study.progress import from_json
from kyphoview.study.recall import card_of, due

MakeWindow = Callable[..., Window]


def files(folder: Path) -> list[str]:
    """All that was written, but for the settings."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and path.name != "kyphoview-settings.json")


@pytest.fixture
def drawer(window: Window) -> ProgressDrawer:
    drawer = window.side.show_drawer(PROGRESS)
    assert isinstance(drawer, ProgressDrawer)
    return drawer


@pytest.fixture
def keeper(window: Window) -> ProgressKeeper:
    return window.features.study.keeper


@pytest.fixture
def recall(window: Window) -> RecallCard:
    drawer = window.side.show_drawer(STUDY)
    assert isinstance(drawer, StudyDrawer)
    drawer.kinds.choices["recall"].click()
    return drawer.recall


def rate(card: RecallCard, answer: str) -> str:
    """Answer the present card; its id."""
    assert card.card is not None
    name = card.card.id
    card.show_answer.click()
    card.ratings[answer].click()  # type: ignore[index]
    return name


def see_through(window: Window, step: str) -> None:
    for at in (0.0, 0.5, 1.0):
        window.session.set_moment(Moment(step, at))


def test_nothing_is_written_until_the_person_says_yes(
    window: Window, recall: RecallCard, keeper: ProgressKeeper, tmp_path: Path
) -> None:
    see_through(window, "access")
    rate(recall, "good")
    keeper.pin("a note")
    assert files(tmp_path) == []
    assert window.settings.progress_file == ""
    assert all("een" not in card.accessibleDescription() for card in window.strip.steps.cards)


def test_what_was_done_before_goes_along_when_they_say_yes(
    qtbot: QtBot, window: Window, recall: RecallCard, keeper: ProgressKeeper, make_window: MakeWindow
) -> None:
    name = rate(recall, "good")
    drawer = window.side.show_drawer(PROGRESS)
    assert isinstance(drawer, ProgressDrawer)
    drawer.agree.click()
    assert window.settings.progress_file == str(progress_path())
    see_through(window, "access")
    window.session.set_moment(Moment("closing", 0.3))
    drawer.notes.line.setPlainText("ask about this")
    drawer.notes.pin.click()
    window.close()
    held = from_json(progress_path().read_bytes()).progress
    assert card_of(held, name) is not None
    assert set(held.seen) == {"access"}  # and not the step in which the next card has lit a part
    assert [note.text for note in held.pinned.values()] == ["ask about this"]
    again = make_window(is_remembered=True)
    assert again.features.study.keeper.stopped == Moment("closing", 0.3)
    qtbot.waitUntil(lambda: again.strip.steps.cards[4].accessibleDescription().startswith("Seen."))
    opened = again.side.show_drawer(STUDY)
    assert isinstance(opened, StudyDrawer)
    opened.go_on.click()
    assert again.session.moment == Moment("closing", 0.3)


def test_a_wrong_card_comes_again_and_a_rating_is_taken_back(recall: RecallCard, keeper: ProgressKeeper) -> None:
    first = recall.card
    assert first is not None
    count = len(recall._sitting.waiting)
    assert not recall.undo.isVisibleTo(recall)
    rate(recall, "again")
    assert len(recall._sitting.waiting) == count
    assert recall.card != first
    assert recall._sitting.waiting[3] == first.id
    recall.undo.click()
    assert recall.card == first
    assert card_of(keeper.progress, first.id) is None
    assert recall.answer.isVisibleTo(recall)
    assert not recall.undo.isVisibleTo(recall)
    recall.ratings["easy"].click()
    assert first.id not in recall._sitting.waiting
    rate(recall, "good")


def test_what_is_pressed_keeps_its_place_from_card_to_card(
    qtbot: QtBot, window: Window, recall: RecallCard, keeper: ProgressKeeper
) -> None:
    """Pressed at one place: a second press on "Show the answer" rates nothing, and "Good" is where it was."""

    def place_of(button: QWidget) -> QPoint:
        return button.mapTo(window, button.rect().center())

    def press(place: QPoint) -> None:
        pressed = window.childAt(place)
        assert pressed is not None
        qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton, pos=pressed.mapFrom(window, place))

    buttons = (recall.show_answer, *recall.ratings.values())
    qtbot.waitUntil(lambda: len({place_of(each).toTuple() for each in buttons}) == len(buttons))
    places = [place_of(each) for each in buttons]
    show, _not_known, _hard, good, _easy = places
    for number in range(3):
        waiting = recall._sitting.waiting
        press(good)
        assert recall.answer.isHidden()
        press(show)
        press(show)
        assert recall.answer.isVisibleTo(recall)
        assert recall._sitting.waiting == waiting
        assert [place_of(each) for each in buttons] == places
        press(good)
        assert len(keeper.progress.cards) == number + 1
        QApplication.sendPostedEvents()
        assert [place_of(each) for each in buttons] == places


def test_a_sitting_ends_calmly_and_what_is_due_comes_back(recall: RecallCard, keeper: ProgressKeeper) -> None:
    start = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
    keeper.now = lambda: start
    recall.ask()
    asked = [rate(recall, "good") for _card in range(len(recall._sitting.waiting))]
    assert recall.card is None
    assert recall.stem.text() == "That is all for now."
    assert recall.count.text().startswith("The next card comes again on 1 January 2026.")
    assert recall.more.isVisibleTo(recall)
    keeper.now = lambda: start + timedelta(days=1)
    assert due(keeper.progress, asked, keeper.now()) == tuple(sorted(asked))
    recall.ask()
    assert list(recall._sitting.waiting[: len(asked)]) == sorted(asked)


def test_the_back_of_a_card_says_what_is_right_and_why(window: Window, recall: RecallCard) -> None:
    window.session.set_reading_level("full")
    question = load_choices("technique")[0]
    while recall.card is not None and recall.card.id != question.id:
        recall._sitting = recall._sitting.after(True)
        if recall.card is None:
            recall._sitting = type(recall._sitting)((question.id,))
    recall._show()
    recall.show_answer.click()
    assert (recall.answer.text(), recall.why.text()) == (question.right.text, question.right.reason)
    recall.see.click()
    assert window.session.moment == Moment(question.step, question.at)


def test_while_somebody_explains_nothing_is_kept_or_shown(
    qtbot: QtBot, window: Window, drawer: ProgressDrawer, keeper: ProgressKeeper
) -> None:
    drawer.agree.click()
    see_through(window, "access")
    keeper.pin("of the person who studies")
    held = progress_path().read_bytes()
    window.features.toggle_explaining()
    held_then = progress_path().read_bytes()  # where the person stopped
    assert from_json(held_then).progress.pinned == from_json(held).progress.pinned
    window.side.show_drawer(PROGRESS)
    assert not any(part.isVisibleTo(drawer) for part in (*drawer._when_kept, drawer.agree, drawer.go_on))
    assert "of the person" not in " ".join(note.text for note in keeper.progress.pinned.values())
    assert keeper.stopped is None
    qtbot.waitUntil(lambda: not window.strip.steps.cards[4].accessibleDescription().startswith("Seen."))
    keeper.rate("markers", "good")
    keeper.pin("of a patient")
    window.session.set_moment(Moment("cementing"))
    window.features.explain.start_over()
    assert keeper.progress.pinned == {}
    assert progress_path().read_bytes() == held_then
    window.features.toggle_explaining()
    assert [note.text for note in keeper.progress.pinned.values()] == ["of the person who studies"]
    assert set(keeper.progress.seen) == {"access"}
    assert window.session.moment == OPENING


def test_it_is_shown_copied_moved_and_deleted_from_one_page(
    window: Window, drawer: ProgressDrawer, keeper: ProgressKeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawer.agree.click()
    keeper.pin("mine")
    drawer.shown.click()
    assert '"mine"' in drawer.content.toPlainText()
    copy, place = tmp_path / "copy.json", tmp_path / "place.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    drawer.export.click()
    assert copy.read_bytes() == progress_path().read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    drawer.move_file.click()
    assert place.exists()
    assert not progress_path().exists()
    assert window.settings.progress_file == str(place)
    drawer.delete.click()
    drawer.no.click()
    assert place.exists()
    aside = place.with_name("place.json.damaged-2")
    aside.write_text("{")
    keep_place(Moment("closing", 0.3))  # of the last run
    drawer.delete.click()
    drawer.yes.click()
    assert not place.exists()
    assert window.settings.progress_file == ""
    assert keeper.progress.pinned == {}
    assert drawer.agree.isVisibleTo(drawer)
    assert "mine" not in drawer.content.toPlainText()
    window.session.set_moment(Moment("access", 0.5))
    window.close()
    assert files(tmp_path) == ["copy.json"]


def test_notes_lead_back_to_their_moment_and_are_deleted(
    window: Window, drawer: ProgressDrawer, keeper: ProgressKeeper
) -> None:
    drawer.agree.click()
    window.session.set_moment(Moment("placing", 0.4))
    drawer.notes.line.setPlainText("two markers")
    drawer.notes.pin.click()
    assert drawer.notes.line.toPlainText() == ""
    drawer.notes.pin.click()
    assert drawer.notes.trouble.text() == "Write your note first."
    window.session.set_moment(OPENING)
    (name,) = drawer.notes.visits
    drawer.notes.visits[name].click()
    assert window.session.moment == Moment("placing", 0.4)
    drawer.notes.deletes[name].click()
    assert drawer.notes.visits == {}
    assert keeper.progress.pinned == {}


def test_two_windows_study_at_once(window: Window, drawer: ProgressDrawer, make_window: MakeWindow) -> None:
    drawer.agree.click()
    second = make_window(is_remembered=True)
    first_keeper, second_keeper = window.features.study.keeper, second.features.study.keeper
    first_keeper.rate("markers", "good")
    second_keeper.rate("channel-first", "good")
    first_keeper.pin("from the first")
    assert set(first_keeper.progress.cards) == {"markers", "channel-first"}
    second_keeper.erase()
    first_keeper.rate("stop-cement", "good")
    assert not progress_path().exists()
    assert first_keeper.path is None
    assert "not there any more" in window.banner.sentence.text()


def test_where_it_cannot_be_kept_nobody_says_that_it_is(make_window: MakeWindow, tmp_path: Path) -> None:
    """As on a stick that was taken away: what was answered stays in the window, and is written once that works."""
    place = tmp_path / "there" / "progress.json"
    place.parent.write_text("in the way")
    window = make_window(progress_file=str(place))
    study = window.side.show_drawer(STUDY)
    assert isinstance(study, StudyDrawer)
    assert "cannot be kept now" in study.state.text()
    window.features.study.keeper.rate("markers", "good")
    drawer = window.side.show_drawer(PROGRESS)
    assert isinstance(drawer, ProgressDrawer)
    assert "your progress cannot be kept" in drawer.state.text()
    place.parent.unlink()
    window.features.study.keeper.rate("channel-first", "good")
    assert set(from_json(place.read_bytes()).progress.cards) == {"markers", "channel-first"}
    assert "Kept in" in drawer.state.text()
    assert study.state.text().endswith("Your progress is kept.")


def test_a_damaged_file_is_told_and_study_goes_on(make_window: MakeWindow, tmp_path: Path) -> None:
    place = tmp_path / "progress.json"
    place.write_text("{")
    window = make_window(progress_file=str(place))
    assert "progress.json.damaged" in window.banner.sentence.text()
    window.features.study.keeper.rate("markers", "good")
    assert "markers" in from_json(place.read_bytes()).progress.cards
