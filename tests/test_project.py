"""The project itself: what the wheel holds, what the README promises, and that no file outgrows one room."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kyphoview"
MOST_LINES, MOST_METHODS, MOST_FILES = 350, 25, 20  # of a file, a class, a folder beside its __init__
QT_FREE = ("anatomy", "procedure", "content", "describe")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_pyside_excludes_the_version_that_aborts(project: dict[str, Any]) -> None:
    assert "PySide6>=6.10,<6.12" in project["project"]["dependencies"]


def test_the_wheel_holds_the_package_with_its_assets_inside(project: dict[str, Any]) -> None:
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["only-include"] == ["kyphoview", "assets"]
    assert wheel["sources"] == {"assets": "kyphoview/assets"}


def test_assets_are_data_only() -> None:
    """A module among them would break the editable install."""
    assert list((ROOT / "assets").rglob("*.py")) == []


def test_assets_of_anatomy_stay_small() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "assets" / "anatomy").iterdir()) < 10_000_000


def test_every_layer_stands_in_the_import_contract(project: dict[str, Any]) -> None:
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {name.strip() for layer in layers for name in layer.split("|")}
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert named == there - {"__init__"}


@pytest.mark.parametrize("layer", QT_FREE)
def test_tests_of_the_layers_without_qt_need_none(layer: str) -> None:
    for path in (ROOT / "tests" / layer).rglob("*.py"):
        assert not re.search(r"PySide6|qtbot|qapp|kyphoview\.(view|shell|export)", path.read_text(encoding="utf-8")), (
            path
        )


def test_tests_of_documents_need_qt_for_pdf_only() -> None:
    for path in (ROOT / "tests" / "documents").rglob("*.py"):
        assert path.name == "test_pdf.py" or "qapp" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("heading", ["Start", "Run the tests"])
def test_the_readmes_commands_are_one_line_each(readme: str, heading: str) -> None:
    section = readme.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    commands = [line for line in section.splitlines() if "apt-get" in line]
    assert len(commands) == 1
    assert commands[0].startswith(
        "$(command -v sudo) apt-get update && $(command -v sudo) apt-get install -y python3-venv "
    )
    assert " && python3 -m venv .venv && .venv/bin/pip install -e " in commands[0]


def test_the_readme_installs_every_library_that_a_message_may_name(readme: str) -> None:
    """But for those that are never missing without one of the named ones."""
    from kyphoview.startup import DEBIAN_PACKAGES

    brought_along = {
        "libfreetype6",
        "libwayland-client0",
        "libx11-6",
        "libxcb-image0",
        "libxcb-render-util0",
        "libxcb-render0",
        "libxcb-util1",
        "libxcb1",
        "libxkbcommon0",
        "libzstd1",
        "zlib1g",
    }
    installed = set(re.findall(r"lib[\w.-]+", readme))
    assert set(DEBIAN_PACKAGES.values()) - brought_along <= installed


def test_the_standalone_build_names_only_what_is_there(project: dict[str, Any]) -> None:
    spec = (ROOT / ".standalone.spec").read_text(encoding="utf-8")
    compile(spec, ".standalone.spec", "exec")
    assert "pyinstaller" in project["project"]["optional-dependencies"]["standalone"][0]
    assert ".venv/bin/pyinstaller --noconfirm .standalone.spec" in (ROOT / "assets/docs/installing.md").read_text(
        encoding="utf-8"
    )
    named = [*re.findall(r'"(kyphoview(?:\.\w+)+)"', spec), *re.findall(r'"(kyphoview/\S+)\.py"', spec)]
    assert len(named) >= 2
    for module in named:
        place = ROOT / module.replace(".", "/")
        assert place.with_suffix(".py").is_file() or (place / "__init__.py").is_file(), module


def test_every_picture_is_shown_and_can_be_taken_again() -> None:
    """All but the screenshot of two screens."""
    from kyphoview.build.pictures import VIEWS, WINDOWS

    papers = [ROOT / "README.md", *(ROOT / "assets/docs").glob("*.md")]
    shown = {
        Path(picture).name
        for paper in papers
        for picture in re.findall(r"!\[[^]]+\]\(([^)]+)\)", paper.read_text(encoding="utf-8"))
    }
    kept = {path.name for path in (ROOT / "assets/pictures").iterdir()}
    assert shown == kept == {*VIEWS, *WINDOWS, "explain.png"}


def excepted() -> set[str]:
    """The files, folders and classes for which the architecture's note says why they are larger."""
    note = (ROOT / "assets/docs/architecture.md").read_text(encoding="utf-8")
    section = note.split("\n## Larger than the rules\n")[1].split("\n## ")[0]
    return set(re.findall(r"^- `([^`]+)`", section, flags=re.MULTILINE))


def larger() -> set[str]:
    """What is larger than the rules of contributing.md allow."""
    found = set()
    for folder in (PACKAGE, ROOT / "tests"):
        for path in folder.rglob("*.py"):
            text, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
            if len(text.splitlines()) > MOST_LINES:
                found.add(name)
            classes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]
            found |= {f"{name}:{kind.name}" for kind in classes if count_methods(kind) > MOST_METHODS}
    for folder in {path.parent for path in PACKAGE.rglob("*.py")}:
        if sum(path.suffix == ".py" for path in folder.iterdir()) - 1 > MOST_FILES:
            found.add(f"{folder.relative_to(ROOT).as_posix()}/")
    return found


def count_methods(kind: ast.ClassDef) -> int:
    return sum(isinstance(part, ast.FunctionDef) for part in kind.body)


def test_what_is_larger_than_the_rules_has_a_reason() -> None:
    """No file, class or folder outgrows one room but where the architecture's note says why."""
    assert larger() == excepted()
