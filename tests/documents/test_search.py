"""What is found, and in which order."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.content.load import step_ids
from kyphoview.documents import search as module
from kyphoview.documents.library import Library, open_library
from kyphoview.documents.search import search


def test_every_word_must_be_there_or_begin_one_there() -> None:
    hits = search("cem LEAK", Library()).hits
    assert hits
    for hit in hits:
        said = f"{hit.term or ''} {hit.text}".lower()
        assert "cem" in said
        assert "leak" in said


def test_spelling_of_either_side_of_the_ocean() -> None:
    assert search("anesthesia", Library()).hits == search("anaesthesia", Library()).hits != ()


@given(st.text(max_size=20))
def test_results_are_in_the_order_of_the_steps(query: str) -> None:
    order = [*step_ids(), None]
    places = [order.index(hit.step) for hit in search(query, Library()).hits]
    assert places == sorted(places)


def test_nothing_is_asked_nothing_is_found() -> None:
    assert search("  ...  ", Library()).hits == ()


def test_too_many_end_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("A zebra.\n" * 30)
    monkeypatch.setattr(module, "MOST_HITS", 10)
    found = search("zebra", open_library([tmp_path]))
    assert len(found.hits) == 10
    assert found.is_cut
