"""Which passages of a document belong to which step.

Each sentence is weighed for each step: by cues, words that tell of the step when they stand together, and by how close
it is to what the program says there. A paragraph has the weight of its best sentence, and a little from the heading
above it. Menus, forms, advertising and what is about something else are left out: by words that tell of them, and
because a document that is not about the spine's fractures is passed over as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kyphoview.content.load import step_ids
from kyphoview.documents.cue_words import Cue, Cues, Said, load_cues, say
from kyphoview.documents.paragraph import Paragraph
from kyphoview.documents.sentences import spans_of_sentences
from kyphoview.documents.word_ranking import closeness

LEAST_WEIGHT = 0.8
"""From here on a sentence belongs to a step."""

_NEXT = 0.4  # what each further cue of a sentence counts of the one before
_CLOSE_SHARE = 0.03  # what being close to the step's words counts
_FROM_HEADING = 0.35
_SHORT_WORDS = 25  # a paragraph with no more is part of the frame by one sign, a longer one if half of it is
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that belongs to a step.

    `score` runs from 0 to 1. `spans` are the sentences that it is about, `text[start:end]`, in order.
    """

    number: int
    text: str
    score: float
    spans: tuple[tuple[int, int], ...]


class _Weighed:
    """A paragraph's sentences with their weights for each step, and its own weights: those of its best sentences."""

    def __init__(self, text: str, sentences: list[tuple[tuple[int, int], dict[str, float]]]) -> None:
        self._text = text
        self._sentences = sentences
        self.weights: dict[str, float] = {}
        for _, weights in sentences:
            for step, weight in weights.items():
                self.weights[step] = max(weight, self.weights.get(step, 0.0))

    def spans(self, step: str) -> tuple[tuple[int, int], ...]:
        """The sentences that belong to a step, with the answers to those that ask."""
        found, is_answer = [], False
        for span, weights in self._sentences:
            belongs = weights.get(step, 0.0) >= LEAST_WEIGHT
            if belongs or is_answer:
                found.append(span)
            is_answer = belongs and self._text[: span[1]].endswith("?")
        return tuple(found)


def match(paragraphs: Sequence[Paragraph]) -> dict[str, tuple[Passage, ...]]:
    """For each step the passages that belong to it, best first; all empty for a document about something else."""
    cues = load_cues()
    found: dict[str, list[Passage]] = {step: [] for step in step_ids()}
    if is_about_it(paragraphs, cues):
        for paragraph, weighed in _weigh_all(paragraphs, cues):
            for step, weight in weighed.weights.items():
                if weight >= LEAST_WEIGHT:
                    spans = weighed.spans(step)
                    found[step].append(Passage(paragraph.number, paragraph.text, scored(weight), spans))
    return {step: tuple(sorted(passages, key=lambda p: (-p.score, p.number))) for step, passages in found.items()}


def is_about_it(paragraphs: Sequence[Paragraph], cues: Cues) -> bool:
    """Whether a document is about fractures of the spine, and not rather about something else."""
    said = [say(paragraph.text) for paragraph in paragraphs]
    core = sum(_count(cues.core, words) > 0 for words in said)
    elsewhere = sum(_count(cues.elsewhere, words) > 0 and not _count(cues.subject, words) for words in said)
    return core > 0 and elsewhere <= 0.5 * len(said)


def is_frame(text: str, cues: Cues) -> bool:
    """Whether a paragraph is a menu, a form, advertising, or about another subject."""
    words = text.split()
    if len(words) < _LEAST_WORDS:
        return True
    said = say(text)
    if _count(cues.elsewhere, said) > _count(cues.subject, said):
        return True
    if len(words) <= _SHORT_WORDS:
        return _count(cues.frame, said) > 0
    sentences = [text[slice(*span)] for span in spans_of_sentences(text)]
    return 2 * sum(_count(cues.frame, say(sentence)) > 0 for sentence in sentences) >= len(sentences)


def scored(weight: float) -> float:
    """A weight as a score from 0 to 1."""
    return max(0.0, weight) / (1.0 + max(0.0, weight))


def weigh(paragraph: Paragraph) -> dict[str, float]:
    """A paragraph's weight for each step that it has any for, without regard to what stands around it."""
    return _weigh(paragraph, {}, load_cues()).weights


def _weigh_all(paragraphs: Sequence[Paragraph], cues: Cues) -> Iterator[tuple[Paragraph, _Weighed]]:
    """Every paragraph that can be a passage."""
    heading: dict[str, float] = {}
    for paragraph in paragraphs:
        if paragraph.kind == "heading":
            heading = _weigh_sentence(say(paragraph.text), cues)
        elif paragraph.kind != "aside" and not is_frame(paragraph.text, cues):
            yield paragraph, _weigh(paragraph, heading, cues)


def _weigh(paragraph: Paragraph, heading: dict[str, float], cues: Cues) -> _Weighed:
    above = {step: _FROM_HEADING * min(1.0, max(0.0, weight)) for step, weight in heading.items()}
    sentences = []
    for span in spans_of_sentences(paragraph.text):
        said = say(paragraph.text[slice(*span)])
        weights = {} if _count(cues.frame, said) else _weigh_sentence(said, cues)
        sentences.append((span, {step: weight + above.get(step, 0.0) for step, weight in weights.items()}))
    return _Weighed(paragraph.text, sentences)


def _weigh_sentence(said: Said, cues: Cues) -> dict[str, float]:
    weights = {}
    for step, hits in cues.met(said).items():
        helps = sorted((weight for weight in hits if weight > 0), reverse=True)
        if helps:
            told = sum(weight * _NEXT**at for at, weight in enumerate(helps))
            against = sum(sorted(weight for weight in hits if weight < 0))
            weights[step] = told + against + _CLOSE_SHARE * closeness(said.stems, step)
    return weights


def _count(cues: Iterable[Cue], said: Said) -> int:
    return sum(cue.is_in(said) for cue in cues)
