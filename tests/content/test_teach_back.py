"""The questions to ask back: one for each step, open, plain and calm."""

import re
from pathlib import Path

import pytest

from kyphoview.content.load import step_ids, text_folder
from kyphoview.content.teach_back import load_teach_backs
from kyphoview.errors import BadInput

ALL = load_teach_backs()
OPEN = re.compile(r"\b(what|how|which|why|where|when)\b", re.IGNORECASE)
CLOSED = re.compile(r"^(Do|Does|Did|Is|Are|Was|Were|Can|Could|Will|Would|Have|Has|Should)\b")


def test_there_is_one_for_every_step_and_each_is_its_own() -> None:
    assert tuple(ALL) == step_ids()
    assert len({each.ask for each in ALL.values()}) == len(ALL)


@pytest.mark.parametrize("step", step_ids())
def test_each_is_one_open_question_to_the_person(step: str) -> None:
    ask = ALL[step].ask
    assert ask.endswith("?")
    assert ask.count("?") == 1
    assert OPEN.search(ask)
    assert not CLOSED.search(ask)
    assert re.search(r"\byou|we\b", ask) or "why is it" in ask
    assert len(ask.split()) <= 17
    assert ALL[step].listen_for.endswith(".")


@pytest.mark.parametrize("step", step_ids())
def test_nothing_is_promised_and_nobody_is_scared(step: str) -> None:
    said = f"{ALL[step].ask} {ALL[step].listen_for}"
    assert not re.search(r"\b(cure|always|never|guarantee|danger|terrible|horrible|remember correctly|test)\w*", said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[steps.weighing]", "[steps.wondering]", "there is nothing for 'weighing'"),
        ('ask = "In your', 'aks = "In your', "aks|ask"),
        ("# end of file", "", "the end of the file is missing"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = (text_folder() / "teach_back.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "teach_back.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput, match=said) as caught:
        load_teach_backs(tmp_path)
    assert "teach_back.toml" in str(caught.value)
