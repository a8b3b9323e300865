"""PDF files: paragraphs put together again from lines, and what cannot be opened. These tests alone need Qt."""

import sys
from pathlib import Path

import pytest

from kyphoview.documents.reading import read_document
from kyphoview.errors import BadInput

pytestmark = pytest.mark.usefixtures("qapp")

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
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for at, lines in enumerate(pages):
        drawn = "".join(f"BT /F1 {size} Tf 60 {y} Td ({words}) Tj ET\n" for size, y, words in lines)
        page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 792]/Resources<</Font<</F1 3 0 R>>>>"
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
    from kyphoview.documents import pdf

    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(PAGES))
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    body = read_document(path)
    assert len(body.paragraphs) == 4
    assert body.remark == "only its first 1 pages are shown"


def test_without_qts_reader_other_files_still_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(PAGES))
    monkeypatch.setitem(sys.modules, "kyphoview.documents.pdf", None)
    with pytest.raises(BadInput, match="cannot be read on this machine"):
        read_document(path)
