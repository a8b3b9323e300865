"""Every public function on arrays says what shape they have and in which unit they are."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "kyphoview"
FOLDERS = sorted(path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__")
_NAMED = re.compile(r"^(\w+)(?:: TypeAlias)? = .*\b(?:NDArray|ndarray)\b", re.MULTILINE)
ARRAYS = {"NDArray", "ArrayLike", "ndarray"}.union(
    *(_NAMED.findall(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py"))
)
# As (N, 3), (S, A), (...,), (rows, columns): each extent a capital letter, a number, dots, or one of these words.
_EXTENT = r"(?:\.\.\.|[A-Z]|[A-Z] [+-] \d|\d [A-Z]|\d+|rows|columns|count|bytes)"
SHAPE = re.compile(rf"\({_EXTENT},\)|\({_EXTENT}(?:, {_EXTENT})+\)")
UNIT = re.compile(
    r"\b(?:mm|mm2|mL|pixels?|bytes|true|moments|radians|degrees|exponents|greys|unit|share|index|[Ii]ndices)\b"
    r"|0 to 1|-1 to 1|any unit|log odds|\d t\^2"
)


def _functions(folder: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The public functions of a folder or file, each with its place."""
    place = PACKAGE / folder
    for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            inside = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
            for each in inside:
                if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
                    yield f"{path.relative_to(PACKAGE)}:{each.lineno} {each.name}", each


def _is_on_arrays(function: ast.FunctionDef) -> bool:
    given = [argument.annotation for argument in (*function.args.args, *function.args.kwonlyargs)]
    return any(
        getattr(node, "id", getattr(node, "attr", None)) in ARRAYS
        for annotation in (*given, function.returns)
        if annotation is not None
        for node in ast.walk(annotation)
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_functions_on_arrays_say_shapes_and_units(folder: str):
    lacking = [
        place
        for place, function in _functions(folder)
        if _is_on_arrays(function)
        and not (SHAPE.search(ast.get_docstring(function) or "") and UNIT.search(ast.get_docstring(function) or ""))
    ]
    assert lacking == []


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if folder != "shell"])
def test_every_public_function_has_a_docstring(folder: str):
    lacking = [place for place, function in _functions(folder) if not ast.get_docstring(function)]
    assert [place for place in lacking if not _is_told_elsewhere(place.split()[-1])] == []


@cache
def _is_told_elsewhere(name: str) -> bool:
    """Whether a method overrides one of Qt's, named in its way, or one of `SceneView`, which tells it."""
    return name in ("event", *_told_by("view/scene_view.py")) or name != name.lower()


def _told_by(file: str) -> list[str]:
    return [place.split()[-1] for place, function in _functions(file) if ast.get_docstring(function)]


@pytest.mark.parametrize("text", ["points (N, 3)", "radii (S, A)", "(...,)", "an image (rows, columns)", "(2,)"])
def test_a_shape_is_seen(text: str):
    assert SHAPE.search(text)


@pytest.mark.parametrize("text", ["points (y, z)", "(as it was)", "a curve", "(N)"])
def test_what_is_no_shape_is_not(text: str):
    assert not SHAPE.search(text)
