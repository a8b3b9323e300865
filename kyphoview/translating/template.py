"""The interface's texts gathered from the code, as the template from which translators' tools make a catalogue."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

import kyphoview
from kyphoview.language.translation import CATALOGUE
from kyphoview.resources import assets_folder

_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def template_path() -> Path:
    """Where the template lies: with the English words, for it holds them."""
    return assets_folder() / "text" / "en" / "interface.pot"


def extract() -> Catalog:
    """Every text that the package marks for translation, each with the files that show it."""
    package = Path(kyphoview.__file__).parent
    catalog = Catalog(project="kyphoview", version=kyphoview.__version__, fuzzy=False)
    found = sorted(
        extract_from_dir(package, [("**.py", "python")], keywords=_KEYWORDS, comment_tags=("Translators:",)),
        key=lambda text: text[:2],
    )
    for file, _line, message, comments, context in found:
        catalog.add(message, locations=[(f"kyphoview/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def write_template(path: Path) -> None:
    """Gather the texts anew; neither dates nor lines are written, so that only other texts change the file."""
    with path.open("wb") as file:
        write_po(file, extract(), width=110, omit_header=True, include_lineno=False, sort_by_file=True)


def update_catalogue(language: str, folder: Path) -> None:
    """Bring a language's catalogue up to date with the code; what is new is empty, what is gone stands at its end."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / CATALOGUE
    catalog = Catalog(locale=language, project="kyphoview", version=kyphoview.__version__, fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.update(extract())
    with path.open("wb") as file:
        write_po(file, catalog, width=110, include_lineno=False, sort_by_file=True)
