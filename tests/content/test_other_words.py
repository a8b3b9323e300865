"""What is read beside steps and pages keeps to the same rules: short, explained, and where the glossary says it is."""

import re

import pytest

from kyphoview.content import load_glossary, load_words
from kyphoview.content.evidence.publications import load_publications
from kyphoview.content.handout import load_handout_words
from kyphoview.content.labels import load_labels
from kyphoview.content.teach_back import load_teach_backs
from kyphoview.content.when_to_get_help import load_help
from kyphoview.content.xray import load_xray_words
from kyphoview.describe.figures import figures_lines, pressure
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at

from .conftest import sentences
from .test_reading_ease import LONGEST_SENTENCE
from .test_words import unexplained


def picture_labels() -> tuple[str, ...]:
    return tuple(label.text for step in load_labels().steps.values() for label in (*step.side, *step.top))


def xray_labels() -> tuple[str, ...]:
    return tuple(label.text for step in load_xray_words().steps.values() for label in (*step.side, *step.front))


def beside_steps_and_pages() -> dict[str, tuple[str, ...]]:
    """All other words that stand in sentences, by where they are read."""
    words, sheet = load_words(), load_handout_words()
    return {
        "differences": tuple(
            text for one in words.differences for text in (one.matter, one.because, *(says.says for says in one.says))
        ),
        "glossary": tuple(term.meaning for term in words.terms),
        "help": load_help().texts,
        "sheet": sheet.texts,
        "labels": picture_labels(),
        "X-ray labels": xray_labels(),
        "teach-back": tuple(text for one in load_teach_backs().values() for text in (one.ask, one.listen_for)),
    }


@pytest.mark.parametrize("place", beside_steps_and_pages())
def test_all_other_words_are_short_and_explained(place: str) -> None:
    texts = beside_steps_and_pages()[place]
    assert [s for text in texts for s in sentences(text) if len(s.split()) > LONGEST_SENTENCE["plain"]] == []
    assert unexplained(texts) == set()


def test_a_term_that_is_used_elsewhere_stands_there() -> None:
    scene = scene_at(DEFAULT_CASE, Moment("inflating", 1.0))
    places = {
        "the figures of the picture": figures_lines(scene),
        "the gauges of the picture": (pressure(100.0),),
        "the labels of the picture": picture_labels(),
        "the labels of the X-ray picture": xray_labels(),
        "the names of publications": tuple(publication.cite for publication in load_publications()),
    }
    for term in load_glossary():
        if term.elsewhere is not None:
            said = " ".join(places[term.elsewhere]).casefold()
            assert any(re.search(rf"\b{re.escape(form.casefold())}\b", said) for form in term.forms), term.name
