"""Ten thousand random actions in every test, 3D among them; fifty thousand are `python -m tests.monkey.monkey`."""

import re

import pytest

from tests.display import RunOnDisplay, display, on_display  # noqa: F401 - fixtures

ACTIONS = 10_000
MOST_SPREAD_MB = 50.0
"""More or less than the middle; 30 is wanted. 21 was measured (479 to 521 MB, seed 7, 10,000 actions) and 12 (563 to
587 MB, seed 12, 7,000 actions), but runs of one seed differ, as they depend on time. It was 101 while layers of 3D that
had been shown kept 150 MB, and an error kept the window that it came from. What is left is mostly 3D's: for each size
of its picture Qt keeps pipelines, 5 MB and more, for three sizes at most."""


@pytest.mark.linux
def test_random_hands_break_nothing_and_memory_stays_level(on_display: RunOnDisplay) -> None:  # noqa: F811
    done = on_display("-m", "tests.monkey.monkey", "--actions", str(ACTIONS), longest_s=1800)
    assert done.returncode == 0, done.stdout + done.stderr
    told = re.fullmatch(r"faults 0, memory within ([0-9.]+) MB after 2000", done.stdout.splitlines()[-1])
    assert told, done.stdout
    assert float(told[1]) <= MOST_SPREAD_MB, done.stdout
