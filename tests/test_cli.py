"""The command line to the letter: what each command prints, and one line and a status for what cannot be."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from kyphoview import __version__, case_options, cli, commands
from kyphoview.cli import main
from kyphoview.content.load import load_full_step, load_step
from kyphoview.errors import Failure
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.steps import STEPS
from tests.command_line import Refuse

pytestmark = pytest.mark.usefixtures("qapp")  # the one application object of all tests in this process

STEP_IDS = [
    "healthy",
    "fracture",
    "finding",
    "ready",
    "access",
    "placing",
    "inflating",
    "deflating",
    "cementing",
    "closing",
    "recovery",
    "weighing",
]
SMALL = ["--size", "320x240"]


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kyphoview", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,
    )


def describe(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["describe", *arguments, "--json"]) == 0
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def test_steps_lists_ids_and_titles_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["steps"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == STEP_IDS
    assert all(line.endswith(load_step(step).title) for line, step in zip(lines, STEP_IDS, strict=True))


def test_steps_as_json_is_a_list_of_ids_and_titles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["steps", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"id": step, "title": load_step(step).title} for step in STEP_IDS]


@pytest.mark.parametrize("step", STEP_IDS)
def test_describe_as_json_has_the_agreed_keys(step: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = describe(capsys, "--step", step)
    assert list(data) == ["case", "step", "at", "figures", "description", "text"]
    assert (data["step"], data["at"]) == (step, 1.0)
    assert data["case"] == {
        "level": "L1",
        "shape": "wedge",
        "loss_percent": 33.0,
        "balloons": 2,
        "balloon_ml": 2.4,
        "cement_ml": 2.4,
        "regain_percent": 35.0,
        "course": "kyphoplasty",
        "grade": 2,
    }
    assert list(data["figures"]) == [
        "anterior_height_mm",
        "middle_height_mm",
        "posterior_height_mm",
        "wedge_angle_deg",
        "kyphotic_angle_deg",
        "height_regained_percent",
        "balloon_volume_ml",
        "balloon_pressure_psi",
        "cavity_volume_ml",
        "cement_volume_ml",
        "posture_percent",
        "balloon_percent",
        "leaked_ml",
    ]
    assert data["description"]
    assert all(sentence.endswith((".", "!", "?")) for sentence in data["description"])
    assert list(data["text"]) == ["title", "main", "statements"]
    assert all(list(statement)[:2] == ["text", "sources"] for statement in data["text"]["statements"])
    assert all(statement["sources"] for statement in data["text"]["statements"])


@pytest.mark.parametrize(("count", "options"), [(2, []), (1, ["--balloons", "1"])])
def test_describe_has_one_number_a_side(count: int, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    figures = describe(capsys, "--step", "inflating", "--at", "0.5", *options)["figures"]
    for name in ("balloon_volume_ml", "balloon_pressure_psi", "cavity_volume_ml", "cement_volume_ml"):
        assert len(figures[name]) == count
    assert all(isinstance(value, float) for value in figures["balloon_volume_ml"])


def test_describe_takes_the_case(capsys: pytest.CaptureFixture[str]) -> None:
    treatment = ["--balloons", "1", "--balloon-ml", "1.8", "--cement-ml", "1.7", "--regain", "0"]
    options = ["--level", "T12", "--shape", "crush", "--loss", "30", *treatment]
    assert describe(capsys, "--step", "weighing", *options)["case"] == {
        "level": "T12",
        "shape": "crush",
        "loss_percent": 30.0,
        "balloons": 1,
        "balloon_ml": 1.8,
        "cement_ml": 1.7,
        "regain_percent": 0.0,
        "course": "kyphoplasty",
        "grade": 2,
    }


def test_describe_tells_it_plainly_or_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    plain, full = (describe(capsys, "--step", "inflating", *words)["text"] for words in ((), ("--words", "full")))
    assert plain["main"] == load_step("inflating").main
    assert full["main"] == load_full_step("inflating").main != plain["main"]
    assert [s["sources"] for s in full["statements"]] == [s["sources"] for s in plain["statements"]]


def test_describe_gives_each_sentence_its_own_sources(capsys: pytest.CaptureFixture[str]) -> None:
    statements = {s.id: s for s in load_step("access").statements}
    said = describe(capsys, "--step", "access")["text"]["statements"]
    several = next(statement for statement in said if statement["text"] == statements["x-ray"].text)
    assert [one["sources"] for one in several["sentences"]] == [
        [str(source) for source in sentence.sources] for sentence in statements["x-ray"].sentences
    ]
    assert " ".join(one["text"] for one in several["sentences"]) == several["text"]
    assert {source for one in several["sentences"] for source in one["sources"]} == set(several["sources"])
    single = next(statement for statement in said if statement["text"] == statements["numb-first"].text)
    assert "sentences" not in single


def test_describe_for_people_has_words_figures_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["describe", "--step", "inflating", "--at", "0.5"]) == 0
    said = capsys.readouterr().out
    words = load_step("inflating")
    assert said.startswith(f"{words.title}\n{words.main}\n")
    for sentence in (sentence for statement in words.statements for sentence in statement.sentences):
        assert f"{sentence.text} [{', '.join(map(str, sentence.sources))}]" in said
    assert " mm" in said
    assert " mL" in said


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.PDF", b"%PDF")])
@pytest.mark.parametrize("view", ["side", "top"])
def test_render_writes_what_the_name_asks_for(name: str, start: bytes, view: str, tmp_path: Path) -> None:
    path = tmp_path / name
    assert main(["render", "--step", "inflating", "--at", "0.5", "--view", view, *SMALL, "-o", str(path)]) == 0
    assert path.read_bytes().startswith(start)


def test_render_has_the_size_and_says_what_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    assert main(["render", "--step", "fracture", "--size", "401x303", "--theme", "dark", "-o", str(path)]) == 0
    image = QImage(str(path))
    assert (image.width(), image.height()) == (401, 303)
    assert image.text("Title") == load_step("fracture").title
    assert image.text("Description")


def test_render_needs_no_screen(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    environment = {"PATH": "", "DISPLAY": ":987", "HOME": str(tmp_path)}
    ended = run("render", "--step", "access", *SMALL, "-o", str(path), env=environment)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert not QImage(str(path)).isNull()


# Each is what follows `kyphoview`, and a part of the one line that it ends in.
REFUSED = [
    (["dance"], "'dance'"),
    (["--sped"], "--sped"),
    (["describe"], "--step"),
    (["describe", "--step", "nowhere"], "There is no step 'nowhere'; the steps are healthy, fracture"),
    (["describe", "--step", "Healthy"], "There is no step 'Healthy'"),
    (["describe", "--step", ""], "There is no step ''"),
    (["describe", "--step", "access", "--words", "long"], "There are no words 'long'; choose one of plain, full"),
    (["describe", "--step", "access", "--at", "1.001"], "from 0 to 1, not 1.001"),
    (["describe", "--step", "access", "--at", "-0.1"], "from 0 to 1, not -0.1"),
    (["describe", "--step", "access", "--at", "nan"], "from 0 to 1, not nan"),
    (["describe", "--step", "access", "--at", "inf"], "from 0 to 1, not inf"),
    (["describe", "--step", "access", "--at", "half"], "'half' is not a number"),
    (
        ["describe", "--step", "access", "--level", "L5"],
        "'L5' cannot be shown; choose one of T10, T11, T12, L1, L2, L3, L4",
    ),
    (["describe", "--step", "access", "--shape", "bent"], "choose one of wedge, biconcave, crush"),
    (["describe", "--step", "access", "--loss", "10"], "from 20 to 55% for a wedge"),
    (["describe", "--step", "access", "--loss", "50", "--shape", "crush"], "from 20 to 35% for a crush"),
    (["describe", "--step", "access", "--loss", "nan"], "loss of height"),
    (["describe", "--step", "access", "--loss", "much"], "'much' is not a number"),
    (["describe", "--step", "access", "--balloons", "3"], "1 or 2, not 3"),
    (["describe", "--step", "access", "--balloons", "1.5"], "'1.5' is not a whole number"),
    (["describe", "--step", "access", "--balloon-ml", "40"], "balloon volume"),
    (["describe", "--step", "access", "--cement-ml", "-1"], "cement volume"),
    (["describe", "--step", "access", "--regain", "101"], "from 0 to 100%"),
    (["render", "--step", "access"], "--output"),
    (["render", "--step", "nowhere", "-o", "a.png"], "There is no step 'nowhere'"),
    (["render", "--step", "access", "--view", "3d", "-o", "a.png"], "needs a display"),
    (["render", "--step", "access", "--view", "3d", "-o", "a.svg"], "made of pixels"),
    (["render", "--step", "access", "--view", "3d", "--size", "9000x900", "-o", "a.png"], "at most 8192"),
    (["render", "--step", "access", "--view", "back", "-o", "a.png"], "There is no view 'back'"),
    (["render", "--step", "access", "--size", "big", "-o", "a.png"], "WIDTHxHEIGHT"),
    (["render", "--step", "access", "--size", "9x9", "-o", "a.png"], "cannot be drawn"),
    (["render", "--step", "access", "--theme", "pink", "-o", "a.png"], "There is no theme 'pink'"),
    (["render", "--step", "access", "-o", "a.gif"], "a.gif: the name of a picture must end in .png, .svg or .pdf"),
    (["render", "--step", "access", "-o", "no/such/a.png"], "cannot be written: there is no folder"),
    (["check", "--documents", "no/such/folder"], "no/such/folder"),
    (["steps", "--step", "access"], "--step"),
    (["documents", ""], "the name is empty"),
    (["documents", "a.txt", ""], "the name is empty"),
    (["--documents", ""], "the name is empty"),
    (["check", "--documents", ""], "the name is empty"),
    (["render", "--step", "access", "-o", ""], "the name is empty"),
    (["study", "--deck", ""], "the name is empty"),
    (["--documents", "a.txt", "steps"], "goes with the viewer alone"),
    (["--documents", "a.txt", "documents", "b.txt"], "goes with the viewer alone"),
    (["--documents", "a.txt", "check"], "goes with the viewer alone"),
    (["--kiosk", "steps"], "--kiosk opens the viewer"),
    (["play", "loudly"], "cannot be 'play'"),
]


@pytest.mark.parametrize(("arguments", "says"), REFUSED, ids=[" ".join(arguments) for arguments, _ in REFUSED])
def test_what_cannot_be_ends_in_one_line_and_status_2(
    arguments: list[str], says: str, assert_is_refused: Refuse
) -> None:
    assert_is_refused(arguments, says)


def test_only_what_help_tells_of_is_offered_for_an_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Not what a window starts beside it by itself."""
    assert main(["dance"]) == 2
    offered = re.findall(r"'([\w-]+)'", capsys.readouterr().err.split("choose from")[1].split(";")[0])
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert len(offered) >= 10
    assert [name for name in offered if not re.search(rf"^    {name}\b", told, re.MULTILINE)] == []


def test_an_old_picture_stays_when_the_new_one_cannot_be_made(tmp_path: Path) -> None:
    old = tmp_path / "old.png"
    old.write_bytes(b"old")
    assert main(["render", "--step", "access", "--loss", "99", "-o", str(old)]) == 2
    assert old.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (Failure("The disk is full."), 1, "kyphoview: The disk is full.\n"),
        (RuntimeError("a\nb"), 1, "kyphoview: This is a fault in kyphoview itself, RuntimeError: a b"),
        (ImportError("libGL.so.1: cannot open shared object file: No such file"), 2, "apt-get install libgl1"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_what_fails_while_it_runs_is_one_line_too(
    error: BaseException,
    status: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_given: object) -> int:
        raise error

    monkeypatch.delenv("KYPHOVIEW_DEBUG", raising=False)
    monkeypatch.setattr(commands, "steps", fail)
    assert main(["steps"]) == status
    err = capsys.readouterr().err
    assert says in err
    assert len(err.splitlines()) == (1 if says else 0)


def test_where_a_fault_lies_is_shown_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_given: object) -> int:
        raise RuntimeError("here")

    monkeypatch.setenv("KYPHOVIEW_DEBUG", "1")
    monkeypatch.setattr(commands, "steps", fail)
    with pytest.raises(RuntimeError, match="here"):
        main(["steps"])


def test_help_takes_limits_and_usual_values_from_their_tables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(case_options, "LOSS_RANGE_PERCENT", {"wedge": (21.0, 54.0)})
    monkeypatch.setattr(case_options, "TREATABLE", ("T11", "L3"))
    monkeypatch.setattr(case_options, "DEFAULT_CASE", replace(DEFAULT_CASE, balloon_ml=2.9, regain_percent=41.0))
    with pytest.raises(SystemExit):
        cli.build_parser().parse_args(["describe", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert all(part in told for part in ("wedge 21 to 54", "T11 or L3", "2.9 at L1", "comes back; 41"))


@pytest.mark.parametrize(
    "command", [[], ["steps"], ["describe"], ["render"], ["film"], ["handout"], ["check"], ["bench"]]
)
def test_help_is_there(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("usage: kyphoview")
    assert "not medical advice" in " ".join(said.split())


def test_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"kyphoview {__version__}\n"


@pytest.mark.linux
def test_letters_that_the_terminal_lacks_do_not_break_it() -> None:
    ended = run("describe", "--step", "inflating", env={"PYTHONIOENCODING": "ascii", "PATH": ""})
    assert ended.returncode == 0
    ended = run("describe", "--step", "inflating", "--json", env={"PYTHONIOENCODING": "ascii", "PATH": ""})
    assert json.loads(ended.stdout)["text"]["title"] == load_step("inflating").title


def test_the_steps_are_those_of_the_contract() -> None:
    assert [step.id for step in STEPS] == STEP_IDS
