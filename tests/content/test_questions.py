"""The questions of study: enough of each kind, and nothing that the words they stand on do not say."""

import re
from collections import Counter

import pytest
import textstat

from kyphoview.content.evidence.claims import load_claims
from kyphoview.content.lint.questions import texts_of
from kyphoview.content.load import step_ids
from kyphoview.content.questions import (
    TOPICS,
    Basis,
    Choice,
    Explanation,
    Prediction,
    lines_at,
    load_check_yourself,
    load_choices,
    load_explanations,
    load_order,
    load_predictions,
    notes_at,
    statement_at,
)
from kyphoview.procedure.courses import OTHER_COURSES

from .figures_in_words import figures_in

CHOICES = [question for topic in TOPICS for question in load_choices(topic)]
OTHERS = [*load_predictions(), *load_explanations()]


def said_behind(basis: Basis) -> str:
    """All texts that it stands on, of both levels."""
    statements = [
        statement.text
        for place in basis.statements
        for level in ("plain", "full")
        if (statement := statement_at(place, level)) is not None  # type: ignore[arg-type]
    ]
    lines = [f"{line.text} {line.full} {line.cite}" for step in basis.courses for line in lines_at(step)]
    notes = [f"{note.text} {note.cite}" for place in basis.notes for note in notes_at(place)]
    return " ".join([*statements, *notes, *lines])


def told(question: Choice | Prediction | Explanation) -> list[tuple[str, str]]:
    """Each text that says something, with all that it may stand on."""
    if isinstance(question, Explanation):
        return [(point.text, said_behind(point)) for point in question.points]
    behind = said_behind(question)
    if isinstance(question, Prediction):
        return [(text, behind) for text in (question.stem, question.reason)]
    options = (question.right, *question.wrong)
    return [(text, behind) for option in options for text in (option.text, option.reason)]


@pytest.mark.parametrize("question", [*CHOICES, *OTHERS], ids=lambda question: question.id)
def test_no_figure_is_told_that_its_basis_does_not_tell(question: Choice | Prediction | Explanation) -> None:
    for text, behind in told(question):
        assert set(figures_in(text)) <= set(figures_in(behind)), text


def test_there_are_sixty_with_several_answers_and_some_on_every_topic() -> None:
    assert len(CHOICES) >= 60
    assert all(len(load_choices(topic)) >= 6 for topic in TOPICS)


def test_every_step_and_every_course_is_asked_about() -> None:
    asked = Counter(question.step for question in [*CHOICES, *OTHERS])
    courses = {step: course.id for course in OTHER_COURSES for step in [one.id for one in course.steps]}
    assert set(step_ids()) <= set(asked) <= {*step_ids(), *courses}
    assert {courses[step] for step in asked if step in courses} == set(courses.values())
    assert set(load_order().reasons) == set(step_ids())


def test_no_more_than_a_fifth_is_recall_of_a_word() -> None:
    one_word = [question for question in CHOICES if question.asks == "recall" and len(question.right.text.split()) <= 3]
    assert len(one_word) <= len(CHOICES) / 5


@pytest.mark.parametrize("question", CHOICES, ids=lambda question: question.id)
def test_no_reason_is_told_twice_in_a_question(question: Choice) -> None:
    """Every wrong answer has a reason of its own; two may share one only where nothing was read about either."""
    reasons = [option.reason for option in question.wrong if not option.reason.startswith("Nothing that was read")]
    assert len(set(reasons)) == len(reasons)


def test_every_group_of_claims_is_asked_about() -> None:
    """Each statement that shows what a document claims is stood on by a question, or by a point to be told."""
    bases = [*CHOICES, *load_check_yourself(), *load_predictions()]
    points = [point for explanation in load_explanations() for point in explanation.points]
    asked = {place for basis in (*bases, *points) for place in basis.statements}
    shown = {place.partition(" ")[0] for claim in load_claims() for place in claim.shown_by}
    assert sorted(shown - asked) == []


STRUCTURES = (
    "body", "pedicle", "lamina", "spinous process", "transverse process", "arch", "facet joint", "disc", "endplate",
    "back wall", "front wall", "shell", "strut", "spongy", "canal", "cord", "cauda equina", "nerve root", "muscle",
    "ligament", "aorta", "vena cava", "vein", "skin",
)  # fmt: skip


@pytest.mark.parametrize("structure", STRUCTURES)
def test_every_structure_is_asked_about(structure: str) -> None:
    said = " ".join(text for question in [*CHOICES, *OTHERS] for text in texts_of(question)).casefold()
    assert re.search(rf"\b{structure}", said)


@pytest.mark.parametrize(("reading", "highest"), [("plain", 4.0), ("full", 8.0)])
def test_each_question_reads_easily(reading: str, highest: float) -> None:
    """School grades by Flesch and Kincaid: of short texts they jump, so each question is taken whole."""
    for question in [*CHOICES, *load_check_yourself(), *OTHERS]:
        texts = [text if text[-1] in ".?!" else f"{text}." for text in texts_of(question)]
        if question.reading == reading:
            assert textstat.flesch_kincaid_grade(" ".join(texts)) <= highest, question.id
