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
    """Every term in the text, in order, never overlapping; where one form contains another, the longer one.

    A word that means something else in a phrase is no term there.
    """
    return find_terms_of(load_glossary(), text)


def find_terms_of(terms: tuple[Term, ...], text: str) -> tuple[TermSpan, ...]:
    """The same for a glossary that is given."""
    pattern, by_form = _lookup(terms)
    found = ((match, by_form[_folded(match[0])]) for match in pattern.finditer(text))
    return tuple(TermSpan(match.start(), match.end(), term) for match, term in found if term is not None)


@cache
def _lookup(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, Term | None]]:
    """Finds every form and every phrase in which a form is no term; whose form each is, None for such a phrase."""
    by_form: dict[str, Term | None] = {_folded(form): term for term in terms for form in term.forms}
    by_form |= {_folded(phrase): None for term in terms for phrase in term.not_in}
    longest_first = sorted(by_form, key=len, reverse=True)
    choices = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE), by_form


def _folded(form: str) -> str:
    return " ".join(form.casefold().split())
