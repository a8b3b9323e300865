"""Terms are found where a text writes them, in every form, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.content import find_terms, load_glossary, load_words
from kyphoview.content.pages import PAGE_IDS, Answer, load_page
from kyphoview.content.when_to_get_help import load_help


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The vertebrae and a DISC.", [("vertebrae", "vertebra"), ("DISC", "disc")]),
        ("A vertebral compression fracture", [("vertebral compression fracture", "compression fracture")]),
        ("An MRI or CT scan.", [("MRI", "MRI"), ("CT scan", "CT scan")]),
        ("Live X-rays", [("X-rays", "X-ray")]),
        ("local\n anaesthesia", [("local\n anaesthesia", "local anaesthesia")]),
        ("Balloon vertebroplasty", [("Balloon vertebroplasty", "vertebroplasty")]),
        ("A wound that leaks fluid, and cement that leaks", [("leaks", "cement leak")]),
        ("Soreness or stiffness. A stiffness of 2", [("stiffness", "stiffness")]),
        ("discover, embraced, non-disc", []),
        ("", []),
    ],
)
def test_terms_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[span.start : span.end], span.term.name) for span in find_terms(text)] == found


def test_every_form_finds_its_own_term() -> None:
    for term in load_glossary():
        for form in term.forms:
            (span,) = find_terms(form)
            assert (span.term, span.start, span.end) == (term, 0, len(form))


def test_a_wound_that_leaks_is_no_cement_leak() -> None:
    """It would say that cement is where it should not be, to who looks at a wound."""
    wound = [sign for sign in load_help().same_day.signs if "wound" in sign]
    answers = [block.text for block in load_page("common").blocks if isinstance(block, Answer)]
    told = [*wound, *(text for text in answers if "look after the wound" in text)]
    assert len(told) == 2
    assert "cement leak" not in {span.term.name for text in told for span in find_terms(text)}


def test_every_phrase_that_is_no_term_stands_in_a_text() -> None:
    words = load_words()
    told = [text for step in (*words.steps, *words.full) for text in step.sentences]
    told += [text for page_id in PAGE_IDS for text in load_page(page_id).texts]
    everything = "\n".join(told)
    assert [phrase for term in load_glossary() for phrase in term.not_in if phrase not in everything] == []


@given(st.lists(st.sampled_from([text for step in load_words().steps for text in step.sentences]), max_size=4))
def test_spans_lie_in_order_and_apart(texts: list[str]) -> None:
    text = " ".join(texts)
    spans = find_terms(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    folded = [(" ".join(text[s.start : s.end].casefold().split()), s.term) for s in spans]
    assert all(form in {f.casefold() for f in term.forms} for form, term in folded)
