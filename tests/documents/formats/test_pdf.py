"""PDF files: paragraphs put together again from lines, turned pages and columns, and what cannot be opened."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.documents.reading import read_document
from kyphoview.errors import BadInput

PAGES = [
    [
        (20, 700, "About the balloon"),
        (11, 670, "The balloon goes into the bone and is filled until"),
        (11, 656, "the bone is lifted. It is a very strong bal-"),
        (11, 642, "loon."),
        (11, 615, "- It is small."),
        (11, 601, "- It is taken out."),
        (9, 60, "1"),
    ],
    [
        (11, 700, "Cement fills the hole that the balloon has left behind"),
        (11, 686, "in the bone."),
        (9, 60, "Page 2 of 2"),
    ],
]


def pdf_of(pages: list[list[tuple[int, int, str]]], trailer: str = "") -> bytes:
    """A PDF of lines, each with the size of its letters, its height on the page and its words."""
    drawn = ["".join(f"BT /F1 {size} Tf 60 {y} Td ({words}) Tj ET\n" for size, y, words in lines) for lines in pages]
    return pdf_that_draws(drawn, trailer)


def pdf_that_draws(pages: list[str], trailer: str = "", of_each_page: str = "") -> bytes:
    """A PDF of pages, each with the operators that draw it."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for at, drawn in enumerate(pages):
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 792 792]{of_each_page}/Resources<</Font<</F1 3 0 R>>>>"
        objects += [f"{page}/Contents {5 + 2 * at} 0 R>>", f"<</Length {len(drawn)}>>stream\n{drawn}endstream"]
    written, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj{content}endobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(written)}\n%%EOF"
    return f"{written}xref\n0 {size}\n0000000000 65535 f \n{rows}{end}".encode("latin-1")


LOCKED = (
    "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "5a" * 32 + ">/U<" + "c3" * 32 + ">>>"
    "/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
)


def test_paragraphs_are_put_together_from_lines_and_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(PAGES))
    body = read_document(path)
    assert [(p.text, p.kind) for p in body.paragraphs] == [
        ("About the balloon", "heading"),
        ("The balloon goes into the bone and is filled until the bone is lifted. It is a very strong balloon.", "text"),
        ("- It is small.", "item"),
        ("- It is taken out.", "item"),
        ("Cement fills the hole that the balloon has left behind in the bone.", "text"),
    ]


LEFT = (
    "The balloon goes into the bone",
    "and is filled until the bone",
    "is lifted. It is strong and",
    "filled slowly.",
)
RIGHT = ("Cement fills the hole that", "the balloon has left behind", "in the bone. It hardens in", "some ten minutes.")
COLUMNS = [
    "A heading that spans both of the columns",
    " ".join(LEFT),
    " ".join(RIGHT),
    "A closing line that spans both of the columns again.",
]
MATRICES = {
    "upright": lambda x, y: f"1 0 0 1 {x} {y}",
    "a quarter to the left": lambda x, y: f"0 1 -1 0 {792 - y} {x}",
    "a quarter to the right": lambda x, y: f"0 -1 1 0 {y} {792 - x}",
    "upside down": lambda x, y: f"-1 0 0 -1 {792 - x} {792 - y}",
}


def two_columns(order: list[int], lower: int, turned: str = "upright") -> str:
    """Two columns between two lines that span both; the right one a little lower, drawn in the order that is given."""
    lines = [(60, 730, COLUMNS[0]), (60, 600, COLUMNS[-1])]
    lines += [(60, 700 - 14 * at, text) for at, text in enumerate(LEFT)]
    lines += [(260, 700 - lower - 14 * at, text) for at, text in enumerate(RIGHT)]
    drawn = "".join(f"{MATRICES[turned](x, y)} Tm ({text}) Tj\n" for x, y, text in (lines[at] for at in order))
    return f"BT /F1 11 Tf\n{drawn}ET\n"


def read(folder: Path, pdf: bytes) -> list[str]:
    path = folder / "a.pdf"
    path.write_bytes(pdf)
    return [paragraph.text for paragraph in read_document(path).paragraphs]


@given(st.permutations(range(10)), st.integers(0, 9))
def test_columns_are_read_one_after_the_other_in_whatever_order_they_are_drawn(order: list[int], lower: int) -> None:
    with TemporaryDirectory() as folder:
        assert read(Path(folder), pdf_that_draws([two_columns(order, lower)])) == COLUMNS


@pytest.mark.parametrize("turned", MATRICES)
@pytest.mark.parametrize("page", ["", "/Rotate 90", "/Rotate 180", "/Rotate 270"])
def test_turned_text_and_turned_pages_read_the_same(tmp_path: Path, turned: str, page: str) -> None:
    drawn = two_columns([0, 2, 6, 3, 7, 4, 8, 5, 9, 1], 0, turned)
    assert read(tmp_path, pdf_that_draws([drawn], of_each_page=page)) == COLUMNS


def test_low_letters_do_not_cut_words_and_lines(tmp_path: Path) -> None:
    """A line that begins with letters that all are low was once broken at its first tall one."""
    lines = ["was seen near some very small balls,", "slowly affecting a man as our menus can"]
    assert read(tmp_path, pdf_of([[(11, 700, lines[0]), (11, 686, lines[1])]])) == [" ".join(lines)]


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [("Risk", "How often"), ("Leak", "Often"), ("Infection", "Very rare"), ("Pain", "Sometimes")]
    cells = [(x, 700 - 14 * at, row[side]) for side, x in ((1, 250), (0, 60)) for at, row in enumerate(rows)]
    drawn = "".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj\n" for x, y, text in cells)
    assert read(tmp_path, pdf_that_draws([f"BT /F1 11 Tf\n{drawn}ET\n"])) == [" ".join(row) for row in rows]


def test_a_pdf_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "without-a-suffix"
    path.write_bytes(pdf_of(PAGES))
    assert len(read_document(path).paragraphs) == 5


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pdf_of(PAGES, LOCKED), "locked with a password"),
        (pdf_of(PAGES)[:200], "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
        (b"no PDF at all", "damaged"),
        (pdf_of([[]]), "no text"),
        (b"", "no text"),
    ],
)
def test_what_cannot_be_opened_is_told_in_one_sentence(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=why) as told:
        read_document(path)
    assert str(told.value).startswith(f"{path}: ")


def test_long_ones_end_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kyphoview.documents.formats import pdf

    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(PAGES))
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    body = read_document(path)
    assert len(body.paragraphs) == 4
    assert body.remark == "only its first 1 pages are shown"


def test_without_the_reader_other_files_still_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(PAGES))
    monkeypatch.setitem(sys.modules, "kyphoview.documents.formats.pdf", None)
    with pytest.raises(BadInput, match="cannot be read on this machine"):
        read_document(path)
