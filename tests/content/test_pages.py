"""The pages that can be looked up: whole, sourced, plain, and even-handed."""

import re
from pathlib import Path

import pytest

from kyphoview.content import load_differences, load_documents, load_glossary, load_step, step_ids
from kyphoview.content.lint.words import check_words
from kyphoview.content.pages import (
    PAGE_IDS,
    Chance,
    DifferenceTable,
    Group,
    HelpLists,
    Lines,
    Link,
    Options,
    OtherCourses,
    Page,
    Said,
    Steps,
    Terms,
    load_columns,
    load_page,
    load_pages,
)
from kyphoview.errors import BadInput
from kyphoview.procedure.steps import OTHER_COURSE_IDS
from tests.content.conftest import sentences, spoil_file

MOST_UNLIKE = 1.35  # how much longer the longest of the options may be told than the shortest

# Which terms the program must explain.
TERMS = """
vertebra, vertebral body, endplate, disc, pedicle, spinal canal, spinous process, cancellous bone, cortical bone,
osteoporosis, compression fracture, wedge fracture, biconcave fracture, crush fracture, kyphosis, kyphotic angle,
kyphoplasty, vertebroplasty, minimally invasive, fluoroscopy, MRI, local anaesthesia, general anaesthesia, sedation,
trocar, cannula, bone tamp, contrast, bone cement, cavity, cement leak, embolism, nerve root, stylet, trial, sham
"""


@pytest.fixture(params=PAGE_IDS)
def page(request: pytest.FixtureRequest) -> Page:
    return load_page(request.param)


def blocks(page_id: str, kind: type) -> list:  # type: ignore[type-arg]
    return [block for block in load_page(page_id).blocks if isinstance(block, kind)]


def test_there_is_a_page_for_each_thing_to_look_up() -> None:
    assert [page.id for page in load_pages()] == list(PAGE_IDS)
    assert blocks("summary", Steps)
    assert blocks("choices", Options)
    assert blocks("beyond", Chance)
    assert blocks("differences", DifferenceTable)
    assert blocks("glossary", Terms)
    assert blocks("about", Lines)


def test_the_main_message_is_one_sentence(page: Page) -> None:
    assert len(sentences(page.main)) == 1


def test_everything_said_has_one_basis(page: Page) -> None:
    assert [said.text for said in page.said if not said.has_one_basis] == []


def test_a_basis_is_one_of_three() -> None:
    assert Said("Text.", basis="general").has_one_basis
    assert not Said("Text.").has_one_basis
    assert not Said("Text.", cite="Someone 2000", basis="general").has_one_basis


def test_the_choices_are_told_in_equal_detail() -> None:
    (options,) = blocks("choices", Options)
    assert len(options.names) == 4
    cells = [[" ".join(said.text for said in cell) for cell in aspect.cells] for aspect in options.aspects]
    whole = [sum(len(row[at].split()) for row in cells) for at in range(4)]
    assert max(whole) <= MOST_UNLIKE * min(whole), whole
    for row in cells:
        counts = [len(cell.split()) for cell in row]
        assert max(counts) <= 2 * min(counts), row


def test_help_and_harm_are_told_at_like_length() -> None:
    (options,) = blocks("choices", Options)
    helps, harms = (next(a for a in options.aspects if a.name == f"How it may {name}") for name in ("help", "harm"))
    for helpful, harmful in zip(helps.cells, harms.cells, strict=True):
        counts = [sum(len(said.text.split()) for said in cell) for cell in (helpful, harmful)]
        assert max(counts) <= 1.6 * min(counts)


def test_the_choices_are_no_decision_aid() -> None:
    assert load_page("choices").said[0].text.startswith("This page is not a decision aid and not medical advice.")


@pytest.mark.parametrize("page_id", ["summary", "choices"])
def test_when_to_get_help_and_when_to_call_are_shown(page_id: str) -> None:
    assert [block.lists for block in blocks(page_id, HelpLists)] == [("at-once", "same-day")]


def test_chances_are_told_both_ways_round() -> None:
    group = Group("With it", 18, "had a leak", "had none")
    assert group.sentences == ("18 of 100 had a leak.", "82 of 100 had none.")
    rare = Group("With it", 0, "had a leak", "had none", is_fewer_than_one=True)
    assert rare.sentences == ("Fewer than 1 of 100 had a leak.", "More than 99 of 100 had none.")


def test_every_chance_says_how_sure_and_who_paid() -> None:
    for chance in blocks("beyond", Chance):
        assert chance.sure.endswith(".")
        assert re.search(r"\bpaid\b", chance.paid)


def test_lists_are_short() -> None:
    assert all(len(block.said) <= 7 for page in load_pages() for block in page.blocks if isinstance(block, Lines))


def test_each_course_is_in_one_short_list() -> None:
    lists = [block for block in load_page("weigh").blocks if isinstance(block, OtherCourses)]
    assert sorted(course for block in lists for course in block.courses) == sorted(OTHER_COURSE_IDS)
    assert all(len(block.courses) + block.has_futures <= 7 for block in lists)


def test_the_summary_tells_help_harm_and_other_choices_alike() -> None:
    columns = load_columns("weigh")
    assert [part.heading for part in columns.parts] == ["What may help", "What may harm", "Other choices"]
    assert {len(part.said) for part in columns.parts} == {4}


def test_a_page_without_columns_is_refused(text_copy: Path) -> None:
    with pytest.raises(BadInput, match=r"choices\.toml: there are no columns"):
        load_columns("choices", text_copy)


def test_what_has_not_been_checked_is_said_plainly() -> None:
    said = " ".join(load_page("about").texts)
    assert "No doctor or nurse has reviewed this program." in said
    assert "It has not been tried with patients." in said
    assert "made without money from any maker" in said
    assert re.search(r"read them again, on \d+ \w+ 20\d\d", said)
    assert re.search(r"due to be read again in \w+ 20\d\d", said)
    assert re.search(r"\bscore\b", said) is None


def test_every_document_is_told_of_at_every_difference_or_silent() -> None:
    ids = {document.id for document in load_documents()}
    for difference in load_differences():
        speaking = {source.document for position in difference.says for source in position.sources}
        assert speaking <= ids
        assert speaking


def test_a_document_takes_one_stand_on_each_matter_or_says_two_things_apart() -> None:
    """A paragraph stands for one position only."""
    for difference in load_differences():
        sources = [source for position in difference.says for source in position.sources]
        assert len(sources) == len(set(sources)), difference.id


def test_the_glossary_has_every_term_that_is_needed() -> None:
    names = {term.name for term in load_glossary()}
    assert {name.strip() for name in TERMS.split(",")} - names == set()


def test_links_lead_somewhere() -> None:
    for page in load_pages():
        for block in page.blocks:
            if isinstance(block, Link):
                assert (block.step in step_ids()) != (block.page in PAGE_IDS)


def test_the_summary_repeats_no_step_but_gathers_them() -> None:
    own = " ".join(load_page("summary").texts)
    assert [step_id for step_id in step_ids() if load_step(step_id).main in own] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("choices", 'basis = "general"', 'cite = "x", basis = "general"', "it names one of sources, cite and basis"),
        ("choices", 'step = "weighing"', 'step = "waiting"', "there is no step 'waiting'"),
        ("choices", 'page = "beyond"', 'page = "above"', "there is no page 'above'"),
        ("choices", 'page = "beyond"', "", "a link leads to a step or to a page"),
        ("choices", '"Vertebroplasty", "Kyphoplasty"]', '"Vertebroplasty"]', "has 4 cells for 3 options"),
        ("weigh", '"D4 15"] },', '"D4 16"] },', "D4 16: this paragraph is left out of use"),
        ("weigh", "You can wait", "You can  wait", "needless spaces"),
        ("weigh", '"leak-disc"', '"leak-disk"', "there is no course 'leak-disk'"),
    ],
)
def test_a_problem_of_a_page_is_found(text_copy: Path, name: str, old: str, new: str, problem: str) -> None:
    path = text_copy / "pages" / f"{name}.toml"
    spoil_file(path, old, new)
    found = check_words(text_copy)
    assert found
    assert all(line.startswith(f"{path}: ") for line in found)
    assert any(problem in line for line in found)


def test_a_spoilt_page_is_refused_with_its_place(text_copy: Path) -> None:
    path = text_copy / "pages" / "beyond.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("count = 44", "count = 144"), encoding="utf-8")
    with pytest.raises(BadInput, match=r"beyond\.toml: blocks\[\d+\]\.groups\[0\]\.count: "):
        load_page("beyond", text_copy)
    path.write_text(text.replace('id = "beyond"', 'id = "over"'), encoding="utf-8")
    with pytest.raises(BadInput, match="id: expected 'beyond', the name of the file"):
        load_page.__wrapped__("beyond", text_copy)


def test_a_file_of_no_page_is_found(text_copy: Path) -> None:
    extra = text_copy / "pages" / "extra.toml"
    extra.write_text("# end of file", encoding="utf-8")
    assert check_words(text_copy) == [f"{extra}: there is no page 'extra'."]
