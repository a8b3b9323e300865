"""What is found, and in which order."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview import search as module
from kyphoview.content.load import step_ids
from kyphoview.content.pages import PAGE_IDS, load_pages
from kyphoview.documents.folding import fold, folded_words
from kyphoview.documents.library import Library, open_library
from kyphoview.search import found_in, search


def test_every_word_must_be_there_or_begin_one_there() -> None:
    hits = search("cem LEAK", Library()).hits
    assert hits
    for hit in hits:
        if hit.page == "differences":  # found by what the documents say there too
            continue
        said = f"{hit.term or ''} {hit.text}".lower()
        assert "cem" in said
        assert "leak" in said


def test_spelling_of_either_side_of_the_ocean() -> None:
    assert search("anesthesia", Library()).hits == search("anaesthesia", Library()).hits != ()


@given(st.text(max_size=20) | st.sampled_from(["cement", "bone", "the", "you", "trial"]))
def test_results_are_in_the_order_of_the_steps_and_then_of_the_pages(query: str) -> None:
    order = [*step_ids(), *PAGE_IDS, None]
    places = [order.index(hit.step or hit.page) for hit in search(query, Library()).hits]
    assert places == sorted(places)


def test_what_only_one_level_says_is_found_at_its_level() -> None:
    (full,) = search("polymerisation PMMA", Library()).hits
    assert (full.step, full.level) == ("cementing", "full")
    (plain,) = [hit for hit in search("one kind is fluoroscopy it shows live", Library()).hits if hit.step]
    assert (plain.step, plain.level) == ("access", "plain")
    (both,) = [hit for hit in search("taking it easy protects your muscles", Library()).hits if hit.step]
    assert (both.step, both.level) == ("recovery", None)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("no surgery 300 maker advised", "beyond#block-14"),
        ("brace feels tight", "choices#block-1"),
        ("tried with patients", "about#block-5"),
        ("original size", "differences#height"),
    ],
)
def test_pages_are_found_with_the_place(query: str, place: str) -> None:
    assert place in [hit.place for hit in search(query, Library()).hits]


def test_every_text_of_every_page_is_found() -> None:
    for page in load_pages():
        for text in page.texts:
            if any(letter.isalpha() for letter in text):
                assert any(hit.page == page.id and text in hit.text for hit in search(text, Library()).hits)


def test_nothing_is_asked_nothing_is_found() -> None:
    assert search("  ...  ", Library()).hits == ()


def test_too_many_end_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("A zebra.\n" * 30)
    monkeypatch.setattr(module, "MOST_HITS", 10)
    found = search("zebra", open_library([tmp_path]))
    assert len(found.hits) == 10
    assert found.is_cut


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ("second fracture", "Can I have a second break?"),
        ("will it hurt", "Will it hurt?"),
        ("driving", "When may I drive?"),
        ("showering", "When may I shower?"),
        ("how many hours", "How long does it take?"),
        ("blood thinners", "What about my pills?"),
        ("scar", "How do I look after the wound?"),
        ("housework", "When may I work and lift again?"),
        ("corset", "Do I need a brace?"),
        ("recover", "When will I feel better?"),
    ],
)
def test_everyday_words_find_the_answer(asked: str, question: str) -> None:
    assert question in {hit.text[: len(question)] for hit in search(asked, Library()).hits if hit.page == "common"}


@given(st.text(max_size=40), st.text(max_size=12))
def test_marked_are_whole_words_that_begin_as_asked(text: str, query: str) -> None:
    wanted = folded_words(query)
    places = found_in(text, query)
    assert all(any(fold(text[start:end]).startswith(word) for word in wanted) for start, end in places)
    assert all(end <= after for (_, end), (after, _) in pairwise(places))


def test_every_word_that_is_found_is_marked() -> None:
    text = "The endplates, the ENDPLATE and the end."
    assert [text[start:end] for start, end in found_in(text, "endplate the")] == [
        "The", "endplates", "the", "ENDPLATE", "the",
    ]  # fmt: skip
