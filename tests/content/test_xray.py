"""The words in the X-ray pictures."""

from pathlib import Path

import pytest

from kyphoview.content.load import step_ids, text_folder
from kyphoview.content.xray import load_xray_words
from kyphoview.errors import BadInput


def test_every_step_has_labels_in_both_pictures():
    words = load_xray_words()
    assert tuple(words.steps) == tuple(step_ids())
    for step in words.steps:
        for view in ("xray-side", "xray-front"):
            labels = words.labels(step, view)
            assert labels
            assert all(label.leaves is None or label.leaves > label.appears for label in labels)
            for balloons, nowhere in ((1, "_right"), (2, "nowhere")):  # a single balloon has no right side
                there = [one for one in labels if one.balloons in (None, balloons) and not one.part.endswith(nowhere)]
                assert len({label.text for label in there}) == len(there)


def test_the_display_is_explained():
    assert "brighter" in load_xray_words().display


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[steps.weighing]", "[steps.wondering]", "there is nothing for 'weighing'"),
        ("[steps.weighing]", "[steps.weighing]\nside = []\nfront = []\n[steps.more]", "there is no step 'more'"),
        ('left = "L"\n', "", "left"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(tmp_path: Path, old: str, new: str, said: str):
    text = (text_folder() / "xray.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "xray.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput, match=said) as caught:
        load_xray_words(tmp_path)
    assert "xray.toml" in str(caught.value)
