"""The cards of recall: every question of every kind once, and the model's answer for the case in question."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kyphoview.content.load import step_ids
from kyphoview.content.parts import load_parts, load_parts_pictures
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.courses import OTHER_COURSES
from kyphoview.study.cards import all_cards, back_of, cards_at, known_steps
from kyphoview.study.listing import questions_json
from kyphoview.study.progress import Progress, with_card
from kyphoview.study.recall import rated

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_every_question_has_one_card_with_a_back() -> None:
    asked = {question["id"] for question in questions_json() if question["kind"] != "name"}
    assert {name for name, card in all_cards().items() if not card.part} == asked
    assert all(card.front and card.back for card in all_cards().values())


def test_every_part_is_recalled_once_in_a_picture_that_asks_for_it() -> None:
    cards = [card for card in all_cards().values() if card.part]
    pictures = load_parts_pictures()
    assert sorted(card.part for card in cards) == sorted({part for picture in pictures for part in picture.parts})
    listed = {question["id"]: question for question in questions_json()}
    for card in cards:
        assert listed[card.id]["part"] == card.part
        assert any((one.view, one.moment) == (card.view, card.moment) and card.part in one.parts for one in pictures)
        assert card.back[0] in load_parts()[card.part].names


def test_plain_words_have_plain_cards_and_full_ones_all() -> None:
    assert {card.reading for card in cards_at("plain").values()} == {"plain"}
    assert cards_at("full") == all_cards()
    asked = {card.moment.step for card in all_cards().values()}
    assert set(step_ids()) <= asked
    assert asked - set(step_ids()) <= {step.id for course in OTHER_COURSES for step in course.steps}


def test_a_predictions_back_is_the_models_answer_for_the_case() -> None:
    card = all_cards()["front-lost"]
    usual, deeper = (back_of(card, case) for case in (DEFAULT_CASE, replace(DEFAULT_CASE, loss_percent=45.0)))
    assert usual[0] != deeper[0]
    assert "mm" in usual[0]
    assert usual[1:] == card.back


def test_a_step_is_known_when_all_its_cards_are() -> None:
    progress, cards = Progress(), [card for card in cards_at("plain").values() if card.moment.step == "access"]
    for card in cards:
        assert "access" not in known_steps(progress, "plain")
        kept = rated(rated(None, "good", NOW), "good", NOW + timedelta(minutes=10))
        progress = with_card(progress, card.id, kept, NOW)
    assert "access" in known_steps(progress, "plain")
    assert "access" not in known_steps(progress, "full")
