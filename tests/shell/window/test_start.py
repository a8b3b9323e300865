"""A start: the picture first, and nothing that it can do without."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import kyphoview.shell

OPENING = """
import sys
from kyphoview.shell.app import begin, make_application, make_empty_window
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_file import Remembered
application = make_application()
window = make_empty_window(Remembered(Settings()))
if sys.argv[1] == "filled":
    window.fill()
else:
    begin(window)
window.show()
window.grab()
print(*sorted(name for name in sys.modules if name.startswith(("numpy", "kyphoview", "PySide6", "tomllib"))))
"""
LATER = {
    "numpy",
    "tomllib",
    "kyphoview.content",
    "kyphoview.describe",
    "kyphoview.documents",
    "kyphoview.export",
    "kyphoview.shell.features.fracture",
    "kyphoview.shell.features.pages",
    "kyphoview.shell.features.speech.reader",
    "kyphoview.shell.words.words_head",
    "kyphoview.shell.widgets.drawer",
    "kyphoview.shell.widgets.link_line",
    "kyphoview.shell.widgets.scrolling.scroll_column",
    "PySide6.QtPdf",
}
MADE_UNDER_THE_PAGE = {
    "kyphoview.shell.features.composition",
    "kyphoview.shell.picture.picture_pane",
    "kyphoview.shell.window.contents",
    "kyphoview.shell.words.side_panel",
    "kyphoview.view.cut_view",
}
# Every import inside a function of the shell. A start pays for these if they stood at the top of their file.
LATE_IMPORTS = {
    "one_instance.py": {"PySide6.QtNetwork"},
    "app.py": {"kyphoview.shell.kiosk.entrance"},
    "errors/uncaught.py": {"kyphoview.shell.errors.error_log"},
    "features/courses/controller.py": {
        "kyphoview.content.courses",
        "kyphoview.shell.features.courses.courses_drawer",
    },
    "features/composition.py": {
        "kyphoview.shell.features.documents.controller",
        "kyphoview.shell.features.explain.controller",
        "kyphoview.shell.features.fracture.drawer",
        "kyphoview.shell.features.futures.futures_view",
        "kyphoview.shell.features.pages.look_up",
        "kyphoview.shell.features.questions.questions_drawer",
        "kyphoview.shell.features.questions.sheet_drawer",
        "kyphoview.shell.features.questions.way_to_paper",
        "kyphoview.shell.features.study.check_drawer",
        "kyphoview.shell.features.take_away.drawer",
    },
    "features/speech/listening.py": {
        "kyphoview.shell.features.speech.page_reader",
        "kyphoview.shell.features.speech.reader",
    },
    "features/study/controller.py": {
        "kyphoview.shell.features.study.naming.meanings",
        "kyphoview.shell.features.study.naming.names_sign",
        "kyphoview.shell.features.study.naming.parts_drawer",
        "kyphoview.shell.features.study.progress_drawer",
        "kyphoview.shell.features.study.progress_keeper",
        "kyphoview.shell.features.study.study_drawer",
    },
    "picture/comparison.py": {
        "kyphoview.describe.comparison",
        "kyphoview.describe.futures",
        "kyphoview.procedure.futures.three_futures",
        "kyphoview.procedure.scene",
    },
    "picture/gauges_line.py": {"kyphoview.view.labels.before_and_after", "kyphoview.view.labels.gauges"},
    "picture/picture_pane.py": {"kyphoview.content.labels"},
    "picture/thumbnails.py": {
        "kyphoview.anatomy.cuts.cut",
        "kyphoview.procedure.scene",
        "kyphoview.view.picture",
    },
    "picture/solid/solid_making.py": {
        "kyphoview.shell.picture.solid.solid_bar",
        "kyphoview.view.solid.preparation",
        "kyphoview.view.solid.solid_view",
    },
    "picture/view_pane.py": {
        "kyphoview.shell.errors.error_log",
        "kyphoview.shell.picture.wipe",
        "kyphoview.view.preload",
        "kyphoview.view.softened",
        "kyphoview.view.xray.xray_view",
    },
    "picture/player/player_bar.py": {"kyphoview.shell.picture.zooming.zoom_moves"},
    "picture/preparing_ahead.py": {"kyphoview.procedure.scene"},
    "picture/xray_note.py": {"kyphoview.content.xray"},
    "presentation.py": {
        "kyphoview.describe.figures",
        "kyphoview.describe.sentences",
        "kyphoview.procedure.scene",
    },
    "state/place.py": {"kyphoview.procedure.case_checks"},
    "state/settings.py": {"kyphoview.content.clinic"},
    "window/drawers.py": {
        "kyphoview.shell.staff.staff_drawer",
        "kyphoview.shell.window.display_drawer",
        "kyphoview.shell.window.help_drawer",
    },
    "window/top_bar.py": {"kyphoview.shell.picture.view_menu"},
    "words/side_panel.py": {"kyphoview.shell.words.popover", "kyphoview.shell.words.words_panel"},
    "words/step_text.py": {"kyphoview.content.courses", "kyphoview.content.load"},
}
# These names of Qt take long to look up, though their modules are there.
SLOW_NAMES = {
    "state/desktop/system_preferences.py": {"PySide6.QtWidgets"},
    "widgets/accessible/install.py": {"kyphoview.shell.widgets.accessible.interfaces"},
    "widgets/announce.py": {"PySide6.QtGui"},
    "widgets/scrolling/scroll_bar.py": {"PySide6.QtWidgets"},
}
# The first page is seen before what it covers is made.
AFTER_THE_FIRST_PAGE = {"window/window.py": {"kyphoview.shell.window.contents"}}
# These need libraries of the system that a bare Linux lacks; without them the rest goes on.
OF_THE_SYSTEM = {
    "features/speech/engine.py": {"PySide6.QtTextToSpeech"},
    "features/speech/player_process.py": {"PySide6.QtMultimedia"},
    "features/take_away/drawer.py": {"kyphoview.shell.features.take_away.printing"},
    "state/desktop/awake.py": {"kyphoview.shell.state.desktop.awake_request"},
    "state/desktop/desktop_settings.py": {"kyphoview.shell.state.desktop.settings_portal"},
}
SHELL = Path(kyphoview.shell.__file__).parent


DATACLASSES = """
from dataclasses import is_dataclass
import kyphoview.shell.app
import kyphoview.shell.window.contents
made = [(module, vars(sys.modules[module])) for module in list(sys.modules) if module.startswith("kyphoview")]
print(*sorted(name for module, here in made for name, one in here.items()
              if isinstance(one, type) and is_dataclass(one) and one.__module__ == module))
"""
# The two that are changed by `dataclasses.replace` all over the program, and one that keeps what it has worked out.
STILL_DATACLASSES = {"Case", "Moment", "RunningTime"}


@cache
def loaded_at_the_start(how: str = "filled") -> frozenset[str]:
    done = subprocess.run([sys.executable, "-c", OPENING, how], capture_output=True, text=True, check=True)
    return frozenset(done.stdout.split())


def imported_late(path: Path) -> set[str]:
    """What a file imports inside its functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = [node for function in functions for node in ast.walk(function)]
    plain = {name.name for node in inside if isinstance(node, ast.Import) for name in node.names}
    return plain | {str(node.module) for node in inside if isinstance(node, ast.ImportFrom)}


def module_of(path: str) -> str:
    return f"kyphoview.shell.{path.removesuffix('.py').replace('/', '.')}"


def test_the_first_picture_needs_neither_model_nor_words() -> None:
    assert "kyphoview.shell.window.window" in loaded_at_the_start()
    assert not loaded_at_the_start() & LATER


def test_the_first_page_needs_nothing_that_it_covers() -> None:
    loaded = loaded_at_the_start("with the first page")
    assert "kyphoview.shell.first_page.first_page" in loaded
    assert not loaded & MADE_UNDER_THE_PAGE


def test_every_late_import_is_named_here() -> None:
    found = {path.relative_to(SHELL).as_posix(): imported_late(path) for path in SHELL.rglob("*.py")}
    assert {path: late for path, late in found.items() if late} == {
        **LATE_IMPORTS,
        **SLOW_NAMES,
        **AFTER_THE_FIRST_PAGE,
        **OF_THE_SYSTEM,
    }


def test_what_is_imported_late_spares_the_start() -> None:
    """Else it belongs at the top of its file."""
    for path, late in LATE_IMPORTS.items():
        assert module_of(path) in loaded_at_the_start(), path
        assert not late & loaded_at_the_start(), path


def test_what_a_start_loads_has_few_classes_that_python_writes_anew_each_time() -> None:
    """A dataclass's methods are written and compiled at each start, a millisecond each; msgspec's are made in C."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys" + DATACLASSES], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == STILL_DATACLASSES
