"""Words that count as one, and words that do not."""

import pytest

from kyphoview.documents.stems import stem, stems


@pytest.mark.parametrize(
    "words",
    [
        ("inflates", "inflating", "inflation"),
        ("anaesthetic", "anesthetics"),
        ("vertebrae", "vertebral"),
        ("compression", "compressed"),
    ],
)
def test_words_of_one_kind_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_words_of_different_kinds_keep_apart() -> None:
    assert len({stem(word) for word in ("spine", "spinal", "pain", "painting", "heal", "health")}) >= 5


def test_a_text_becomes_stems_in_its_order() -> None:
    assert stems("The patient\u2019s 2 FRACTURES") == ["the", "patient", "2", "fractur"]
