"""What was worked out for a treated level is kept while it is the one that is treated: it takes 16 to 30 megabytes."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

_Rest = ParamSpec("_Rest")
_Found = TypeVar("_Found")
_Asked = Callable[Concatenate[str, _Rest], _Found]


def kept_for_levels(function: _Asked[_Rest, _Found]) -> _Asked[_Rest, _Found]:
    """Keep what a function of the treated level, and of other things, has found, until it is asked of another level."""
    kept: dict[str, dict[object, _Found]] = {}

    @wraps(function)
    def ask(treated: str, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Found:
        if treated not in kept:
            kept.clear()
        here = kept.setdefault(treated, {})
        key = rest, tuple(sorted(named.items()))
        if key not in here:
            here[key] = function(treated, *rest, **named)
        return here[key]

    return ask
