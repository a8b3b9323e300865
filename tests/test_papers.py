"""What the README and the papers under assets/docs/ say: files, modules, commands and numbers that are there."""

import argparse
import importlib
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from kyphoview.cli import build_parser
from kyphoview.errors import BadInput

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PAPERS = (README, *sorted((ROOT / "assets" / "docs").glob("*.md")))
CHANGES = ROOT / "assets" / "docs" / "changelog.md"  # which may name what has gone
MOST_LINES = 150

CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)\)")
FILE = re.compile(r"(?:kyphoview|assets|tests|\.ci)/[\w./-]*|[\w./-]+\.(?:py|toml|md|qml|spec|yaml)")
MODULE = re.compile(r"(kyphoview(?:\.\w+)+)(?:\[\"(\w+)\"\])?")
COMMAND = re.compile(r"^\s*(?:\.venv/bin/)?(kyphoview(?: .*)?)$")

# What stands for a value in a line that shows how a command is used.
VALUES = {
    "ID": "inflating",
    "STEP": "inflating",
    "F": "0.5",
    "W": "plain",
    "V": "side",
    "T": "light",
    "L": "skin",
    "stays|sinks": "stays",
    "WxH": "1920x1080",
    "N": "1",
    "FILE": "file.png",
    "PATH": "folder",
    "DIR": "folder",
    "LANG": "en",
    "A4|Letter": "A4",
}


def names(paper: Path) -> Iterator[str]:
    """What stands in the type of code, outside of blocks."""
    yield from CODE.findall(re.sub(r"```.*?```", "", paper.read_text(encoding="utf-8"), flags=re.DOTALL))


def is_there(name: str) -> bool:
    """A path from the root; a bare file name may lie anywhere in the package, among the assets or the tests."""
    if "/" in name or (ROOT / name).exists():
        return (ROOT / name).exists()
    return any(next((ROOT / folder).rglob(name), None) for folder in ("kyphoview", "assets", "tests"))


def resolve(name: str, key: str = "") -> object:
    """The module, or what stands in one under that name.

    Raises:
        ImportError, AttributeError, KeyError: there is none.
    """
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        for part in parts[end:]:
            found = getattr(found, part)
        return found[key] if key else found  # type: ignore[index]
    raise ImportError(name)


def can_resolve(name: str, key: str) -> bool:
    try:
        resolve(name, key)
    except (ImportError, AttributeError, KeyError):
        return False
    return True


def commands(paper: Path) -> Iterator[str]:
    """Every line of a command, in blocks and between words, without what is said about it. Where only its name stands,
    its help is asked for."""
    text = paper.read_text(encoding="utf-8")
    fenced = [line for block in re.findall(r"```\w*\n(.*?)```", text, flags=re.DOTALL) for line in block.splitlines()]
    indented = [line for line in text.splitlines() if line.startswith("    ")]
    for line in [*fenced, *indented, *names(paper)]:
        found = COMMAND.match(line)
        if found:
            command = re.split(r"\s{2,}", found[1])[0]
            yield f"{command} --help" if re.fullmatch(r"kyphoview [a-z-]+", command) else command


def filled(command: str, case_options: str) -> list[str]:
    """The words of a command, with all its options and a value for each that is left open."""
    plain = command.replace("[case options]", case_options)
    plain = re.sub(r"\[([^\]]*)\]", r"\1", plain).replace("...", "")
    return [VALUES.get(word, word) for word in shlex.split(plain)[1:]]


def refusal(words: list[str]) -> str:
    """Why the command line does not take these words; nothing where it does."""
    try:
        build_parser().parse_args(words)
    except BadInput as error:
        return str(error)
    except SystemExit as ended:  # --help and --version have said what they say
        return "" if ended.code == 0 else "refused"
    return ""


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_file_that_is_named_is_there(paper: Path) -> None:
    named = {name for name in names(paper) if FILE.fullmatch(name)} if paper != CHANGES else set()
    assert [name for name in sorted(named) if not is_there(name)] == []
    links = [link for link in LINK.findall(paper.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_module_that_is_named_is_there(paper: Path) -> None:
    matches = [MODULE.fullmatch(name.removeprefix("python -m ")) for name in names(paper) if paper != CHANGES]
    assert [found[0] for found in matches if found and not can_resolve(found[1], found[2] or "")] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_command_that_is_shown_can_be_given(paper: Path) -> None:
    options = re.search(r"case options: (--.*)", (ROOT / "assets/docs/command-line.md").read_text(encoding="utf-8"))
    assert options
    for command in commands(paper):
        assert refusal(filled(command, options[1])) == "", command


def test_the_reference_shows_every_command_and_option() -> None:
    text = (ROOT / "assets/docs/command-line.md").read_text(encoding="utf-8")
    parser = build_parser()
    subparsers = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    told = [choice.dest for choice in subparsers._choices_actions]
    assert len(told) > 5
    for name, of_command in [("", parser), *((name, subparsers.choices[name]) for name in told)]:
        assert f"kyphoview {name}".strip() in text
        for action in of_command._actions:
            assert action.option_strings == [] or any(option in text for option in action.option_strings), (
                name,
                action,
            )


def test_the_readme_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_the_readmes_test_command_brings_what_the_tests_start() -> None:
    """No test is passed over for want of a package."""
    section = README.read_text(encoding="utf-8").split("\n## Run the tests\n")[1]
    command = next(line for line in section.splitlines() if "apt-get" in line)
    assert {"xvfb", "at-spi2-core", "dbus-daemon", "python3-pyatspi", "poppler-utils"} <= set(command.split())


def test_the_readme_leads_to_every_paper() -> None:
    linked = {(ROOT / link).resolve() for link in LINK.findall(README.read_text(encoding="utf-8")) if "://" not in link}
    assert {paper for paper in PAPERS if paper != README} <= linked
    assert ROOT / "assets/docs/LICENSE.txt" in linked


def test_the_numbers_of_the_model_are_the_codes() -> None:
    rows = re.findall(
        r"^\|[^|]+\| ([\d., ]+) \| `([\w.]+)(?:\[\"(\w+)\"\])?` \|$",
        (ROOT / "assets/docs/model.md").read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert len(rows) > 25
    for said, name, key in rows:
        found = resolve(name, key)
        numbers = found if isinstance(found, tuple) else (found,)
        assert tuple(float(number) for number in said.split(", ")) == numbers, name


def test_the_sentence_about_the_balloons_rating_is_true() -> None:
    from kyphoview.procedure.instruments.balloon_tamp import RATED_PSI

    text = (ROOT / "assets/docs/model.md").read_text(encoding="utf-8")
    assert re.findall(r"rating of (\d+) psi", text) == [f"{RATED_PSI:g}"]


def test_the_speeds_of_the_readme_are_the_targets() -> None:
    from kyphoview.bench import targets

    table = README.read_text(encoding="utf-8").split("\n## Speed\n")[1].split("\n## ")[0]
    for target in (
        targets.START_ILLUSTRATION,
        targets.START_COMPLETE,
        targets.PLAYING_CPU,
        targets.XRAY_FRAME,
        targets.SCENE,
        targets.MEMORY_PEAK,
    ):
        assert f"at most {target.at_most:g} {'times' if target.beside else target.unit}" in table, target.what
    assert f"at least {targets.SOLID_RATE.at_least:g} frames a second, at {targets.SOLID_SCALE.at_least:g} of" in table


def test_the_glossarys_words_are_those_of_the_code() -> None:
    note = (ROOT / "assets/docs/architecture.md").read_text(encoding="utf-8")
    words = re.findall(r"^\| ([\w ]+) \|", note.split("\n## Glossary\n")[1], flags=re.MULTILINE)[1:]
    assert len(words) > 20
    assert words == sorted(words, key=str.lower)
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "kyphoview").rglob("*.py"))
    assert [word for word in words if not re.search(rf"\b_?{word.replace(' ', '_?')}", code, re.IGNORECASE)] == []


def test_the_version_is_told_in_the_changes() -> None:
    from kyphoview import __version__

    versions = re.findall(r"^## (\S+)$", CHANGES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert __version__ in versions[:2]  # what comes next may be told before it is numbered


def test_the_checks_of_a_commit_come_from_the_project_itself() -> None:
    """No host is named, and they are those of `.ci/run`."""
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"repo: (\S+)", text) == ["local"]
    assert set(re.findall(r"language: (\S+)", text)) == {"system"}
    entries = re.findall(r"entry: (\S+(?: (?:format|check))?)", text)
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    checks = re.findall(r'^"\$work/checks/bin/(ruff|mypy|lint-imports)"( \w+)?', ci, flags=re.MULTILINE)
    assert entries == ["".join(check) for check in checks]


def test_the_licence_goes_along() -> None:
    text = (ROOT / "assets/docs/LICENSE.txt").read_text(encoding="utf-8")
    assert text.startswith("MIT License\n\nCopyright (c) ")
    assert "The kyphoview authors" in text
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'license-files = ["assets/docs/LICENSE.txt", "assets/fonts/OFL.txt"]' in project
