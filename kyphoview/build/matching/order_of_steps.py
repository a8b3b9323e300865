"""In what order leaflets speak of the steps."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kyphoview.build.matching.labelled import Leaflet
from kyphoview.content.load import step_ids
from kyphoview.documents.matching.surroundings import is_passage
from kyphoview.documents.matching.weights import Array

_AS_IF_SEEN = 6.0  # paragraphs that follow the average, for pairs of steps that are seldom met


def after_each(leaflets: Sequence[Leaflet]) -> Array:
    """How much likelier each step is after a paragraph of each, or of none (the last row): (S + 1, S), in log odds."""
    return _likelier(_pairs(leaflets))


def before_each(leaflets: Sequence[Leaflet]) -> Array:
    """The same for what comes before: (S + 1, S), in log odds."""
    return _likelier([(second, first) for first, second in _pairs(leaflets)])


def _pairs(leaflets: Sequence[Leaflet]) -> list[tuple[frozenset[str], frozenset[str]]]:
    """The steps of each two passages that follow each other."""
    found = []
    for leaflet in leaflets:
        texts = [leaflet.steps[at] for at in np.flatnonzero(is_passage(leaflet.paragraphs))]
        found += list(pairwise(texts))
    return found


def _likelier(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> Array:
    steps = step_ids()
    counts, seen = np.zeros((len(steps) + 1, len(steps))), np.zeros(len(steps) + 1)
    for given, other in pairs:
        shares = np.array([step in given for step in steps] + [not given], np.float64)
        shares /= shares.sum()
        seen += shares
        counts += np.outer(shares, [step in other for step in steps])
    average = counts.sum(axis=0) / len(pairs)
    found = (counts + _AS_IF_SEEN * average) / (seen[:, None] + _AS_IF_SEEN)
    return np.asarray(np.log(found / (1.0 - found)) - np.log(average / (1.0 - average)), np.float64)
