"""Who is there: every phase ends as it should, whatever happens in it."""

from hypothesis import given
from hypothesis import strategies as st

from kyphoview.shell.kiosk.idle_phases import IdlePhases, IdleTimes, Phase

TIMES = IdleTimes(idle_s=90.0, ask_s=30.0, cleaning_s=30.0)


class Hand:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_an_empty_room_stays_as_it_is() -> None:
    hand = Hand()
    timer = IdlePhases(TIMES, hand)
    hand.now_s = 1e6
    assert timer.beat() is Phase.ATTRACTING
    assert timer.left_s == 0.0


def test_a_visit_without_a_touch_ends_after_the_question() -> None:
    hand = Hand()
    timer = IdlePhases(TIMES, hand)
    timer.enter(Phase.VISITED)
    hand.now_s = 89.0
    assert timer.beat() is Phase.VISITED
    timer.touch()
    hand.now_s = 178.0
    assert timer.beat() is Phase.VISITED
    hand.now_s = 179.0
    assert timer.beat() is Phase.ASKING
    assert timer.left_s == 30.0
    hand.now_s = 208.9
    assert timer.beat() is Phase.ASKING
    hand.now_s = 209.0
    assert timer.beat() is Phase.ATTRACTING


def test_the_question_is_never_skipped_however_long_a_beat_was_late() -> None:
    hand = Hand()
    timer = IdlePhases(TIMES, hand)
    timer.enter(Phase.VISITED)
    hand.now_s = 1e6
    assert timer.beat() is Phase.ASKING
    assert timer.left_s == 30.0


@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from(["touch", "clean", "visit", "nothing"]))))
def test_it_always_comes_back_to_an_empty_room(events: list[tuple[int, str]]) -> None:
    hand = Hand()
    timer = IdlePhases(TIMES, hand)
    for past_s, event in events:
        hand.now_s += past_s
        timer.beat()
        if event == "touch":
            timer.touch()
        elif event != "nothing":
            timer.enter(Phase.CLEANING if event == "clean" else Phase.VISITED)
        assert timer.left_s <= 90.0
    for _ in range(3):
        hand.now_s += 90.0
        timer.beat()
    assert timer.phase is Phase.ATTRACTING
