"""How easy the words are to read: school grades (Flesch and Kincaid), length of sentences, passive voice."""

import re

import pytest
import textstat

from kyphoview.content import StepWords, find_terms, load_glossary, load_step, step_ids
from kyphoview.content.load import load_step_at
from kyphoview.content.pages import PAGE_IDS, Page, load_page, load_pages
from kyphoview.content.teach_back import load_teach_backs
from kyphoview.content.when_to_get_help import Signs, load_help
from kyphoview.content.words import READING_LEVELS, ReadingLevel
from tests.content.conftest import sentences

HIGHEST_GRADE = {"plain": 6.0, "full": 10.0}
MAIN_GRADE = 5.0  # of a plain main sentence, its terms left out
PAGE_GRADE = 5.0
MEANING_GRADE = 6.0
SIGN_GRADE = 6.0
QUESTION_GRADE, ANSWER_GRADE = 6.0, 7.0
LONGEST_SENTENCE = {"plain": 18, "full": 30}  # words; of a page as of plain ones
MOST_PASSIVE = {"plain": 0.08, "full": 0.15}  # share of the sentences

PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:(?:\w+ly|not|also|then|still)\s+)?"
    r"(?:\w{2,}ed|built|done|made|given|taken|told|shown|kept|left|put|seen|found|held|drawn|set|read|known|broken"
    r"|meant|withdrawn)\b",
    re.IGNORECASE,
)


def plain_text(step: StepWords) -> str:
    return " ".join(text if text[-1] in '.?!"' else f"{text}." for text in step.sentences)


@pytest.fixture(params=["plain", "full"])
def level(request: pytest.FixtureRequest) -> ReadingLevel:
    return request.param  # type: ignore[no-any-return]


@pytest.mark.parametrize("step_id", step_ids())
def test_each_step_reads_easily(level: ReadingLevel, step_id: str) -> None:
    grade = textstat.flesch_kincaid_grade(plain_text(load_step_at(level, step_id)))
    assert grade <= HIGHEST_GRADE[level]


def test_full_is_harder_than_plain() -> None:
    plain, full = (
        textstat.flesch_kincaid_grade(" ".join(plain_text(load_step_at(at, step_id)) for step_id in step_ids()))
        for at in READING_LEVELS
    )
    assert full > plain + 1


@pytest.mark.parametrize("step_id", step_ids())
def test_sentences_are_short(level: ReadingLevel, step_id: str) -> None:
    texts = load_step_at(level, step_id).sentences
    assert [s for text in texts for s in sentences(text) if len(s.split()) > LONGEST_SENTENCE[level]] == []


def test_few_sentences_are_passive(level: ReadingLevel) -> None:
    told = [s for step_id in step_ids() for text in load_step_at(level, step_id).sentences for s in sentences(text)]
    passive = [sentence for sentence in told if PASSIVE.search(sentence)]
    assert len(passive) <= MOST_PASSIVE[level] * len(told), passive


@pytest.mark.parametrize(
    ("sentence", "is_passive"),
    [
        ("The bone is quickly filled.", True),
        ("It has been taken out.", True),
        ("They were not shown.", True),
        ("The doctor fills the bone.", False),
        ("It is a stack of bones.", False),
        ("The cement is hard.", False),
    ],
)
def test_a_passive_sentence_is_known(sentence: str, is_passive: bool) -> None:
    assert bool(PASSIVE.search(sentence)) == is_passive


@pytest.mark.parametrize("step_id", step_ids())
def test_the_main_message_is_very_easy(step_id: str) -> None:
    """Its terms have a meaning of their own, and are left out of the count."""
    assert textstat.flesch_kincaid_grade(without_terms(load_step(step_id).main)) <= MAIN_GRADE


@pytest.mark.parametrize("page", load_pages(), ids=lambda page: page.id)
def test_the_main_message_of_a_page_is_very_easy(page: Page) -> None:
    assert textstat.flesch_kincaid_grade(without_terms(page.main)) <= MAIN_GRADE


def without_terms(text: str) -> str:
    for span in reversed(find_terms(text)):
        text = f"{text[: span.start]}it{text[span.end :]}"
    return text


def test_meanings_are_plain() -> None:
    meanings = " ".join(term.meaning for term in load_glossary())
    assert textstat.flesch_kincaid_grade(meanings) <= MEANING_GRADE


@pytest.fixture(params=PAGE_IDS)
def page(request: pytest.FixtureRequest) -> Page:
    return load_page(request.param)


def test_pages_read_easily(page: Page) -> None:
    text = " ".join(text if text[-1] in ".?!" else f"{text}." for text in page.texts)
    assert textstat.flesch_kincaid_grade(text) <= PAGE_GRADE


def test_sentences_of_pages_are_short(page: Page) -> None:
    assert [s for text in page.texts for s in sentences(text) if len(s.split()) > LONGEST_SENTENCE["plain"]] == []


@pytest.mark.parametrize("signs", [load_help().at_once, load_help().same_day], ids=["at once", "same day"])
def test_signs_to_watch_for_read_easily(signs: Signs) -> None:
    assert textstat.flesch_kincaid_grade(". ".join(signs.signs)) <= SIGN_GRADE


@pytest.mark.parametrize("step_id", step_ids())
def test_a_question_to_ask_back_reads_easily(step_id: str) -> None:
    question = load_teach_backs()[step_id]
    assert textstat.flesch_kincaid_grade(question.ask) <= QUESTION_GRADE
    assert textstat.flesch_kincaid_grade(question.listen_for) <= ANSWER_GRADE
