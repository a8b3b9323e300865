"""How close a sentence is to what the program itself says at each step (Okapi BM25, Robertson and Zaragoza 2009)."""

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache

from kyphoview.content.claims import load_claims
from kyphoview.content.load import load_step, step_ids
from kyphoview.content.terms import find_terms
from kyphoview.documents.stems import stems

_K1, _B = 1.2, 0.75
_COMMON = frozenset(
    stems(
        "a an and are as at be been but by can do does for from had has have how if in into is it its may more most not"
        " of on or our so some than that the their them then there these they this to was were what when which who will"
        " with you your we i he she his her one two also after before about all any because each few many often other"
        " out over such very while would could should"
    )
)


@cache
def _index() -> tuple[dict[str, Counter[str]], dict[str, float], float]:
    """For each step how often it uses each stem; how telling each stem is; how long a step's words are on average."""
    counts = {step: Counter(_stems_of(step)) for step in step_ids()}
    uses = Counter(word for words in counts.values() for word in words)
    telling = {word: math.log(1 + (len(counts) - n + 0.5) / (n + 0.5)) for word, n in uses.items()}
    return counts, telling, sum(sum(words.values()) for words in counts.values()) / len(counts)


def closeness(words: frozenset[str], step: str) -> float:
    """How close a sentence of these stems is to a step's words: 0 for not at all, without an upper end."""
    counts, telling, average = _index()
    own = counts[step]
    length = _K1 * (1 - _B + _B * sum(own.values()) / average)
    # summed in one order, so that a score is the same in every run
    return sum(telling[word] * own[word] * (_K1 + 1) / (own[word] + length) for word in sorted(words) if own[word])


def _stems_of(step: str) -> Iterator[str]:
    words = load_step(step)
    texts = [words.title, words.main, *(part for s in words.statements for part in (s.text, s.care or ""))]
    texts += [claim.text for claim in load_claims() if step in claim.steps]
    said = " ".join(texts)
    meanings = {found.term.name: found.term.meaning for found in find_terms(said)}
    yield from (word for word in stems(" ".join([said, *meanings.values()])) if word not in _COMMON)
