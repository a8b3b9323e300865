"""Cases: what is possible, and the sentences that refuse the rest."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.levels import TREATABLE_LEVELS
from kyphoview.errors import BadInput
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case, nearest_case
from kyphoview.procedure.filling import walls


def test_what_is_left_out_is_the_usual_case() -> None:
    assert make_case() == DEFAULT_CASE == Case("L1", "wedge", 33.0, 2, 2.4, 2.4, 35.0)
    assert DEFAULT_CASE.grade == 2
    assert DEFAULT_CASE.sides == ("left", "right")


@pytest.mark.parametrize(
    ("level", "volume_ml"),
    [("T10", 1.7), ("T11", 1.9), ("T12", 2.1), ("L1", 2.4), ("L2", 2.6), ("L3", 2.8), ("L4", 3.0)],
)
def test_volumes_left_out_are_the_levels(level: str, volume_ml: float) -> None:
    case = make_case(level=level)
    assert TREATABLE_LEVELS[level].usual_ml == case.balloon_ml == case.cement_ml == volume_ml


def test_a_volume_left_out_gives_way_where_it_does_not_fit() -> None:
    flat = make_case(level="T12", loss_percent=55.0, regain_percent=0.0)
    assert 1.0 <= flat.balloon_ml < 2.1
    assert make_case(balloon_ml=1.5).cement_ml < 2.4


def test_no_regain_is_a_possible_case() -> None:
    assert make_case(regain_percent=0.0).regain_percent == 0.0


def test_one_balloon_comes_from_the_left() -> None:
    assert make_case(balloons=1).sides == ("left",)


@pytest.mark.parametrize(("loss_percent", "grade"), [(20.0, 1), (24.9, 1), (25.0, 2), (40.0, 2), (40.1, 3), (55.0, 3)])
def test_grades(loss_percent: float, grade: int) -> None:
    """Genant: 20 to under 25, 25 to 40, over 40 percent of the height."""
    assert make_case(loss_percent=loss_percent).grade == grade


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"level": "L5"}, "choose one of T10, T11, T12, L1, L2, L3, L4"),
        ({"level": "l1"}, "choose one of T10, T11, T12, L1, L2, L3"),
        ({"level": None}, "choose one of T10, T11, T12, L1, L2, L3"),
        ({"shape": "burst"}, "choose one of wedge, biconcave, crush"),
        ({"loss_percent": 19.9}, "from 20 to 55% for a wedge"),
        ({"loss_percent": 60}, "from 20 to 55% for a wedge"),
        ({"shape": "crush", "loss_percent": 36.0}, "from 20 to 35% for a crush"),
        ({"loss_percent": math.nan}, "must be a number from 20 to 55"),
        ({"loss_percent": math.inf}, "must be a number from 20 to 55"),
        ({"loss_percent": "33"}, "must be a number from 20 to 55"),
        ({"loss_percent": True}, "must be a number from 20 to 55"),
        ({"balloons": 0}, "must be 1 or 2"),
        ({"balloons": 3}, "must be 1 or 2"),
        ({"balloons": 2.0}, "must be 1 or 2"),
        ({"balloons": True}, "must be 1 or 2"),
        ({"regain_percent": -1.0}, "from 0 to 100%"),
        ({"regain_percent": 101.0}, "from 0 to 100%"),
        ({"regain_percent": math.nan}, "from 0 to 100%"),
        ({"balloon_ml": 0.9}, "from 1 to 4 mL"),
        ({"balloon_ml": 4.1}, "from 1 to 4 mL"),
        ({"balloon_ml": 3.6}, "mL would be possible"),
        ({"cement_ml": 0.1}, "from 0.5 to 4 mL"),
        ({"cement_ml": 3.0}, "mL would be possible"),
        ({"balloon_ml": 1.2, "cement_ml": 2.4}, "The cavity of a 1.2 mL balloon"),
    ],
)
def test_an_impossible_case_is_refused_in_one_sentence(options: dict[str, object], says: str) -> None:
    with pytest.raises(BadInput) as refused:
        make_case(**options)  # type: ignore[arg-type]
    assert says in str(refused.value)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_what_a_refusal_calls_possible_is_possible() -> None:
    with pytest.raises(BadInput, match="at most") as refused:
        make_case(balloon_ml=3.6)
    most_ml = float(str(refused.value).rsplit("at most ", 1)[1].split(" mL")[0])
    assert make_case(balloon_ml=most_ml).balloon_ml == most_ml


def test_the_loss_that_a_refusal_calls_possible_is_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    """At no level is it; so the balloon's way is taken to need more room."""
    monkeypatch.setattr(walls, "_WAY_CLEARANCE_MM", 1.9)
    with pytest.raises(BadInput, match="loss of up to") as refused:
        make_case(loss_percent=55.0, regain_percent=0.0)
    loss = float(str(refused.value).rsplit("loss of up to ", 1)[1].split("%")[0])
    assert 20.0 < loss < 55.0
    assert make_case(loss_percent=loss, regain_percent=0.0).loss_percent == loss


@settings(max_examples=15)
@given(st.from_type(Case), st.floats(0.0, 100.0), st.floats(0.5, 9.0), st.floats(0.5, 9.0))
def test_whatever_is_wanted_there_is_a_possible_case_near_it(
    case: Case, loss: float, balloon: float, cement: float
) -> None:
    wanted = replace(case, loss_percent=loss, balloon_ml=max(balloon, 1.0), cement_ml=cement)
    near = nearest_case(wanted)
    made = make_case(
        near.level,
        near.shape,
        near.loss_percent,
        near.balloons,
        near.balloon_ml,
        near.cement_ml,
        near.regain_percent,
        near.course,
    )
    assert made == near
    assert near.balloon_ml <= wanted.balloon_ml
    assert near.cement_ml <= wanted.cement_ml
    assert nearest_case(near) == near
