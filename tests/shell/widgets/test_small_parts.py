"""Icons, small pictures, and the keys' table."""

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from kyphoview.anatomy.cuts import cut
from kyphoview.errors import BadInput
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.picture import thumbnails as thumbnails_module
from kyphoview.shell.picture.thumbnails import Order, Thumbnails
from kyphoview.shell.state.shortcuts import KEYS
from kyphoview.shell.window.window import Window
from kyphoview.view.palette import DARK, LIGHT

SMALL = Order(DEFAULT_CASE, LIGHT, 60, 40, 1.0)


def test_no_key_does_two_things_in_one_place() -> None:
    for wheres in (("everywhere",), ("picture", "solid")):
        names = [name for key in KEYS if key.where in wheres for name in key.names]
        assert len(names) == len(set(names))
        assert all(QKeySequence(name).toString() for name in names)


def test_every_action_can_be_done(window: Window) -> None:
    assert {key.action for key in KEYS} == window.key_actions.names


@pytest.fixture
def made(qtbot: QtBot) -> tuple[Thumbnails, list[int]]:
    thumbnails, numbers = Thumbnails(), list[int]()
    thumbnails.made.connect(lambda number, _picture: numbers.append(number))
    thumbnails.ask(SMALL, is_settled=True)
    qtbot.waitUntil(lambda: len(numbers) == len(STEPS) and not thumbnails._turns.isActive())
    return thumbnails, numbers


def test_small_pictures_come_in_order_and_then_nothing_runs(made: tuple[Thumbnails, list[int]]) -> None:
    thumbnails, numbers = made
    assert numbers == list(range(len(STEPS)))
    assert not thumbnails._settling.isActive()


def test_colours_that_come_back_are_not_painted_again(
    qtbot: QtBot, made: tuple[Thumbnails, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    thumbnails, numbers = made
    dark = Order(DEFAULT_CASE, DARK, 60, 40, 1.0)
    thumbnails.ask(dark, is_settled=True)
    qtbot.waitUntil(lambda: len(numbers) == 2 * len(STEPS) and not thumbnails._turns.isActive())
    monkeypatch.setattr(thumbnails_module, "_paint", None)
    thumbnails.ask(SMALL, is_settled=True)
    assert len(numbers) == 3 * len(STEPS)


def test_another_case_makes_all_anew(qtbot: QtBot, made: tuple[Thumbnails, list[int]]) -> None:
    thumbnails, numbers = made
    thumbnails.ask(Order(make_case(level="L2"), LIGHT, 60, 40, 1.0), is_settled=True)
    qtbot.waitUntil(lambda: len(numbers) == 2 * len(STEPS) and not thumbnails._turns.isActive())
    assert len(thumbnails._kept) == 1


def test_a_cut_that_cannot_be_used_ends_the_work_quietly(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise BadInput("This file is damaged.")

    monkeypatch.setattr(cut, "load_cut", refuse)
    thumbnails, made = Thumbnails(), list[int]()
    thumbnails.made.connect(lambda number, _picture: made.append(number))
    thumbnails.ask(SMALL, is_settled=True)
    qtbot.waitUntil(lambda: not thumbnails._turns.isActive())
    assert made == []


def test_the_strip_shows_every_picture_after_the_first_paint(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: all(card._picture is not None for card in window.strip.steps.cards))
