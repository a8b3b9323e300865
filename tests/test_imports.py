"""The model and the builder import at the top of each file, and nothing for types alone: no circle can hide there.

Where others import late, a reason is named."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "kyphoview"

OF_AN_EXTRA = ("build/command.py", "build/speech/record.py")
"""Recording needs a voice, which whoever builds the other assets need not have."""


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
    assert [place for place in hidden if place.partition(":")[0] not in OF_AN_EXTRA] == []


# Where imports stand inside functions, and why; the shell's are named in `shell/window/test_start.py`.
LATE = {
    "a command pays only for what it does": (
        "__main__.py", "case_options.py", "check.py", "cli.py", "commands.py", "startup.py",
    ),
    "the first picture waits for nothing that it does not show": (
        "view/cut_view.py", "view/preload.py", "view/xray/xray_view.py",
    ),
    "marks of what is known need no scheduler, which takes 0.1 s to import": ("study/recall.py",),
    "a drawer opens before anything of it is written": ("export/pdf_catalog.py",),
    "a library of the system, or an extra, that may be missing": (
        *OF_AN_EXTRA, "export/deck.py", "export/film/encoding.py", "export/film/sound_track.py",
        "export/film/frames.py", "export/film/gif.py", "export/solid_picture.py", "own_process.py",
    ),
    "a process of its own reads only what it is given": (
        "documents/formats/markdown.py", "documents/reading.py",
    ),
    "what is measured is the start itself": (
        "bench/child.py", "bench/first_paint.py", "bench/resting.py", "bench/run.py", "bench/solid.py",
    ),
}  # fmt: skip


def test_late_imports_are_named_with_their_reason():
    late = set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        if any(isinstance(node, ast.Import | ast.ImportFrom) for function in functions for node in ast.walk(function)):
            late.add(path.relative_to(PACKAGE).as_posix())
    assert {file for file in late if not file.startswith("shell/")} == {
        file for files in LATE.values() for file in files
    }


THREADS = {
    "documents/apart/opening_process.py", "documents/apart/reading_process.py",  # in a process without Qt
    "shell/features/speech/serving.py",  # in a process without a window
}  # fmt: skip


def test_no_thread_of_pythons_runs_beside_the_one_that_paints():
    """Python collects what is no longer needed in whichever thread is at work, and Qt's objects live in one alone."""
    threads = ("threading", "concurrent.futures", "_thread")
    found = set()
    for path in set(PACKAGE.rglob("*.py")) - set((PACKAGE / "build").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            if any(name.startswith((*threads, "asyncio")) for name in names):
                found.add(path.relative_to(PACKAGE).as_posix())
    assert found == THREADS
