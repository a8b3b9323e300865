"""The full level: the same statements with the same sources, for study."""

import re
from pathlib import Path

import pytest

from kyphoview.content import StepWords, load_step, step_ids
from kyphoview.content.lint.words import check_words
from kyphoview.content.load import load_full_step, load_step_at
from tests.content.conftest import spoil_file


@pytest.fixture(params=step_ids())
def step(request: pytest.FixtureRequest) -> StepWords:
    return load_full_step(request.param)


def test_both_levels_make_the_same_statements_with_the_same_sources(step: StepWords) -> None:
    plain = load_step(step.id)
    assert [(s.id, s.about, s.sources, s.care, s.matters) for s in step.statements] == [
        (s.id, s.about, s.sources, s.care, s.matters) for s in plain.statements
    ]
    assert (step.title, step.look_at, step.do, step.questions) == (
        plain.title, plain.look_at, plain.do, plain.questions,
    )  # fmt: skip


def test_full_says_more_than_plain(step: StepWords) -> None:
    plain = load_step(step.id)
    assert step.main != plain.main
    assert any(full.text != short.text for full, short in zip(step.statements, plain.statements, strict=True))
    assert {note.kind for note in step.notes} >= {"how"}
    assert {note.id for note in step.notes} > {note.id for note in plain.notes}


def test_a_plain_note_can_be_told_in_full() -> None:
    (plain,) = [note for note in load_step("ready").notes if note.id == "lying"]
    (full,) = [note for note in load_full_step("ready").notes if note.id == "lying"]
    assert (plain.kind, "17.4" in plain.text) == ("model", False)
    assert (full.kind, "17.4" in full.text) == ("model", True)
    assert [note.id for note in load_full_step("ready").notes][:4] == [note.id for note in load_step("ready").notes]


@pytest.mark.parametrize(("level", "load"), [("plain", load_step), ("full", load_full_step)])
def test_the_level_chooses(level: str, load: object) -> None:
    assert load_step_at(level, "access") is load("access")  # type: ignore[arg-type, operator]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'id = "which"',
            'id = "that"',
            "statements: expected who, kinds, which, time, calm, as in the plain words, got who, kinds, that",
        ),
        ('id = "ready"', 'id = "access"', r"id: expected 'ready'"),
        ('kind = "beyond"', 'kind = "how"', "a note from beyond the documents names author and year"),
        ("General health decides", "General  health decides", "needless spaces"),
        ('id = "practice"', 'id = "minutes"', "two notes have the id 'minutes'"),
    ],
)
def test_a_spoilt_file_is_found(text_copy: Path, old: str, new: str, problem: str) -> None:
    path = text_copy / "full" / "ready.toml"
    spoil_file(path, old, new)
    (found,) = check_words(text_copy)
    assert found.startswith(f"{path}: ")
    assert re.search(problem, found)


def test_a_missing_statement_is_found(text_copy: Path) -> None:
    path = text_copy / "full" / "recovery.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'\[\[statements\]\]\nid = "full".*?\n\n', "", text, flags=re.DOTALL), encoding="utf-8")
    (found,) = check_words(text_copy)
    assert found.endswith("got home, aftercare, gently, weeks, days.")


def test_a_sentence_that_is_told_in_one_level_only_is_found(text_copy: Path) -> None:
    path = text_copy / "full" / "access.toml"
    text = path.read_text(encoding="utf-8")
    last = '    "One page names CT as well.",\n'
    assert last in text
    path.write_text(text.replace(last, ""), encoding="utf-8")
    (found,) = check_words(text_copy)
    assert found == f"{path}: statements[4]: expected 5 sentences, as in the plain words."
