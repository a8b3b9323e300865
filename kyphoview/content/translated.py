"""Files of words in the language that is spoken, over the English ones.

A translation changes words and nothing else: which fields are words is read from the types, and everything besides
(ids, sources, numbers, the order of things) is the English file's. So a translated file may leave out whatever is no
word, a text that it lacks stays English, and it can never cite another source. Things with an `id` are found by it,
others by their place.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from msgspec import inspect

from kyphoview.content.read_toml import convert, read_table, read_toml
from kyphoview.errors import BadInput
from kyphoview.language import code
from kyphoview.resources import assets_folder, words_folder

T = TypeVar("T")
Choose: TypeAlias = Callable[[str, str, object], str]
"""From the place of a text, the English, and whatever the translation has there, to the text."""

_BRACES = re.compile(r"\{(\w*)\}")


def english_folder() -> Path:
    """Where the English words lie."""
    return assets_folder() / "text" / "en"


def read_words(name: str, kind: type[T], folder: Path | None = None) -> T:
    """The file of that name ("steps/access"): of `folder` if one is given, else in the language that is spoken.

    Raises:
        BadInput: the English file, or that of `folder`, cannot be used.
    """
    if folder is not None or code() == "en":
        return read_toml(words_path(name, folder), kind)
    english = read_table(english_folder() / f"{name}.toml")
    try:
        own = read_table(words_path(name))
        told = map_words(kind, english, own, own_or_english)
        return convert(told, kind, words_path(name))
    except BadInput:  # `kyphoview check` tells of it
        return convert(english, kind, english_folder() / f"{name}.toml")


def words_path(name: str, folder: Path | None = None) -> Path:
    """Where the file of that name lies."""
    return (folder or words_folder()) / f"{name}.toml"


def own_or_english(_place: str, english: str, own: object) -> str:
    """The translation of a text where there is one that can be used."""
    return own if isinstance(own, str) and own and braces(own) == braces(english) else english


def braces(text: str) -> set[str]:
    """The names of what is filled in."""
    return set(_BRACES.findall(text))


def map_words(kind: type, english: Any, own: Any, choose: Choose) -> Any:
    """The content of a file with each text chosen anew.

    Args:
        kind: what the file is read into; it tells which fields are words.
        english: the content of the English file, as TOML has it.
        own: the content of the translation, or of nothing: {}.
        choose: called for each text.
    """
    return _mapped(inspect.type_info(kind), english, own, "", choose)


def _mapped(kind: inspect.Type, english: Any, own: Any, place: str, choose: Choose) -> Any:
    match kind:
        case inspect.StrType(pattern=None, max_length=most):
            told = choose(place, english, own)
            return told if most is None or len(told) <= most else english
        case inspect.UnionType():
            return _mapped(_member(kind, english), english, own, place, choose)
        case inspect.StructType():
            return _mapped_struct(kind, english, own, place, choose)
        case inspect.DictType():
            theirs = own if isinstance(own, dict) else {}
            dot = f"{place}." if place else ""
            return {k: _mapped(kind.value_type, v, theirs.get(k), f"{dot}{k}", choose) for k, v in english.items()}
        case inspect.VarTupleType():
            return _mapped_list(kind.item_type, english, own, place, choose)
    return english


def _mapped_struct(kind: inspect.StructType, english: Any, own: Any, place: str, choose: Choose) -> Any:
    kinds = {field.encode_name: field.type for field in kind.fields}
    theirs = own if isinstance(own, dict) else {}
    dot = f"{place}." if place else ""
    return {
        key: _mapped(kinds[key], value, theirs.get(key), f"{dot}{key}", choose) if key in kinds else value
        for key, value in english.items()
    }


def _mapped_list(kind: inspect.Type, english: list[Any], own: Any, place: str, choose: Choose) -> list[Any]:
    theirs = own if isinstance(own, list) else []
    if isinstance(kind, inspect.StrType) and theirs and all(isinstance(text, str) and text for text in theirs):
        return [choose(f"{place}[{at}]", text, text) for at, text in enumerate(theirs)]
    by_id = {item["id"]: item for item in theirs if isinstance(item, dict) and "id" in item}
    found = []
    for at, item in enumerate(english):
        by_place = theirs[at] if len(theirs) == len(english) else None
        mine = by_id.get(item["id"]) if isinstance(item, dict) and "id" in item else by_place
        found.append(_mapped(kind, item, mine, f"{place}[{at}]", choose))
    return found


def _member(kind: inspect.UnionType, value: Any) -> inspect.Type:
    """The type among several that a value is read into."""
    structs = [member for member in kind.types if isinstance(member, inspect.StructType)]
    if isinstance(value, dict):
        return next((s for s in structs if s.tag_field is None or value.get(s.tag_field) == s.tag), structs[0])
    wanted = inspect.StrType if isinstance(value, str) else inspect.VarTupleType
    return next((member for member in kind.types if isinstance(member, wanted)), kind.types[0])
