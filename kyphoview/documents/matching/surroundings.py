"""What stands around a paragraph: the heading above it, its neighbours under the same heading, and the steps' order.

In everyday words a paragraph often does not say what it is about ("Anything heavier than a cat is for others"), but it
stands under "At home", or between two paragraphs that do. And the steps mostly come in their order.
"""

from collections.abc import Sequence

import numpy as np

from kyphoview.documents.matching.weights import AroundWeights, Array, Weights, WordWeights
from kyphoview.documents.paragraph import Paragraph
from kyphoview.language.sentences import spans_of_sentences

_LEAST, _MOST = -5.0, 4.0  # what words alone may tell, as the logarithm of odds
_LONG = 3  # sentences from which on a paragraph is read sentence by sentence as well
_NEAR = 4  # paragraphs before and after that count as neighbours


def chances(paragraphs: Sequence[Paragraph], weights: Weights) -> Array:
    """How likely each of N paragraphs belongs to each of S steps: (N, S), from 0 to 1.

    It is 0 for headings and for a page's frame.
    """
    found = _chances(paragraphs, weights)
    parts, of_which = _in_sentences(paragraphs)
    if len(parts) > len(paragraphs):
        np.maximum.at(found, of_which, _chances(parts, weights))
    found[~is_passage(paragraphs)] = 0.0
    return found


def _chances(paragraphs: Sequence[Paragraph], weights: Weights) -> Array:
    features = around(paragraphs, read_words(paragraphs, weights.words), weights.around)
    return chance(features @ weights.around.each + weights.around.base)


def _in_sentences(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[int]]:
    """The paragraphs with the sentences of the long ones as paragraphs of their own, and where each comes from."""
    parts: list[Paragraph] = []
    of_which: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        spans = list(spans_of_sentences(paragraph.text))
        cut = [paragraph.text[slice(*span)] for span in spans] if len(spans) >= _LONG else [paragraph.text]
        parts += [Paragraph(paragraph.number, text, paragraph.kind) for text in cut]
        of_which += [at] * len(cut)
    return parts, of_which


def chance(log_odds: Array) -> Array:
    """Natural log odds (...,) as chances (...,) from 0 to 1."""
    return np.asarray(1.0 / (1.0 + np.exp(-log_odds)), np.float64)


def is_heading(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """Whether each paragraph is a heading with text below it; of short lines in a row only the last may be one."""
    kinds = [paragraph.kind for paragraph in paragraphs]
    return [
        kind == "heading" and below in ("text", "item") for kind, below in zip(kinds, [*kinds[1:], ""], strict=True)
    ]


def is_passage(paragraphs: Sequence[Paragraph]) -> np.ndarray:
    """Whether each of N paragraphs can be a passage: (N,), true or false."""
    heads = is_heading(paragraphs)
    return np.array([p.kind != "aside" and not head for p, head in zip(paragraphs, heads, strict=True)], bool)


def read_words(paragraphs: Sequence[Paragraph], weights: WordWeights) -> Array:
    """What words alone tell of each step, in log odds (N, 3, S).

    They are those of the sentence that tells most of the step, those of the whole paragraph, and what that sentence
    tells of the strongest other step.
    """
    told = np.empty((len(paragraphs), 3, len(weights.base)))
    for at, paragraph in enumerate(paragraphs):
        spans = list(spans_of_sentences(paragraph.text))
        whole = weights.log_odds(paragraph.text)
        sentences = np.stack([weights.log_odds(paragraph.text[slice(*span)]) for span in spans])
        best = sentences.argmax(axis=0)
        rivals = _strongest_other(sentences)
        told[at] = sentences.max(axis=0), whole, np.take_along_axis(rivals, best[None], axis=0)[0]
    return np.clip(told, _LEAST, _MOST)


def around(paragraphs: Sequence[Paragraph], told: Array, weights: AroundWeights) -> Array:
    """The features of each paragraph for each step (N, S, 7), as chances or in log odds.

    They are its best sentence, all of its words, that sentence's strongest other step, the heading, the neighbours
    under the same heading, the paragraph before, and the paragraph after.
    """
    own = chance(told[:, 0])
    either = chance(told[:, :2].max(axis=1))
    heads = is_heading(paragraphs)
    texts = [at for at, is_one in enumerate(is_passage(paragraphs)) if is_one]
    heading, near, before, after = (np.zeros_like(own) for _ in range(4))
    section = list(np.cumsum(heads))
    above = np.zeros(own.shape[1])
    for at, is_head in enumerate(heads):
        above = either[at] if is_head else above
        heading[at] = above
    for place, at in enumerate(texts):
        beside = texts[max(0, place - _NEAR) : place] + texts[place + 1 : place + 1 + _NEAR]
        same = [other for other in beside if section[other] == section[at]]
        if same:
            near[at] = own[same].mean(axis=0)
        if place > 0:
            before[at] = _shares(own[texts[place - 1]]) @ weights.after
        if place + 1 < len(texts):
            after[at] = _shares(own[texts[place + 1]]) @ weights.before
    return np.stack([told[:, 0], told[:, 1], chance(told[:, 2]), heading, near, before, after], axis=-1)


def _strongest_other(found: Array) -> Array:
    """For each step what is told of the strongest other one (N, S)."""
    order = np.sort(found, axis=1)
    return np.where(found == order[:, -1:], order[:, -2:-1], order[:, -1:])


def _shares(found: Array) -> Array:
    """Chances (S,) as shares of one paragraph (S + 1,), the last one that of no step."""
    total = float(found.sum())
    return np.append(found / max(1.0, total), max(0.0, 1.0 - total))
