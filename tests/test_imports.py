"""The model and the builder import at the top of each file, and nothing for types alone: no circle can hide there."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "kyphoview"


@pytest.mark.parametrize("folder", ["anatomy", "build", "procedure"])
def test_imports_stand_at_the_top_of_their_file(folder: str):
    hidden = []
    for path in sorted((PACKAGE / folder).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        at_the_top = {id(node) for node in tree.body}
        hidden += [
            f"{path.relative_to(PACKAGE)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in at_the_top
        ]
    assert hidden == []
