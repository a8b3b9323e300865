"""Files that are missing, cut short, mistyped or wrongly typed end in one sentence with file and place."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.content import load_step, load_words, step_ids
from kyphoview.content.evidence.claims import load_claims
from kyphoview.content.lint.words import check_words
from kyphoview.content.load import load_differences, load_documents, load_glossary, text_folder
from kyphoview.content.read_toml import read_toml
from kyphoview.content.words import StepWords
from kyphoview.errors import BadInput

Spoil = Callable[[str], str]


def replaced(old: str, new: str) -> Spoil:
    def spoil(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return spoil


STEP_SPOILS = {
    "mistyped": (replaced('title = "', "title = = "), r"line 2, column 9: from here on it cannot be read"),
    "unclosed": (replaced('Getting ready"', "Getting ready"), r"line 2, column \d+: "),
    "unknown key": (replaced("[look_at]", "[look_on]"), r"missing required field 'look_at'|unknown field 'look_on'"),
    "unknown key in a statement": (replaced('about = "why"', 'abuot = "why"'), r"statements\[2\]: "),
    "wrong type": (replaced('title = "Getting ready"', "title = 7"), r"title: expected 'str', got 'int'"),
    "not one of the choices": (replaced('about = "notice"', 'about = "fact"'), r"statements\[3\]\.about: .*'fact'"),
    "not a source": (replaced('"D3 6"', '"D3, 6"'), r"statements\[1\]\.sentences\[0\]\.sources\[2\]: expected a "),
    "source of a wrong type": (replaced('["D4 8"]', "[48]"), r"statements\[2\]\.sources\[0\]: "),
    "empty text": (replaced('title = "Getting ready"', 'title = ""'), r"title: .*length >= 1"),
    "no source": (replaced('["D4 8"]', "[]"), r"statements\[2\]\.sources: .*length >= 1"),
    "too few statements": (lambda text: text.replace("[[statements]]", "[[notes]]", 1), r"notes\[0\]|statements"),
    "another step's": (replaced('id = "ready"', 'id = "access"'), r"id: expected 'ready'"),
    "cut after a whole statement": (lambda text: text[: text.index("[[notes]]")], r"line \d+: the end of the file"),
    "empty": (lambda _text: "", r"line 1: the end of the file is missing"),
}  # fmt: skip


@pytest.mark.parametrize(("spoil", "place"), STEP_SPOILS.values(), ids=STEP_SPOILS)
def test_a_spoilt_step_is_refused_with_its_place(text_copy: Path, spoil: Spoil, place: str) -> None:
    path = text_copy / "steps" / "ready.toml"
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load_step("ready", text_copy)
    message = str(refused.value)
    assert message.startswith(f"{path}: ")
    assert re.search(place, message.removeprefix(f"{path}: ")), message
    assert "\n" not in message
    assert message.endswith("; install kyphoview again.")
    assert check_words(text_copy) == [message]


@given(share=st.floats(0, 1, exclude_max=True), step_id=st.sampled_from(step_ids()))
def test_no_file_that_is_cut_short_is_taken(
    tmp_path_factory: pytest.TempPathFactory, share: float, step_id: str
) -> None:
    whole = (text_folder() / "steps" / f"{step_id}.toml").read_bytes().rstrip()
    path = tmp_path_factory.mktemp("cut") / "step.toml"
    path.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(BadInput, match=re.escape(str(path))):
        read_toml(path, StepWords)


@pytest.mark.parametrize("name", ["sources", "glossary", "claims", "differences"])
@pytest.mark.parametrize(
    ("content", "place"),
    [
        (None, "this file is missing"),
        (b"documents = [", "line 1, the end of the file: "),
        (b"\xff\xfe", "byte 1: this is not UTF-8 text"),
        (b"# end of file", "missing required field"),
        (b"documents = 1\nterms = 1\nclaims = 1\ndifferences = 1\n# end of file", "unknown field|expected 'array'"),
    ],
    ids=["missing", "cut", "not text", "empty", "wrong type"],
)
def test_other_spoilt_files_are_refused_too(text_copy: Path, name: str, content: bytes | None, place: str) -> None:
    path = text_copy / f"{name}.toml"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    loads = {
        "sources": load_documents,
        "glossary": load_glossary,
        "claims": load_claims,
        "differences": load_differences,
    }
    with pytest.raises(BadInput, match=place) as refused:
        loads[name](text_copy)
    assert str(refused.value).startswith(f"{path}: ")


def test_a_missing_step_is_named(text_copy: Path) -> None:
    path = text_copy / "steps" / "placing.toml"
    path.unlink()
    with pytest.raises(BadInput, match=re.escape(f"{path}: this file is missing")):
        load_words(text_copy)


def test_a_folder_in_place_of_a_file_is_named(text_copy: Path) -> None:
    path = text_copy / "steps" / "placing.toml"
    path.unlink()
    path.mkdir()
    with pytest.raises(BadInput, match=re.escape(f"{path}: cannot be read")):
        load_step("placing", text_copy)


def test_the_programs_own_files_are_named_from_assets_on() -> None:
    with pytest.raises(BadInput, match=r"^assets/text/en/steps/nothing\.toml: this file is missing"):
        read_toml(text_folder() / "steps" / "nothing.toml", StepWords)


@pytest.mark.parametrize("step_id", ["", "Ready", "../glossary", "ready.toml"])
def test_an_unknown_step_is_refused_with_the_known_ones(step_id: str) -> None:
    with pytest.raises(BadInput, match=r"no step .*healthy, fracture"):
        load_step(step_id)
