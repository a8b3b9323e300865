"""Terms are found where a text writes them, in every form, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.content import find_terms, load_glossary, load_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The vertebrae and a DISC.", [("vertebrae", "vertebra"), ("DISC", "disc")]),
        ("A vertebral compression fracture", [("vertebral compression fracture", "compression fracture")]),
        ("An MRI or CT scan.", [("MRI", "MRI"), ("CT scan", "CT scan")]),
        ("Live X-rays", [("X-rays", "X-ray")]),
        ("local\n anaesthesia", [("local\n anaesthesia", "local anaesthesia")]),
        ("Balloon vertebroplasty", [("Balloon vertebroplasty", "vertebroplasty")]),
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


@given(st.lists(st.sampled_from([text for step in load_words().steps for text in step.sentences]), max_size=4))
def test_spans_lie_in_order_and_apart(texts: list[str]) -> None:
    text = " ".join(texts)
    spans = find_terms(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    folded = [(" ".join(text[s.start : s.end].casefold().split()), s.term) for s in spans]
    assert all(form in {f.casefold() for f in term.forms} for form, term in folded)
