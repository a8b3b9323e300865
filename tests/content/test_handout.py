"""The words of the sheet to hand over."""

from pathlib import Path

import pytest

from kyphoview.content.handout import load_handout_words
from kyphoview.content.load import text_folder
from kyphoview.errors import BadInput


@pytest.mark.parametrize("nothing", [0.0, -0.0, 0.4, -0.4])
def test_what_would_be_printed_as_nothing_is_nothing(nothing: float) -> None:
    assert load_handout_words().is_nothing(nothing)
    assert not load_handout_words().is_nothing(35.2)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('step = "inflating"', 'step = "lunch"', r"pictures\[1\]: there is no step 'lunch'"),
        ("{loss} of", "{lost} of", "the words in braces cannot be filled in"),
        ("Words of {written}", "Words of {wrote}", "the words in braces cannot be filled in"),
        ('title = "', 'titel = "', "unknown field .titel"),
        ("at = 1.0", "at = 1.92", r"pictures\[0\]\.at"),
    ],
)
def test_a_spoilt_file_is_refused_with_its_place(old: str, new: str, says: str, tmp_path: Path) -> None:
    text = (text_folder() / "handout.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "handout.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput, match=says):
        load_handout_words(tmp_path)
