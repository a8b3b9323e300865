"""What each mark of a text tells for and against each step: learned beforehand (`kyphoview.build.matching`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.array_file import damaged, pack_table, read_archive, read_table
from kyphoview.content.load import step_ids
from kyphoview.documents.matching.marks import marks
from kyphoview.language import _
from kyphoview.resources import assets_folder

Array = NDArray[np.float64]
WEIGHTS_FILE = "documents/passage_weights.npz"
STEP = 0.01
"""Weights are kept as whole numbers of this."""

_LENGTH = 5.0  # of a text's marks together: a long text weighs no more than a short one


@dataclass(frozen=True, slots=True)
class WordWeights:
    """For each mark a row of `each` (M, S), in natural log odds; `base` (S,) is for no words."""

    place: dict[str, int]
    each: Array
    base: Array

    def log_odds(self, text: str) -> Array:
        """How likely a text is to tell of each step, by its own words alone: (S,), in log odds."""
        rows = [self.place[mark] for mark in sorted(marks(text)) if mark in self.place]
        if not rows:
            return self.base.copy()
        return np.asarray(self.base + self.each[rows].sum(axis=0) * length_share(len(rows)), np.float64)


@dataclass(frozen=True, slots=True)
class AroundWeights:
    """What a paragraph's surroundings add; see `surroundings.py`.

    `each` (7,) is the same for all steps, `base` (S,) is each step's own. `after` and `before` (S + 1, S) say in log
    odds how much likelier a step becomes after, or before, a paragraph of each step, or of none (the last row).
    """

    each: Array
    base: Array
    after: Array
    before: Array


@dataclass(frozen=True, slots=True)
class Weights:
    """All that was learned."""

    words: WordWeights
    around: AroundWeights


def length_share(count: int) -> float:
    """What each of so many marks counts in a text."""
    return float(_LENGTH / np.sqrt(count)) if count else 0.0


@cache
def load_weights() -> Weights:
    """The weights as they are kept.

    Raises:
        BadInput: the file is damaged, or not of the same steps.
    """
    path = assets_folder() / WEIGHTS_FILE
    kinds = {"marks": ("u", 1), "words": ("i", 2), "word_base": ("f", 1)}
    kinds |= {"around": ("f", 1), "around_base": ("f", 1), "after": ("f", 2), "before": ("f", 2)}
    read = read_archive(path, kinds)
    names = [row[0] for row in read_table(path, read["marks"])]
    steps = len(step_ids())
    if read["words"].shape != (len(names), steps) or read["after"].shape != (steps + 1, steps):
        raise damaged(path, _("it is of other steps"))
    words = WordWeights({name: at for at, name in enumerate(names)}, read["words"] * STEP, read["word_base"])
    return Weights(words, AroundWeights(read["around"], read["around_base"], read["after"], read["before"]))


def write_weights(path: Path, names: Iterable[str], weights: Weights) -> None:
    """Keep what was learned; `names` are the marks in the order of their rows."""
    with path.open("wb") as stream:
        np.savez_compressed(
            stream,
            marks=pack_table([[name] for name in names]),
            words=np.rint(weights.words.each / STEP).astype(np.int16),
            word_base=weights.words.base,
            around=weights.around.each,
            around_base=weights.around.base,
            after=weights.around.after,
            before=weights.around.before,
        )
