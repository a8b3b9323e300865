"""How many random cases a property is tried on."""

import os

from hypothesis import settings

VARIABLE = "KYPHOVIEW_RANDOM_CASES"


def tried(usual: int) -> settings:
    """As many as `KYPHOVIEW_RANDOM_CASES` says; without it the usual number, which keeps a run of all tests short."""
    return settings(max_examples=int(os.environ.get(VARIABLE, usual)))
