"""Finding the glossary's terms in a text, so that a view can link each to its meaning."""

import re
from dataclasses import dataclass
from functools import cache

from kyphoview.content.load import load_glossary
from kyphoview.content.words import Term


@dataclass(frozen=True, slots=True)
class TermSpan:
    """A term where a text writes it: `text[start:end]`."""

    start: int
    end: int
    term: Term


def find_terms(text: str) -> tuple[TermSpan, ...]:
    """Every term in the text, in order, never overlapping; where one form contains another, the longer one."""
    return find_terms_of(load_glossary(), text)


def find_terms_of(terms: tuple[Term, ...], text: str) -> tuple[TermSpan, ...]:
    """The same for a glossary that is given."""
    pattern, by_form = _lookup(terms)
    return tuple(TermSpan(m.start(), m.end(), by_form[_folded(m[0])]) for m in pattern.finditer(text))


@cache
def _lookup(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, Term]]:
    by_form = {_folded(form): term for term in terms for form in term.forms}
    longest_first = sorted(by_form, key=len, reverse=True)
    choices = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE), by_form


def _folded(form: str) -> str:
    return " ".join(form.casefold().split())
