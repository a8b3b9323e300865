"""Words of another language over the English ones: what is there is used, what is missing is English and is named."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kyphoview.content import load_documents, load_glossary, load_step
from kyphoview.content.handout import load_handout_words
from kyphoview.content.labels import load_labels
from kyphoview.content.lint.language import check_language
from kyphoview.content.load import load_full_step
from kyphoview.content.text_files import TEXT_FILES
from kyphoview.content.translated import english_folder
from kyphoview.errors import BadInput
from kyphoview.resources import LANGUAGES_VARIABLE, choose_language, languages

ENGLISH = load_step("access")
Write = Callable[..., None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Writes a file of a language and speaks it."""
    folder = tmp_path / "xx"
    (folder / "steps").mkdir(parents=True)
    monkeypatch.setenv(LANGUAGES_VARIABLE, str(tmp_path))

    def speak(name: str, text: str, has_end: bool = True) -> None:
        choose_language("en")
        (folder / name).write_text(text + ("\n# end of file\n" if has_end else ""), encoding="utf-8")
        choose_language("xx")

    yield speak
    choose_language("en")


def forget() -> None:
    for load in (load_step, load_labels, load_handout_words):
        next(c.cell_contents for c in load.__closure__ if isinstance(c.cell_contents, dict)).pop("xx", None)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    forget()
    yield
    forget()


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadInput, match=r"no language 'tlh'; there are en"):
        choose_language("tlh")


def test_english_comes_first(write: Write) -> None:
    write("xray.toml", "")
    assert list(languages()) == ["en", "xx"]


def test_texts_are_taken_and_nothing_else(write: Write) -> None:
    write("steps/access.toml", 'id = "other"\ntitle = "Zugang"\n[[statements]]\nid = "opening"\nsources = ["D9 9"]')
    words = load_step("access")
    assert (words.id, words.title, words.main) == ("access", "Zugang", ENGLISH.main)
    assert [s.sources for s in words.statements] == [s.sources for s in ENGLISH.statements]


def test_what_has_an_id_is_found_wherever_it_stands(write: Write) -> None:
    at = next(at for at, statement in enumerate(ENGLISH.statements) if at and len(statement.sentences) == 1)
    write("steps/access.toml", f'[[statements]]\nid = "{ENGLISH.statements[at].id}"\ntext = "Hier."')
    words = load_step("access")
    assert words.statements[at].text == "Hier."
    assert words.statements[0] == ENGLISH.statements[0]


@pytest.mark.parametrize(
    ("text", "has_end"), [("title = ", True), ('title = "Zugang"', False), ('title = ""', True), ("title = 3", True)]
)
def test_what_cannot_be_used_stays_english(write: Write, text: str, has_end: bool) -> None:
    write("steps/access.toml", text, has_end)
    assert load_step("access") == ENGLISH


def test_a_file_that_is_missing_stays_english(write: Write) -> None:
    write("xray.toml", "")
    assert load_step("access") == ENGLISH
    assert load_full_step("access").title == ENGLISH.title
    assert (load_glossary()[0].name, load_documents()[0].id) == ("vertebra", "D0")


def test_a_text_whose_braces_differ_stays_english(write: Write) -> None:
    write("handout.toml", 'dates = "Worte vom {tag}."\nnotes = "Notizen"')
    words = load_handout_words()
    assert "{written}" in words.dates
    assert words.notes == "Notizen"


def test_a_text_that_is_too_long_stays_english(write: Write) -> None:
    write("labels.toml", f'[sides]\nfront = "{"v" * 61}"\nback = "Hinten"')
    assert (load_labels().sides.front, load_labels().sides.back) == ("Front", "Hinten")


def test_what_is_missing_is_named(write: Write, tmp_path: Path) -> None:
    write("steps/access.toml", 'title = "Zugang"')
    (tmp_path / "xx" / "interface.po").write_text(
        'msgid "Help"\nmsgstr "Hilfe"\n\nmsgid "Step {number}"\nmsgstr "Schritt {nummer}"\n', encoding="utf-8"
    )
    problems = check_language(tmp_path / "xx")
    assert any("steps/healthy.toml: this file is missing" in problem for problem in problems)
    assert any("steps/access.toml: main: this text is missing" in problem for problem in problems)
    assert not any("access.toml: title" in problem for problem in problems)
    assert any("interface.po: 'Play again' is not translated." in problem for problem in problems)
    assert any("interface.po: 'Step {number}': what stands in braces differs." in problem for problem in problems)
    assert not any("'Help'" in problem for problem in problems)


def test_a_damaged_catalogue_is_named(write: Write, tmp_path: Path) -> None:
    write("interface.po", "nonsense")
    assert any("interface.po: line 1" in problem for problem in check_language(tmp_path / "xx"))


def test_every_file_that_a_person_reads_can_be_translated() -> None:
    files = {path.relative_to(english_folder()).with_suffix("").as_posix() for path in english_folder().rglob("*.toml")}
    assert set(TEXT_FILES) == files - {"claims", "chances", "publications", "pronunciations"}
