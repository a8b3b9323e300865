"""What is kept of study: whole through the file, merged without loss, and bad entries cost themselves alone."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.procedure.conftest  # noqa: F401 - registers random moments
from kyphoview.errors import BadInput
from kyphoview.procedure.moment import Moment
from kyphoview.study.progress import (
    LONGEST_NOTE,
    MOST_NOTES,
    KeptCard,
    PinnedNote,
    Progress,
    Stop,
    from_json,
    merged,
    moment_of,
    stopped_at,
    to_json,
    with_card,
    with_note,
    with_seen,
    without_note,
)
from kyphoview.study.recall import ANSWERS, rated

NOW = datetime(2026, 1, 1, tzinfo=UTC)
_times = st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 2)).map(lambda time: time.replace(tzinfo=UTC))  # noqa: DTZ001
_few_times = st.integers(0, 2).map(lambda hours: NOW + timedelta(hours=hours))  # so that two are often the same
_names = st.sampled_from("abc")
_cards = st.builds(KeptCard, _few_times, st.one_of(st.none(), st.fixed_dictionaries({"due": st.text(max_size=3)})))
_notes = st.builds(PinnedNote, _few_times, st.just("access"), st.sampled_from((0.0, 0.5)), st.text(max_size=3))
_progress = st.builds(
    Progress,
    cards=st.dictionaries(_names, _cards),
    seen=st.dictionaries(_names, _few_times),
    stopped=st.one_of(st.none(), st.builds(Stop, _few_times, st.just("access"), st.floats(0.0, 1.0))),
    notes=st.dictionaries(_names, _notes),
)


@given(_progress)
def test_all_comes_back_from_the_file(progress: Progress) -> None:
    read = from_json(to_json(progress))
    assert read.progress == progress
    assert read.is_whole


@given(_progress, _progress)
def test_merging_does_not_depend_on_the_order(one: Progress, other: Progress) -> None:
    assert merged(one, other) == merged(other, one)


@given(_progress, _progress, _progress)
def test_three_windows_come_to_the_same_whoever_writes_first(one: Progress, two: Progress, three: Progress) -> None:
    assert merged(merged(one, two), three) == merged(one, merged(two, three))


@given(_progress, _progress)
def test_merging_again_changes_nothing(one: Progress, other: Progress) -> None:
    both = merged(one, other)
    assert merged(both, one) == both
    assert merged(one, one) == one


@given(_progress, _progress)
def test_nothing_that_either_has_is_lost(one: Progress, other: Progress) -> None:
    both = merged(one, other)
    for part in ("cards", "seen", "notes"):
        assert getattr(both, part).keys() == getattr(one, part).keys() | getattr(other, part).keys()
    for name, kept in both.cards.items():
        held = [window.cards[name] for window in (one, other) if name in window.cards]
        assert kept in held
        assert kept.changed == max(card.changed for card in held)


@given(_progress, _progress, _names, st.sampled_from(ANSWERS), _times)
def test_the_last_answer_counts_in_both_windows(
    mine: Progress, other: Progress, name: str, answer: str, now: datetime
) -> None:
    """Also where the clock has been set back since."""
    both = merged(mine, other)
    card = rated(None, answer, now)  # type: ignore[arg-type]
    changed = with_card(both, name, card, now)
    assert merged(changed, other).cards[name].card == card
    assert merged(mine, changed).cards[name].card == card
    assert merged(with_card(changed, name, None, now), changed).cards[name].card is None


@given(_progress, st.from_type(Moment), st.text(min_size=1, max_size=50).filter(str.strip))
def test_a_note_that_is_deleted_in_one_window_does_not_come_back_from_the_other(
    progress: Progress, moment: Moment, text: str
) -> None:
    noted = with_note(progress, "mine", moment, text, NOW)
    assert noted.pinned["mine"].text == text.strip()
    assert moment_of(noted.pinned["mine"]) == moment
    gone = without_note(noted, "mine", NOW)
    assert "mine" not in merged(gone, noted).pinned
    assert b"mine" not in to_json(gone) or gone.notes["mine"].text == ""


@given(st.from_type(Moment), st.from_type(Moment))
def test_the_place_where_somebody_stopped_is_the_last_one(first: Moment, second: Moment) -> None:
    progress = stopped_at(stopped_at(Progress(), first, NOW), second, NOW)
    assert progress.stopped is not None
    assert moment_of(progress.stopped) == second


def test_a_step_is_noted_as_seen_once() -> None:
    later = NOW + timedelta(days=1)
    once = with_seen(Progress(), "access", NOW)
    assert with_seen(once, "access", later) is once
    assert merged(with_seen(Progress(), "access", later), once).seen == {"access": NOW}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff\xfe", b'{"version": "x"}', b"[" * 5000])
def test_a_damaged_file_is_refused(content: bytes) -> None:
    with pytest.raises(BadInput, match="damaged"):
        from_json(content)


def test_a_newer_file_is_refused() -> None:
    with pytest.raises(BadInput, match="newer"):
        from_json(b'{"version": 2}')


@given(
    _progress,
    st.sampled_from(("cards", "seen", "notes")),
    st.one_of(st.integers(), st.text(max_size=5), st.none(), st.lists(st.integers(), max_size=2)),
)
def test_an_entry_that_cannot_be_used_costs_itself_alone(progress: Progress, part: str, bad: object) -> None:
    found = msgspec.json.decode(to_json(progress))
    found[part]["bad"] = bad
    read = from_json(msgspec.json.encode(found))
    assert read.progress == progress
    assert not read.is_whole


@given(_progress, st.sampled_from(("cards", "seen", "notes", "stopped")))
def test_a_part_that_cannot_be_used_costs_itself_alone(progress: Progress, part: str) -> None:
    found = msgspec.json.decode(to_json(progress))
    found[part] = 3
    read = from_json(msgspec.json.encode(found))
    usual = getattr(Progress(), part)
    assert read.progress == msgspec.structs.replace(progress, **{part: usual})
    assert not read.is_whole


def test_a_step_that_this_version_does_not_know_is_no_place() -> None:
    assert moment_of(Stop(NOW, "from-the-future", 0.5)) is None


def test_no_note_is_empty_too_long_or_one_too_many() -> None:
    moment = Moment("access")
    for text in ("  ", "x" * (LONGEST_NOTE + 1)):
        with pytest.raises(BadInput):
            with_note(Progress(), "n", moment, text, NOW)
    full = Progress(notes={str(at): PinnedNote(NOW, "access", 0.0, "x") for at in range(MOST_NOTES)})
    with pytest.raises(BadInput, match="delete one"):
        with_note(full, "n", moment, "one more", NOW)
