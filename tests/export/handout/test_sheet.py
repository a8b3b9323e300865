"""The sheet to hand over, as other programs read it: its text in order, its fonts, its sides, its pictures."""

import re
import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QPdfWriter

from kyphoview.cli import main
from kyphoview.content.handout import load_handout_words
from kyphoview.content.help import load_help
from kyphoview.content.load import load_documents, load_step
from kyphoview.errors import BadInput
from kyphoview.export.handout.sheet import PAPERS, Handout, find_paper, handout_pdf, paint_handout, write_handout
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_checks import make_case

pytestmark = pytest.mark.usefixtures("qapp")

DAY = date(2026, 3, 5)
CASES = [
    make_case(),
    make_case("T12", "biconcave", 50.0, 1, regain_percent=0.0),
    make_case("L2", "crush", 35.0, regain_percent=100.0),
]
IDS = ["usual", "one balloon, nothing regained", "crush, all regained"]
SIZES = {"A4": ("595", "842"), "Letter": ("612", "792")}


@pytest.fixture(scope="module", params=[(c, p) for c in range(3) for p in PAPERS], ids=lambda x: f"{IDS[x[0]]}, {x[1]}")
def sheet(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, qapp: object
) -> tuple[Path, Case, str]:
    number, paper = request.param
    path = tmp_path_factory.mktemp("handout") / "sheet.pdf"
    write_handout(Handout(CASES[number], DAY), find_paper(paper), path)
    return path, CASES[number], paper


def said_by(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def expected(case: Case) -> list[str]:
    """All that the sheet says, in its order."""
    words, questions, signs = load_handout_words(), load_step("weighing").questions, load_help()
    front = [words.title, words.case_sentence(case)]
    for picture in words.pictures:
        front += [load_step(picture.tells[-1]).title, *(load_step(step).main for step in picture.tells)]
    regain = words.regain_sentence(case.regain_percent)
    back = [words.helps, *(said.text for said in words.helps_said)]
    back += [words.harms, *(said.text for said in words.harms_said)]
    back += [words.know, *(said.text for said in words.know_said), words.differs]
    back += [words.questions, *questions]
    for one in (signs.at_once, signs.same_day):
        back += [one.heading, f"{one.how} {one.in_one}"]
    back += [words.sources, *(document.short for document in load_documents()), words.notes]
    return [*front, regain, words.illustration, "5 March 2026", *back, words.illustration, "5 March 2026"]


@pytest.mark.linux
def test_its_text_is_text_and_reads_in_order(sheet: tuple[Path, Case, str]) -> None:
    path, case, _ = sheet
    text = " ".join(said_by("pdftotext", str(path), "-").split())
    at = 0
    for sentence in expected(case):
        assert sentence in text[at:], (sentence, text[at : at + 200])
        at = text.index(sentence, at) + len(sentence)


@pytest.mark.linux
def test_it_has_two_sides_of_its_paper_and_embedded_fonts_and_no_image(sheet: tuple[Path, Case, str]) -> None:
    path, _, paper = sheet
    about = said_by("pdfinfo", str(path))
    assert re.search(r"^Pages:\s+2$", about, re.MULTILINE)
    width, height = SIZES[paper]
    assert re.search(rf"^Page size:\s+{width}(\.\d+)? x {height}(\.\d+)? pts", about, re.MULTILINE)
    fonts = said_by("pdffonts", str(path)).splitlines()[2:]
    assert len(fonts) == 2
    assert all("AtkinsonHyperlegibleNext" in row and row.split()[-5:-4] == ["yes"] for row in fonts)
    assert len(said_by("pdfimages", "-list", str(path)).splitlines()) == 2  # its heading


@pytest.mark.linux
def test_nothing_stands_over_anything_else(sheet: tuple[Path, Case, str]) -> None:
    """On the front each line begins below the one before; and on both sides all stays within the margins."""
    path, _, _ = sheet
    space = "{http://www.w3.org/1999/xhtml}"
    pages = list(ET.fromstring(said_by("pdftotext", "-bbox", str(path), "-")).iter(f"{space}page"))
    tops = [float(word.attrib["yMin"]) for word in pages[0].iter(f"{space}word")]
    assert all(after > before - 4.0 for before, after in pairwise(tops))
    for page in pages:
        for word in page.iter(f"{space}word"):
            assert float(word.attrib["xMin"]) >= 39.0
            assert float(word.attrib["xMax"]) <= float(page.attrib["width"]) - 39.0
            assert float(word.attrib["yMax"]) <= float(page.attrib["height"]) - 36.0


@pytest.mark.linux
def test_its_letters_are_large(sheet: tuple[Path, Case, str]) -> None:
    path, _, _ = sheet
    root = ET.fromstring(said_by("pdftohtml", "-xml", "-stdout", "-zoom", "1", "-i", str(path)))
    sizes = {font.attrib["id"]: int(font.attrib["size"]) for font in root.iter("fontspec")}
    small = (
        "illustration",
        "General guidance",
        "D0",
        "D1",
        "D2",
        "D3",
        "D4",
        "What is",
        "What Is",
        "page",
        "Kyphoplasty?",
        "2020",
        "article",
    )
    for line in root.iter("text"):
        said = "".join(line.itertext())
        assert sizes[line.attrib["font"]] >= 14 or any(part in said for part in small), said


@pytest.mark.parametrize("paper", PAPERS)
def test_there_is_room_for_notes(paper: str) -> None:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(find_paper(paper))
    writer.setPageMargins(QMarginsF())
    assert paint_handout(writer, Handout(make_case(), DAY)) >= 3


def test_the_same_sheet_shows_the_same() -> None:
    """But for the time of its making and what follows from it."""
    one, other = (handout_pdf(Handout(make_case(), DAY), find_paper("A4")) for _ in range(2))
    assert abs(len(one) - len(other)) < 100


@pytest.mark.parametrize("name", ["A5", "", "A4 "])
def test_another_paper_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="choose A4 or Letter"):
        find_paper(name)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "a.txt"], "a.txt: the name of a handout must end in .pdf."),
        (["--paper", "A5", "-o", "a.pdf"], "There is no paper 'A5'"),
        (["--loss", "5", "-o", "a.pdf"], "The loss of height"),
        (["-o", "nowhere/a.pdf"], "there is no folder nowhere"),
    ],
)
def test_the_command_refuses_in_one_line(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["handout", *arguments]) == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert says in err
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    assert main(["handout", "--paper", "letter", "--level", "L2", "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"%PDF-1.6")
