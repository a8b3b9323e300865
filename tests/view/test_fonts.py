"""A font file that is not whole is told, wherever it is cut."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kyphoview import resources
from kyphoview.errors import BadInput
from kyphoview.view.fonts import _load, check_fonts, load_fonts


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(resources.assets_folder() / "fonts", tmp_path / "fonts")
    monkeypatch.setattr(resources, "assets_folder", lambda: tmp_path)
    return tmp_path / "fonts"


def test_the_programs_own_fonts_are_whole_and_each_is_needed(fonts: Path):
    check_fonts()
    for path in sorted(fonts.glob("*.ttf")):
        kept = path.read_bytes()
        path.unlink()
        with pytest.raises(BadInput, match=path.name):
            check_fonts()
        path.write_bytes(kept)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.6, 0.99])
def test_a_font_cut_short_is_named(fonts: Path, share: float):
    path = fonts / "AtkinsonHyperlegibleNext-Bold.ttf"
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(BadInput, match=r"Bold\.ttf"):
        check_fonts()


def test_one_missing_file_is_told_though_the_others_are_there(fonts: Path, qapp: QApplication):
    (fonts / "AtkinsonHyperlegibleNext-Bold.ttf").unlink()
    _load.cache_clear()
    for _ in range(2):
        with pytest.raises(BadInput, match=r"Bold\.ttf"):
            load_fonts()
