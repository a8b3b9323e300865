"""Every kind of document, and every kind of bad one: one clear sentence each, and nothing runs."""

from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.documents.folding import without_invisible
from kyphoview.documents.formats.web_page import read_web_page
from kyphoview.documents.limits import LONGEST_PARAGRAPH, MOST_CHARACTERS, MOST_PARAGRAPHS, MOST_TEXT_BYTES
from kyphoview.documents.paragraph_breaks import cut_text
from kyphoview.documents.reading import read_document
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
    assert joined.replace("-", "") == "".join(without_invisible(text).split()).replace("-", "")


@given(st.text(max_size=300))
def test_any_page_can_be_read(text: str) -> None:
    for page in (text, f"<p>{text}</p><{text}"):
        assert all(paragraph.text.strip() for paragraph in read_web_page(page).paragraphs)


@pytest.mark.parametrize("piece", ["<a ", "<!--", "&#", "<div>x", "<script>", "<p title='", "</p>", "<![CDATA["])
def test_a_page_made_to_take_for_ever_does_not(piece: str) -> None:
    """Each of these takes the parser the square of its length where it is given free rein: hours, for this many."""
    body = read_web_page("<p>Good words.</p>" + piece * (600_000 // len(piece)))
    assert body.paragraphs[0].text == "Good words."


def test_a_page_nested_without_end_is_told_to_be_cut() -> None:
    assert read_web_page("<p>Good words.</p>" + "<div>x" * 5_000).remark is not None
    assert read_web_page("<p>Good words.</p>" + "<svg>" + "<path d='M0 0'/>" * 5_000 + "</svg>").remark is None
    assert read_web_page("<p>Good words.</p>" + "<ul><li>x" * 1_000 + "<br>x" * 9_000).remark is None


@pytest.mark.parametrize(
    "tag",
    [
        "wbr",
        "acronym",
        "big",
        "nobr",
        "strike",
        "ruby",
        "o:p",
        "my-element",
        "input",
        "button",
        "picture",
        "img",
        "font",
        "a",
        "b",
        "i",
        "span",
        "math",
        "abbr",
        "label",
    ],
)
def test_what_a_browser_shows_in_a_line_does_not_cut_a_sentence(tag: str) -> None:
    void = tag in ("wbr", "input", "img")
    inside = f"<{tag}>" if void else f"<{tag}>bal</{tag}>"
    (paragraph,) = read_web_page(f"<p>The {inside}loon fills.</p>").paragraphs
    assert paragraph.text == ("The loon fills." if void else "The balloon fills.")
    assert paragraph.kind == "text"


@pytest.mark.parametrize(
    "tag", ["p", "div", "li", "h2", "td", "section", "article", "dd", "figcaption", "address", "summary", "pre"]
)
def test_what_a_browser_sets_apart_is_a_paragraph(tag: str) -> None:
    page = f"<div>Before <{tag}>within</{tag}> after</div>"
    if tag == "td":
        page = "<table><tr><td>Before</td><td>within</td></tr></table><p>after"
    assert [p.text.removeprefix("\N{BULLET} ") for p in read_web_page(page).paragraphs] == ["Before", "within", "after"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<span hidden>no</span>",
        "<span aria-hidden=true>no</span>",
        "<p style='color: red; display:none'>no</p>",
        "<p style='visibility: hidden'>no</p>",
        "<del>no</del>",
        "<select><option>no</option></select>",
        "<datalist><option>no</option></datalist>",
        "<svg><title>no</title><text>no</text></svg>",
        "<textarea>no</textarea>",
        "<!-- no -->",
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    (paragraph,) = read_web_page("<body style='display: none'><p>Good words.</p>").paragraphs
    assert paragraph.text == "Good words."
    assert [p.text for p in read_web_page(f"<p>Good words.</p>{hidden}").paragraphs] == ["Good words."]


def test_a_line_broken_within_a_sentence_reads_on() -> None:
    page = "<p>The balloon fills<br>the bone.<br>Then it leaves.<br><br>Call us<br>Ward 5</p>"
    assert [p.text for p in read_web_page(page).paragraphs] == [
        "The balloon fills the bone.",
        "Then it leaves.",
        "Call us",
        "Ward 5",
    ]


@pytest.mark.parametrize("sign", ["&shy;", "&#8203;", "&#8288;", "&#65279;"])
def test_signs_that_nobody_sees_are_not_in_words(sign: str) -> None:
    (paragraph,) = read_web_page(f"<p>The bal{sign}loon fills.</p>").paragraphs
    assert paragraph.text == "The balloon fills."
    assert cut_text(f"A bal{unescape(sign)}loon fills.").paragraphs[0].text == "A balloon fills."


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


def test_a_name_of_an_encoding_means_what_browsers_take_it_for(tmp_path: Path) -> None:
    """Pages that call themselves iso-8859-1 are Windows-1252: their bytes from 0x80 to 0x9F are quotation marks."""
    page = b'<meta charset="iso-8859-1"><p>\x93Good\x94 words \x96 for you.</p>'
    assert texts(written(tmp_path / "a.html", page)) == ["\u201cGood\u201d words \u2013 for you."]
    japanese = '<meta charset="iso-2022-jp"><p>\u8840</p>'.encode("iso-2022-jp")
    assert texts(written(tmp_path / "b.html", japanese)) == ["\u8840"]


@pytest.mark.parametrize("encoding", ["iso-8859-2", "utf-16-le", "utf-16-be", "utf-8"])
def test_an_xml_page_says_its_own_encoding(tmp_path: Path, encoding: str) -> None:
    name = encoding.removesuffix("-le").removesuffix("-be")
    page = f'<?xml version="1.0" encoding="{name}"?><html><p>\u0142ydka</p></html>'
    assert texts(written(tmp_path / "a.xhtml", page.encode(encoding))) == ["\u0142ydka"]


ARCHIVE = """From: <Saved by a browser>
Subject: Balloon
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="edge"

--edge
Content-Type: {kind}; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<h1>Balloon</h1><p>It is =93small=94 and goes into the bo=
ne.</p>
--edge
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--edge--
"""


def test_the_page_in_a_web_archive_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.mhtml", ARCHIVE.format(kind="text/html"))
    assert texts(path) == ["Balloon", "It is \u201csmall\u201d and goes into the bone."]


def test_a_web_archive_without_a_page_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no page in this web archive"):
        read_document(written(tmp_path / "a.mhtml", ARCHIVE.format(kind="application/octet-stream")))


@pytest.mark.parametrize("front", ["---\ntitle: Balloon\ntags: [a, b]\n---\n", "+++\ntitle = 'Balloon'\n+++\n"])
def test_the_fields_at_the_start_of_a_markdown_file_are_not_read_out(tmp_path: Path, front: str) -> None:
    assert texts(written(tmp_path / "a.md", f"{front}\nGood words.\n")) == ["Good words."]
    assert texts(written(tmp_path / "b.md", "---\n\nGood words.\n\n---\n\nMore.\n")) == ["Good words.", "More."]


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
