"""A start: the picture first, and nothing that it can do without."""

import subprocess
import sys

OPENING = """
import sys
from kyphoview.shell.app import make_application, make_window
application = make_application()
window = make_window()
window.show()
window.grab()
print(*sorted(name for name in sys.modules if name.startswith(("numpy", "kyphoview", "PySide6", "tomllib"))))
"""
LATER = {
    "numpy",
    "tomllib",
    "kyphoview.content",
    "kyphoview.describe",
    "kyphoview.procedure.scene",
    "kyphoview.anatomy.cuts.cut",
    "kyphoview.shell.words.words_panel",
    "kyphoview.shell.words.popover",
    "kyphoview.shell.features.fracture",
    "kyphoview.shell.window.help_drawer",
    "kyphoview.shell.words.words_head",
    "kyphoview.shell.features.pages",
    "kyphoview.documents",
    "kyphoview.shell.features.documents",
    "kyphoview.shell.features.speech",
    "PySide6.QtPdf",
    "kyphoview.shell.features.take_away.drawer",
    "kyphoview.export",
    "kyphoview.shell.widgets.link_line",
}


def test_the_first_picture_needs_neither_model_nor_words() -> None:
    done = subprocess.run([sys.executable, "-c", OPENING], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "kyphoview.shell.window.window" in loaded
    assert not loaded & LATER
