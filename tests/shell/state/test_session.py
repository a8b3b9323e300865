"""The session says what has changed, and only that."""

import pytest
from pytestqt.qtbot import QtBot

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import offered_views
from kyphoview.shell.state.session import Session

CHANGES = [
    ("set_case", "case_changed", make_case(level="L2")),
    ("set_moment", "moment_changed", Moment("healthy", 0.5)),
    ("set_moment", "step_changed", Moment("access", 0.5)),
    ("set_playing", "playing_changed", True),
    ("set_speed", "speed_changed", 0.25),
    ("set_choice", "choice_changed", ("top", "xray-side")),
    ("set_choice", "views_changed", ("top",)),
]


@pytest.mark.parametrize(("setter", "signal", "value"), CHANGES)
def test_it_says_a_change_once(qtbot: QtBot, session: Session, setter: str, signal: str, value: object) -> None:
    heard: list[object] = []
    getattr(session, signal).connect(heard.append)
    getattr(session, setter)(value)
    getattr(session, setter)(value)
    assert heard == [value.step if signal == "step_changed" and isinstance(value, Moment) else value]


def test_a_moment_in_the_same_step_is_no_other_step(session: Session) -> None:
    heard: list[str] = []
    session.step_changed.connect(heard.append)
    session.set_moment(Moment("healthy", 0.9))
    assert heard == []


def test_a_session_begins_at_the_beginning(session: Session) -> None:
    assert (session.case, session.moment, session.is_playing) == (DEFAULT_CASE, Moment("healthy", 0.0), False)
    assert (session.step_number, session.speed, session.choice, session.views) == (0, 1.0, None, ("side",))


def test_an_odd_speed_is_refused(session: Session) -> None:
    with pytest.raises(ValueError, match="speed"):
        session.set_speed(3.0)
    assert session.speed == 1.0


def test_the_views_follow_the_steps_until_the_person_chooses(session: Session) -> None:
    heard: list[tuple[object, str]] = []
    session.views_changed.connect(lambda views: heard.append((views, session.moment.step)))
    session.set_moment(Moment("inflating", 0.0))
    session.set_choice(("top",))
    session.set_moment(Moment("access", 0.0))
    session.set_choice(None)
    assert heard == [
        (offered_views("inflating"), "inflating"),
        (("top",), "inflating"),
        (offered_views("access"), "access"),
    ]


def test_a_choice_of_what_is_shown_changes_nothing_to_be_seen(session: Session) -> None:
    heard: list[object] = []
    session.views_changed.connect(heard.append)
    session.set_choice(session.views)
    assert heard == []
    assert session.choice == session.views


def test_without_the_body_in_the_round_the_cut_stands_in(session: Session) -> None:
    session.set_moment(Moment("access", 0.0))
    assert "3d" in session.views
    session.lose_solid_view()
    assert session.views == ("side", "xray-side")
    session.set_choice(("3d",))
    assert session.views == ("3d",)  # chosen, it says itself why it cannot be shown


@pytest.mark.parametrize("choice", [(), ("side", "side"), ("side", "top", "3d"), ("within",)])
def test_what_cannot_be_shown_together_is_refused(session: Session, choice: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="together"):
        session.set_choice(choice)  # type: ignore[arg-type]
    assert session.choice is None
