"""What an answer stands on reads as one list: what names a source first, kinds of knowledge behind it."""

import re

import pytest

from kyphoview.content.questions import TOPICS, Basis, Choice, load_choices
from kyphoview.study.sources import kind_of_knowledge, sources_by_name, sources_of, told_sources

CHOICES = [question for topic in TOPICS for question in load_choices(topic)]
KINDS = {kind_of_knowledge("how"), kind_of_knowledge("model"), kind_of_knowledge("general")}


@pytest.mark.parametrize("question", CHOICES, ids=lambda question: question.id)
def test_paragraphs_come_first_then_publications_then_kinds_of_knowledge(question: Choice) -> None:
    told = sources_of(question)
    ranks = [0 if re.fullmatch(r"D\d \d+", source) else 2 if source in KINDS else 1 for source in told]
    assert ranks == sorted(ranks)
    assert told
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("question", CHOICES, ids=lambda question: question.id)
def test_by_name_there_is_no_mark_and_nothing_is_left_out(question: Choice) -> None:
    named, marked = sources_by_name(question), sources_of(question)
    marks = [source for source in marked if re.fullmatch(r"D\d \d+", source)]
    assert not [source for source in named if re.search(r"\bD\d", source)]
    assert len(named) - len({mark[:2] for mark in marks}) == len(marked) - len(marks)


@pytest.mark.parametrize("question", CHOICES, ids=lambda question: question.id)
def test_the_line_can_be_taken_apart_again(question: Choice) -> None:
    """No source has what parts one from the next."""
    line = told_sources(sources_of(question))
    assert tuple(line.removeprefix("What this stands on: ").removesuffix(".").split("; ")) == sources_of(question)


def test_a_publication_is_named_even_where_a_kind_of_knowledge_comes_before_it() -> None:
    told = sources_of(Basis(notes=("recovery/bones", "recovery/alendronate")))
    assert told == ("FIT trial: Black 1996", kind_of_knowledge("general"))


def test_each_publication_is_named_once_where_two_notes_cite_it_among_others() -> None:
    told = sources_of(Basis(notes=("weighing/sham", "weighing/much-alike")))
    assert told.count("Cochrane 2018") == 1


def test_where_nothing_is_named_there_is_no_line() -> None:
    assert told_sources(()) == ""
