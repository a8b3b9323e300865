"""The sheet to hand over, as other programs read it: its text in order, its fonts, its sides, its pictures."""

import re
import subprocess
import zlib
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QColor, QImage

from kyphoview.cli import main
from kyphoview.content.clinic import Clinic
from kyphoview.content.sheet import Block, Entry, Handout, Items, Paragraph, Pictures, Section, SideBySide, sheet_of
from kyphoview.errors import BadInput
from kyphoview.export.handout.paper_sizes import PAPERS, find_paper
from kyphoview.export.handout.pdf_sheet import handout_pdf, write_handout
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
SIDES = ("xMin", "yMin", "xMax", "yMax")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
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


def texts_of(block: Block) -> list[str]:
    """What a block says, in reading order."""
    match block:
        case Paragraph(text):
            return [text]
        case Items(texts):
            return list(texts)
        case Entry(name, text):
            return [name, text]
        case SideBySide(sections):
            return [text for section in sections for text in texts_in(section)]
        case Pictures(pictures, note):
            return [*(text for one in pictures for text in (one.heading, one.text)), note]
    return []


def texts_in(section: Section) -> list[str]:
    return [section.heading, *(text for block in section.blocks for text in texts_of(block))]


@pytest.mark.linux
def test_its_text_is_text_and_reads_in_order(sheet: tuple[Path, Case, str]) -> None:
    path, case, _ = sheet
    text = " ".join(said_by("pdftotext", "-raw", str(path), "-").split())
    at = 0
    shown = sheet_of(Handout(case, DAY))
    sides = [[text for section in side for text in texts_in(section)] for side in (shown.front, shown.back)]
    for sentence in (shown.title, shown.main, *sides[0], shown.foot, *sides[1], shown.foot):
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


def assert_nothing_stands_over_anything_else(path: Path) -> None:
    """No word overlaps another one, but for the letters in the pictures; and on both sides all stays within the
    margins."""
    space = "{http://www.w3.org/1999/xhtml}"
    for page in ET.fromstring(said_by("pdftotext", "-bbox", str(path), "-")).iter(f"{space}page"):
        boxes = [tuple(float(word.attrib[side]) for side in SIDES) for word in page.iter(f"{space}word")]
        for left, _, right, bottom in boxes:
            assert left >= 39.0
            assert right <= float(page.attrib["width"]) - 39.0
            assert bottom <= float(page.attrib["height"]) - 36.0
        for (left, top, right, bottom), (other_left, other_top, other_right, other_bottom) in combinations(boxes, 2):
            across = min(right, other_right) - max(left, other_left)
            down = min(bottom, other_bottom) - max(top, other_top)
            assert across <= 0.5 or down <= 0.35 * min(bottom - top, other_bottom - other_top)


@pytest.mark.linux
def test_nothing_stands_over_anything_else(sheet: tuple[Path, Case, str]) -> None:
    assert_nothing_stands_over_anything_else(sheet[0])


@pytest.mark.linux
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.usefixtures("pseudo_language")
def test_nor_in_a_language_of_longer_words(paper: str, tmp_path: Path) -> None:
    """Which are set in smaller letters where they need it, with room for notes below them as ever."""
    path = tmp_path / "sheet.pdf"
    write_handout(Handout(CASES[0], DAY), find_paper(paper), path)
    assert_nothing_stands_over_anything_else(path)


@pytest.mark.linux
def test_its_letters_are_large(sheet: tuple[Path, Case, str]) -> None:
    """But for the names in the pictures, their note, the sources and the foot."""
    path, case, _ = sheet
    shown = sheet_of(Handout(case, DAY))
    (note,) = (block.note for section in shown.front for block in section.blocks if isinstance(block, Pictures))
    sources = " ".join(text for section in shown.back if section.look == "small" for text in texts_in(section))
    labels = " ".join(label.text for picture in shown.pictures for label in picture.labels)
    small = f"{note} {sources} {labels} {shown.foot}"
    root = ET.fromstring(said_by("pdftohtml", "-xml", "-stdout", "-zoom", "1", "-i", str(path)))
    sizes = {font.attrib["id"]: int(font.attrib["size"]) for font in root.iter("fontspec")}
    for line in root.iter("text"):
        words = "".join(line.itertext()).split()
        assert sizes[line.attrib["font"]] >= 12 or any(word.strip(":") in small for word in words), words


@pytest.mark.parametrize("paper", PAPERS)
def test_there_are_lines_for_notes(paper: str) -> None:
    """Two at least, and one each for the team's name and number."""
    assert ruled_lines(handout_pdf(Handout(make_case(), DAY), find_paper(paper))) >= 4


def ruled_lines(pdf: bytes) -> int:
    """How many straight lines the second side has."""
    streams = (zlib.decompressobj().decompress(match[1]) for match in STREAM.finditer(pdf) if match[1][:1] == b"\x78")
    sides = [content for content in streams if b" SCN" in content and b" Tf" in content]
    return len(re.findall(rb" l\nS\n", sides[-1]))


def test_the_same_sheet_shows_the_same() -> None:
    """But for the time of its making and what follows from it."""
    one, other = (handout_pdf(Handout(make_case(), DAY), find_paper("A4")) for _ in range(2))
    assert abs(len(one) - len(other)) < 100


@pytest.mark.parametrize("content", [None, b"", b"no picture"])
@pytest.mark.parametrize("name", ["logo.png", "logo.svg", "logo.txt"])
def test_a_logo_that_cannot_be_used_is_one_sentence(name: str, content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match=name) as told:
        write_handout(Handout(make_case(), DAY, clinic=Clinic(logo=path)), find_paper("A4"), tmp_path / "a.pdf")
    assert "\n" not in str(told.value)
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.linux
def test_a_logo_stands_on_the_sheet(tmp_path: Path) -> None:
    logo = QImage(300, 80, QImage.Format.Format_RGB32)
    logo.fill(QColor("#225588"))
    assert logo.save(str(tmp_path / "logo.png"))
    path = tmp_path / "a.pdf"
    write_handout(Handout(make_case(), DAY, clinic=Clinic(logo=tmp_path / "logo.png")), find_paper("A4"), path)
    (row,) = said_by("pdfimages", "-list", str(path)).splitlines()[2:]
    assert row.split()[0] == "2"
    assert row.split()[3:5] == ["300", "80"]


@pytest.mark.parametrize("name", ["A5", "", "A4 "])
def test_another_paper_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="choose A4 or Letter"):
        find_paper(name)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "a.txt"], "a.txt: the name of a handout must end in .pdf or .html."),
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


@pytest.fixture
def clinics_settings(settings_path: Path) -> Path:
    settings_path.write_text('{"clinic_name": "Harbour Clinic", "emergency_number": "112"}', encoding="utf-8")
    return settings_path


@pytest.mark.usefixtures("clinics_settings")
@pytest.mark.parametrize(("option", "is_there"), [([], True), (["--no-clinic"], False)])
def test_the_command_prints_the_clinic_of_the_settings_unless_it_is_left_out(
    option: list[str], is_there: bool, tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    assert main(["handout", *option, "-o", str(path)]) == 0
    page = path.read_text(encoding="utf-8")
    assert ("Harbour Clinic" in page) == is_there
    assert ("Call 112" in page) == is_there


def test_settings_that_cannot_be_used_are_told_and_the_sheet_is_written(
    settings_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings_path.write_text('{"clinic_name": 3, "emergency_number": "112"}', encoding="utf-8")
    assert main(["handout", "-o", str(tmp_path / "a.html")]) == 0
    assert "clinic_name" in capsys.readouterr().err
    assert "Call 112" in (tmp_path / "a.html").read_text(encoding="utf-8")
