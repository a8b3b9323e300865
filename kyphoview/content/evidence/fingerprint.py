"""Knowing the given documents again without keeping their text.

A document is cut into paragraphs, its lines that are not blank, counted from 1. Each paragraph's words, folded to plain
lower case, are hashed; `sources.toml` keeps the hashes. So a copy is known again whatever its name, its line ends or
its punctuation are, and a changed paragraph is found.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kyphoview.content.words import Document
from kyphoview.errors import BadInput
from kyphoview.language import _

_SUFFIXES = {".txt", ".md"}
_ALIKE_FROM = 0.5  # a file is a document when at least this share of the document's paragraphs is in it


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file that was looked at: which document it is, if any, and its paragraphs."""

    path: Path
    document: Document | None
    paragraphs: tuple[str, ...]


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines that are not blank."""
    return tuple(line for line in text.splitlines() if line.strip())


def folded_words(text: str) -> str:
    """The text's words in plain lower case with one space between them."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def fingerprint(paragraph: str) -> str:
    """Twelve hexadecimal digits that stand for the paragraph's words in order."""
    return hashlib.sha256(folded_words(paragraph).encode()).hexdigest()[:12]


def recognise(text: str, documents: tuple[Document, ...]) -> Document | None:
    """The document that the text is a copy of, perhaps a slightly changed one."""
    found = {fingerprint(paragraph) for paragraph in paragraphs(text)}
    shares = [(len(found & set(d.paragraphs)) / len(set(d.paragraphs)), d) for d in documents]
    share, best = max(shares, key=lambda pair: pair[0])
    return best if share >= _ALIKE_FROM else None


def recognise_folder(folder: Path, documents: tuple[Document, ...]) -> tuple[Recognised, ...]:
    """Every text file of a folder, sorted by name.

    Raises:
        BadInput: it is not a folder, or it or a file in it cannot be read.
    """
    try:
        if not folder.is_dir():
            raise BadInput(_("{folder}: there is no such folder of documents.", folder=folder))
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES and path.is_file())
    except OSError as error:
        raise BadInput(_("{path}: cannot be read: {reason}.", path=folder, reason=error.strerror)) from None
    return tuple(_recognise_file(path, documents) for path in files)


def _recognise_file(path: Path, documents: tuple[Document, ...]) -> Recognised:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(_("{path}: byte {at}: this is not UTF-8 text.", path=path, at=error.start + 1)) from None
    except OSError as error:
        raise BadInput(_("{path}: cannot be read: {reason}.", path=path, reason=error.strerror)) from None
    return Recognised(path, recognise(text, documents), paragraphs(text))
