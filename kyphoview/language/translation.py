"""Which language is chosen, and looking words up in it.

The functions have the names that every translator's tool knows. They are called when a text is shown and never while
a module is loaded, because the language is chosen after that: a table of words marks its texts with `N_`, and who
shows one calls `_` on it. Where a catalogue lacks a text, or its placeholders cannot be filled in, English stands.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from msgspec import Struct

from kyphoview.errors import BadInput
from kyphoview.language.po_file import Catalogue, read_po

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K")

CATALOGUE = "interface.po"
"""The file of a language's folder that holds the interface's texts."""


class _Language(Struct, frozen=True):
    code: str
    catalogue: Catalogue


_ENGLISH = _Language("en", Catalogue({}))
_present = _ENGLISH


def use(language: str, folder: Path) -> None:
    """Speak this language from now on; where its catalogue is missing or damaged, the interface stays English.

    Args:
        language: its code, such as "fr" or "pt_BR".
        folder: where its words lie.
    """
    global _present
    try:
        catalogue = read_po(folder / CATALOGUE) if language != _ENGLISH.code else _ENGLISH.catalogue
    except BadInput:  # `kyphoview check` tells of it
        catalogue = _ENGLISH.catalogue
    _present = _Language(language, catalogue)


def code() -> str:
    """The code of the language that is spoken."""
    return _present.code


def N_(message: str) -> str:
    """Mark a text in a table for translation; whoever shows it calls `_`."""
    return message


def _(message: str, /, **values: object) -> str:
    """A text in the language that is spoken, its placeholders filled in."""
    return filled(_present.catalogue.find("", message), message, values)


def translated(table: Mapping[K, str]) -> dict[K, str]:
    """A table of marked texts in the language that is spoken."""
    return {key: _(text) for key, text in table.items()}


def pgettext(context: str, message: str, /, **values: object) -> str:
    """The same for a text that means different things in different places: `context` says which place this is."""
    return filled(_present.catalogue.find(context, message), message, values)


def find_plural(one: str, many: str, count: int) -> tuple[str | None, str]:
    """The form of a text that goes with a number: the catalogue's, None where it is missing, and the English one."""
    return _present.catalogue.find_plural(one, count), one if count == 1 else many


def filled(found: str | None, english: str, values: Mapping[str, object]) -> str:
    """A text with its placeholders filled in; the English one where it is missing or does not take the values."""
    if not values:
        return found or english
    try:
        return (found or english).format(**values)
    except (KeyError, IndexError, ValueError):  # a translator's slip, which `kyphoview check` names
        return english.format(**values)


def kept(load: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function has once returned, for each language apart. Its arguments must be hashable."""
    return kept_last(None)(load)


def kept_last(count: int | None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """The same for the last so many arguments; None for any number."""

    def keep(load: Callable[P, T]) -> Callable[P, T]:
        by_language: dict[str, Callable[P, T]] = {}

        @wraps(load)
        def ask(*arguments: P.args, **options: P.kwargs) -> T:
            if code() not in by_language:
                by_language[code()] = cast("Callable[P, T]", lru_cache(count)(load))
            return by_language[code()](*arguments, **options)

        return ask

    return keep
