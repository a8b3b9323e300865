"""Words looked up in a catalogue: found, filled in, counted, and English where they are missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kyphoview.errors import BadInput
from kyphoview.language import _, code, kept, ngettext, number, pgettext, use
from kyphoview.language.po_file import read_entries, read_po

PO = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\n"

#: somewhere.py
msgid "Close {title}"
msgstr "Zavřít „{title}“"

msgctxt "decimal mark"
msgid "."
msgstr ","

msgid "{count} step"
msgid_plural "{count} steps"
msgstr[0] "{count} krok"
msgstr[1] "{count} kroky"
msgstr[2] "{count} kroků"

msgid "In two "
"lines\n"
msgstr "Ve dvou "
"řádcích\n"

#, fuzzy
msgid "Back"
msgstr "Záda"

msgid "Help"
msgstr ""

msgid "Step {number}"
msgstr "Krok {numero}"

#~ msgid "Gone"
#~ msgstr "Pryč"
"""


@pytest.fixture
def czech(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "interface.po").write_text(PO, encoding="utf-8")
    use("cs", tmp_path)
    yield tmp_path
    use("en", tmp_path)


def test_english_stands_as_it_is_written() -> None:
    assert code() == "en"
    assert _("Close {title}", title="Help") == "Close Help"
    assert ngettext("{count} step", "{count} steps", 2000) == "2,000 steps"
    assert _("100 % {raw}") == "100 % {raw}"


@pytest.mark.usefixtures("czech")
def test_a_text_is_found_and_filled_in() -> None:
    assert code() == "cs"
    assert _("Close {title}", title="X") == "Zavřít „X“"
    assert _("In two lines\n") == "Ve dvou řádcích\n"


@pytest.mark.parametrize(("count", "said"), [(1, "1 krok"), (3, "3 kroky"), (7, "7 kroků")])
@pytest.mark.usefixtures("czech")
def test_each_number_takes_its_form(count: int, said: str) -> None:
    assert ngettext("{count} step", "{count} steps", count) == said


@pytest.mark.usefixtures("czech")
def test_numbers_take_the_mark_of_the_language() -> None:
    assert number(17.46, 1) == "17,5"
    assert pgettext("another place", ".") == "."


@pytest.mark.parametrize("text", ["Help", "Back", "Gone", "Never heard of"])
@pytest.mark.usefixtures("czech")
def test_what_is_missing_unsure_or_obsolete_stays_english(text: str) -> None:
    assert _(text) == text


@pytest.mark.usefixtures("czech")
def test_a_placeholder_that_cannot_be_filled_in_falls_back() -> None:
    assert _("Step {number}", number=3) == "Step 3"


def test_without_a_catalogue_the_interface_is_english(tmp_path: Path) -> None:
    use("cs", tmp_path)
    assert (code(), _("Help")) == ("cs", "Help")
    use("en", tmp_path)


def test_a_line_that_is_none_of_a_catalogue_is_named(tmp_path: Path) -> None:
    path = tmp_path / "interface.po"
    path.write_text('msgid "a"\nmsgstr "b"\nwhat\n', encoding="utf-8")
    with pytest.raises(BadInput, match="line 3"):
        read_po(path)


def test_each_entry_is_read_once(czech: Path) -> None:
    entries = read_entries(czech / "interface.po")
    assert [entry.english for entry in entries] == [
        "",
        "Close {title}",
        ".",
        "{count} step",
        "In two lines\n",
        "Back",
        "Help",
        "Step {number}",
    ]
    assert [entry.english for entry in entries if entry.is_fuzzy] == ["Back"]


def test_what_is_kept_is_kept_for_each_language_apart(tmp_path: Path) -> None:
    asked: list[str] = []

    @kept
    def load(name: str) -> str:
        asked.append(name)
        return f"{name} {code()}"

    assert [load("a"), load("a")] == ["a en", "a en"]
    use("cs", tmp_path)
    assert load("a") == "a cs"
    use("en", tmp_path)
    assert load("a") == "a en"
    assert asked == ["a", "a"]
