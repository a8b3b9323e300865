"""What a translation lacks, each as one sentence with file and place: English stands in its place."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from kyphoview.content.read_toml import read_table, shown
from kyphoview.content.text_files import TEXT_FILES
from kyphoview.content.translated import english_folder, map_words, own_or_english
from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.language.po_file import Entry, read_entries
from kyphoview.language.translation import CATALOGUE

TEMPLATE = "interface.pot"


def check_language(folder: Path) -> list[str]:
    """Every file and text that the language of this folder lacks, or that cannot be used."""
    files = (problem for name in TEXT_FILES for problem in _check_file(name, folder))
    return [*files, *_check_catalogue(folder / CATALOGUE)]


def _check_file(name: str, folder: Path) -> Iterator[str]:
    path = folder / f"{name}.toml"
    if not path.exists():
        yield _("{path}: this file is missing, so its words stay English.", path=shown(path))
        return
    try:
        own = read_table(path)
    except BadInput as error:
        yield str(error)
        return
    english = read_table(english_folder() / f"{name}.toml")
    lacking: list[str] = []

    def look(place: str, text: str, told: object) -> str:
        if own_or_english(place, text, told) != told:
            lacking.append(place)
        return text

    map_words(TEXT_FILES[name], english, own, look)
    yield from (
        _("{path}: {place}: this text is missing or cannot be used.", path=shown(path), place=p) for p in lacking
    )


def _check_catalogue(path: Path) -> Iterator[str]:
    try:
        own = {(entry.context, entry.english): entry for entry in read_entries(path)}
    except BadInput as error:
        yield str(error)
        return
    for entry in read_entries(english_folder() / TEMPLATE):
        told = own.get((entry.context, entry.english))
        if told is None or told.is_fuzzy or not all(told.forms):
            yield _("{path}: '{text}' is not translated.", path=shown(path), text=entry.english)
        elif not _fills_in_alike(entry, told):
            yield _("{path}: '{text}': what stands in braces differs.", path=shown(path), text=entry.english)


def _fills_in_alike(entry: Entry, told: Entry) -> bool:
    """Whether each form asks for nothing that the English text does not give."""
    given = _names(entry.english) | _names(entry.plural or "")
    return all(_names(form) <= given for form in told.forms)


def _names(text: str) -> set[str]:
    try:
        return {name for _before, name, _spec, _conversion in Formatter().parse(text) if name is not None}
    except ValueError:  # a brace that is not closed
        return {text}
