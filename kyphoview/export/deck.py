"""The questions as a deck of cards for Anki, with the model's own pictures: labels hidden in front, shown at the back.

Needs genanki, the extra `cards`. Ids never change, so that a deck that is imported again brings its cards up to date.
"""

import html
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from kyphoview.content.load import load_step
from kyphoview.content.questions import (
    TOPICS,
    Choice,
    Explanation,
    Prediction,
    load_choices,
    load_explanations,
    load_predictions,
)
from kyphoview.errors import BadInput
from kyphoview.export.picture import load_needed, start_without_screen
from kyphoview.language import _
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS, offered_views
from kyphoview.procedure.view_names import ViewName
from kyphoview.saving import drafted
from kyphoview.study.predictions import MEASURES, answer, in_words
from kyphoview.study.sources import sources_by_name, told_sources
from kyphoview.view.fonts import load_fonts
from kyphoview.view.palette import THEMES, Theme
from kyphoview.view.picture import paint_exactly
from kyphoview.view.picture_layout import Layout
from kyphoview.view.xray.picture import XrayPainter

if TYPE_CHECKING:
    from genanki import Deck, Model

PICTURE_SIZE = QSize(960, 600)
_DECK_ID, _WORDS_ID, _PICTURE_ID = 1_764_500_001, 1_764_500_002, 1_764_500_003  # for good: Anki knows them by these
NAMED: tuple[tuple[str, ViewName], ...] = tuple(
    (step.id, view) for step in STEPS for view in offered_views(step.id, has_solid_view=False)
)
"""What parts are named in: the views that a step offers, at its end."""
_STYLE = ".card { font-family: sans-serif; font-size: 20px; text-align: left; } .from { font-size: 14px; color: #666; }"
_NOTE = '<p class="from">{text}</p>'


def write_deck(path: Path) -> int:
    """Write the deck at `path`; how many cards it has.

    Raises:
        BadInput: genanki is missing, the name does not end in .apkg, or nothing can be written there.
    """
    if path.suffix.lower() != ".apkg":
        raise BadInput(_("{path}: the name of a deck must end in .apkg.", path=path))
    try:
        import genanki
    except ImportError:
        raise BadInput(_("A deck of cards needs one more package: pip install 'kyphoview[cards]'.")) from None
    deck = genanki.Deck(_DECK_ID, "kyphoview: balloon kyphoplasty")
    _add_words(deck, _model(_WORDS_ID, "kyphoview question", ("Front", "Back")))
    with _own_temporary_files() as folder, drafted(path) as draft:
        pictures = _add_pictures(deck, _model(_PICTURE_ID, "kyphoview parts", ("Front", "Back")), folder)
        genanki.Package(deck, pictures).write_to_file(str(draft))
    return len(deck.notes)


@contextmanager
def _own_temporary_files() -> Iterator[Path]:
    """A new folder, gone when the block ends in whatever way, with all that is made as a temporary file meanwhile.

    genanki makes its collection as one, and leaves it.
    """
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        try:
            yield Path(folder)
        finally:
            tempfile.tempdir = before


def _model(number: int, name: str, fields: tuple[str, str]) -> "Model":
    import genanki

    template = {"name": "Card", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}
    return genanki.Model(number, name, [{"name": field} for field in fields], [template], _STYLE)


def _add_words(deck: "Deck", model: "Model") -> None:
    for id_, front, back in _told_questions():
        _add(deck, model, id_, front, back)


def _told_questions() -> Iterator[tuple[str, str, str]]:
    """Of each question its id, its front and its back."""
    for topic in TOPICS:
        for one in load_choices(topic):
            yield one.id, _paragraphs(one.stem), _choice_back(one)
    for prediction in load_predictions():
        yield prediction.id, _paragraphs(prediction.stem), _prediction_back(prediction)
    for explanation in load_explanations():
        yield explanation.id, _paragraphs(explanation.stem), _explanation_back(explanation)


def _choice_back(one: Choice) -> str:
    wrong = [_("Not: {answer}. {reason}", answer=option.text, reason=option.reason) for option in one.wrong]
    return _paragraphs(f"{one.right.text}.", one.right.reason, *wrong) + _from(sources_by_name(one))


def _prediction_back(one: Prediction) -> str:
    right = in_words(answer(one, DEFAULT_CASE), MEASURES[one.measure].unit)
    told = _("In the usual case of the model: {answer}. An illustration.", answer=right)
    return _paragraphs(told, one.reason) + _from(sources_by_name(one))


def _explanation_back(one: Explanation) -> str:
    sources = dict.fromkeys(source for point in one.points for source in sources_by_name(point))
    return _paragraphs(*(point.text for point in one.points)) + _from(tuple(sources))


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{html.escape(text)}</p>" for text in texts)


def _from(sources: tuple[str, ...]) -> str:
    return _NOTE.format(text=html.escape(told_sources(sources)))


def _add_pictures(deck: "Deck", model: "Model", folder: Path) -> list[str]:
    """A card for each picture; the files that it shows."""
    application = QGuiApplication.instance() or start_without_screen()
    assert application is not None
    load_fonts()
    files = []
    for step, view in NAMED:
        load_needed(view, DEFAULT_CASE)
        scene = scene_at(DEFAULT_CASE, Moment(step))
        names = [f"kyphoview-{step}-{view}-{side}.png" for side in ("front", "back")]
        for name, has_labels in zip(names, (False, True), strict=True):
            _painted(scene, view, has_labels).save(str(folder / name))
            files.append(str(folder / name))
        asked = _("Name the parts. {step}", step=load_step(step).title)
        front, back = (f'<img src="{name}">' for name in names)
        _add(deck, model, f"parts-{step}-{view}", _paragraphs(asked) + front, back)
    return files


def _painted(scene: Scene, view: ViewName, has_labels: bool) -> QImage:
    """The same picture with labels and gauges, or without."""
    theme: Theme = THEMES["light"]
    image = QImage(PICTURE_SIZE, QImage.Format.Format_RGB32)
    layout = Layout.of(PICTURE_SIZE.width(), PICTURE_SIZE.height())
    with QPainter(image) as painter:
        if view == "side" or view == "top":
            paint_exactly(painter, layout, scene, view, theme, has_labels)
        elif view != "3d":
            XrayPainter(view).paint(painter, layout, scene, theme, has_labels)
    return image


def _add(deck: "Deck", model: "Model", id_: str, front: str, back: str) -> None:
    import genanki

    deck.add_note(genanki.Note(model, [front, back], guid=genanki.guid_for("kyphoview", id_)))
