"""A copy of the program's text files that a test may spoil."""

import shutil
from pathlib import Path

import pytest

from kyphoview.content.load import text_folder


@pytest.fixture
def text_copy(tmp_path: Path) -> Path:
    """All text files, copied."""
    return Path(shutil.copytree(text_folder(), tmp_path / "en"))
