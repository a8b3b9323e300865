"""The courses on the command line: listed, described, and refused where they contradict what else is given."""

import json

import pytest

from kyphoview.cli import main
from kyphoview.procedure.steps import COURSES, STEPS
from tests.command_line import Refuse

pytestmark = pytest.mark.usefixtures("qapp")


def test_courses_lists_every_course_with_its_steps(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["courses", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [course["id"] for course in listed] == [course.id for course in COURSES]
    assert [step["id"] for step in listed[0]["steps"]] == [step.id for step in STEPS]
    assert all(course["title"] and all(step["title"] for step in course["steps"]) for course in listed)
    assert main(["courses"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(listed) + sum(len(course["steps"]) for course in listed)


@pytest.mark.parametrize("level", ["plain", "full"])
def test_a_step_of_a_course_is_described_with_what_its_lines_stand_on(
    level: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["describe", "--json", "--step", "waiting-sinks", "--course", "waiting", "--words", level]
    assert main(asked) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["case"]["course"] == "waiting"
    assert any("has sunk further by" in sentence for sentence in data["description"])
    assert data["figures"]["height_regained_percent"] < 0.0
    assert all(line["basis"] or line["sources"] for line in data["text"]["statements"])


def test_where_there_is_no_balloon_none_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["describe", "--step", "vertebroplasty-after", "--course", "vertebroplasty"]
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert "In the balloon" not in told
    assert "Cement in the bone on each side: 2.4 mL" in told


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["describe", "--step", "access", "--course", "sawing"], "There is no course 'sawing'"),
        (
            ["describe", "--step", "access", "--course", "waiting"],
            "the course 'waiting' has waiting-heals",
        ),
        (["describe", "--step", "waiting-heals"], "belongs to the course 'waiting'"),
        (["describe", "--step", "one-side-cement", "--course", "one-side", "--balloons", "2"], "has 1 balloon, not 2"),
        (["film", "--course", "waiting", "--from", "healthy", "-o", "a.webm"], "the steps are waiting-heals"),
        (["film", "--course", "waiting", "--voice", "short", "-o", "a.webm"], "was not recorded"),
        (["handout", "--course", "waiting", "-o", "a.pdf"], "about balloon kyphoplasty"),
        (["handout", "--course", "vertebroplasty", "-o", "a.pdf"], "the course 'vertebroplasty' is not"),
    ],
)
def test_what_contradicts_a_course_is_refused(arguments: list[str], says: str, assert_is_refused: Refuse) -> None:
    assert_is_refused(arguments, says)
