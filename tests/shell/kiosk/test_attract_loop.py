"""What is seen while nobody is there: the steps, round and round."""

from kyphoview.procedure.steps import STEPS
from kyphoview.shell.kiosk.attract_loop import BEGIN, AttractLoop
from kyphoview.shell.kiosk.idle_phases import Phase
from kyphoview.shell.kiosk.kiosk_window import KioskWindow

from .conftest import Hand, MakeKiosk, pass_time


def test_the_attract_loop_goes_through_all_steps_and_round_again(kiosk: KioskWindow, hand: Hand) -> None:
    loop = kiosk.stage
    assert isinstance(loop, AttractLoop)
    seen = [loop.session.moment.step]
    loop.session.step_changed.connect(seen.append)
    for _ in range(700):
        hand.now_s += 1.0
        loop.player.advance(1.0)
        kiosk.beat()
    assert seen[: len(STEPS) + 1] == [*(step.id for step in STEPS), STEPS[0].id]
    assert loop.session.speed < 1.0
    assert loop.begin.text() == BEGIN
    assert kiosk.phase is Phase.ATTRACTING


def test_with_reduced_motion_the_loop_shows_stills_that_fade(make_kiosk: MakeKiosk, hand: Hand) -> None:
    kiosk = make_kiosk(motion="reduced")
    loop = kiosk.stage
    assert isinstance(loop, AttractLoop)
    for number in range(3):
        assert loop.session.step_number == number
        assert loop.session.moment.at == 1.0
        assert not loop.session.is_playing
        pass_time(kiosk, hand, 13.0)
    assert loop._fade.isVisible()
