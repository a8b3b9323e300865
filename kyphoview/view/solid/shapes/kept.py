"""What was worked out for a treated level is kept while it is the one that is treated: it takes 16 to 30 megabytes."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, Generic, ParamSpec, TypeVar

_Rest = ParamSpec("_Rest")
_Found = TypeVar("_Found")


class kept_for_levels(Generic[_Rest, _Found]):  # noqa: N801 - a decorator
    """Keep what a function of the treated level, and of other things, has found, until it is asked of another level."""

    def __init__(self, function: Callable[Concatenate[str, _Rest], _Found]) -> None:
        self._function = function
        self._kept: dict[str, dict[object, _Found]] = {}
        update_wrapper(self, function)

    def __call__(self, treated: str, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Found:
        if treated not in self._kept:
            self.forget()
        here = self._kept.setdefault(treated, {})
        key = rest, tuple(sorted(named.items()))
        if key not in here:
            here[key] = self._function(treated, *rest, **named)
        return here[key]

    def forget(self) -> None:
        """Let go what is kept: nothing of it is shown."""
        self._kept.clear()
