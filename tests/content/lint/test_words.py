"""The check of the words finds what no type can say."""

from pathlib import Path

import pytest

from kyphoview.content.lint.words import check_words
from tests.content.conftest import assert_is_told

SPOILS = [
    ("steps/ready.toml", '"D4 8"]', '"D4 17"]', "D4 17: D4 has only 16 paragraphs"),
    ("steps/ready.toml", '"D4 8"]', '"D7 1"]', "there is no document D7"),
    ("steps/ready.toml", '"D4 8"]', '"D4 16"]', "D4 16: this paragraph is left out of use"),
    ("steps/ready.toml", 'title = "Getting ready"', 'title = "  "', "title: the text has needless spaces or is blank"),
    ("steps/ready.toml", 'id = "which"', 'id = "kinds"', "two entries have the id 'kinds'"),
    ("steps/ready.toml", 'kind = "model"', 'kind = "beyond"', "names author and year"),
    (
        "steps/ready.toml",
        'kind = "general"',
        'kind = "words"\nunder = "why"',
        "a note of the kind words does not stand with the statements",
    ),
    ("steps/access.toml", 'matters = ["trocar"]', "", "care and matters go together"),
    ("steps/access.toml", 'matters = ["trocar"]', 'matters = ["tube"]', "no difference 'tube' at this step"),
    ("steps/access.toml", 'matters = ["trocar"]', 'matters = ["laparoscopic"]', "has a care sentence for it"),
    ("steps/weighing.toml", 'page = "choices"', 'page = "choosing"', "see: there is no page 'choosing'"),
    ("differences.toml", 'step = "fracture"', 'step = "break"', "there is no step 'break'"),
    ("sources.toml", "paragraphs = [16]", "paragraphs = [17]", "D4 has no paragraph 17"),
    ("sources.toml", 'id = "D1"', 'id = "D0"', "two documents have the id 'D0'"),
    ("glossary.toml", '"vertebrae"', '"disc"', "the form 'disc' stands for two terms"),
    ("glossary.toml", 'forms = ["sedation", "sedative"]', 'forms = ["dozing"]', "'sedation' is used nowhere"),
]


@pytest.mark.parametrize(("name", "old", "new", "problem"), SPOILS, ids=[spoil[3] for spoil in SPOILS])
def test_a_problem_is_found_with_its_file(text_copy: Path, name: str, old: str, new: str, problem: str) -> None:
    assert_is_told(text_copy, name, old, new, problem)


def test_a_file_of_no_step_is_found(text_copy: Path) -> None:
    extra = text_copy / "steps" / "extra.toml"
    extra.write_text("# end of file", encoding="utf-8")
    assert check_words(text_copy) == [f"{extra}: there is no step 'extra'."]


def test_every_unreadable_file_is_listed(text_copy: Path) -> None:
    for name in ("steps/ready.toml", "steps/access.toml", "glossary.toml"):
        (text_copy / name).write_text("?", encoding="utf-8")
    assert [line.partition(": ")[0].rpartition("/")[2] for line in check_words(text_copy)] == [
        "ready.toml", "access.toml", "glossary.toml",
    ]  # fmt: skip
