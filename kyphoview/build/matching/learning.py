"""Learning the weights: logistic regression, first of words, then of what stands around a paragraph.

The weights of surroundings are learned on what words alone said of leaflets that they had not been learned from:
otherwise they would trust the words too much.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from kyphoview.build.matching.labelled import (
    LEAFLETS,
    Leaflet,
    Lesson,
    read_leaflets,
    read_lessons,
    with_long_paragraphs,
)
from kyphoview.build.matching.order_of_steps import after_each, before_each
from kyphoview.content.load import step_ids
from kyphoview.documents.matching.marks import marks
from kyphoview.documents.matching.surroundings import around, chance, is_passage, read_words
from kyphoview.documents.matching.weights import (
    AroundWeights,
    Array,
    Weights,
    WordWeights,
    length_share,
    write_weights,
)

_PARTS = 6  # of the leaflets: the words of each are read with weights learned from the other five
_LEAST_PAIRS = 2  # a pair of words that stands in one text only says nothing of others
_HOLD = 1.0  # how strongly each weight is held near zero
_HOLD_BASE = 0.01
_TURNS = 80
_FIRST_BASE = -2.0
_ROUNDS = 25  # of Newton's method


def learn_and_write(path: Path) -> None:
    """Learn from everything that is labelled for it, and keep it."""
    weights = learn(read_lessons(), read_leaflets(LEAFLETS))
    write_weights(path, weights.words.place, weights)


def learn(lessons: Sequence[Lesson], leaflets: Sequence[Leaflet]) -> Weights:
    """The weights of words and of surroundings."""
    known: list[Leaflet] = []
    told: list[Array] = []
    for part in range(_PARTS):
        others = [leaflet for at, leaflet in enumerate(leaflets) if at % _PARTS != part]
        words = learn_words([*lessons, *_paragraphs(others)])
        for leaflet in leaflets[part::_PARTS]:
            shapes = [leaflet, with_long_paragraphs(leaflet)]
            known += shapes
            told += [read_words(shape.paragraphs, words) for shape in shapes]
    return Weights(learn_words([*lessons, *_paragraphs(leaflets)]), _learn_around(known, told))


def learn_words(lessons: Sequence[Lesson]) -> WordWeights:
    """What each mark tells of every step: by descent with Nesterov's look ahead, with the weights held near zero."""
    read = [_marks(lesson.text) for lesson in lessons]
    uses = Counter(mark for found in read for mark in found)
    names = sorted(mark for mark, count in uses.items() if count >= _LEAST_PAIRS or " " not in mark)
    place = {name: at for at, name in enumerate(names)}
    said = np.zeros((len(lessons), len(names) + 1), np.float32)
    said[:, -1] = 1.0
    for row, found in zip(said, read, strict=True):
        columns = [place[mark] for mark in found if mark in place]
        row[columns] = length_share(len(columns))
    hold = np.full((len(names) + 1, 1), _HOLD, np.float32)
    hold[-1] = _HOLD_BASE
    slowness = _largest_square(said) / 4.0 + _HOLD
    wanted = _labels([lesson.steps for lesson in lessons]).astype(np.float32)
    weights = np.zeros((len(names) + 1, wanted.shape[1]), np.float32)
    weights[-1] = _FIRST_BASE
    ahead, pace = weights, 1.0
    for _ in range(_TURNS):
        off = 1.0 / (1.0 + np.exp(-(said @ ahead))) - wanted
        moved = ahead - (said.T @ off + hold * ahead) / slowness
        next_pace = (1.0 + np.sqrt(1.0 + 4.0 * pace**2)) / 2.0
        ahead = (moved + (pace - 1.0) / next_pace * (moved - weights)).astype(np.float32)
        weights, pace = moved, next_pace
    kept = weights.astype(np.float64)
    return WordWeights(place, kept[:-1], kept[-1])


def _learn_around(leaflets: Sequence[Leaflet], told: Sequence[Array]) -> AroundWeights:
    """What the surroundings tell, alike for all steps but for a base of each, by Newton's method."""
    order = AroundWeights(np.empty(0), np.empty(0), after_each(leaflets), before_each(leaflets))
    chosen = [is_passage(leaflet.paragraphs) for leaflet in leaflets]
    read = zip(leaflets, told, chosen, strict=True)
    features = np.concatenate([around(leaf.paragraphs, of_it, order)[which] for leaf, of_it, which in read])
    wanted = np.concatenate([_labels(leaf.steps)[which] for leaf, which in zip(leaflets, chosen, strict=True)])
    count = features.shape[2]
    middle, spread = features.mean(axis=(0, 1)), features.std(axis=(0, 1)) + 1e-6
    even = (features - middle) / spread
    each, base = np.zeros(count), np.full(wanted.shape[1], _FIRST_BASE)
    for _ in range(_ROUNDS):
        found = chance(even @ each + base)
        sure = found * (1.0 - found)
        slope = np.append(np.einsum("psf,ps->f", even, found - wanted) + _HOLD * each, (found - wanted).sum(axis=0))
        bend = np.diag(np.append(np.full(count, _HOLD), sure.sum(axis=0)))
        bend[:count, :count] += np.einsum("psf,ps,psg->fg", even, sure, even)
        bend[:count, count:] = np.einsum("psf,ps->fs", even, sure)
        bend[count:, :count] = bend[:count, count:].T
        step = np.linalg.solve(bend, slope)
        each, base = each - step[:count], base - step[count:]
    each = each / spread
    return AroundWeights(each, base - float(middle @ each), order.after, order.before)


def _paragraphs(leaflets: Sequence[Leaflet]) -> list[Lesson]:
    """The paragraphs of leaflets as lessons; a heading tells of the steps at which it may be marked."""
    return [
        Lesson(paragraph.text, steps | allowed)
        for leaflet in leaflets
        for paragraph, steps, allowed in zip(leaflet.paragraphs, leaflet.steps, leaflet.allowed, strict=True)
    ]


def _labels(steps: Sequence[frozenset[str]]) -> Array:
    """1 where a text tells of a step, else 0 (texts, steps)."""
    return np.array([[step in of_it for step in step_ids()] for of_it in steps], np.float64)


def _largest_square(said: np.ndarray) -> float:
    """The square of a matrix's largest singular value, by repeated multiplication and rounded up."""
    along = np.ones(said.shape[1], np.float32)
    size = 1.0
    for _ in range(12):
        along = said.T @ (said @ along)
        size = float(np.linalg.norm(along))
        along = along / size
    return 1.1 * size


@cache
def _marks(text: str) -> frozenset[str]:
    return marks(text)
