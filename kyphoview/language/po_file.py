"""Reading a catalogue: the .po file that translators' tools write."""

import re
from collections.abc import Callable, Iterator, Mapping
from gettext import c2py
from pathlib import Path

from msgspec import Struct

from kyphoview.errors import BadInput

_PART = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?) +)?"(.*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_PLURALS = re.compile(r"plural\s*=\s*([^;]+)")


class Entry(Struct, frozen=True):
    """One text: its English, and what stands for it, one string for each plural form; "" where nothing does yet."""

    context: str
    english: str
    plural: str | None
    forms: tuple[str, ...]
    is_fuzzy: bool  # a tool's guess, which a translator has not confirmed


def _is_one(count: int) -> int:
    return 0 if count == 1 else 1


class Catalogue(Struct, frozen=True):
    """The texts of a language, found by context and English."""

    forms: Mapping[tuple[str, str], tuple[str, ...]]
    plural_of: Callable[[int], int] = _is_one

    def find(self, context: str, english: str) -> str | None:
        """The text, or None where it is missing."""
        found = self.forms.get((context, english))
        return found[0] if found else None

    def find_plural(self, english: str, count: int) -> str | None:
        """The form of the text that goes with the number, or None where it is missing."""
        found, form = self.forms.get(("", english), ()), self.plural_of(count)
        return found[form] if form < len(found) else None


def read_po(path: Path) -> Catalogue:
    """The catalogue of one file, without what is missing or unsure.

    Raises:
        BadInput: it is missing, cannot be read or is no catalogue.
    """
    entries = read_entries(path)
    header = next((entry.forms[0] for entry in entries if not entry.english), "")
    usable = {(e.context, e.english): e.forms for e in entries if e.english and all(e.forms) and not e.is_fuzzy}
    return Catalogue(usable, _plural_rule(header, path))


def _plural_rule(header: str, path: Path) -> Callable[[int], int]:
    found = _PLURALS.search(header)
    if found is None:
        return _is_one
    try:
        return c2py(found[1].strip())
    except ValueError as error:
        raise BadInput(f"{path}: Plural-Forms cannot be read ({error}).") from None


def read_entries(path: Path) -> list[Entry]:
    """Every entry of a .po or .pot file; the first, whose English is "", is its header.

    Raises:
        BadInput: it is missing, cannot be read or is no catalogue.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise BadInput(f"{path}: this file is missing.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read ({error}).") from None
    return [_entry(parts, flags) for parts, flags in _blocks(lines, path)]


def _blocks(lines: list[str], path: Path) -> Iterator[tuple[dict[str, str], str]]:
    """The parts of each entry by their keyword, and its flags."""
    parts: dict[str, str] = {}
    keyword, flags = "", ""
    for at, line in enumerate([*(line.strip() for line in lines), ""], 1):
        if not line or (line.startswith("#") and "msgid" in parts):
            if "msgid" in parts:
                yield parts, flags
            parts, flags = {}, ""
        if not line or line.startswith("#"):
            flags += line if line.startswith("#,") else ""
            continue
        found = _PART.fullmatch(line)
        if found is None:
            raise BadInput(f"{path}: line {at}: this is no line of a catalogue.")
        keyword = found[1] or keyword
        parts[keyword] = parts.get(keyword, "") + _unescaped(found[2])


def _entry(parts: dict[str, str], flags: str) -> Entry:
    forms = tuple(text for keyword, text in parts.items() if keyword.startswith("msgstr"))
    return Entry(parts.get("msgctxt", ""), parts["msgid"], parts.get("msgid_plural"), forms or ("",), "fuzzy" in flags)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), text) if "\\" in text else text
