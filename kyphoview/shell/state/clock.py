"""The one clock of the kiosk, so that tests can let a day pass."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """`lapse_s` never goes back and means nothing by itself; `date_s` counts from 1970 and outlives the program."""

    lapse_s: Callable[[], float] = time.monotonic
    date_s: Callable[[], float] = time.time
