"""Which passages of a document belong to which step.

A document that is not about fractures of the spine is passed over as a whole. Of any other, each paragraph is weighed
for each step: by its words, and by what stands around it; a long one by each of its sentences as well. Menus, forms,
advertising and what is about something else tell of no step, and stay unmarked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kyphoview.content.load import step_ids
from kyphoview.documents.matching.subject import is_about_fractures
from kyphoview.documents.matching.surroundings import chance, chances, read_words
from kyphoview.documents.matching.weights import Array, load_weights
from kyphoview.documents.paragraph import Paragraph
from kyphoview.language.sentences import spans_of_sentences

LEAST_CHANCE = 0.35
"""From here on a paragraph, or a sentence of it, belongs to a step."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that belongs to a step.

    `score` runs from 0 to 1. `spans` are the sentences that it is about, `text[start:end]`, in order.
    """

    number: int
    text: str
    score: float
    spans: tuple[tuple[int, int], ...]


def match(paragraphs: Sequence[Paragraph]) -> dict[str, tuple[Passage, ...]]:
    """For each step the passages that belong to it, best first; all empty for a document about something else."""
    steps = step_ids()
    found: dict[str, list[Passage]] = {step: [] for step in steps}
    if is_about_fractures(paragraphs):
        likely = chances(paragraphs, load_weights())
        for at, step in zip(*np.nonzero(likely >= LEAST_CHANCE), strict=True):
            text = paragraphs[at].text
            spans = tuple(_spans(text, step))
            found[steps[step]].append(Passage(paragraphs[at].number, text, float(likely[at, step]), spans))
    return {step: tuple(sorted(passages, key=lambda p: (-p.score, p.number))) for step, passages in found.items()}


def chance_alone(paragraph: Paragraph, step: str) -> float:
    """How likely a paragraph belongs to a step, from 0 to 1, without regard to what stands around it."""
    told = read_words([paragraph], load_weights().words)[:, :2].max(axis=1)
    return float(chance(told)[0, step_ids().index(step)])


def _spans(text: str, step: int) -> Iterator[tuple[int, int]]:
    """The sentences of a passage that belong to a step, with the answers to those that ask; at least the likeliest."""
    spans = list(spans_of_sentences(text))
    words = load_weights().words
    likely: Array = chance(np.array([words.log_odds(text[slice(*span)])[step] for span in spans]))
    least = min(LEAST_CHANCE, float(likely.max()))
    is_answer = False
    for span, of_it in zip(spans, likely, strict=True):
        belongs = bool(of_it >= least)
        if belongs or is_answer:
            yield span
        is_answer = belongs and text[: span[1]].endswith("?")
