"""The builder: whole files or none, a manifest of what was built, and a check that changes nothing."""

import shutil
from functools import partial
from pathlib import Path

import pytest

from kyphoview.build import command, manifest
from kyphoview.build.command import main
from kyphoview.build.manifest import hash_of, read_manifest
from kyphoview.build.parts import Part, parts


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of assets of the test's own, in which two files are copies of others."""
    folder, origin = tmp_path / "assets", tmp_path / "origin"
    folder.mkdir()
    origin.mkdir()
    files = {}
    for name in ("one", "two"):
        (origin / name).write_text(name)
        files[f"copies/{name}.txt"] = partial(shutil.copyfile, origin / name)
    monkeypatch.setattr(command, "parts", lambda _documents=None: (Part("copies", ("errors.py",), files),))
    for module in (command, manifest):
        monkeypatch.setattr(module, "assets_folder", lambda: folder)
    return folder


def test_what_is_built_is_noted_and_is_what_would_be_built(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    noted = read_manifest()["copies"]
    assert noted.files == {name: hash_of(assets / name) for name in ("copies/one.txt", "copies/two.txt")}
    assert {"python", "numpy", "scikit-image", "PySide6"} <= set(noted.made_with)
    capsys.readouterr()
    assert main(["--check"]) == 0
    assert "all as they would be built" in capsys.readouterr().out


def test_the_check_names_what_differs_and_changes_nothing(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    (assets / "copies/two.txt").write_text("by hand")
    capsys.readouterr()
    assert main(["--check"]) == 1
    said = capsys.readouterr().out
    assert "changed" not in said  # neither the code nor a library
    assert "copies/one.txt: the same" in said
    assert "copies/two.txt: differs" in said
    assert (assets / "copies/two.txt").read_text() == "by hand"


def test_a_file_that_the_manifest_does_not_name_is_told(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    manifest.manifest_path().unlink()
    assert main(["--check"]) == 1
    assert "the same to the byte, and not the file that the manifest names" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("only", "built"),
    [("copies", {"one.txt", "two.txt"}), ("copies/one.txt", {"one.txt"}), ("*two*", {"two.txt"})],
)
def test_a_part_or_a_file_can_be_asked_for(assets: Path, only: str, built: set[str]) -> None:
    assert main(["--only", only]) == 0
    assert {path.name for path in (assets / "copies").iterdir()} == built


def test_building_one_file_keeps_the_note_of_the_others(assets: Path) -> None:
    main([])
    main(["--only", "copies/one.txt"])
    assert len(read_manifest()["copies"].files) == 2


def test_a_run_that_breaks_off_leaves_every_file_whole(assets: Path, tmp_path: Path) -> None:
    main([])
    (tmp_path / "origin/one").unlink()
    with pytest.raises(FileNotFoundError):
        main([])
    assert (assets / "copies/one.txt").read_text() == "one"
    assert main(["--check", "--only", "*two*"]) == 0


def test_what_is_rendered_is_checked_by_its_code_alone(
    assets: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def rendered_from(source: str) -> None:
        files = {"copies/one.txt": partial(shutil.copyfile, tmp_path / "origin/one")}
        part = Part("copies", (source,), files, is_rendered=True)
        monkeypatch.setattr(command, "parts", lambda _documents=None: (part,))

    rendered_from("errors.py")
    assert main([]) == 0
    (tmp_path / "origin/one").unlink()  # to render it again would fail
    assert main(["--check"]) == 0
    rendered_from("output.py")
    assert main(["--check"]) == 1
    assert "its code has changed" in capsys.readouterr().out
    rendered_from("errors.py")
    (assets / "copies/one.txt").write_text("by hand")
    assert main(["--check"]) == 1


def test_an_unknown_name_is_refused(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "muscles"]) == 2
    assert "muscles" in capsys.readouterr().err
    assert list(assets.iterdir()) == []


def test_help_builds_nothing(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "--check" in capsys.readouterr().out
    assert list(assets.iterdir()) == []


def test_without_the_documents_their_part_is_said_to_be_left_out(
    capsys: pytest.CaptureFixture[str], assets: Path
) -> None:
    main(["--check"])
    assert "fingerprints: left out" in capsys.readouterr().out
    assert "fingerprints" not in {part.name for part in parts()}
    assert "fingerprints" in {part.name for part in parts(Path("documents"))}


def test_every_built_file_is_the_one_that_the_manifest_names() -> None:
    noted = manifest.read_manifest()
    for part in parts(Path("documents")):
        kept = {name: hash_of(manifest.assets_folder() / name) for name in part.files}
        assert noted[part.name].files == kept
