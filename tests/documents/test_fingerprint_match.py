"""A known document is known again in any form, edited or in part; another one is not."""

import html
import random
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.build.matching.labelled import LEAFLETS, read_leaflet
from kyphoview.content.load import load_documents
from kyphoview.documents.fingerprint_match import KnownDocument, Recognised, load_known, recognise, sketch
from kyphoview.documents.formats.markdown import read_markdown
from kyphoview.documents.formats.web_page import read_web_page
from kyphoview.documents.paragraph import Body
from kyphoview.documents.paragraph_breaks import cut_text

PATHS = sorted(LEAFLETS.glob("*.txt"))
ALL_TEXTS = [[paragraph.text for paragraph in read_leaflet(path).paragraphs] for path in PATHS]
TEXTS = ALL_TEXTS[:5]
KNOWN = tuple(KnownDocument(f"D{at}", tuple(map(sketch, lines))) for at, lines in enumerate(TEXTS))


def known_again(body: Body) -> Recognised | None:
    return recognise(body.paragraphs, KNOWN)


def same_places(lines: list[str]) -> dict[int, tuple[int, ...]]:
    return {number: (number,) for number in range(1, len(lines) + 1)}


@pytest.mark.parametrize("at", range(len(KNOWN)))
def test_known_again_in_every_form_with_the_same_paragraphs(at: int) -> None:
    lines = TEXTS[at]
    page = "<script>one two three four five six</script>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    forms = [
        cut_text("\n".join(lines)),
        cut_text("\r\n\r\n".join(line.upper() + "  " for line in lines)),
        cut_text("\n\n".join(textwrap.fill(line, 60) for line in lines)),
        read_web_page(page),
        read_markdown("\n\n".join(line.replace("the", "*the*").replace("_", "") for line in lines)),
    ]
    for body in forms:
        found = known_again(body)
        assert found is not None
        assert found.id == f"D{at}"
        same = same_places(lines)
        assert sum(found.places.get(number) == place for number, place in same.items()) >= 0.9 * len(lines)
    assert found == known_again(forms[-1])


@settings(max_examples=20)
@given(st.integers(0, len(KNOWN) - 1), st.integers(0, 1000))
def test_known_again_when_words_are_changed(at: int, seed: int) -> None:
    chance = random.Random(seed)
    words = " \n ".join(TEXTS[at]).split(" ")
    edited = " ".join("other" if word != "\n" and chance.random() < 0.05 else word for word in words)
    found = known_again(cut_text(edited))
    assert found is not None
    assert found.id == f"D{at}"


@pytest.mark.parametrize("at", range(len(KNOWN)))
def test_known_again_with_a_menu_above_and_the_end_cut_off(at: int) -> None:
    lines = TEXTS[at][: -max(1, len(TEXTS[at]) // 4)]
    found = known_again(cut_text("\n".join(["Home and more links", "Another line that was put in", *lines])))
    assert found is not None
    assert found.id == f"D{at}"
    long = [number for number, line in enumerate(lines, 1) if len(line.split()) >= 6]
    assert all(found.places[number] == (number + 2,) for number in long)


def test_another_document_is_not_known() -> None:
    for texts in ALL_TEXTS[5:]:
        body = cut_text("\n".join(texts))
        assert known_again(body) is None
        assert recognise(body.paragraphs) is None


def test_headings_that_stand_twice_keep_their_order() -> None:
    lines = [
        "What is it?",
        "A first paragraph with quite a few words in it.",
        "What is it?",
        "Yet another one with other words in it.",
    ]
    known = (KnownDocument("D0", tuple(map(sketch, lines))),)
    found = recognise(cut_text("\n".join(lines)).paragraphs, known)
    assert found is not None
    assert found.places == same_places(lines)


def test_the_fingerprints_are_of_the_documents_that_are_cited() -> None:
    """As many paragraphs, in the same order: those that are the same in two documents are the same in both files."""
    known, cited = load_known(), load_documents()
    assert [(d.id, len(d.paragraphs)) for d in known] == [(d.id, d.paragraph_count) for d in cited]
    ours = [p for d in known for p in d.paragraphs]
    theirs = [p for d in cited for p in d.paragraphs]
    assert [ours.index(p) for p in ours] == [theirs.index(p) for p in theirs]
