"""Which passages belong to which step: measured on leaflets that were written for it, tuned on some of them only."""

import pytest

from kyphoview.content.load import step_ids
from kyphoview.documents.cue_words import load_cues
from kyphoview.documents.matching import LEAST_WEIGHT, is_about_it, is_frame, match, scored
from kyphoview.documents.paragraph_breaks import cut_text

from .leaflet_set import FOLDER, measure, read_leaflet

ABOUT = "Kyphoplasty treats a compression fracture of the spine."


def found(*lines: str) -> dict[str, list[int]]:
    """The numbers of the passages for each step; the first line says what the document is about."""
    passages = match(cut_text("\n".join([ABOUT, *lines])).paragraphs)
    return {step: [passage.number for passage in of_it] for step, of_it in passages.items()}


@pytest.mark.parametrize(("part", "precision", "recall"), [("tuning", 0.9, 0.9), ("held_out", 0.8, 0.7)])
def test_precision_and_recall_keep_their_floor(part: str, precision: float, recall: float) -> None:
    measured = measure(part)
    assert measured.right + measured.missed >= 60
    assert measured.precision >= precision, measured
    assert measured.recall >= recall, measured


@pytest.mark.parametrize("part", ["tuning", "held_out"])
def test_menus_forms_and_advertising_stay_unmarked(part: str) -> None:
    """Nearly all of them, in whatever leaflet they stand."""
    unmarked = marked = 0
    for path in sorted((FOLDER / part).glob("*.txt")):
        labels, texts = read_leaflet(path)
        matched = match(cut_text("\n".join(texts)).paragraphs)
        numbers = {passage.number for passages in matched.values() for passage in passages}
        idle = {number for number, steps in enumerate(labels, 1) if not steps}
        marked += len(numbers & idle)
        unmarked += len(idle - numbers)
    assert unmarked >= 30
    assert marked <= 0.05 * (marked + unmarked)


def test_every_label_is_a_step() -> None:
    for path in FOLDER.glob("*/*.txt"):
        assert {step for steps in read_leaflet(path)[0] for step in steps} <= set(step_ids()), path


@pytest.mark.parametrize("name", ["knee", "shingles"])
def test_a_leaflet_about_something_else_is_passed_over(name: str) -> None:
    (path,) = FOLDER.glob(f"*/{name}.txt")
    paragraphs = cut_text("\n".join(read_leaflet(path)[1])).paragraphs
    assert not is_about_it(paragraphs, load_cues())
    assert not any(match(paragraphs).values())


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
def test_frames_are_known(text: str) -> None:
    assert is_frame(text, load_cues())


def test_long_text_is_not_dropped_for_one_sentence_of_praise() -> None:
    text = (
        "Our team is the best in town. The balloon is inflated inside the vertebra. Then it is deflated and removed,"
        " and the cavity is filled with cement, which hardens."
    )
    assert not is_frame(text, load_cues())
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
    line = "Bleeding, or a sore place on the skin."
    assert 2 not in found(line)["weighing"]
    assert 3 in found("Risks", line)["weighing"]


def test_the_best_passage_comes_first_and_scores_rise_with_weight() -> None:
    paragraphs = cut_text(
        f"{ABOUT}\nThe balloon lifts.\nThe balloon is inflated, fills and lifts the endplate."
    ).paragraphs
    scores = [passage.score for passage in match(paragraphs)["inflating"]]
    assert scores == sorted(scores, reverse=True)
    assert 0 == scored(-1.0) < scored(LEAST_WEIGHT) < scored(3.0) < 1
