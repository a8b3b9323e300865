"""The template holds every text of the code, and every text can be found in a catalogue."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kyphoview
from kyphoview.language.po_file import Entry, read_entries
from kyphoview.translating.template import template_path, update_catalogue, write_template

_CALLS = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}


def texts(path: Path) -> set[Entry]:
    return set(read_entries(path))


def test_the_template_holds_the_texts_of_the_code(tmp_path: Path) -> None:
    fresh = tmp_path / "interface.pot"
    write_template(fresh)
    assert texts(fresh) == texts(template_path()), "run `python -m kyphoview.translating extract`"


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    for path in Path(kyphoview.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
                yield path, node, node.func.id


def test_what_is_looked_up_is_a_text_or_comes_from_a_table_of_marked_ones() -> None:
    for path, call, name in calls():
        for text in call.args[: _CALLS[name]]:
            where = f"{path}:{call.lineno}"
            assert not isinstance(text, ast.BinOp), where
            if name != "_":
                assert isinstance(text, ast.Constant), where


def test_no_value_is_worked_out_in_the_call_by_an_f_string() -> None:
    """Babel would pass over the text, or complain on standard error."""
    for path, call, _name in calls():
        assert not any(isinstance(part, ast.JoinedStr) for part in ast.walk(call)), f"{path}:{call.lineno}"


def test_no_text_stands_inside_an_f_string() -> None:
    """Babel does not see it there; only a name of a marked text may be looked up in one."""
    for path in Path(kyphoview.__file__).parent.rglob("*.py"):
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(string, ast.JoinedStr):
                for call in ast.walk(string):
                    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _CALLS:
                        assert not isinstance(call.args[0], ast.Constant), f"{path}:{call.lineno}"


def test_nothing_is_looked_up_while_a_module_is_loaded() -> None:
    for path in Path(kyphoview.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in loaded_at_once(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("_", "ngettext", "pgettext"), f"{path}:{node.lineno}"


def loaded_at_once(node: ast.AST) -> Iterator[ast.AST]:
    """Whatever runs when the module is imported: all but the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.Lambda):
            defaults = [*child.args.defaults, *(default for default in child.args.kw_defaults if default)]
            for default in defaults:
                yield from (default, *loaded_at_once(default))
        else:
            yield child
            yield from loaded_at_once(child)


def test_a_new_language_is_begun_and_kept_up_to_date(tmp_path: Path) -> None:
    update_catalogue("cs", tmp_path)
    path = tmp_path / "interface.po"
    begun = read_entries(path)
    assert "nplurals=3" in begun[0].forms[0]
    assert {e.english for e in begun if e.english} == {e.english for e in texts(template_path())}
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace('msgid "Help"\nmsgstr ""', 'msgid "Help"\nmsgstr "Nápověda"'), encoding="utf-8")
    update_catalogue("cs", tmp_path)
    assert ("Help", ("Nápověda",)) in {(entry.english, entry.forms) for entry in read_entries(path)}


@pytest.mark.parametrize("name", ["_", "N_", "ngettext", "pgettext"])
def test_each_way_of_marking_is_used(name: str) -> None:
    assert any(found == name for _path, _call, found in calls())
