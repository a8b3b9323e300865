"""Which passages belong to which step: measured on leaflets that nothing was learned from."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.build.matching.labelled import LEAFLETS, read_leaflet, read_leaflets, read_lessons
from kyphoview.build.matching.learning import learn_words
from kyphoview.content.load import step_ids
from kyphoview.documents.folding import folded_words
from kyphoview.documents.matching.marks import marks
from kyphoview.documents.matching.passages import match
from kyphoview.documents.matching.subject import is_about_fractures
from kyphoview.documents.matching.weights import load_weights
from kyphoview.documents.paragraph_breaks import cut_text
from kyphoview.errors import BadInput

from .leaflet_set import FOLDER, measure, pairs_found

ABOUT = "Kyphoplasty treats a compression fracture of the spine."
SAME_WORDS = 6
LEAST = {"blind": (0.85, 0.85), "held_out": (0.85, 0.85)}
"""Precision and recall that the two parts must keep."""
LEAST_LONG = (0.85, 0.75)
"""The same where paragraphs are long and tell of several steps."""


def found(*lines: str) -> dict[str, list[int]]:
    """The numbers of the passages for each step; the first line says what the document is about."""
    passages = match(cut_text("\n".join([ABOUT, *lines])).paragraphs)
    return {step: [passage.number for passage in of_it] for step, of_it in passages.items()}


@pytest.mark.parametrize("part", LEAST)
def test_precision_and_recall_keep_their_floor(part: str) -> None:
    measured = measure(part)
    precision, recall = LEAST[part]
    assert measured.right + measured.missed >= 60
    assert measured.precision >= precision, measured
    assert measured.recall >= recall, measured


@pytest.mark.parametrize("part", LEAST)
def test_long_paragraphs_keep_theirs(part: str) -> None:
    measured = measure(part, has_long_paragraphs=True)
    precision, recall = LEAST_LONG
    assert measured.precision >= precision, measured
    assert measured.recall >= recall, measured


@pytest.mark.parametrize("part", LEAST)
def test_menus_forms_and_advertising_stay_unmarked(part: str) -> None:
    """Nearly all of them, in whatever leaflet they stand."""
    idle = marked = 0
    for leaflet in read_leaflets(FOLDER / part):
        numbers = {number for _, number, _ in pairs_found(leaflet)}
        of_none = {at for at, steps in enumerate(leaflet.steps, 1) if not steps}
        idle += len(of_none)
        marked += len(of_none & numbers)
    assert idle >= 30
    assert marked <= 0.08 * idle


OTHERS = [leaflet for folder in (LEAFLETS, *FOLDER.iterdir()) if folder.is_dir() for leaflet in read_leaflets(folder)]
OTHERS = [leaflet for leaflet in OTHERS if not any(leaflet.steps)]


@pytest.mark.parametrize("leaflet", OTHERS, ids=lambda leaflet: leaflet.name)
def test_a_leaflet_about_something_else_is_passed_over(leaflet) -> None:
    assert not is_about_fractures(leaflet.paragraphs)
    assert not any(match(leaflet.paragraphs).values())


def test_other_subjects_have_their_balloons_and_cements() -> None:
    said = " ".join(paragraph.text for leaflet in OTHERS for paragraph in leaflet.paragraphs).lower()
    assert len(OTHERS) >= 8
    assert all(word in said for word in ("balloon", "cement", "osteoporosis"))


def test_nothing_was_learned_from_what_is_measured() -> None:
    """No lesson shares as many words in a row with a passage that is kept apart."""
    known = {run for lesson in read_lessons() for run in runs(lesson.text)}
    apart = [paragraph.text for part in LEAST for leaf in read_leaflets(FOLDER / part) for paragraph in leaf.paragraphs]
    assert [run for text in apart for run in sorted(runs(text) & known)] == []


def runs(text: str) -> set[str]:
    words = folded_words(text)
    return {" ".join(words[at : at + SAME_WORDS]) for at in range(len(words) - SAME_WORDS + 1)}


@pytest.mark.parametrize(
    "text",
    [
        "Home | Services | Contact us | Login",
        "Subscribe to our newsletter and never miss a story.",
        "We use cookies on this website.",
        "Hip replacement: the worn joint gets a new cup and a new stem.",
        "Call now to book your appointment with our doctors!",
    ],
)
def test_frames_stay_unmarked(text: str) -> None:
    assert not any(2 in numbers for numbers in found(text).values())


def test_long_text_is_not_dropped_for_one_sentence_of_praise() -> None:
    text = (
        "Our team is the best in town. The balloon is inflated inside the vertebra. Then it is deflated and removed,"
        " and the cavity is filled with cement, which hardens."
    )
    assert found(text)["inflating"] == found(text)["deflating"] == found(text)["cementing"] == [2]


def test_only_the_sentences_that_belong_are_marked() -> None:
    text = "You lie on your front under general anaesthesia. A balloon is inflated and lifts the vertebra."
    (passage,) = match(cut_text(f"{ABOUT}\n{text}").paragraphs)["inflating"]
    assert [text[start:end] for start, end in passage.spans] == ["A balloon is inflated and lifts the vertebra."]


def test_a_question_is_marked_with_its_answer() -> None:
    text = "How much of the lost height comes back? Often about a third."
    (passage,) = match(cut_text(f"{ABOUT}\n{text}").paragraphs)["inflating"]
    assert len(passage.spans) == 2


def test_a_heading_speaks_for_what_stands_below_it() -> None:
    line = "The shelf above the fridge is for others."
    assert 2 not in found(line)["recovery"]
    assert 4 in found("At home", "Do not lift anything heavy for six weeks.", line)["recovery"]


def test_of_short_lines_in_a_row_only_the_last_is_a_heading() -> None:
    """The others are the items of a list without points."""
    lines = ("Leaking of cement out of the bone", "Infection of the wound", "Going home", "You can leave the next day.")
    assert sorted(found(*lines)["weighing"]) == [2, 3]
    assert 4 not in found(*lines)["recovery"]


def test_the_best_passage_comes_first() -> None:
    paragraphs = cut_text(f"{ABOUT}\nThe balloon lifts.\nThe balloon is inflated and lifts the endplate.").paragraphs
    scores = [passage.score for passage in match(paragraphs)["inflating"]]
    assert len(scores) == 2
    assert all(1 >= better >= worse > 0 for better, worse in pairwise(scores))


def test_words_of_one_field_count_alike() -> None:
    """A word that was never learned from is read by its field."""
    assert "realigns" not in {word for lesson in read_lessons() for word in folded_words(lesson.text)}
    assert "=raise" in marks("realigns") & marks("lifts")


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_text_is_read_and_scores_are_chances(lines: list[str]) -> None:
    paragraphs = cut_text("\n".join([ABOUT, *lines])).paragraphs
    for passages in match(paragraphs).values():
        for passage in passages:
            assert 0 < passage.score < 1
            assert passage.spans
            assert all(0 <= start < end <= len(passage.text) for start, end in passage.spans)


def test_the_weights_are_those_of_the_lessons() -> None:
    """Learned again from sentences alone, words lean the same way: the file was not left behind by its sources."""
    kept, again = load_weights().words, learn_words(read_lessons())
    shared = [mark for mark in again.place if mark in kept.place and mark.startswith("=")]
    assert len(shared) >= 60
    pairs = [(kept.each[kept.place[mark]], again.each[again.place[mark]]) for mark in shared]
    assert np.corrcoef(*(np.ravel(side) for side in zip(*pairs, strict=True)))[0, 1] > 0.9
    assert again.each.shape[1] == len(step_ids())


@pytest.mark.parametrize("line", ["somewhere | A text.", "- | ", "- | One.\n- | "])
def test_a_leaflet_with_wrong_labels_is_told(tmp_path: Path, line: str) -> None:
    (tmp_path / "wrong.txt").write_text(line, encoding="utf-8")
    with pytest.raises(BadInput, match=r"wrong\.txt"):
        read_leaflet(tmp_path / "wrong.txt")
