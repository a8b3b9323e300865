"""The sheet as data: what it shows of a case, of a clinic and of a person."""

from datetime import date
from pathlib import Path

import pytest

from kyphoview.content.clinic import Clinic
from kyphoview.content.courses import load_course
from kyphoview.content.load import load_documents, load_step
from kyphoview.content.sheet import Block, Entry, Handout, Items, Logo, Paragraph, Section, Sheet, SideBySide, sheet_of
from kyphoview.content.when_to_get_help import load_help
from kyphoview.procedure.case import SHAPES
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.label_anchors import anchors_of
from kyphoview.procedure.scene import scene_at

DAY = date(2026, 3, 5)
OWN = ("Will it hurt?", "Who looks after my cat?")


def blocks(sheet: Sheet) -> list[Block]:
    """All of them, also those that stand side by side."""

    def within(sections: tuple[Section, ...]) -> list[Block]:
        found: list[Block] = []
        for section in sections:
            for block in section.blocks:
                found += [block, *(within(block.sections) if isinstance(block, SideBySide) else [])]
        return found

    return within((*sheet.front, *sheet.back))


def texts(sheet: Sheet) -> list[str]:
    """What is read before the sources."""
    body = [*sheet.front, *(section for section in sheet.back if section.look != "small")]
    found = [sheet.title, sheet.main]
    for block in blocks(Sheet("", "", sheet.case, tuple(body), (), "")):
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Items):
            found += block.texts
    return found + [text for one in sheet.pictures for text in (one.heading, one.text, one.alternative)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("balloons", [1, 2])
@pytest.mark.parametrize("regain", [0.0, 35.0])
def test_pictures_and_words_are_of_the_case(shape: str, balloons: int, regain: float) -> None:
    sheet = sheet_of(Handout(make_case("T12", shape, 30.0, balloons, regain_percent=regain), DAY))
    said = " ".join(texts(sheet))
    assert "T12" in said
    assert "lost about a third of its height" in said
    assert "%" not in said
    assert "{" not in said
    assert ("fills a balloon" if balloons == 1 else "fills two balloons") in said
    assert ("about a third of the lost height" in said) == (regain > 0.0)
    assert [picture.moment.step for picture in sheet.pictures] == ["fracture", "inflating", "closing"]


@pytest.mark.parametrize("course", ["kyphoplasty", "no-gain", "leak-disc", "leak-vein", "leak-canal"])
def test_a_sheet_says_what_else_can_happen_in_its_course(course: str) -> None:
    sheet = sheet_of(Handout(make_case(course=course), DAY))
    told = [section for section in sheet.back if section.heading.startswith("What else can happen")]
    if course == "kyphoplasty":
        assert not told
        return
    words = load_course(course)
    assert [section.heading for section in told] == [f"What else can happen: {words.title}"]
    assert all(step.main in " ".join(texts(sheet)) for step in words.steps)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("level", ["T10", "L1", "L4"])
def test_every_label_names_what_is_in_its_picture(shape: str, level: str) -> None:
    sheet = sheet_of(Handout(make_case(level, shape, 30.0), DAY))
    for picture in sheet.pictures:
        anchors = anchors_of(scene_at(sheet.case, picture.moment), "side")
        assert {label.part for label in picture.labels} <= set(anchors)


def test_no_code_of_a_document_stands_in_what_is_read() -> None:
    codes = [document.id for document in load_documents()]
    assert not [text for text in texts(sheet_of(Handout(make_case(), DAY))) for code in codes if code in text]


def test_without_settings_there_are_lines_to_fill_in_and_the_local_number() -> None:
    sheet = sheet_of(Handout(make_case(), DAY))
    assert [block.text for block in blocks(sheet) if isinstance(block, Entry)] == ["", ""]
    assert not [block for block in blocks(sheet) if isinstance(block, Logo)]
    (urgent,) = (section for section in sheet.back if section.look == "urgent")
    at_once = load_help().at_once
    assert urgent.blocks[:2] == (Paragraph(at_once.why or ""), Paragraph(at_once.how, is_strong=True))


def test_a_clinic_stands_where_its_team_is_called() -> None:
    clinic = Clinic("Harbour Clinic", "+44 20 7946 0000", "112", Path("logo.png"))
    sheet = sheet_of(Handout(make_case(), DAY, clinic=clinic))
    (section,) = (one for one in sheet.back if one.heading == load_help().same_day.heading)
    assert section.blocks[0] == Logo(Path("logo.png"), "Harbour Clinic")
    assert [block.text for block in section.blocks if isinstance(block, Entry)] == [clinic.name, clinic.number]
    (urgent,) = (one for one in sheet.back if one.look == "urgent")
    assert isinstance(how := urgent.blocks[1], Paragraph)
    assert how.text.startswith("Call 112, not your clinic")


def test_own_questions_stand_in_the_place_of_the_usual_ones() -> None:
    usual = Items(load_step("weighing").questions, has_boxes=True)
    assert usual in blocks(sheet_of(Handout(make_case(), DAY)))
    own = blocks(sheet_of(Handout(make_case(), DAY, questions=OWN)))
    assert Items(OWN, has_boxes=True) in own
    assert usual not in own


def test_help_and_harm_are_told_at_like_length_and_so_are_the_choices() -> None:
    weighed, choices = [
        [
            sum(len(text.split()) for one in section.blocks if isinstance(one, Items) for text in one.texts)
            for section in block.sections
        ]
        for block in blocks(sheet_of(Handout(make_case(), DAY)))
        if isinstance(block, SideBySide)
    ][:2]
    for counts, number in ((weighed, 2), (choices, 3)):
        assert len(counts) == number
        assert max(counts) <= 1.6 * min(counts), counts


def test_the_words_and_the_printing_have_their_dates() -> None:
    foot = sheet_of(Handout(make_case(), DAY)).foot
    assert "5 March 2026" in foot
    assert "Words of" in foot
