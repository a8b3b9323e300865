"""All questions as the command line lists them."""

import json

import pytest

from kyphoview.cli import main
from kyphoview.procedure.view_names import VIEW_NAMES
from kyphoview.study.listing import questions_json

KEYS = {"id", "kind", "reading", "stem", "step", "sources"}


def test_every_question_has_what_the_list_promises() -> None:
    questions = questions_json()
    assert {question["kind"] for question in questions} == {"predict", "order", "choose", "explain", "name", "turn"}
    assert len({question["id"] for question in questions}) == len(questions)
    for question in questions:
        assert set(question) >= KEYS, question["id"]
        assert question["kind"] in ("order", "name", "turn") or question["sources"], question["id"]
        if question["kind"] == "choose":
            assert sum(option["right"] for option in question["options"]) == 1  # type: ignore[attr-defined]
            assert all(option["reason"] for option in question["options"])  # type: ignore[attr-defined]
        if question["kind"] == "name":
            assert question["names"]
            assert question["view"] in VIEW_NAMES


def test_the_command_prints_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(questions_json())
    assert main(["study"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(questions_json())
    assert all(len(line.split(maxsplit=2)) == 3 for line in lines)
