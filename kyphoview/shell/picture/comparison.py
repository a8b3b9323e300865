"""Two states of one case to be laid over each other: healthy, broken, or treated; or two of its futures."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from kyphoview.language import N_, _
from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import BROKEN, HEALTHY, RECOVERED, WEIGHED

if TYPE_CHECKING:
    from kyphoview.procedure.futures.three_futures import Future, Then
    from kyphoview.procedure.scene import Scene

StateName = Literal["healthy", "broken", "treated"]

# All upright, so that they can be compared; the last with nothing left but what stays.
_MOMENTS: dict[StateName, Moment] = {
    "healthy": Moment(HEALTHY),
    "broken": Moment(BROKEN),
    "treated": Moment(WEIGHED),
}
_TITLES: dict[StateName, str] = {"healthy": N_("Healthy"), "broken": N_("Broken"), "treated": N_("Treated")}
_FRAMED_AS = Moment(RECOVERED)
PAIRS: dict[str, tuple[StateName, StateName]] = {
    "broken-treated": ("broken", "treated"),
    "healthy-broken": ("healthy", "broken"),
    "healthy-treated": ("healthy", "treated"),
}
USUAL_PAIR = "broken-treated"
FUTURE_PAIRS: "dict[str, tuple[Future, Future]]" = {
    "waiting-vertebroplasty": ("waiting", "vertebroplasty"),
    "waiting-kyphoplasty": ("waiting", "kyphoplasty"),
    "vertebroplasty-kyphoplasty": ("vertebroplasty", "kyphoplasty"),
}


class State(Struct, frozen=True):
    """One of the two: what it is called, and how everything stands in it."""

    title: str
    scene: "Scene"


class Comparison(Struct, frozen=True):
    """What lies left and right of the handle, what the right one has over the left one in words, the moment whose
    camera both take, and, where neither is the healthy spine, that one, to be drawn dashed over both."""

    left: State
    right: State
    difference: str
    framed_as: "Scene"
    healthy: "Scene | None"


def compare(case: Case, pair: str) -> Comparison:
    """The two states of a pair of `PAIRS`.

    Raises:
        BadInput: a data file is damaged.
    """
    from kyphoview.describe.comparison import difference_in_words
    from kyphoview.procedure.scene import scene_at

    at = partial(scene_at, case)
    left, right = (State(_(_TITLES[name]), at(_MOMENTS[name])) for name in PAIRS[pair])
    healthy = None if "healthy" in PAIRS[pair] else at(_MOMENTS["healthy"])
    difference = difference_in_words(right.title, right.scene, left.scene)
    return Comparison(left, right, difference, at(_FRAMED_AS), healthy)


def compare_futures(case: Case, pair: str, then: "Then") -> Comparison:
    """Two futures of a case of the procedure at one time, by the name of a pair of `FUTURE_PAIRS`.

    Raises:
        BadInput: one of them cannot be shown for this case, or a data file is damaged.
    """
    from kyphoview.describe.comparison import difference_in_words
    from kyphoview.describe.futures import FUTURE_TITLES, time_in_words
    from kyphoview.procedure.futures.three_futures import framing_of, future_at
    from kyphoview.procedure.scene import scene_at

    left, right = (State(_(FUTURE_TITLES[future]), future_at(case, future, then)) for future in FUTURE_PAIRS[pair])
    difference = f"{time_in_words(then)}. {difference_in_words(right.title, right.scene, left.scene)}"
    return Comparison(left, right, difference, framing_of(case), scene_at(case, _MOMENTS["healthy"]))
