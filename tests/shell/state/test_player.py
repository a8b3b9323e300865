"""The player, driven by calls: no test waits."""

import pytest
from PySide6.QtCore import QTimer

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.running_time import ESSENCE, WHOLE
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.state.player import FRAME_S, Player
from kyphoview.shell.state.session import Session

FIRST, SECOND, LAST = STEPS[0], STEPS[1], STEPS[-1]


def is_ticking(player: Player) -> bool:
    return any(timer.isActive() for timer in player.findChildren(QTimer))


def test_time_moves_only_while_playing(session: Session, player: Player) -> None:
    player.advance(1.0)
    assert session.moment.at == 0.0
    player.play()
    player.advance(1.0)
    assert session.moment.at == pytest.approx(1.0 / FIRST.duration_s)


@pytest.mark.parametrize("speed", [0.25, 0.5, 1.0, 1.5, 2.0])
def test_speed_stretches_time(session: Session, player: Player, speed: float) -> None:
    session.set_speed(speed)
    player.play()
    player.advance(2.0)
    assert session.moment.at == pytest.approx(2.0 * speed / FIRST.duration_s)


def test_playing_stops_at_the_end_of_a_step(session: Session, player: Player) -> None:
    player.play()
    player.advance(FIRST.duration_s + 5)
    assert session.moment == Moment(FIRST.id, 1.0)
    assert not session.is_playing


def test_going_on_by_itself_is_a_choice(session: Session, player: Player) -> None:
    player.goes_on_by_itself = True
    player.play()
    player.advance(FIRST.duration_s + 5)
    assert session.moment == Moment(SECOND.id, 0.0)
    assert session.is_playing


def test_the_last_step_stops_even_then(session: Session, player: Player) -> None:
    player.goes_on_by_itself = True
    session.set_moment(Moment(LAST.id, 0.5))
    player.play()
    player.advance(LAST.duration_s)
    assert (session.moment, session.is_playing) == (Moment(LAST.id, 1.0), False)


def test_play_at_the_end_plays_the_step_again(session: Session, player: Player) -> None:
    session.set_moment(Moment(FIRST.id, 1.0))
    player.play()
    assert (session.moment, session.is_playing) == (Moment(FIRST.id, 0.0), True)


def test_the_clock_ticks_only_while_playing(session: Session, player: Player) -> None:
    assert not is_ticking(player)
    player.play()
    assert is_ticking(player)
    player.pause()
    assert not is_ticking(player)
    player.play()
    player.advance(1000)
    assert not is_ticking(player)


def test_a_tick_takes_the_time_of_the_clock(session: Session) -> None:
    times = iter([10.0, 10.1, 99.0])
    player = Player(session, clock=lambda: next(times))
    player.play()
    player._on_tick()
    assert session.moment.at == pytest.approx(0.1 / FIRST.duration_s)
    player._on_tick()  # after a long sleep of the computer nothing leaps
    assert session.moment.at == pytest.approx((0.1 + 0.25) / FIRST.duration_s)
    player.pause()


def test_next_and_previous_play_from_the_start(session: Session, player: Player) -> None:
    player.next_step()
    assert (session.moment, session.is_playing) == (Moment(SECOND.id, 0.0), True)
    player.advance(1.0)
    player.previous_step()
    assert (session.moment, session.is_playing) == (Moment(FIRST.id, 0.0), True)


def test_with_reduced_motion_a_step_shows_its_end(session: Session, player: Player) -> None:
    player.is_motion_reduced = True
    player.next_step()
    assert (session.moment, session.is_playing) == (Moment(SECOND.id, 1.0), False)


def test_there_is_nothing_before_the_first_and_after_the_last(session: Session, player: Player) -> None:
    player.previous_step()
    assert (session.moment, session.is_playing) == (Moment(FIRST.id, 0.0), False)
    assert (player.has_previous, player.has_next) == (False, True)
    session.set_moment(Moment(LAST.id, 0.2))
    player.next_step()
    assert (session.moment, session.is_playing) == (Moment(LAST.id, 0.2), False)
    assert (player.has_previous, player.has_next) == (True, False)


def test_a_frame_is_a_thirtieth_of_a_second(session: Session, player: Player) -> None:
    player.play()
    player.frame_on()
    assert not session.is_playing
    assert session.moment.at * FIRST.duration_s == pytest.approx(FRAME_S)
    for _ in range(99):
        player.frame_on()
    assert session.moment.at * FIRST.duration_s == pytest.approx(100 * FRAME_S)
    for _ in range(100):
        player.frame_back()
    assert session.moment == Moment(FIRST.id, 0.0)


def test_frames_between_two_frames_go_to_the_nearest_whole_one(session: Session, player: Player) -> None:
    player.seek_step(10.4 / player.frames)
    player.frame_on()
    assert session.moment.at * player.frames == pytest.approx(11)
    player.seek_step(10.4 / player.frames)
    player.frame_back()
    assert session.moment.at * player.frames == pytest.approx(10)


def test_frames_cross_from_step_to_step_both_ways(session: Session, player: Player) -> None:
    session.set_moment(Moment(FIRST.id, 1.0))
    player.frame_on()
    assert session.moment.step == SECOND.id
    assert session.moment.at * player.frames == pytest.approx(1)
    player.frame_back()
    player.frame_back()
    assert session.moment.step == FIRST.id
    assert session.moment.at * player.frames == pytest.approx(player.frames - 1)


def test_frames_end_at_both_ends(session: Session, player: Player) -> None:
    player.frame_back()
    assert session.moment == Moment(FIRST.id, 0.0)
    session.set_moment(Moment(LAST.id, 1.0))
    player.frame_on()
    assert session.moment == Moment(LAST.id, 1.0)


@pytest.mark.parametrize(
    ("whole", "step", "at"), [(0, 0, 0), (0.5, 6, 0), (0.375, 4, 0.5), (1, 11, 1), (-2, 0, 0), (9, 11, 1)]
)
def test_scrubbing_over_the_whole(session: Session, player: Player, whole: float, step: int, at: float) -> None:
    player.play()
    player.seek_whole(whole)
    assert not session.is_playing
    assert session.moment.step == STEPS[step].id
    assert session.moment.at == pytest.approx(at)
    assert player.whole == pytest.approx(min(max(whole, 0), 1))


def test_scrubbing_over_the_step(session: Session, player: Player) -> None:
    player.play()
    player.seek_step(0.25)
    assert (session.moment, session.is_playing) == (Moment(FIRST.id, 0.25), False)
    player.seek_step(7.0)
    assert session.moment == Moment(FIRST.id, 1.0)


def test_a_showing_keeps_its_length_on_a_computer_that_is_very_busy(session: Session) -> None:
    """What its pictures lose is taken from the time to read."""
    now_s, tick_s = 0.0, 0.3
    player = Player(session, clock=lambda: now_s)
    player.running_time = ESSENCE
    player.play()
    while session.is_playing:
        now_s += tick_s
        player._on_tick()
    assert now_s <= ESSENCE.duration_s + 2 * tick_s * len(STEPS)


def test_sleep_is_no_time_that_a_showing_has_lost(session: Session) -> None:
    now_s = 0.0
    player = Player(session, clock=lambda: now_s)
    player.running_time = WHOLE
    session.set_moment(Moment(FIRST.id, 1.0 - 1e-6))
    session.set_playing(True)
    for elapsed_s in (0.1, 3600.0, 0.1):
        now_s += elapsed_s
        player._on_tick()
    assert session.moment == Moment(FIRST.id, 1.0)
    player.pause()
