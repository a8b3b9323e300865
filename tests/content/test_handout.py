"""The words of the sheet to hand over."""

from pathlib import Path

import pytest

from kyphoview.content.handout import load_handout_words
from kyphoview.content.load import text_folder
from kyphoview.errors import BadInput
from kyphoview.procedure.case import SHAPES
from kyphoview.procedure.case_checks import make_case


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("balloons", [1, 2])
def test_the_case_is_told(shape: str, balloons: int) -> None:
    said = load_handout_words().case_sentence(make_case("T12", shape, 30.0, balloons))
    assert "T12" in said
    assert "30 %" in said
    assert ("one balloon is" if balloons == 1 else "two balloons are") in said
    assert "{" not in said


def test_nothing_regained_is_said_as_such() -> None:
    words = load_handout_words()
    assert "35 %" in words.regain_sentence(35.2)
    for nothing in (0.0, -0.0, 0.4, -0.4):
        assert words.regain_sentence(nothing) == words.no_regain


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('step = "access"', 'step = "lunch"', r"pictures\[1\]: there is no step 'lunch'"),
        ('tells = ["cementing"]', 'tells = ["cement"]', r"pictures\[3\]: there is no step 'cement'"),
        ("{loss} %", "{lost} %", "the words in braces cannot be filled in"),
        ('title = "', 'titel = "', "unknown field .titel"),
        ("at = 0.92", "at = 1.92", r"pictures\[3\]\.at"),
    ],
)
def test_a_spoilt_file_is_refused_with_its_place(old: str, new: str, says: str, tmp_path: Path) -> None:
    text = (text_folder() / "handout.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "handout.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput, match=says):
        load_handout_words(tmp_path)
