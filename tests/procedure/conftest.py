"""Random cases and moments for hypothesis: ask for them by type, `st.from_type(Case)` and `st.from_type(Moment)`."""

from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.errors import BadInput
from kyphoview.procedure.case import SHAPES, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.case_limits import LOSS_RANGE_PERCENT
from kyphoview.procedure.filling.fit import most_possible_ml
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS

_AT = st.one_of(st.just(0.0), st.just(1.0), st.floats(0.0, 1.0))
_SHARE = st.one_of(st.none(), st.floats(0.0, 1.0))


@st.composite
def _cases(draw: st.DrawFn) -> Case:
    """Possible cases of every kind; volumes are the usual ones or anything from the least to the most that fits."""
    shape = draw(st.sampled_from(SHAPES))
    try:
        usual = make_case(
            level=draw(st.sampled_from(TREATABLE)),
            shape=shape,
            loss_percent=draw(st.floats(*LOSS_RANGE_PERCENT[shape])),
            balloons=draw(st.sampled_from((1, 2))),
            regain_percent=draw(st.one_of(st.sampled_from((0.0, 35.0, 100.0)), st.floats(0.0, 100.0))),
        )
    except BadInput:
        assume(False)
    balloon_share, cement_share = draw(_SHARE), draw(_SHARE)
    balloon_ml = usual.balloon_ml
    if balloon_share is not None:
        most, _ = most_possible_ml(usual)
        balloon_ml = 1.0 + balloon_share * (most - 1.0)
    case = make_case(usual.level, shape, usual.loss_percent, usual.balloons, balloon_ml, None, usual.regain_percent)
    if cement_share is None:
        return case
    _, most = most_possible_ml(case)
    cement_ml = 0.5 + cement_share * (most - 0.5)
    return replace(case, cement_ml=cement_ml)


st.register_type_strategy(Case, _cases())
st.register_type_strategy(Moment, st.builds(Moment, st.sampled_from([step.id for step in STEPS]), _AT))
