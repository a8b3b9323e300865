"""One measurement in a process of its own: `python -m kyphoview.bench.child NAME` prints its result as JSON.

This module imports nothing before it knows what to measure, because start-up is one of the measurements.
"""

import json
import sys
from typing import Any


def measure(name: str) -> dict[str, Any]:
    """Run the measurement of that name in this process."""
    if name in ("bare", "viewer"):
        from kyphoview.bench import first_paint

        return first_paint.bare_window() if name == "bare" else first_paint.viewer()
    from kyphoview import startup

    startup.load_qt()  # as the command does
    if name == "playing":
        from kyphoview.bench import playing

        return playing.measure()
    if name == "xrays":
        from kyphoview.bench import xrays

        return xrays.measure()
    if name == "scenes":
        from kyphoview.bench import scenes

        return scenes.measure()
    if name == "resting":
        from kyphoview.bench import resting

        return resting.measure()
    if name == "tour":
        from kyphoview.bench import tour

        return tour.measure()
    if name == "solid":
        from kyphoview.bench import solid

        return solid.measure()
    raise ValueError(name)


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
