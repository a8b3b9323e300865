"""Pages are opened, gone back from, kept at their places, and lead to the picture."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.content import load_differences, load_step, step_ids
from kyphoview.content import pages as content_pages
from kyphoview.content.pages import PAGE_IDS, load_page
from kyphoview.content.when_to_get_help import load_help
from kyphoview.errors import BadInput
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.features.pages import look_up as look_up_module
from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.features.pages.page_view import PageView
from kyphoview.shell.features.pages.terms_list import TermsList
from kyphoview.shell.features.panels import LOOK_UP
from kyphoview.shell.widgets.line_field import LineField
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.prose import NoteSpot

MakeWindow = Callable[..., Window]


@pytest.fixture
def look_up(window: Window) -> LookUp:
    window.key_actions.do("look_up")
    (found,) = window.side.findChildren(LookUp)
    return found


def link(within: QWidget, words: str) -> LinkLine:
    (found,) = [line for line in within.findChildren(LinkLine) if line.text() == words]
    return found


def page_of(look_up: LookUp) -> PageView:
    assert look_up.page is not None
    return look_up.page


def said(within: QWidget) -> list[str]:
    return [label.accessibleName() or label.text() for label in within.findChildren(QLabel)]


def test_nothing_of_it_is_made_before_it_is_asked_for(window: Window) -> None:
    assert window.side.findChildren(LookUp) == []
    assert window.side.open_drawer is None


def test_the_key_opens_and_closes(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.picture, Qt.Key.Key_F3)
    assert window.side.open_drawer == LOOK_UP
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.side.open_drawer is None


def test_the_button_beside_the_words_opens_it(window: Window) -> None:
    window.side.words.head.look_up.click()
    assert window.side.open_drawer == LOOK_UP


def test_the_list_offers_every_page(look_up: LookUp) -> None:
    offered = [line.text() for line in look_up.findChildren(LinkLine)]
    assert offered == [load_page(page_id).title for page_id in PAGE_IDS]


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_every_page_opens_and_escape_goes_back(qtbot: QtBot, window: Window, look_up: LookUp, page_id: str) -> None:
    page = load_page(page_id)
    link(look_up, page.title).click()
    assert page_of(look_up).page is page
    assert {page.title, page.main} <= set(said(page_of(look_up)))
    assert window.stage.isVisible() == (not page.is_wide)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert look_up.page is None
    assert window.stage.isVisible()
    assert link(look_up._list, page.title).hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.side.open_drawer is None


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_everything_of_a_page_is_shown(look_up: LookUp, page_id: str) -> None:
    look_up.open_page(page_id)
    shown = " ".join(said(page_of(look_up))) + " ".join(line.text() for line in look_up.findChildren(LinkLine))
    assert [text for text in load_page(page_id).texts if text not in shown] == []


def test_home_and_end_go_to_the_ends_of_a_page(qtbot: QtBot, look_up: LookUp) -> None:
    look_up.open_page("beyond")
    bar = page_of(look_up).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    qtbot.keyClick(page_of(look_up), Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(page_of(look_up), Qt.Key.Key_Home)
    assert bar.value() == 0


def test_one_can_type_at_once_in_the_glossary(look_up: LookUp) -> None:
    look_up.open_page("glossary")
    (field,) = page_of(look_up).findChildren(LineField)
    assert field.hasFocus()


@pytest.mark.parametrize("name", ["biconcave fracture", "cement leak", "X-ray"])
def test_a_term_is_shown_at_its_place_and_marked(qtbot: QtBot, look_up: LookUp, name: str) -> None:
    look_up.open_page(f"glossary#{name}")
    page = page_of(look_up)
    (terms,) = page.findChildren(TermsList)
    terms.search.setText("nothing of the kind")
    look_up.open_page(f"glossary#{name}")
    assert [entry.term.name for entry in terms.entries if entry.is_marked] == [name]
    (entry,) = [entry for entry in terms.entries if entry.is_marked]
    qtbot.waitUntil(lambda: not entry.visibleRegion().isEmpty())


def test_every_block_has_a_place(qtbot: QtBot, look_up: LookUp) -> None:
    look_up.open_page("beyond#block-10")
    page = page_of(look_up)
    (heading,) = [
        label for label in page.findChildren(QLabel) if label.text() == "Any new break on X-ray, within two years"
    ]
    qtbot.waitUntil(lambda: not heading.visibleRegion().isEmpty())


def test_going_back_follows_the_way_one_came(look_up: LookUp) -> None:
    look_up.open_page("summary")
    link(page_of(look_up), "See the choices side by side").click()
    assert page_of(look_up).page.id == "choices"
    assert look_up.go_back()
    assert page_of(look_up).page.id == "summary"
    assert look_up.go_back()
    assert look_up.page is None
    assert not look_up.go_back()


def test_a_page_stays_where_one_left_it(qtbot: QtBot, window: Window, look_up: LookUp) -> None:
    look_up.open_page("glossary")
    bar = page_of(look_up).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(300)
    look_up.go_back()
    window.side.close_drawer()
    window.key_actions.do("look_up")
    look_up.open_page("glossary")
    assert page_of(look_up).verticalScrollBar() is bar
    assert bar.value() == 300


def test_a_step_link_takes_the_picture_there_and_shows_it(window: Window, look_up: LookUp) -> None:
    look_up.open_page("differences")
    assert not window.stage.isVisible()
    link(page_of(look_up), f"Step 7: {load_step('inflating').title}").click()
    assert window.session.moment.step == "inflating"
    assert window.stage.isVisible()
    assert page_of(look_up).page.id == "differences"
    window.player.pause()


def test_the_summary_leads_to_every_step(window: Window, look_up: LookUp) -> None:
    look_up.open_page("summary")
    for number, step_id in enumerate(step_ids(), 1):
        line = link(page_of(look_up), f"{number}. {load_step(step_id).title}")
        assert line.accessibleDescription() == load_step(step_id).main
        line.click()
        assert window.session.moment.step == step_id
    window.player.pause()


def test_a_wide_page_has_the_window_and_gives_it_back(window: Window, look_up: LookUp) -> None:
    window.player.play()
    look_up.open_page("choices")
    assert not window.session.is_playing
    assert not window.stage.isVisible()
    assert not window.strip.isVisible()
    look_up.wide_button.click()
    assert window.stage.isVisible()
    assert window.strip.isVisible()
    look_up.wide_button.click()
    assert not window.stage.isVisible()
    window.key_actions.do("help")
    assert window.stage.isVisible()
    window.side.page_wanted.emit("choices")
    assert not window.stage.isVisible()
    look_up.close_button.click()
    assert window.stage.isVisible()


def test_the_mark_at_a_statement_leads_to_its_difference(qtbot: QtBot, window: Window) -> None:
    window.session.set_moment(Moment("inflating", 1.0))
    window.side.words.show_sources(True)
    (mark,) = [spot for spot in window.side.words.findChildren(NoteSpot) if spot.note.leads_to]
    assert mark.note.leads_to == "differences#height"
    mark.click()
    assert window.side.popover.isVisible()
    assert window.side.open_drawer is None
    mark.click()
    assert not window.side.popover.isVisible()
    (look_up,) = window.side.findChildren(LookUp)
    assert page_of(look_up).page.id == "differences"
    (card,) = [label for label in page_of(look_up).findChildren(QLabel) if label.text() == "How much height comes back"]
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())


def test_every_mark_leads_to_a_matter_of_its_step(window: Window) -> None:
    matters = {difference.id: difference.step for difference in load_differences()}
    for step in STEPS:
        window.session.set_moment(Moment(step.id, 1.0))
        for spot in window.side.words.findChildren(NoteSpot):
            if spot.note.leads_to:
                assert matters[spot.note.leads_to.removeprefix("differences#")] == step.id


def test_steps_lead_to_the_pages_that_have_more(window: Window) -> None:
    window.session.set_moment(Moment("weighing", 1.0))
    link(window.side.words, "See your choices side by side").click()
    (look_up,) = window.side.findChildren(LookUp)
    assert page_of(look_up).page.id == "choices"


def test_a_tap_begins_a_search(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(780, 780)  # wholly on the screen of the offscreen platform, beyond which no touch is felt
    window.side.page_wanted.emit("glossary")
    (look_up,) = window.side.findChildren(LookUp)
    (field,) = page_of(look_up).findChildren(LineField)
    look_up.close_button.setFocus()
    viewport = page_of(look_up).viewport()
    qtbot.waitUntil(lambda: field.isVisible() and not field.visibleRegion().isEmpty())
    place = field.mapTo(viewport, field.rect().center())
    touches = QTest.touchEvent(viewport, QTest.createTouchDevice())
    touches.press(0, place, viewport).commit()
    touches.release(0, place, viewport).commit()
    assert field.hasFocus()


def test_terms_explain_themselves_on_pages_too(window: Window, look_up: LookUp) -> None:
    look_up.open_page("choices")
    (spot,) = [spot for spot in page_of(look_up).findChildren(NoteSpot) if spot.note.heading == "paralysis"]
    spot.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.side.popover.isVisible()
    assert window.side.popover.asker is spot


def test_the_tab_key_reaches_every_link_and_term_of_a_page(qtbot: QtBot, window: Window, look_up: LookUp) -> None:
    look_up.open_page("summary")
    page = page_of(look_up)
    wanted = {*page.findChildren(LinkLine), *page.findChildren(NoteSpot)}
    seen = set()
    for _press in range(len(wanted) + 16):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert wanted <= seen


def test_a_page_that_cannot_be_read_says_so(window: Window, look_up: LookUp, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(page_id: str, _folder: Path | None = None) -> content_pages.Page:
        raise BadInput(f"{page_id} is spoilt.")

    monkeypatch.setattr(look_up_module, "load_page", refuse)
    look_up.open_page("beyond")
    assert "beyond is spoilt." in said(look_up)
    assert look_up.go_back()
    assert look_up.page is None
    assert not look_up.go_back()


@pytest.fixture(params=[(1280, 800, 1.0), (800, 700, 2.0), (1920, 1080, 1.5), (760, 900, 1.0)])
def shape(request: pytest.FixtureRequest) -> tuple[int, int, float]:
    return request.param  # type: ignore[no-any-return]


def test_no_page_is_wider_than_its_room(qtbot: QtBot, make_window: MakeWindow, shape: tuple[int, int, float]) -> None:
    width, height, scale = shape
    window = make_window(width, height, text_scale=scale)
    for page_id in PAGE_IDS:
        window.side.page_wanted.emit(page_id)
        (look_up,) = window.side.findChildren(LookUp)
        page = page_of(look_up)
        window.grab()
        qtbot.waitUntil(lambda page=page: 0 < page.widget().width() <= page.viewport().width())  # type: ignore[misc]
        assert window.width() == width, page_id


@pytest.mark.parametrize("theme", ["dark", "high-contrast"])
def test_pages_take_the_style_that_stands(window: Window, look_up: LookUp, theme: str) -> None:
    look_up.open_page("beyond")
    window.keeper.take(window.keeper.settings.__class__(theme=theme, text_scale=1.5))
    assert look_up._style.text_scale == 1.5
    (title,) = [label for label in page_of(look_up).findChildren(QLabel) if label.text() == "What studies found"]
    assert title.palette().windowText().color().name() == window.presentation.style.theme.accent


@pytest.mark.parametrize("page_id", ["summary", "choices"])
def test_nobody_is_told_to_ask_before_getting_urgent_help(look_up: LookUp, page_id: str) -> None:
    look_up.open_page(page_id)
    shown = said(page_of(look_up))
    after = shown[shown.index(load_help().at_once.heading) :]
    assert next(text for text in after if "eneral" in text) == "General guidance. When in doubt, get help."


def marks_of(look_up: LookUp) -> list[NoteSpot]:
    assert look_up.page is not None
    return [spot for spot in look_up.page.findChildren(NoteSpot) if spot.kind == "mark"]


@pytest.mark.parametrize("page_id", ["summary", "choices", "beyond"])
def test_in_plain_words_the_sources_of_a_page_wait_until_they_are_asked_for(
    qtbot: QtBot, window: Window, page_id: str
) -> None:
    window.side.page_wanted.emit(page_id)
    look_up = window.side.currentWidget()
    assert isinstance(look_up, LookUp)
    assert marks_of(look_up) == []
    assert look_up.page is not None
    line = look_up.page.sources_line
    assert (line is not None) == (page_id != "beyond")  # which cites publications, in sight, and no document
    if line is not None:
        place, was_wide = look_up.page.verticalScrollBar().value(), look_up.is_wide
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert marks_of(look_up)
        assert look_up.page.sources_line is not None
        assert look_up.page.sources_line.text() == "Hide the sources"
        assert look_up.page.verticalScrollBar().value() >= place
        assert look_up.is_wide == was_wide
        qtbot.keyClick(look_up.page.sources_line, Qt.Key.Key_Return)
        assert marks_of(look_up) == []


def test_in_full_words_the_sources_of_a_page_stand_open(window: Window) -> None:
    window.side.page_wanted.emit("choices")
    look_up = window.side.currentWidget()
    assert isinstance(look_up, LookUp)
    window.session.set_reading_level("full")
    assert marks_of(look_up)
    assert look_up.page is not None
    assert look_up.page.sources_line is None
    window.session.set_reading_level("plain")
    assert marks_of(look_up) == []
    assert not look_up.go_back()
    assert look_up.page is not None
