"""Hands off, a waiting room's three minutes show what helps, what harms and other choices, each whole and for long."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kyphoview.procedure.running_time import ESSENCE
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.speech.script import sentences_of
from tests.shell.words.lists import is_whole, lists_of, words_in

from .conftest import MakeKiosk, settle, visit_of

TICK_S = 0.25
WORDS_A_SECOND = 4.0  # about what adults read in silence


def playing_last_step(make_kiosk: MakeKiosk, size: tuple[int, int], scale: float) -> Visit:
    kiosk = make_kiosk(text_scale=scale)
    kiosk.resize(*size)
    visit = visit_of(kiosk)
    visit.setGeometry(0, 0, *size)
    visit.play()
    visit.presentation.go_to_step("weighing")
    visit.player._timer.stop()
    settle()
    return visit


def seen_s(visit: Visit, parts: list[QWidget]) -> list[float]:
    """How long each of these parts is whole in sight while the last step plays to its end."""
    seen = [0.0] * len(parts)
    for _ in range(round(ESSENCE.legs[-1].duration_s / TICK_S) + 4):
        QApplication.processEvents()
        if visit.session.is_playing:
            seen = [time + TICK_S * is_whole(part) for time, part in zip(seen, parts, strict=True)]
        visit.player.advance(TICK_S)
    assert not visit.session.is_playing
    return seen


@pytest.mark.parametrize(
    ("size", "scale"),
    [((1366, 768), 1.0), ((1280, 800), 1.0), ((1920, 1080), 1.0), ((1080, 1920), 1.0), ((1920, 1080), 2.0)],
)
def test_each_list_is_whole_in_sight_for_as_long_as_its_words_need(
    make_kiosk: MakeKiosk, size: tuple[int, int], scale: float
) -> None:
    visit = playing_last_step(make_kiosk, size, scale)
    lists = lists_of(visit.side.words)
    helps_s, harms_s, choices_s = seen_s(visit, lists)
    for part, time in zip(lists, (helps_s, harms_s, choices_s), strict=True):
        assert time >= words_in(part) / WORDS_A_SECOND
    assert harms_s >= helps_s - TICK_S


@pytest.mark.parametrize("size", [(1366, 768), (1280, 800)])
def test_where_a_list_has_no_room_each_of_its_lines_comes_into_sight(
    make_kiosk: MakeKiosk, size: tuple[int, int]
) -> None:
    visit = playing_last_step(make_kiosk, size, 2.0)
    lines = [label for part in lists_of(visit.side.words) for label in part.findChildren(QLabel)]
    for line, time in zip(lines, seen_s(visit, list(lines)), strict=True):
        assert time >= len(line.text().split()) / WORDS_A_SECOND, line.text()


def test_who_scrolls_has_the_words_to_themselves(make_kiosk: MakeKiosk) -> None:
    visit = playing_last_step(make_kiosk, (1280, 800), 1.0)
    bar = visit.side.words._scroll.verticalScrollBar()
    bar.setValue(31)
    for _ in range(round(40.0 / TICK_S)):
        visit.player.advance(TICK_S)
    assert bar.value() == 31


def test_the_first_sentence_is_whole_at_once(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk()
    kiosk.resize(1366, 768)
    visit = visit_of(kiosk)
    visit.setGeometry(0, 0, 1366, 768)
    settle()
    assert visit.presentation.text is not None
    main = next(
        label
        for label in visit.side.words.findChildren(QLabel)
        if visit.presentation.text.main in label.accessibleName()
    )
    assert is_whole(main)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 800), (1080, 1920)])
def test_while_a_list_is_read_aloud_it_is_whole_in_sight(make_kiosk: MakeKiosk, size: tuple[int, int]) -> None:
    visit = playing_last_step(make_kiosk, size, 1.0)
    visit.player.advance(TICK_S)
    QApplication.processEvents()
    for part in lists_of(visit.side.words):
        for label in part.findChildren(QLabel):
            for sentence in sentences_of(label.text()):
                visit.presentation.say(sentence)
                assert is_whole(part), sentence
    visit.player.pause()
