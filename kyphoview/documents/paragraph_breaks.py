"""Cutting running text into paragraphs.

A document's paragraphs are its lines that are not blank, counted from 1. Where lines were broken to fit a width, they
are blocks between blank lines instead.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kyphoview.content.evidence.fingerprint import paragraphs as lines_of
from kyphoview.documents.folding import without_invisible
from kyphoview.documents.limits import LONGEST_PARAGRAPH, MOST_CHARACTERS, MOST_PARAGRAPHS
from kyphoview.documents.paragraph import Body, Paragraph, ParagraphKind
from kyphoview.language import _

_BULLET = re.compile(r"\s*(?:[-*\u2022\u25cf\u25aa\u2013\u00b7\u25e6]\s+|\(?\d{1,2}[.)]\s+)")
_SENTENCE_END = re.compile(r"[.!?][\"'\u2019\u201d)]*(?=\s)")
_WIDEST_WRAPPED = 100  # letters; longer lines were not broken by a width
_WRAPPED_SHARE = 0.3  # of neighbouring lines that read on in small letters
_LONGEST_HEADING = 90
_LONGEST_HEADING_WORDS = 12


def cut_text(text: str) -> Body:
    """Plain text as paragraphs."""
    remark = None
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS]
        remark = _("only its beginning is shown")
    is_wrapped = _is_wrapped(text)
    texts = list(_blocks(text)) if is_wrapped else lines_of(text)
    if len(texts) > MOST_PARAGRAPHS:
        texts = texts[:MOST_PARAGRAPHS]
        remark = _("only its beginning is shown")
    return Body(number((part, kind_of(part)) for part in texts), "blocks" if is_wrapped else "lines", remark)


def number(texts: Iterable[tuple[str, ParagraphKind]]) -> tuple[Paragraph, ...]:
    """Numbered paragraphs; what is longer than a page is cut at the ends of sentences."""
    parts = [(part, kind) for text, kind in texts for part in _cut_long(without_invisible(text).strip()) if part]
    return tuple(Paragraph(at, text, kind) for at, (text, kind) in enumerate(parts, 1))


def kind_of(text: str) -> ParagraphKind:
    """Whether a line is an item of a list, a heading, or text."""
    if _BULLET.match(text):
        return "item"
    line = text.strip()
    is_short = len(line) <= _LONGEST_HEADING and len(line.split()) <= _LONGEST_HEADING_WORDS
    return "heading" if is_short and line[-1:] not in (".", "!", ";", ",") else "text"


def starts_item(line: str) -> bool:
    """Whether a line begins an item of a list."""
    return _BULLET.match(line) is not None


def join_lines(lines: Iterable[str]) -> str:
    """Broken lines as one; a word that was parted at the end of a line is whole again."""
    joined = ""
    for line in (line.strip() for line in lines):
        if joined.endswith(("-", "\u00ad")) and line[:1].islower() and joined[-2:-1].isalpha():
            joined = joined[:-1] + line
        else:
            joined = f"{joined} {line}" if joined and line else joined + line
    return joined


def _is_wrapped(text: str) -> bool:
    lines = text.splitlines()
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if not pairs or max(len(line) for line in lines) > _WIDEST_WRAPPED:
        return False
    reads_on = sum(b.strip()[:1].islower() and a.rstrip()[-1:] not in ".!?:" for a, b in pairs)
    return reads_on >= _WRAPPED_SHARE * len(pairs)


def _blocks(text: str) -> Iterator[str]:
    gathered: list[str] = []
    for line in [*text.splitlines(), ""]:
        if gathered and (not line.strip() or starts_item(line)):
            yield join_lines(gathered)
            gathered = []
        if line.strip():
            gathered.append(line)


def _cut_long(text: str) -> Iterator[str]:
    while len(text) > LONGEST_PARAGRAPH:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, LONGEST_PARAGRAPH)]
        at = ends[-1] if ends else LONGEST_PARAGRAPH
        yield text[:at]
        text = text[at:].lstrip()
    yield text
