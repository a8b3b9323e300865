"""What a screen reader finds: names, roles, descriptions, announcements."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QAbstractSlider, QSplitterHandle, QWidget

from kyphoview.content import load_step
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell import presentation
from kyphoview.shell.window.window import Window
from tests.shell.conftest import MakeWindow
from tests.shell.on_screen import description_of

Role = QAccessible.Role
INTERACTIVE = (QAbstractButton, QAbstractSlider, QAbstractScrollArea, QSplitterHandle)


def found(widget: QWidget) -> tuple[str, QAccessible.Role]:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name), interface.role()


def test_everything_that_is_used_has_a_name_and_a_role(make_window: MakeWindow) -> None:
    window = make_window(800, 700, text_scale=1.5)
    for drawer in ("fracture", "documents", "search", "display", "help"):
        window.side.toggle_drawer(drawer)
    window.tell("News.")
    window.session.set_moment(Moment("weighing", 1.0))
    used = [part for part in window.findChildren(QWidget) if isinstance(part, INTERACTIVE)]
    used.append(window.picture)
    assert len(used) > 80
    for part in used:
        name, role = found(part)
        assert name.strip(), part
        assert role != Role.NoRole, part


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("player_bar.play", Role.Button),
        ("player_bar.scrubber", Role.Slider),
        ("picture", Role.Graphic),
    ],
)
def test_roles(window: Window, path: str, role: QAccessible.Role) -> None:
    part: object = window
    for name in path.split("."):
        part = getattr(part, name)
    assert isinstance(part, QWidget)
    assert found(part)[1] == role


def test_choices_are_radio_buttons_with_their_state(window: Window) -> None:
    window.side.toggle_drawer("display")
    choice = window.side.currentWidget().theme.choices["system"]  # type: ignore[attr-defined]
    interface = QAccessible.queryAccessibleInterface(choice)
    assert interface.role() == Role.RadioButton
    assert interface.state().checked


def test_tab_reaches_every_part_once_round(window: Window) -> None:
    """Following the focus chain from the picture comes back to it, past all that is used."""
    seen: list[QWidget] = []
    part = window.picture.nextInFocusChain()
    while part is not window.picture:
        seen.append(part)
        part = part.nextInFocusChain()
    order = [window.player_bar.play, window.strip.steps.cards[0], window.side.words]
    places = [seen.index(part) for part in order]
    assert places == sorted(places)


def test_the_picture_is_described_at_this_very_moment(window: Window) -> None:
    from kyphoview.describe.sentences import describe
    from kyphoview.procedure.scene import scene_at

    window.session.set_choice(("side",))
    window.session.set_moment(Moment("cementing", 0.5))
    scene = scene_at(window.session.case, window.session.moment)
    description = description_of(window.picture)
    assert all(sentence in description for sentence in describe(scene, "side"))


def test_the_description_waits_while_playing(window: Window) -> None:
    before = description_of(window.picture)
    assert before
    window.player.play()
    window.player.advance(8.0)
    assert description_of(window.picture) == before
    window.player.pause()
    assert description_of(window.picture) != before


def test_steps_are_announced(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(presentation, "announce", lambda _widget, sentence: said.append(sentence))
    window.player.next_step()
    window.player.advance(1.0)
    words = load_step("fracture")
    assert said == [f"Step 2 of {len(STEPS)}: {words.title}. {words.main}"]


def test_the_present_card_says_so(window: Window) -> None:
    window.session.set_moment(Moment("ready", 0.0))
    current = [card for card in window.strip.steps.cards if "present" in card.accessibleDescription()]
    assert current == [window.strip.steps.cards[3]]
