"""What a page's own style sheets hide is not read, and what they only seem to hide is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.documents.formats.style_sheet import rules
from kyphoview.documents.formats.web_page import read_web_page


def read(style: str, body: str) -> list[str]:
    return [paragraph.text for paragraph in read_web_page(f"<style>{style}</style><body>{body}").paragraphs]


_PAGE = "<div class='box wide'><p id=one class=a>One.</p><p class='b c'>Two.</p></div><section><p>Three.</p></section>"


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("", ["One.", "Two.", "Three."]),
        (".a{display:none}", ["Two.", "Three."]),
        ("#one { color: red; DISPLAY : NONE ; }", ["Two.", "Three."]),
        ("p{display:none}", []),
        ("section p, .c {visibility:hidden}", ["One."]),
        (".box > .b{display:none !important}", ["One.", "Three."]),
        ("div.wide p:not(.a){display:none}", ["One.", "Three."]),
        ("[class~=c]{visibility:collapse}", ["One.", "Three."]),
        ("/* .a{display:none} */ .b{/*;*/display:none}", ["One.", "Three."]),
        (".a::before{content:'}';display:none}", ["One.", "Two.", "Three."]),
        ("@media screen{.a{display:none}}", ["Two.", "Three."]),
        ("@media print{.a{display:none}} .b{display:none}", ["One.", "Three."]),
        ("@media screen and (min-width:600px){.a{display:none}}", ["Two.", "Three."]),
        ("@media only screen and (max-width:37.5em){.a{display:none}}", ["One.", "Two.", "Three."]),
        ("@media not print{.a{display:none}}", ["Two.", "Three."]),
        ("@layer base{@supports (display:grid){.a{display:none}}}", ["Two.", "Three."]),
        ("@import 'x.css'; @font-face{font-family:x} .a{display:none}", ["Two.", "Three."]),
        (".a{display:none} p{display:block}", ["Two.", "Three."]),
        ("p{display:none} .a{display:block}", ["One."]),
        ("p{display:none!important} #one{display:block}", []),
        (".a{display:none} .a{display:block}", ["One.", "Two.", "Three."]),
        ("section{visibility:hidden} section p{visibility:visible}", ["One.", "Two.", "Three."]),
        ("section{display:none} section p{display:block}", ["One.", "Two."]),
        ("body{display:none}", ["One.", "Two.", "Three."]),
        (".a{display:no", ["One.", "Two.", "Three."]),
        (".a{display:none", ["Two.", "Three."]),
        ("..x, .a{display:none}", ["Two.", "Three."]),
        (".a{color:red;&.b{x:y}} .c{display:none}", ["One.", "Three."]),
    ],
)
def test_a_style_sheet_hides_what_a_browser_would_not_paint(style: str, shown: list[str]) -> None:
    assert read(style, _PAGE) == shown


@pytest.mark.parametrize(
    ("style", "body", "shown"),
    [
        (".a{display:none}", "<p class=a style='display:block'>One.", ["One."]),
        (".a{display:none!important}", "<p class=a style='display:block'>One.", []),
        (".a{display:block}", "<p class=a hidden>One.", ["One."]),
        (".a{display:block}", "<p hidden>One.", []),
        ("", "<p style='visibility:hidden'>No. <b style='visibility:visible'>One.</b>", ["One."]),
    ],
)
def test_what_an_element_says_of_itself_comes_first(style: str, body: str, shown: list[str]) -> None:
    assert read(style, body) == shown


@pytest.mark.parametrize(
    ("style", "body"),
    [
        (".a{display:none} input:checked~.a{display:block}", "<input type=checkbox><p class=a>One."),
        ("input:not(:checked)~.a{display:none}", "<input type=checkbox><p class=a>One."),
        (".a{display:none} .a:target{display:block}", "<p class=a>One."),
        (".a{display:none} li:hover .a{display:block}", "<li><p class=a>One.</p></li>"),
        (".a{display:none}", "<button aria-controls=x></button><p class=a id=x>One."),
        (".a{display:none}", "<a href='#x' role=button></a><p class=a id=x>One."),
    ],
)
def test_what_a_person_can_open_is_read_as_details_are(style: str, body: str) -> None:
    assert [line.removeprefix("\N{BULLET} ") for line in read(style, body)] == ["One."]


def test_sheets_for_paper_or_for_pages_without_scripts_do_not_count() -> None:
    hiding = "p{display:none}"
    for sheet in (f"<style media=print>{hiding}</style>", f"<noscript><style>{hiding}</style></noscript>"):
        assert [one.text for one in read_web_page(f"{sheet}<p>One.").paragraphs] == ["One."]


@given(st.text(alphabet="ab.#:,{}();@ \n\"'/*\\!displaynone", max_size=200))
def test_no_style_sheet_is_too_strange(style: str) -> None:
    assert read(style.replace("<", ""), "<p title=x>One.") in (["One."], [])


def test_more_rules_than_anybody_writes_are_left_alone() -> None:
    """Whatever they cost, the page is read."""
    many = "".join(f".x{number} .y,p .a{number}{{display:none}}" for number in range(20_000))
    assert read(many + "." + "a," * 200_000 + "b{display:none}", "<p>One.") == ["One."]
    assert len(list(rules("{" * 100_000))) == 0
    deep = "<div>" * 3_000 + "<p class=a1>One."
    assert read(many, deep) == ["One."]
