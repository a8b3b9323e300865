"""Every figure of every text is held by something: what a publication says, a claim of a document, or the model.

To change one digit of the words fails here.
"""

import re
from collections.abc import Iterator

import numpy as np
import pytest

from kyphoview.anatomy.levels import TREATABLE_LEVELS
from kyphoview.anatomy.needle_approach import LONE_NEEDLES, NEEDLE_ANGLES
from kyphoview.anatomy.solid.vertebra import canal_distance
from kyphoview.content import load_differences, load_glossary, load_words
from kyphoview.content.evidence.claims import load_claims
from kyphoview.content.evidence.publications import load_publications
from kyphoview.content.handout import load_handout_words
from kyphoview.content.lint.claims import place_of
from kyphoview.content.load import load_documents, step_ids
from kyphoview.content.pages import Chance, load_columns, load_pages
from kyphoview.content.teach_back import load_teach_backs
from kyphoview.content.when_to_get_help import load_help
from kyphoview.content.words import Statement, StepWords
from kyphoview.describe.height_regained import regained_parts
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.filling.cement import THICKEST_RIM_MM
from kyphoview.procedure.filling.plan import SETTLED_SHARE
from kyphoview.procedure.instruments.balloon_tamp import BALLOON_LENGTH_MM
from kyphoview.procedure.instruments.needle_axes import axes
from kyphoview.procedure.instruments.sizes import CANNULA_RADIUS_MM
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.view_names import VIEW_NAMES

from .figures_in_words import digits_in, figures_in, published_texts

READ = {one.cite: {tuple(told.split()) for told in one.figures} for one in load_publications()}
PUBLISHED = list(published_texts())
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_PAGES = re.compile(rf"\b({'|'.join(_NUMBERS)}) pages?\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("By CT, 73 of 100, and after two years 82 %.", ("73", "2", "82")),
        ("The SF-36 of 1,782 at T12 rose by 2.0, less than a third.", ("SF-36", "1,782", "T12", "2.0", "1/3")),
        ("One of them had none; someone, often, alone.", ()),
    ],
)  # fmt: skip
def test_figures_are_found(text: str, figures: tuple[str, ...]) -> None:
    assert figures_in(text) == figures


@pytest.mark.parametrize(("place", "cite", "text"), PUBLISHED, ids=[place for place, _cite, _text in PUBLISHED])
def test_a_text_shows_the_figures_that_were_read_in_its_publication(place: str, cite: str, text: str) -> None:
    assert figures_in(text) in READ[cite] | {()}, place


@pytest.mark.parametrize(("place", "cite", "text"), PUBLISHED, ids=[place for place, _cite, _text in PUBLISHED])
def test_no_digit_can_change(place: str, cite: str, text: str) -> None:
    for digit in digits_in(text):
        for other in set("0123456789") - {digit[0]}:
            changed = f"{text[: digit.start()]}{other}{text[digit.end() :]}"
            assert figures_in(changed) not in READ[cite], (place, changed)


def test_the_register_holds_nothing_that_is_not_said() -> None:
    said = {(cite, figures_in(text)) for _place, cite, text in PUBLISHED}
    assert [(cite, told) for cite, all_told in READ.items() for told in all_told if (cite, told) not in said] == []


def sentences_of(step: StepWords) -> Iterator[tuple[str, str, set[str]]]:
    """The place of each sentence that retells documents, itself, and the figures of its claims."""
    for statement in step.statements:
        for number, sentence in enumerate(statement.sentences, 1):
            claims = [
                claim
                for claim in load_claims()
                if (step.id, statement.id, number) in {place_of(shown_by) for shown_by in claim.shown_by}
            ]
            allowed = {figure for claim in claims for figure in figures_in(claim.text)}
            yield f"{step.id}/{statement.id} {number}", sentence.text, allowed


@pytest.mark.parametrize("level", ["plain", "full"])
def test_what_is_retold_shows_the_figures_of_its_claims(level: str) -> None:
    for step in load_words().steps if level == "plain" else load_words().full:
        for place, text, allowed in sentences_of(step):
            assert set(figures_in(_PAGES.sub(" ", text.replace(" of the five pages", " pages")))) <= allowed, place


def counted_documents(step: StepWords, statement: Statement) -> set[int]:
    """How many documents stand behind a claim that the care speaks of, or behind a position on its matters."""
    claims = [one for one in load_claims() if (step.id, statement.id, 0) in {place_of(shown) for shown in one.shown_by}]
    positions = [says for one in load_differences() if one.id in statement.matters for says in one.says]
    sources = [claim.says for claim in claims] + [position.sources for position in positions]
    return {len({source.document for source in one}) for one in sources}


def test_how_many_pages_say_it_is_counted() -> None:
    of_all = len(load_documents())
    silent_on_risks = {2}  # see test_what_two_documents_do_not_speak_of_at_all_is_told
    for step in (*load_words().steps, *load_words().full):
        for statement in step.statements:
            for said in _PAGES.finditer(statement.care or ""):
                counts = counted_documents(step, statement) | (silent_on_risks if statement.id == "risks" else set())
                assert _NUMBERS[said[1].casefold()] in counts, statement.care
            for sentence in statement.sentences:
                if of := re.search(r"(\w+) of the (\w+) pages", sentence.text):
                    documents = {source.document for source in sentence.sources}
                    assert (_NUMBERS[of[1]], _NUMBERS[of[2]]) == (len(documents), of_all)


def heights(step: str) -> str:
    """The front height at a step's end."""
    return f"{scene_at(DEFAULT_CASE, Moment(step, 1.0)).figures.anterior_height_mm:.1f}"


def wedge(step: str) -> str:
    """The wedge angle at a step's end."""
    return f"{scene_at(DEFAULT_CASE, Moment(step, 1.0)).figures.wedge_angle_deg:.1f}"


def canal_clearance_mm(level: str) -> float:
    """From the left cannula to the spinal canal."""
    cannula = next(
        one for one in scene_at(DEFAULT_CASE, Moment("placing", 1.0)).instruments if one.kind == "cannula"
    )  # fmt: skip
    s_mm = np.linspace(-40.0, cannula.tip_mm, 200)
    surface = axes(level)["left"].point(s_mm[:, None], cannula.radius_mm, np.linspace(0.0, 6.3, 36)).reshape(-1, 3)
    return float(canal_distance(level, surface).min())


def model_figures() -> dict[str, tuple[str, ...]]:
    """What the notes about the picture say, computed from the model."""
    case, level = DEFAULT_CASE, TREATABLE_LEVELS
    assert f"{NEEDLE_ANGLES['L1'].medial_deg:.0f}" == f"{NEEDLE_ANGLES['L2'].medial_deg:.0f}"
    whole, lying, balloon = map(str, regained_parts(scene_at(case, Moment("closing", 1.0))))
    later = f"{scene_at(case, Moment('recovery', 1.0)).figures.height_regained_percent:.0f}"
    third = "1/3" if abs(case.loss_percent - 100 / 3) < 1.0 else f"{case.loss_percent}"
    kept = "1/3" if abs(case.regain_percent - 100 / 3) < 2.0 else f"{case.regain_percent}"
    at_l1 = f"{level['L1'].usual_ml}"
    lone = [needle.medial_deg for needle in LONE_NEEDLES.values()]
    return {
        "fracture/third plain": (third,),
        "fracture/third full": (case.level, f"{case.loss_percent:.0f}", str(case.grade)),
        "ready/lying plain": ("1/4" if abs(float(lying) - 25.0) < 2.0 else lying,),
        "ready/lying full": (heights("fracture"), heights("ready"), wedge("fracture"), wedge("ready")),
        "access/pedicle full": (
            f"{NEEDLE_ANGLES['T10'].medial_deg:.0f}", "T10", f"{NEEDLE_ANGLES['T12'].medial_deg:.0f}", "T11", "T12",
            f"{NEEDLE_ANGLES['L1'].medial_deg:.0f}", "L1", "L3", f"{NEEDLE_ANGLES['L4'].medial_deg:.0f}", "L4",
            f"{min(lone):.0f}", f"{max(lone):.0f}",
            "L1", f"{canal_clearance_mm('L1'):.0f}", f"{2 * CANNULA_RADIUS_MM['L1']:.1f}",
        ),
        "placing/tamp full": (f"{BALLOON_LENGTH_MM:.0f}", at_l1, "L1"),
        "inflating/share plain": (kept,),
        "inflating/share full": (whole, lying, whole, balloon, "1/2", later),
        "inflating/gauges full": (heights("placing"), heights("inflating"), wedge("placing"), wedge("inflating")),
        "deflating/settles full": (heights("inflating"), heights("deflating"), kept, f"{100 * SETTLED_SHARE:.1f}"),
        "cementing/creeps full": (f"{THICKEST_RIM_MM:.0f}", at_l1),
        "healthy/body full": ("2", "1/2"),  # two pedicles, from the upper half of the body: see test_pedicles
    }  # fmt: skip


def test_what_is_told_of_the_picture_is_what_the_model_has() -> None:
    words, known, met = load_words(), model_figures(), set()
    for plain, full in zip(words.steps, words.full, strict=True):
        told_plain = {note.id: note.text for note in plain.notes}
        for level, step in (("plain", plain), ("full", full)):
            for note in step.notes:
                if note.kind != "model" or (level == "full" and told_plain.get(note.id) == note.text):
                    continue
                place = f"{step.id}/{note.id} {level}"
                assert figures_in(note.text) == known.get(place, ()), place
                met.add(place)
    assert set(known) <= met


OTHER = {
    "D0 to D4 are web pages": ("D0", "D4"),
    "Only one page has a date": ("1", "2020"),
    "We looked for studies": ("29", "2026"),
    "The words are due": ("2027",),
    "A unit of pressure, pounds": ("32",),
    "A score from 36 questions": ("36",),
    "A unit of volume.": ("5",),
    "One vertebra and its place": ("T12", "L1", "L2"),
    "A grade from 0 to 3": ("0", "3"),
}
"""How a text begins that says a number of no publication, claim or model, and its numbers."""


def other_texts() -> Iterator[str]:
    """Every text that no publication, document or model stands behind."""
    words = load_words()
    for step in (*words.steps, *words.full):
        yield from (step.title, step.main, *step.looks(VIEW_NAMES), step.do, *step.questions)
        yield from (statement.care for statement in step.statements if statement.care)
        yield from (note.text for note in step.notes if note.kind not in ("model", "beyond"))
    for page in load_pages():
        of_figures = {said.text for said in page.said if said.cite}
        told_of_chances = {
            text
            for block in page.blocks
            if isinstance(block, Chance)
            for text in (*(s for group in block.groups for s in group.sentences), block.title, block.sure, block.more)
        }
        yield from (text for text in (page.about, *page.texts) if text not in of_figures | told_of_chances)
    for difference in words.differences:
        yield from (difference.matter, difference.because, *(position.says for position in difference.says))
    yield from (term.meaning for term in load_glossary())
    yield from load_help().texts
    handout = load_handout_words()
    yield from (text for text in handout.texts if text not in {said.text for said in handout.said if said.cite})
    yield from (told for step in step_ids() for told in _teach_back(step))


def _teach_back(step: str) -> tuple[str, ...]:
    one = load_teach_backs()[step]
    return (one.ask, one.listen_for)


def written_in_digits(text: str) -> tuple[str, ...]:
    """Its figures, but for those written as words."""
    return tuple(figure for figure in figures_in(text) if figure in text)


def test_no_other_text_shows_a_figure() -> None:
    shown = {text: numbers for text in other_texts() if (numbers := written_in_digits(text))}
    assert sorted(shown.values()) == sorted(OTHER.values())
    for text, figures in shown.items():
        assert [told for start, told in OTHER.items() if text.startswith(start)] == [figures], text


def test_what_the_sheet_cites_has_the_figures_of_the_page_that_cites_the_same() -> None:
    of_page = {said.cite: figures_in(said.text) for part in load_columns("weigh").parts for said in part.said}
    cited = [said for said in load_handout_words().said if said.cite]
    assert len(cited) == 2
    for said in cited:
        assert figures_in(said.text) == of_page[said.cite], said.text
