"""`kyphoview documents`: what it prints, and what it does with what cannot be read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kyphoview.cli import main
from kyphoview.content.load import step_ids

LEAFLET = "Kyphoplasty is for a spinal fracture.\n\nThe balloon is inflated.\n\nFacebook and Instagram"


@pytest.fixture
def leaflet(tmp_path: Path) -> Path:
    path = tmp_path / "leaflet.txt"
    path.write_text(LEAFLET)
    return path


def test_json_has_the_files_and_the_passages_of_each_step(leaflet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", str(leaflet), "--json"]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert [(file["file"], file["known"]) for file in found["files"]] == [(str(leaflet), None)]
    assert list(found["steps"]) == list(step_ids())
    (passage,) = found["steps"]["inflating"]
    assert (passage["file"], passage["paragraph"], passage["text"]) == (str(leaflet), 2, "The balloon is inflated.")
    assert 0 < passage["score"] < 1
    assert all(passage["paragraph"] != 3 for passages in found["steps"].values() for passage in passages)
    assert printed.err == ""


def test_without_json_it_can_be_read(leaflet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", str(leaflet)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{leaflet}: not one of the five, 3 paragraphs"
    assert any(line.endswith("leaflet.txt 2: The balloon is inflated.") for line in lines)


def test_a_bad_file_is_one_line_and_the_rest_is_printed(leaflet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (leaflet.parent / "empty.md").touch()
    assert main(["documents", str(leaflet.parent), str(leaflet.parent / "gone.pdf"), "--json"]) == 0
    printed = capsys.readouterr()
    assert len(json.loads(printed.out)["files"]) == 1
    assert sorted(printed.err.splitlines()) == [
        f"kyphoview: {leaflet.parent / 'empty.md'}: there is no text in this file.",
        f"kyphoview: {leaflet.parent / 'gone.pdf'}: there is no such file or folder.",
    ]


def test_nothing_to_read_ends_with_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", str(tmp_path)]) == 2
    assert main(["documents", str(tmp_path / "gone")]) == 2
    assert main(["documents"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    lines = printed.err.splitlines()
    assert lines[0] == f"kyphoview: {tmp_path}: there is no document here (text, Markdown, HTML or PDF)."
    assert lines[1] == f"kyphoview: {tmp_path / 'gone'}: there is no such file or folder."
    assert len(lines) == 3


def test_the_viewer_opens_them_beside_the_picture(leaflet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kyphoview import startup
    from kyphoview.shell import app

    given: list[Path] = []
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(startup, "require_display", lambda: None)
    monkeypatch.setattr(app, "make_application", lambda: None)
    monkeypatch.setattr(app, "run", lambda documents, **_: given.extend(documents) or 0)
    assert main(["--documents", str(leaflet), "--documents", "other"]) == 0
    assert given == [leaflet, Path("other")]


def test_qt_is_loaded_for_a_pdf_only(leaflet: Path) -> None:
    ask = f"main(['documents', {str(leaflet)!r}])"
    code = f"import sys; from kyphoview.cli import main; {ask}; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
