"""The open documents together: known ones by their sources, others by matching, bad ones told."""

from pathlib import Path

import pytest

from kyphoview.content.evidence.claims import load_claims
from kyphoview.content.load import step_ids
from kyphoview.documents import fingerprint_match, library
from kyphoview.documents.fingerprint_match import KnownDocument, sketch
from kyphoview.documents.library import open_library
from kyphoview.documents.report import as_json, as_lines

FOUR = [
    "A paragraph about something or other, with enough words in it.",
    "The second one is of no interest, but it has words of its own.",
    "In the third a balloon is inflated and taken out. The hole is filled with cement.",
    "The last one tells you to rest at home for a while.",
]
LEAFLET = "Kyphoplasty is for a spinal fracture.\nThe balloon is inflated.\nContact us"


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of our own stands for D0, which has four paragraphs."""
    document = KnownDocument("D0", tuple(map(sketch, FOUR)))
    monkeypatch.setattr(fingerprint_match, "load_known", lambda: (document,))


@pytest.fixture
def folder(tmp_path: Path, known: None) -> Path:
    (tmp_path / "copy.html").write_text("<nav>Menu</nav>" + "".join(f"<p>{text}</p>" for text in FOUR))
    (tmp_path / "leaflet.txt").write_text(LEAFLET)
    (tmp_path / "empty.txt").touch()
    return tmp_path


def test_a_known_documents_passages_are_those_of_its_sources(folder: Path) -> None:
    copy = open_library([folder]).documents[0]
    assert copy.known == "D0"
    for step in step_ids():
        cited = {s.paragraph + 1 for c in load_claims() if step in c.steps for s in c.says if s.document == "D0"}
        assert {passage.number for passage in copy.passages[step]} == cited
    assert copy.source_of(4) == 3
    assert copy.source_of(1) is None
    assert "inflating" in copy.steps[4]


def test_a_source_leads_to_its_paragraph(folder: Path) -> None:
    opened = open_library([folder])
    assert opened.place_of("D0", 3) == (opened.documents[0], 4)
    assert opened.place_of("D0", 99) is None
    assert opened.place_of("D3", 1) is None


def test_bad_files_are_told_and_the_rest_is_opened(folder: Path) -> None:
    opened = open_library([folder])
    assert [document.path.name for document in opened.documents] == ["copy.html", "leaflet.txt"]
    assert opened.problems == (f"{folder / 'empty.txt'}: there is no text in this file.",)


def test_passages_of_all_documents_come_best_first(folder: Path) -> None:
    opened = open_library([folder])
    for step in step_ids():
        scores = [passage.score for _, passage in opened.passages(step)]
        assert scores == sorted(scores, reverse=True)
    assert {document.path.name for document, _ in opened.passages("inflating")} == {"copy.html", "leaflet.txt"}


def test_the_report_has_files_and_every_step(folder: Path) -> None:
    report = as_json(open_library([folder]))
    assert [(Path(f["file"]).name, f["known"]) for f in report["files"]] == [("copy.html", "D0"), ("leaflet.txt", None)]
    assert list(report["steps"]) == list(step_ids())
    first = report["steps"]["inflating"][0]
    assert {"file", "paragraph", "text", "score"} <= set(first)
    assert {p["source"] for p in report["steps"]["inflating"]} == {"D0 3", None}
    lines = list(as_lines(open_library([folder])))
    assert any(line.endswith("D0, 5 paragraphs") for line in lines)
    assert "  nothing" in list(as_lines(open_library([folder / "leaflet.txt"])))


def test_opening_tells_its_progress_and_can_be_stopped(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    opened = open_library([folder], lambda done, all_: told.append((done, all_)), lambda: len(told) > 1)
    assert told == [(0, 3), (1, 3)]
    assert [document.path.name for document in opened.documents] == ["copy.html"]
    assert opened.problems == ("Stopped: 2 of 3 documents were left closed.",)


def test_a_file_that_vanishes_before_it_is_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanish(done: int, _all: int) -> None:
        if done == 2:
            (folder / "leaflet.txt").unlink()

    assert f"{folder / 'leaflet.txt'}: the file is not there any more." in open_library([folder], vanish).problems
    assert library.open_library([folder]).documents[0].known == "D0"


@pytest.mark.linux
def test_a_name_cannot_make_a_terminal_show_something_else(tmp_path: Path) -> None:
    """Names may hold what breaks a line, moves the cursor, or turns the direction of what follows."""
    bad = "\x1b[31m\nno.txt: \u202ewell\x9b"
    (tmp_path / f"good{bad}.txt").write_text("Kyphoplasty. The balloon is inflated.")
    (tmp_path / f"empty{bad}.txt").write_text("")
    opened = open_library([tmp_path, tmp_path / f"missing{bad}"])
    said = [*opened.problems, *as_lines(opened)]
    assert sum("no.txt: \ufffdwell" in line for line in said) >= 4
    assert all(line.isprintable() or "\ufffd" in line for line in said)
    assert not [line for line in said if set(bad) & set(line) & set("\x1b\n\u202e\x9b")]
