"""Letters that read alike are found alike, however a document writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.documents.folding import fold, folded_words
from kyphoview.documents.stems import stems


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("na\u00efve", "naive"),
        ("nai\u0308ve", "naive"),
        ("\ufb01lling", "filling"),
        ("\uff22\uff21\uff2c\uff2c\uff2f\uff2f\uff2e", "balloon"),
        ("bal\u00adloon", "balloon"),
        ("bal\u200bloon", "balloon"),
        ("anaesthesia", "anesthesia"),
        ("an\u00e6sthesia", "anesthesia"),
        ("Stra\u00dfe", "strasse"),
    ],
)
def test_what_looks_alike_is_one_word(written: str, plain: str) -> None:
    assert folded_words(written) == [plain]
    assert stems(written) == stems(plain)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
