"""A document that crashes, hangs, fails or eats memory costs itself alone, and nobody waits for it for ever."""

import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from kyphoview.documents.apart.reading_process import ReadingProcess
from kyphoview.documents.library import open_document, open_library
from kyphoview.errors import BadInput
from tests.documents.apart.stand_in import process_that_dies

LEAFLET = "Kyphoplasty is for a spinal fracture.\nThe balloon is inflated \u201cslowly\u201d \U0001f600.\nContact us"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "z"):
        (tmp_path / f"{name}.txt").write_text(LEAFLET, encoding="utf-8")
    return tmp_path


def sentences(folder: Path, *names: str) -> dict[str, str]:
    """What is told of each file that could not be read, by its name; all others were."""
    for name in names:
        (folder / f"{name}.txt").write_text(LEAFLET, encoding="utf-8")
    with ReadingProcess(process_that_dies()) as process:
        library = open_library([folder], read=process.read)
    assert [document.path.stem for document in library.documents] == ["a", "z"]
    told = dict(problem.split(": ", 1) for problem in library.problems)
    assert sorted(told) == sorted(str(folder / f"{name}.txt") for name in names)
    return {Path(path).stem: sentence for path, sentence in told.items()}


def test_a_document_comes_over_as_it_is_read_here(folder: Path) -> None:
    strange = folder / os.fsdecode(b"n\xfcm.txt")  # not a name in UTF-8
    strange.write_text(LEAFLET, encoding="utf-8")
    with ReadingProcess() as process:
        for path in (folder / "a.txt", strange):
            assert process.read(path) == open_document(path)
        with pytest.raises(BadInput, match=r"gone.txt: the file is not there any more\.$"):
            process.read(folder / "gone.txt")


def test_a_file_that_breaks_its_reader_is_one_sentence_and_the_others_go_on(folder: Path) -> None:
    assert sentences(folder, "crash", "fault") == {
        "crash": "reading this file broke off: it is damaged, or needs too much memory.",
        "fault": "this file cannot be read (AssertionError).",
    }


def test_a_file_that_takes_too_long_stays_closed(folder: Path) -> None:
    with ReadingProcess(process_that_dies(), longest_s=0.0) as process, pytest.raises(BadInput) as told:
        process.read(folder / "long.txt")
    assert str(told.value).endswith("this file takes longer than 0 seconds to read, so it stays closed.")


@pytest.mark.linux
def test_a_file_that_needs_too_much_memory_stays_closed(folder: Path) -> None:
    assert sentences(folder, "memory") == {"memory": "this file needs too much memory to read."}


def test_closing_ends_what_is_being_read(folder: Path) -> None:
    (folder / "long.txt").touch()
    told: list[str] = []

    def read(process: ReadingProcess) -> None:
        with pytest.raises(BadInput):
            process.read(folder / "long.txt")
        with pytest.raises(BadInput):
            process.read(folder / "a.txt")
        told.append("ended")

    with ReadingProcess(process_that_dies()) as process:
        assert process.read(folder / "a.txt").paragraphs
        waiting = Thread(target=read, args=(process,))
        waiting.start()
        process.close()
        waiting.join(20)
    assert told == ["ended"]


def test_a_process_that_cannot_start_is_told(folder: Path) -> None:
    with ReadingProcess([str(folder / "no such program")]) as process, pytest.raises(BadInput, match="cannot be read"):
        process.read(folder / "a.txt")
    with ReadingProcess([sys.executable, "-c", ""]) as process, pytest.raises(BadInput, match="broke off"):
        process.read(folder / "a.txt")


def test_a_process_that_was_killed_is_begun_anew(folder: Path) -> None:
    with ReadingProcess() as process:
        assert process.read(folder / "a.txt").paragraphs
        assert process._process is not None
        process._process.kill()
        with pytest.raises(BadInput, match="broke off"):
            process.read(folder / "z.txt")
        assert process.read(folder / "z.txt").paragraphs
