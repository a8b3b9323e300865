"""A copy of the program's text files that a test may spoil, and a text's sentences."""

import re
import shutil
from pathlib import Path

import pytest

from kyphoview.content.lint.words import check_words
from kyphoview.content.load import text_folder


@pytest.fixture
def text_copy(tmp_path: Path) -> Path:
    """All text files, copied."""
    return Path(shutil.copytree(text_folder(), tmp_path / "en"))


def spoil_file(path: Path, old: str, new: str) -> None:
    """Write something else into a text file, once."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def assert_is_told(text_copy: Path, name: str, old: str, new: str, problem: str) -> None:
    """That the check of the words names the file in which something else now stands, and what is wrong with it."""
    spoil_file(text_copy / name, old, new)
    found = [line for line in check_words(text_copy) if problem in line]
    assert found
    assert all(str(text_copy) in line for line in found)


def sentences(text: str) -> list[str]:
    """The text cut at the ends of its sentences."""
    return [part for part in re.split(r"(?<=[.?!])\"?\s+", text) if part]
