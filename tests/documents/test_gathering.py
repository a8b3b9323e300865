"""Folders of every kind: deep, large, in a circle, with things in them that are no documents."""

import os
from pathlib import Path

import pytest

from kyphoview.documents import gathering
from kyphoview.documents.gathering import gather

needs_links = pytest.mark.linux


def names(*paths: Path) -> list[str]:
    return [path.name for path in gather(paths).files]


def test_all_documents_below_a_folder_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b" / "deep").mkdir(parents=True)
    for name in ("z.txt", "a.md", "b/c.HTML", "b/deep/d.pdf", "b/plain", ".hidden.txt"):
        (tmp_path / name).write_text("Words.")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "nothing").write_bytes(b"")
    found = gather([tmp_path])
    assert [path.name for path in found.files] == ["a.md", "z.txt", "c.HTML", "plain", "d.pdf"]
    assert found.problems == []


def test_a_file_that_is_named_is_always_tried(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\0")
    assert names(tmp_path / "picture.png") == ["picture.png"]


def test_each_file_comes_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    assert names(tmp_path, tmp_path / "a.txt", tmp_path) == ["a.txt"]


def test_what_is_not_there_is_told_and_the_rest_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    found = gather([tmp_path / "gone", tmp_path / "a.txt"])
    assert [path.name for path in found.files] == ["a.txt"]
    assert found.problems == [f"{tmp_path / 'gone'}: there is no such file or folder."]


@needs_links
def test_a_link_in_a_circle_is_followed_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Words.")
    (tmp_path / "in" / "round").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    (tmp_path / "device.txt").symlink_to(os.devnull)
    found = gather([tmp_path])
    assert [path.name for path in found.files] == ["a.txt"]
    assert sorted(problem.split(": ")[1] for problem in found.problems) == [
        "this link leads back to a folder that was already opened.",
        "this link leads back to itself.",
        "this link leads nowhere.",
    ]
    assert gather([tmp_path / "self"]).problems == [f"{tmp_path / 'self'}: this link leads back to itself."]


def test_of_thousands_the_first_are_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1_100):
        (tmp_path / f"{number:04}.txt").touch()
    found = gather([tmp_path])
    assert len(found.files) == 1_000
    assert found.problems == ["Only the first 1,000 documents were opened; the others were left closed."]
    monkeypatch.setattr(gathering, "MOST_ENTRIES", 500)
    assert gather([tmp_path]).problems == ["Only the first 500 files were looked at."]


def test_gathering_can_be_stopped(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").touch()
    asked = iter([False] * 5 + [True] * 20)
    assert len(gather([tmp_path], lambda: next(asked)).files) == 5
