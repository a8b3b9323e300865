"""Listen on a page: its sentences one after the other, marked, while the picture rests; silent when it is left."""

import pytest

from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.features.panels import LOOK_UP
from kyphoview.shell.features.speech import page_reader
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.prose import Prose
from kyphoview.speech.script import SPOKEN_PAGES, said_on_page
from tests.shell.features.speech.narrating import StandIn


@pytest.fixture
def page_voice(qapp: object, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    made = StandIn()
    monkeypatch.setattr(page_reader.PageReader.__init__, "__defaults__", (lambda _parent: made, None))
    return made


@pytest.fixture
def look_up(window: Window) -> LookUp:
    window.show()
    drawer = window.side.show_drawer(LOOK_UP)
    assert isinstance(drawer, LookUp)
    return drawer


def marked(look_up: LookUp) -> str:
    assert look_up.page is not None
    parts = [(part.told, part.marked) for part in look_up.page.findChildren(Prose)]
    parts += [(part.text(), part.marked) for part in look_up.page.findChildren(TextLabel)]
    parts += [(part.text(), (0, None)) for part in look_up.page.findChildren(LinkLine) if part.is_marked]
    return " ".join(" ".join(text[slice(*place)] for text, place in parts if place is not None).split())


@pytest.mark.parametrize("page", SPOKEN_PAGES)
def test_a_page_is_read_to_its_end_and_marked(look_up: LookUp, page_voice: StandIn, page: str) -> None:
    look_up.open_page(page)
    look_up.listen.click()
    told = said_on_page(page)
    unmarked = 0
    for sentence in told:
        assert page_voice.given[-1] == sentence
        unmarked += marked(look_up) != sentence
        page_voice.finish()
    assert len(page_voice.given) == len(told)
    assert unmarked == 0
    assert not look_up.listen.isChecked()
    assert marked(look_up) == ""


def test_only_pages_that_are_recorded_offer_it(look_up: LookUp) -> None:
    assert look_up.listen.isHidden()
    look_up.open_page("glossary")
    assert look_up.listen.isHidden()
    look_up.open_page(SPOKEN_PAGES[0])
    assert not look_up.listen.isHidden()


@pytest.mark.parametrize("way", ["press", "back", "close", "play"])
def test_it_falls_silent(window: Window, look_up: LookUp, page_voice: StandIn, way: str) -> None:
    look_up.open_page(SPOKEN_PAGES[0])
    look_up.listen.click()
    assert page_voice.is_speaking
    {
        "press": look_up.listen.click,
        "back": look_up.go_back,
        "close": window.side.close_drawer,
        "play": window.player.play,
    }[way]()
    assert not page_voice.is_speaking
    assert not look_up.listen.isChecked()


def test_the_picture_rests_meanwhile(window: Window, look_up: LookUp, page_voice: StandIn) -> None:
    window.player.play()
    look_up.open_page(SPOKEN_PAGES[0])
    look_up.listen.click()
    assert not window.session.is_playing
    assert page_voice.is_speaking
