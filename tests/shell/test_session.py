"""The session says what has changed, and only that."""

import pytest
from pytestqt.qtbot import QtBot

from kyphoview.procedure.case import DEFAULT_CASE, make_case
from kyphoview.procedure.timeline import Moment
from kyphoview.shell.session import Session

CHANGES = [
    ("set_case", "case_changed", make_case(level="L2")),
    ("set_moment", "moment_changed", Moment("healthy", 0.5)),
    ("set_moment", "step_changed", Moment("access", 0.5)),
    ("set_playing", "playing_changed", True),
    ("set_speed", "speed_changed", 0.25),
    ("set_view", "view_changed", "both"),
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
    assert (session.step_number, session.speed, session.view) == (0, 1.0, "side")


def test_an_odd_speed_is_refused(session: Session) -> None:
    with pytest.raises(ValueError, match="speed"):
        session.set_speed(3.0)
    assert session.speed == 1.0
