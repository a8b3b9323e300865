"""The staff code is kept salted and hashed, and guessing it takes ever longer."""

from pathlib import Path

import msgspec
import pytest

from kyphoview.errors import BadInput
from kyphoview.shell.staff.lockout import Lockout
from kyphoview.shell.staff.staff_code import is_code, make_code
from kyphoview.shell.state.file_locations import state_file
from tests.shell.kiosk.conftest import CODE, KEPT, Hand

WRONG = "975310"


@pytest.fixture
def hand() -> Hand:
    return Hand()


def test_two_hashes_of_one_code_differ_and_both_know_it() -> None:
    other = make_code(CODE)
    assert other != KEPT
    assert is_code(CODE, other)
    assert is_code(CODE, KEPT)
    assert not is_code(WRONG, KEPT)
    assert CODE.encode() not in msgspec.json.encode(KEPT)


@pytest.mark.parametrize("digits", ["", "12345", "1234567890123", "13579a", "١٣٥٧٩٠", "000000", "123456", "987654"])
def test_what_is_no_good_code_is_refused(digits: str) -> None:
    with pytest.raises(BadInput, match="code"):
        make_code(digits)


def test_waits_grow_and_the_right_code_ends_them(hand: Hand) -> None:
    door = Lockout(KEPT, hand.clock)
    waits = []
    for _ in range(10):
        hand.now_s += door.wait_s
        assert not door.lets_in(WRONG)
        waits.append(door.wait_s)
    assert waits == [0.0, 0.0, 10.0, 20.0, 40.0, 80.0, 160.0, 300.0, 300.0, 300.0]
    assert not door.lets_in(CODE)  # it has to wait
    hand.now_s += 300.0
    assert door.lets_in(CODE)
    assert door.wait_s == 0.0


def test_a_restart_does_not_end_the_wait(hand: Hand) -> None:
    door = Lockout(KEPT, hand.clock)
    for _ in range(3):
        door.lets_in(WRONG)
    hand.now_s += 4.0
    again = Lockout(KEPT, hand.clock)
    assert again.wait_s == 6.0
    assert not again.lets_in(CODE)


def test_a_date_set_back_keeps_nobody_out_for_years(hand: Hand) -> None:
    hand.now_s = 2e9
    door = Lockout(KEPT, hand.clock)
    for _ in range(3):
        door.lets_in(WRONG)
    hand.now_s = 1e9
    assert Lockout(KEPT, hand.clock).wait_s == 10.0
    again = Lockout(KEPT, hand.clock)
    assert again.wait_s == 10.0
    hand.now_s += 10.0
    assert again.lets_in(CODE)


def test_wrong_tries_are_forgotten_after_a_day(hand: Hand) -> None:
    door = Lockout(KEPT, hand.clock)
    for _ in range(3):
        door.lets_in(WRONG)
    hand.now_s += 25 * 3600.0
    assert not door.lets_in(WRONG)
    assert door.wait_s == 0.0


def test_without_a_code_nobody_is_let_in(hand: Hand) -> None:
    door = Lockout(None, hand.clock)
    assert not door.has_code
    assert not door.lets_in("")
    assert not door.lets_in(CODE)


@pytest.mark.parametrize("content", [b"", b"{", b'{"failed": "many"}', b"\xff"])
def test_a_damaged_note_of_tries_is_no_trouble(hand: Hand, content: bytes) -> None:
    path = state_file("staff-tries.json")
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert Lockout(KEPT, hand.clock).lets_in(CODE)


def test_a_folder_that_cannot_be_written_still_slows_the_tries(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("KYPHOVIEW_STATE", str(tmp_path / "taken"))
    door = Lockout(KEPT, hand.clock)
    for _ in range(3):
        door.lets_in(WRONG)
    assert door.wait_s == 10.0
