"""A language that nobody speaks, made of English: it shows what a translation would meet.

Vowels are doubled, e is tripled, and all bear accents, so that texts are about 40 percent longer, and a text that
still has a plain vowel was never looked up. What is filled in, tags and endings of files stay as they are. Words
change letter by letter, so that the glossary's terms are found in the text as ever.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from kyphoview.content.read_toml import LAST_LINE, read_table
from kyphoview.content.text_files import TEXT_FILES
from kyphoview.content.translated import english_folder, map_words
from kyphoview.language.translation import CATALOGUE
from kyphoview.translating.template import extract

CODE = "en_XA"
_KEPT = re.compile(r"\{[^{}]*\}|<[^<>]*>|\*?\.[a-z0-9]{2,5}\b")
_LETTERS = str.maketrans(
    {
        "a": "áà",
        "e": "éèê",
        "i": "íì",
        "o": "óò",
        "u": "úù",
        "A": "Áà",
        "E": "Éèê",
        "I": "Íì",
        "O": "Óò",
        "U": "Úù",
        "n": "ñ",
        "c": "ç",
        "y": "ý",
        "N": "Ñ",
        "C": "Ç",
        "Y": "Ý",
    }
)


def pseudo(text: str) -> str:
    """A text in the language."""
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(_LETTERS), kept[0]]
        end = kept.end()
    return "".join([*parts, text[end:].translate(_LETTERS)])


def write_pseudo(root: Path) -> None:
    """Write the language's folder into `root`: its catalogue and its files of words."""
    folder = root / CODE
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / CATALOGUE).open("wb") as file:
        write_po(file, _catalogue(), width=110)
    for name, kind in TEXT_FILES.items():
        english = read_table(english_folder() / f"{name}.toml")
        told = map_words(kind, english, {}, lambda _place, text, _own: pseudo(text))
        path = folder / f"{name}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_toml(told), encoding="utf-8")


def _catalogue() -> Catalog:
    catalog = Catalog(locale="en", fuzzy=False)
    for message in extract():
        if not message.id:
            continue
        texts: tuple[str, ...] = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        said = tuple(pseudo(text) for text in texts)
        catalog.add(message.id, said if len(said) > 1 else said[0], context=message.context)
    return catalog


def _toml(table: dict[str, Any]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in table.items()) + f"\n{LAST_LINE}\n"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{json.dumps(key)} = {_value(item)}' for key, item in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
