"""What was worked out for a treated level is kept for the last two of them: it takes tens of megabytes each."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

_MOST_LEVELS = 2

_Rest = ParamSpec("_Rest")
_Found = TypeVar("_Found")
_Asked = Callable[Concatenate[str, _Rest], _Found]


def kept_for_levels(function: _Asked[_Rest, _Found]) -> _Asked[_Rest, _Found]:
    """Keep what a function of the treated level, and of other things, has found, for the last levels asked."""
    kept: dict[str, dict[object, _Found]] = {}

    @wraps(function)
    def ask(treated: str, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Found:
        here = kept.pop(treated, {})
        kept[treated] = here  # the last one asked for stands last
        if len(kept) > _MOST_LEVELS:
            del kept[next(iter(kept))]
        key = rest, tuple(sorted(named.items()))
        if key not in here:
            here[key] = function(treated, *rest, **named)
        return here[key]

    return ask
