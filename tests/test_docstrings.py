"""Every public function on arrays says what shape they have and in which unit they are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "kyphoview"
FOLDERS = ("anatomy", "build", "procedure", "view/xray")
ARRAYS = {
    "Array", "ArrayLike", "Grey", "Image", "Indices", "Mask", "NDArray", "Points", "Triangles", "Values", "Vector",
}  # fmt: skip
# As (N, 3), (S, A), (...,), (rows, columns): each extent a capital letter, a number, dots, or one of these words.
_EXTENT = r"(?:\.\.\.|[A-Z]|[A-Z] \+ \d|\d+|rows|columns|count|bytes)"
SHAPE = re.compile(rf"\({_EXTENT},\)|\({_EXTENT}(?:, {_EXTENT})+\)")
UNIT = re.compile(
    r"\b(?:mm|mm2|mL|bytes|radians|degrees|exponents|greys|unit|share|index|indices)\b|0 to 1|-1 to 1|any unit|\d t\^2"
)


def _functions(folder: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted((PACKAGE / folder).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            inside = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
            for each in inside:
                if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
                    yield f"{path.relative_to(PACKAGE)}:{each.lineno} {each.name}", each


def _is_on_arrays(function: ast.FunctionDef) -> bool:
    given = [argument.annotation for argument in (*function.args.args, *function.args.kwonlyargs)]
    return any(
        isinstance(node, ast.Name) and node.id in ARRAYS
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


@pytest.mark.parametrize("folder", ["anatomy", "build", "procedure"])
def test_every_public_function_has_a_docstring(folder: str):
    assert [place for place, function in _functions(folder) if not ast.get_docstring(function)] == []


@pytest.mark.parametrize("text", ["points (N, 3)", "radii (S, A)", "(...,)", "an image (rows, columns)", "(2,)"])
def test_a_shape_is_seen(text: str):
    assert SHAPE.search(text)


@pytest.mark.parametrize("text", ["points (y, z)", "(as it was)", "a curve", "(N)"])
def test_what_is_no_shape_is_not(text: str):
    assert not SHAPE.search(text)
