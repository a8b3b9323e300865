"""Documents are known again by their paragraphs; a source that is gone or changed is found.

The documents here are made up: the given ones are not part of the project.
"""

import re
from pathlib import Path

import pytest

from kyphoview.content.evidence.fingerprint import fingerprint, paragraphs, recognise
from kyphoview.content.lint.citations import check_sources
from kyphoview.content.load import load_documents, load_words
from kyphoview.errors import BadInput

QUOTED = {
    "D0 2": "balloon vertebroplasty. very simple. effective.",
    "D0 3": "original size. replaces the original bone. most, few.",
    "D1 1": "minimally invasive", "D1 9": "safe. certain risks.", "D3 4": "inject. proper shape.",
    "D2 6": "many", "D2 8": "common", "D3 15": "Most patients", "D4 3": "spinal fusion surgery.",
    "D4 5": "balloon vertebroplasty", "D4 6": "Some patients", "D4 14": "very rare", "D4 15": "laparoscopic",
}  # fmt: skip


def invented(document_id: str, number: int) -> str:
    return f"Paragraph {number} of {document_id}, made up for a test. {QUOTED.get(f'{document_id} {number}', '')}"


@pytest.fixture
def documents(text_copy: Path, tmp_path: Path) -> Path:
    """A folder of invented documents under other names, which the copied sources.toml is made to know."""
    folder = tmp_path / "leaflets"
    folder.mkdir()
    sources = (text_copy / "sources.toml").read_text(encoding="utf-8")
    for document in load_documents():
        lines = [invented(document.id, number) for number in range(1, document.paragraph_count + 1)]
        (folder / f"leaflet about {document.id}.txt").write_text("\n\n".join(lines), encoding="utf-8")
        block = re.compile(rf'(id = "{document.id}".*?\nparagraphs = )\[.*?\]', re.DOTALL)
        sources = block.sub(rf"\g<1>{[fingerprint(line) for line in lines]}", sources)
    (text_copy / "sources.toml").write_text(sources, encoding="utf-8")
    return folder


def test_sources_that_stand_are_no_problem(documents: Path, text_copy: Path) -> None:
    assert check_sources(documents, text_copy) == []


def test_a_document_that_is_not_there_is_named(documents: Path, text_copy: Path) -> None:
    (documents / "leaflet about D2.txt").unlink()
    assert check_sources(documents, text_copy) == [f"{documents}: no file in it is D2, a health magazine's article."]


def test_a_changed_paragraph_is_found_wherever_it_is_cited(documents: Path, text_copy: Path) -> None:
    path = documents / "leaflet about D4.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Paragraph 8 of D4", "Paragraph eight of D4"), "utf-8")
    problems = check_sources(documents, text_copy)
    assert any("ready.toml: statements[2].sources: D4 8: " in problem for problem in problems)
    assert all("D4 8: this paragraph of leaflet about D4.txt" in problem for problem in problems)


def test_a_paragraph_that_is_gone_is_found(documents: Path, text_copy: Path) -> None:
    path = documents / "leaflet about D4.txt"
    path.write_text("\n".join(path.read_text(encoding="utf-8").splitlines()[:-4]), encoding="utf-8")
    problems = check_sources(documents, text_copy)
    assert any("D4 15: leaflet about D4.txt has only 14 paragraphs" in problem for problem in problems)


def test_a_wrong_quotation_is_found(documents: Path, text_copy: Path) -> None:
    path = text_copy / "steps" / "placing.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('\\"inject\\"', '\\"injects\\"'), encoding="utf-8")
    assert check_sources(documents, text_copy) == [f'{path}: statements[0]: "injects" is not in the paragraphs cited.']


def test_a_chance_word_that_is_not_the_documents_own_is_found(documents: Path, text_copy: Path) -> None:
    path = text_copy / "chances.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('source = "D4 14"', 'source = "D4 12"'), encoding="utf-8")
    assert check_sources(documents, text_copy) == [f"{path}: 'problems are very rare': 'rare' is not in D4 12."]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no such folder"):
        check_sources(tmp_path / "nowhere")


def test_a_file_that_is_not_text_is_refused(documents: Path, text_copy: Path) -> None:
    (documents / "picture.txt").write_bytes(b"\x89PNG\xff")
    with pytest.raises(BadInput, match=r"picture\.txt: byte 1: this is not UTF-8 text"):
        check_sources(documents, text_copy)


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    assert paragraphs("One.\n\n \u00a0 \nTwo.\r\nThree.") == ("One.", "Two.", "Three.")


@pytest.mark.parametrize("other", ["a  “Small”  balloon", "A small balloon.", "A SMALL\tBALLOON!"])
def test_case_spaces_and_punctuation_do_not_count(other: str) -> None:
    assert fingerprint(other) == fingerprint("A small balloon")


def test_an_unknown_text_is_no_document() -> None:
    assert recognise("A letter about something else.\nIt has two lines.", load_documents()) is None
    assert recognise("", load_documents()) is None


def test_the_five_documents_have_names_and_dates() -> None:
    documents = {document.id: document for document in load_words().documents}
    assert list(documents) == ["D0", "D1", "D2", "D3", "D4"]
    assert documents["D4"].date == "1 April 2020"
    assert documents["D0"].date == "no date"
    assert [document.paragraph_count for document in documents.values()] == [4, 9, 24, 24, 16]
