"""Names as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.content.parts import load_parts, load_parts_pictures, meaning_of
from kyphoview.study.naming.solid_parts import PARTS
from kyphoview.study.naming.spelling import is_called, is_too_wide
from kyphoview.study.naming.tasks import is_alike, naming_tasks, offered_names

NAMES = [(part.id, name) for part in load_parts().values() for name in part.names]


def test_every_part_that_can_be_hit_has_a_name_and_a_meaning() -> None:
    assert set(load_parts()) == set(PARTS)
    assert all(meaning_of(part).endswith(".") for part in PARTS)


@pytest.mark.parametrize(("part", "name"), NAMES)
def test_plain_and_latin_names_are_both_right_in_any_case(part: str, name: str) -> None:
    assert is_called(part, name)
    assert is_called(part, f" The {name.upper()} ")


@given(number=st.integers(0, len(NAMES) - 1), at=st.integers(0, 40))
def test_one_slip_in_a_long_word_is_forgiven(number: int, at: int) -> None:
    part, name = NAMES[number]
    if len(name) >= 8:
        at %= len(name)
        written = name[:at] + name[at + 1 :]
        others = [other for other in load_parts() if other != part and not is_alike(part, other)]
        assert is_called(part, written) or any(is_called(other, written) for other in load_parts() if other != part)
        assert not any(is_called(other, written) for other in others)


@pytest.mark.parametrize(
    ("part", "written"),
    [
        ("disc", "disx"), ("aorta", "aorsa"), ("canal", "cannal"), ("skin", "sking"), ("cord", "cort"),
        ("pedicle", "pedikle"), ("pedicle", "Pedicles"), ("disc", "disks"), ("spinous_process", "spinus proces"),
        ("cauda", "caudá equìna"), ("transverse_process", "processus transversi"),
    ],
)  # fmt: skip
def test_slips_accents_and_plurals_are_forgiven(part: str, written: str) -> None:
    assert is_called(part, written)


@pytest.mark.parametrize(
    ("part", "written"),
    [
        ("upper_endplate", "lower endplate"), ("spinous_process", "transverse process"), ("lamina", "pedicle"),
        ("front_wall", "back wall"), ("pedicle", ""), ("pedicle", "?"), ("disc", "skin"), ("rib", "rim"),
        ("fat", "cat"), ("cord", "cauda"), ("disc", "di"),
    ],
)  # fmt: skip
def test_another_part_is_not(part: str, written: str) -> None:
    assert not is_called(part, written)


@pytest.mark.parametrize(
    ("part", "written"),
    [
        ("upper_endplate", "endplate"), ("lower_endplate", "the end plates"), ("aorta", "great vessel"),
        ("back_muscle", "muscles"), ("vertebral_body", "body"), ("nerve_root", "nerve"), ("cannula", "tube"),
        ("spinous_process", "proces"),
    ],
)  # fmt: skip
def test_a_name_of_a_kind_of_parts_is_neither_right_nor_wrong(part: str, written: str) -> None:
    assert is_too_wide(part, written)
    assert not is_called(part, written)


def test_the_name_of_another_part_is_not_too_wide_but_wrong() -> None:
    names = [(part.id, name) for part in load_parts().values() for name in part.names]
    too_wide = [(part, name) for part in PARTS for _other, name in names if is_too_wide(part, name)]
    assert too_wide == []


@given(part=st.sampled_from(PARTS), shown=st.sets(st.sampled_from(PARTS)), sitting=st.integers(0, 99))
def test_of_the_names_offered_one_is_right(part: str, shown: set[str], sitting: int) -> None:
    offered = offered_names(part, tuple(shown | {part}), sitting)
    assert len(offered) == len(set(offered)) == 4
    assert part in offered
    assert not any(is_alike(part, other) for other in offered if other != part)


def test_each_part_that_a_picture_shows_is_asked_once_by_turns() -> None:
    for picture in load_parts_pictures():
        tasks = naming_tasks(picture, PARTS, 1)
        assert sorted(task.part for task in tasks) == sorted(picture.parts)
        assert {task.way for task in tasks} == {"name", "press"}
        assert {task.part: task.way for task in tasks} != {
            task.part: task.way for task in naming_tasks(picture, PARTS, 2)
        }
        assert naming_tasks(picture, (), 1) == ()


def test_every_view_has_pictures() -> None:
    assert {picture.view for picture in load_parts_pictures()} == {"side", "top", "3d", "xray-side", "xray-front"}
