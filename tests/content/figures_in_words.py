"""The figures of a text, in the order in which it says them, and every text that names where its figures come from."""

import re
from collections.abc import Iterator

from kyphoview.content import load_words
from kyphoview.content.courses import load_courses
from kyphoview.content.pages import Chance, load_pages

_NUMBER_WORDS = {
    "half": "1/2", "third": "1/3", "thirds": "1/3", "quarter": "1/4", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12",
}  # fmt: skip
_DIGITS = r"[A-Za-z]*-?[A-Za-z]*\d+(?:[.,]\d+)*"
_FIGURE = re.compile(rf"{_DIGITS}|\b(?:{'|'.join(_NUMBER_WORDS)})\b", re.IGNORECASE)


def figures_in(text: str) -> tuple[str, ...]:
    """Every number, in digits or words, with the letters that belong to it: "L1", "SF-36", "3,175".

    The hundred of which chances are told is left out, and so is "one", which is no number more often than not.
    """
    found = (match[0] for match in _FIGURE.finditer(text))
    return tuple(said for figure in found if (said := _NUMBER_WORDS.get(figure.casefold(), figure)) != "100")


def digits_in(text: str) -> Iterator[re.Match[str]]:
    """Where its digits stand."""
    return re.finditer(r"\d", text)


def published_texts() -> Iterator[tuple[str, str, str]]:
    """Each text that a publication stands behind: its place, the publication, the text; of a chance all of it."""
    words = load_words()
    for level, steps in (("plain", words.steps), ("full", words.full)):
        for step in steps:
            yield from ((f"{level}/{step.id}/{note.id}", note.cite, note.text) for note in step.notes if note.cite)
    for page in load_pages():
        yield from ((f"{page.id}/{said.text[:30]}", said.cite, said.text) for said in page.said if said.cite)
        yield from (
            (f"{page.id}/{block.title}", block.cite, chance_text(block))
            for block in page.blocks
            if isinstance(block, Chance)
        )
    for course in load_courses():
        for line in (line for step in course.steps for line in step.said if line.cite):
            yield from ((f"{course.id}/{text[:30]}", line.cite, text) for text in (line.text, line.full))


def chance_text(chance: Chance) -> str:
    """What of a chance comes from its publication."""
    counts = " ".join("fewer than one" if group.is_fewer_than_one else str(group.count) for group in chance.groups)
    return f"{chance.title}: {counts}. {chance.sure} {chance.more or ''}"
