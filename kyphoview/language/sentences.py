"""Parting a paragraph into its sentences."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?][\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(]*[A-Z0-9\u2022])")
_ABBREVIATION = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|No|vs|approx|e\.g|i\.e|etc)|\b[A-Z])\.[\"')]*\s+$")


def spans_of_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence stands: `text[start:end]`, without the space around it."""
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text, start, match.end()):
            continue
        yield start, match.end() - len(match[0]) + len(match[0].rstrip())
        start = match.end()
    end = len(text.rstrip())
    if start < end:
        yield start, end
