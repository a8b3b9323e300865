"""Every kind of document, and every kind of bad one: one clear sentence each, and nothing runs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.documents.limits import LONGEST_PARAGRAPH, MOST_CHARACTERS, MOST_PARAGRAPHS, MOST_TEXT_BYTES
from kyphoview.documents.paragraph_breaks import cut_text
from kyphoview.documents.reading import read_document
from kyphoview.documents.web_page import read_web_page
from kyphoview.errors import BadInput

LINES = ["The spine", "It has many bones.", "They are called vertebrae."]


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in read_document(path).paragraphs]


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "\n\n".join(LINES)),
        ("a.txt", "\r\n".join(LINES)),
        ("a.txt", "\ufeff" + "\n".join(LINES)),
        ("noname", "\n".join(LINES).encode("utf-16")),
        ("a.md", f"# {LINES[0]}\n\nIt has **many** [bones](http://example.org).\n\nThey are\ncalled `vertebrae`."),
        ("a.html", f"<title>x</title><h1>{LINES[0]}</h1><p>It has\n<b>many</b> bones.<p>They are called vertebrae."),
        ("page", f"<!DOCTYPE html><body><h2>{LINES[0]}</h2><p>{LINES[1]}</p><p>{LINES[2]}</p>"),
    ],
)
def test_the_same_text_in_every_form(tmp_path: Path, name: str, content: str | bytes) -> None:
    assert texts(written(tmp_path / name, content)) == LINES


def test_paragraphs_are_lines_that_are_not_blank_counted_from_one() -> None:
    body = cut_text("One line that is long enough to be a paragraph of its own.\n\n \nAnother.\nA third.")
    assert [(p.number, p.text) for p in body.paragraphs][1:] == [(2, "Another."), (3, "A third.")]
    assert body.cut_by == "lines"


def test_lines_broken_to_a_width_become_blocks() -> None:
    wrapped = (
        "The balloon goes in and is slowly\nfilled until the bone is lifted a\nlittle way up.\n\n"
        "- one\n- two goes\n  on here"
    )
    body = cut_text(wrapped)
    assert body.cut_by == "blocks"
    assert [p.text for p in body.paragraphs][1:] == ["- one", "- two goes on here"]
    assert body.paragraphs[0].text.startswith("The balloon goes in and is slowly filled")


@given(st.text(max_size=400))
def test_cutting_loses_no_word(text: str) -> None:
    joined = "".join(part for p in cut_text(text).paragraphs for part in p.text.split())
    assert joined.replace("-", "").replace("\u00ad", "") == "".join(text.split()).replace("-", "").replace("\u00ad", "")


@given(st.text(max_size=300))
def test_any_page_can_be_read(text: str) -> None:
    for page in (text, f"<p>{text}</p><{text}"):
        assert all(paragraph.text.strip() for paragraph in read_web_page(page).paragraphs)


@pytest.mark.parametrize("piece", ["<a ", "<!--", "&#", "<div>x", "<script>", "<p title='", "</p>", "<![CDATA["])
def test_a_page_made_to_take_for_ever_does_not(piece: str) -> None:
    """Each of these takes the parser the square of its length where it is given free rein: hours, for this many."""
    body = read_web_page("<p>Good words.</p>" + piece * (600_000 // len(piece)))
    assert body.paragraphs[0].text == "Good words."


def test_a_damaged_page_is_told_to_be_so() -> None:
    assert read_web_page("<p>Good words.</p>" + "<a " * 5_000).remark is not None
    assert read_web_page("<p>Good words.</p><a ").remark is None


def test_nothing_of_a_page_runs_and_nothing_is_fetched(tmp_path: Path) -> None:
    """Scripts, styles and pictures leave no text; entities are letters."""
    page = written(
        tmp_path / "a.html",
        "<head><title>T</title><style>p{}</style><script src='http://127.0.0.1:1/x.js'></script></head><body>"
        "<script>document.write('no')</script><img src='http://127.0.0.1:1/x.png' alt='no'>"
        "<iframe src='http://127.0.0.1:1/'>no</iframe><p>Height&nbsp;&amp; weight &#233;</p><noscript>no</noscript>"
        "<nav><a href='/'>Home</a></nav><ul><li>One</li></ul>",
    )
    body = read_document(page)
    assert [(p.text, p.kind) for p in body.paragraphs] == [
        ("Height & weight \u00e9", "text"),
        ("Home", "aside"),
        ("\N{BULLET} One", "item"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b"", "no text"),
        ("blank.txt", b" \n\n\t\n", "no text"),
        ("empty.html", b"<html><script>x</script>", "no text"),
        ("binary.txt", bytes(range(256)) * 20, "not a text"),
        ("noise", bytes(range(1, 32)) * 20, "not a text"),
        ("mixed.txt", b"Good words \x81\x8d\xff here\n" * 9, "encoding"),
        ("half.txt", b"\xff\xfe\x00", "UTF-16"),
        ("letter.docx", b"PK\x03\x04rest", "word processor"),
        ("letter.rtf", b"{\\rtf1 hello}", "word processor"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = written(tmp_path / name, content)
    with pytest.raises(BadInput) as told:
        read_document(path)
    sentence = str(told.value)
    assert sentence.startswith(f"{path}: ")
    assert why in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_an_old_encoding_is_read_and_said(tmp_path: Path) -> None:
    body = read_document(written(tmp_path / "a.txt", "Ask M\u00fcller \u2013 the nurse.".encode("cp1252")))
    assert body.paragraphs[0].text == "Ask M\u00fcller \u2013 the nurse."
    assert body.remark is not None
    assert "Windows-1252" in body.remark


def test_a_page_says_its_own_encoding(tmp_path: Path) -> None:
    page = '<meta charset="iso-8859-2"><p>\u0142ydka</p>'.encode("iso-8859-2")
    assert texts(written(tmp_path / "a.html", page)) == ["\u0142ydka"]


@pytest.mark.parametrize("name", ["huge.txt", "huge.html", "huge.pdf", "huge"])
def test_a_huge_file_is_left_closed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(BadInput, match="100 MB, more than the"):
        read_document(path)


def test_a_large_file_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="more than the 5 MB"):
        read_document(written(tmp_path / "large.txt", b"word " * (MOST_TEXT_BYTES // 5 + 1)))


def test_long_texts_end_and_say_so() -> None:
    body = cut_text("A sentence of some words. " * (MOST_CHARACTERS // 20))
    assert sum(len(p.text) for p in body.paragraphs) <= MOST_CHARACTERS
    assert max(len(p.text) for p in body.paragraphs) <= LONGEST_PARAGRAPH
    assert body.remark is not None


def test_very_many_paragraphs_end_and_say_so() -> None:
    for body in (cut_text("A line.\n" * 30_000), read_web_page("<p>x</p>" * 30_000)):
        assert len(body.paragraphs) == MOST_PARAGRAPHS
        assert body.remark is not None


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not there any more"):
        read_document(tmp_path / "gone.txt")


def test_a_device_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not a file with text"):
        read_document(tmp_path)
