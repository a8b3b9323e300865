"""The words themselves, as a reader meets them: whole, sourced, plain."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from kyphoview.content import Source, StepWords, find_terms, load_glossary, load_step, load_words, step_ids
from kyphoview.content.lint.citations import quotations
from kyphoview.content.lint.words import check_words
from kyphoview.content.load import load_step_at
from kyphoview.content.pages import Page, load_pages
from kyphoview.content.words import ReadingLevel, Sentence, Statement
from kyphoview.procedure.view_names import VIEW_NAMES
from tests.content.conftest import sentences

DATED = r"\b(19|20)\d\d\b|year not (?:seen|known)"
TECHNICAL = re.compile(
    r"atm|barium|[CLT]\d+|[Gk]Pa|haematoma|mL|mSv|midline|myeloma|retropulsion|\w+dronate|romosozumab|teriparatide"
    r"|AAOS|ACR|ASBMR|KAVIAR|NICE|VAPOUR|stiffness|antibiotics?|bolsters?|"
    r"an[a]?esth\w+|benign|biconcave|blinded|catheter|brace|cancellous|cannula\w*|cavit\w+|cervical|compression|contrast|cort\w+|CT|dis[ck]s?"
    r"|embolism|endplates?|fluoroscop\w+|fusion|Genant|graft|kypho\w+|lamina\w*|laparoscopic|leak\w*|ligaments?|lumbar|meta-analys\w+|MRI|oedema"
    r"|osteo\w+|paralys\w+|pedicles?|percutaneous|PMMA|poly\w+|prone|psi|randomi[sz]ed|sedat\w+|sham|stenosis|stroke|stylet|tamp|thoracic|trabecula\w*|trauma|trials?"
    r"|trocar|unstable|vertebr\w+|X-rays?",
    re.IGNORECASE,
)


@pytest.fixture(params=step_ids())
def step(request: pytest.FixtureRequest) -> StepWords:
    return load_step(request.param)


@pytest.fixture(params=["plain", "full"])
def level(request: pytest.FixtureRequest) -> ReadingLevel:
    return request.param  # type: ignore[no-any-return]


def test_nothing_is_wrong_with_the_words() -> None:
    assert check_words() == []


def test_every_step_has_words_in_order() -> None:
    assert tuple(step.id for step in load_words().steps) == step_ids()


@pytest.mark.parametrize("step_id", step_ids())
def test_the_main_message_is_one_sentence(level: ReadingLevel, step_id: str) -> None:
    step = load_step_at(level, step_id)
    assert len(sentences(step.main)) == 1
    assert len(step.title) <= 30


def test_there_is_one_thing_to_do_or_ask(step: StepWords) -> None:
    assert re.match(r"(Ask|Write|Play|Plan|Choose) ", step.do)
    assert step.do.endswith(".")


def test_three_to_seven_statements_each_with_a_source(step: StepWords) -> None:
    assert 3 <= len(step.statements) <= 7
    assert all(statement.sources for statement in step.statements)


def test_a_statement_joins_what_its_sentences_say() -> None:
    first, second = Sentence("One.", (Source("D3", 6),)), Sentence("Two.", (Source("D1", 3), Source("D3", 6)))
    several = Statement("both", "why", sentences=(first, second))
    assert (several.text, several.sources) == ("One. Two.", (Source("D1", 3), Source("D3", 6)))
    assert Statement("one", "why", "One.", first.sources).sentences == (first,)
    retold = several.retold(("Eins.", "Zwei."))
    assert [(s.text, s.sources) for s in retold.sentences] == [("Eins.", first.sources), ("Zwei.", second.sources)]
    assert several.retold(("Only one.",)) is several


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"text": "One."},
        {"sources": (Source("D3", 6),)},
        {"text": "Other.", "sentences": (Sentence("One.", (Source("D3", 6),)),)},
        {"sources": (Source("D3", 7),), "sentences": (Sentence("One.", (Source("D3", 6),)),)},
    ],
    ids=["nothing", "no source", "no text", "two texts", "two sources"],
)
def test_a_statement_says_one_thing_once(written: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="text and sources, or sentences"):
        Statement("one", "why", **written)


def test_each_sentence_with_marks_of_its_own_is_one_sentence(step: StepWords) -> None:
    for statement in step.statements:
        if len(statement.sentences) > 1:
            assert [s.text for s in statement.sentences if len(sentences(s.text)) != 1] == []


def test_texts_end_like_sentences(step: StepWords) -> None:
    assert [text for text in step.sentences[1:] if not re.search(r"[.?]\"?$", text)] == []


def test_nothing_is_said_twice() -> None:
    texts = Counter(statement.text for step in load_words().steps for statement in step.statements)
    assert [text for text, count in texts.items() if count > 1] == []


def test_quotations_are_short(step: StepWords) -> None:
    assert [q for s in step.statements for q in quotations(s) if len(q.split()) > 7] == []


@pytest.mark.parametrize("step_id", step_ids())
def test_no_technical_word_without_a_meaning(level: ReadingLevel, step_id: str) -> None:
    assert unexplained(load_step_at(level, step_id).sentences) == set()


@pytest.mark.parametrize("page", load_pages(), ids=lambda page: page.id)
def test_no_technical_word_of_a_page_without_a_meaning(page: Page) -> None:
    assert unexplained(page.texts) == set()


def unexplained(texts: Iterable[str]) -> set[str]:
    """The technical words that no entry of the glossary covers, but for phrases in which they mean something else."""
    found = set()
    otherwise = "|".join(re.escape(phrase) for term in load_glossary() for phrase in term.not_in)
    for text in (re.sub(otherwise, "", text, flags=re.IGNORECASE) for text in texts):
        spans = find_terms(text)
        for word in re.finditer(r"[\w-]+", text):
            if TECHNICAL.fullmatch(word[0]) and not any(s.start <= word.start() and word.end() <= s.end for s in spans):
                found.add(word[0])
    return found


def test_every_difference_has_its_calm_sentence() -> None:
    words = load_words()
    spoken_of = {(step.id, matter) for step in words.steps for s in step.statements if s.care for matter in s.matters}
    assert {(difference.step, difference.id) for difference in words.differences} == spoken_of


def test_weighing_says_what_this_is_not() -> None:
    said = " ".join(load_step("weighing").sentences)
    assert "an illustration, not a prediction and not medical advice" in said


def test_benefits_and_harms_are_told_at_like_length() -> None:
    about = Counter(statement.about for statement in load_step("weighing").statements)
    assert set(about) == {"helps", "harms", "choices"}
    assert about["helps"] == about["harms"]
    beside = Counter(note.under for note in load_step("weighing").notes)
    assert min(beside["helps"], beside["harms"], beside["choices"]) >= 2


def test_a_fracture_begins_with_what_happens_and_ends_with_comfort() -> None:
    about = [statement.about for statement in load_step("fracture").statements]
    assert about[:2] == ["happens", "why"]
    assert about[-1] == "know"
    assert load_step("fracture").statements[-1].text.startswith("You are not alone")


def test_the_plain_thing_comes_before_who_says_it() -> None:
    texts = [statement.text for step in load_words().steps for statement in step.statements]
    assert [text for text in texts if re.search(r"\bpages?\b", text)] == []
    (note,) = [note for step in load_words().steps for note in step.notes if note.kind == "words"]
    assert "pages" in note.text
    assert note in load_step("healthy").notes


def test_left_and_right_are_said_of_the_side_picture(step: StepWords) -> None:
    for look in step.looks(VIEW_NAMES):
        assert not re.search(r"\b(left|right)\b", look) or "n the side picture" in look


def test_what_is_beyond_the_documents_names_author_and_year() -> None:
    notes = [note for step in load_words().steps for note in step.notes if note.kind == "beyond"]
    assert notes
    assert [note.cite for note in notes if not re.search(DATED, note.cite or "")] == []


def test_statements_stand_in_the_order_in_which_they_are_shown(step: StepWords) -> None:
    order = ["happens", "why", "notice", "helps", "harms", "choices", "know"]
    places = [order.index(statement.about) for statement in step.statements]
    assert places == sorted(places)
