"""The words of the other courses: every step told, in both levels, and what is wrong with a file named."""

from pathlib import Path
from shutil import copytree

import pytest
import textstat

from kyphoview.content.courses import load_course, load_courses
from kyphoview.content.lint.words import check_words
from kyphoview.content.translated import english_folder
from kyphoview.errors import BadInput
from kyphoview.procedure.steps import OTHER_COURSE_IDS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(english_folder(), tmp_path / "en")


def changed(folder: Path, old: str, new: str) -> Path:
    path = folder / "courses" / "waiting.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_every_course_is_told() -> None:
    assert [course.id for course in load_courses()] == list(OTHER_COURSE_IDS)


@pytest.mark.parametrize("course_id", OTHER_COURSE_IDS)
def test_a_course_says_what_happens_what_is_noticed_what_is_done_and_how_sure_it_is(course_id: str) -> None:
    told = {line.about for step in load_course(course_id).steps for line in step.said}
    assert {"happens", "notice", "done"} <= told


@pytest.mark.parametrize("course_id", OTHER_COURSE_IDS)
def test_plain_words_are_plain(course_id: str) -> None:
    course = load_course(course_id)
    plain = [text for step in course.steps for text in (step.main, *(line.text for line in step.said))]
    assert textstat.flesch_kincaid_grade(" ".join(plain)) <= 7.0


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('cite = "Klazen 2010"', 'cite = "Nobody 2010"', "Nobody 2010"),
        ('id = "waiting-sinks"', 'id = "waiting-floats"', "expected waiting-heals, waiting-sinks"),
        ('views = ["side", "top", "3d"]', 'views = ["side", "3d"]', "'top' is told once"),
        ("New bone grows", "Most bone grows", "nothing stands behind 'most'"),
        ('about = "happens"', 'about = "perhaps"', "about"),
    ],
)
def test_what_is_wrong_is_named(folder: Path, old: str, new: str, says: str) -> None:
    problems = check_words(changed(folder, old, new))
    assert any(says in problem and "waiting" in problem for problem in problems), problems


def test_a_course_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadInput, match="There is no course 'sawing'"):
        load_course("sawing")
