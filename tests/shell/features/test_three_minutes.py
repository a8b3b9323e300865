"""The essence in three minutes: one press away, gentle, and over when it is over."""

import pytest
from PySide6.QtWidgets import QApplication

from kyphoview.procedure.running_time import ESSENCE
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.end_offers import EndOffers
from tests.shell.conftest import MakeWindow
from tests.shell.words.lists import is_whole, lists_of


def essence_button(window: Window) -> Button:
    return next(button for button in window.side.words.findChildren(Button) if button.text() == "Three minutes")


def play_on(window: Window, seconds: float) -> None:
    for _ in range(round(seconds / 0.25)):
        window.player.advance(0.25)


def test_it_goes_through_all_steps_gently_and_ends(window: Window) -> None:
    essence_button(window).click()
    window.player._timer.stop()
    seen = []
    window.session.step_changed.connect(seen.append)
    assert window.session.is_playing
    assert window.session.is_softened
    play_on(window, ESSENCE.duration_s + 5.0)
    assert seen == [step.id for step in STEPS[1:]]
    assert not window.session.is_playing
    assert window.player.running_time is None
    assert not window.session.is_softened


def test_its_end_brings_what_can_be_done_next_into_sight(make_window: MakeWindow) -> None:
    window = make_window(1920, 1080)
    essence_button(window).click()
    window.player._timer.stop()
    play_on(window, ESSENCE.duration_s + 5.0)
    offers = window.side.words.findChildren(EndOffers)[-1]
    assert [button.text() for button in offers.buttons.values() if button.visibleRegion().isEmpty()] == []


@pytest.mark.parametrize("size", [(1264, 720), (1920, 1080)])
def test_its_end_leaves_what_helps_and_what_harms_in_sight(make_window: MakeWindow, size: tuple[int, int]) -> None:
    window = make_window(*size)
    window.key_actions.do("three_minutes")
    window.player._timer.stop()
    window.presentation.go_to_step("weighing")
    window.player._timer.stop()
    for _ in range(round(60.0 / 0.25)):
        QApplication.processEvents()
        window.player.advance(0.25)
    assert not window.session.is_playing
    helps, harms, _choices = lists_of(window.side.words)
    assert is_whole(helps)
    assert is_whole(harms)


def test_a_key_begins_it_from_any_step(window: Window) -> None:
    window.presentation.go_to_step("cementing")
    window.player.pause()
    window.key_actions.do("three_minutes")
    assert window.session.moment.step == STEPS[0].id
    assert window.player.running_time == ESSENCE
    window.player.pause()


def test_the_next_person_finds_each_step_for_itself(window: Window) -> None:
    essence_button(window).click()
    window.presentation.start_over()
    assert window.player.running_time is None
    assert not window.session.is_softened


def test_explaining_the_essence_is_gentle_until_more_is_wanted(window: Window) -> None:
    window.features.toggle_explaining()
    explain = window.features.explain
    explain.panel.setup.click()
    assert explain.setup is not None
    explain.setup.length.choices["essence"].click()
    assert window.session.is_softened
    explain.setup.gentle.click()
    assert not window.session.is_softened
    assert window.player.running_time == ESSENCE
