"""The table of measurements: ratios, targets, and how they are shown. Nothing here depends on how fast a machine is."""

import json
from dataclasses import replace

import pytest

from kyphoview.bench.report import Report, Row, as_json, as_text
from kyphoview.bench.targets import Target

MOST_RATIO = Target("start", "s", at_most=3.5, beside="bare")
MOST = Target("scene", "ms", at_most=1.0)
LEAST = Target("rate", "", at_least=30.0)
NONE = Target("paints", "", at_most=0)
OPEN = Target("peak", "MB", beside="bare")


@pytest.mark.parametrize(
    ("row", "ratio", "is_met"),
    [
        (Row.of(MOST_RATIO, 0.3, 0.1), pytest.approx(3.0), True),
        (Row.of(MOST_RATIO, 0.4, 0.1), pytest.approx(4.0), False),
        (Row.of(OPEN, 0.4, 0.1), pytest.approx(4.0), None),
        (Row.of(MOST, 0.9), None, True),
        (Row.of(MOST, 1.1), None, False),
        (Row.of(LEAST, 30.1), None, True),
        (Row.of(LEAST, 29.9), None, False),
        (Row.of(NONE, 0), None, True),
        (Row.of(NONE, 1), None, False),
        (replace(Row.of(MOST, 0.007), asked=150, painted=0), None, False),
        (replace(Row.of(OPEN, 0.007), asked=150, painted=149), None, False),
        (replace(Row.of(MOST, 0.007), asked=0, painted=0), None, False),
        (replace(Row.of(MOST, 0.5), asked=150, painted=150), None, True),
    ],
)
def test_a_bound_is_of_the_ratio_where_there_is_one(row: Row, ratio: object, is_met: bool | None) -> None:
    assert row.ratio == ratio
    assert row.is_met is is_met


REPORT = Report(
    {"display": "none", "Python": "3.11"},
    (
        Row.of(Target("start to {what}", "s", at_most=3.0, beside="bare", why="soon"), 0.25, 0.1, what="the window"),
        Row.of(Target("memory", "MB", at_most=200.0), 250.0),
        Row.of(Target("peak", "MB"), 260.0),
        Row.of(LEAST, 44.0),
    ),
)


def test_the_text_shows_both_sides_and_the_verdict() -> None:
    about, _, _, start, memory, peak, rate = as_text(REPORT).splitlines()
    assert about == "display: none; Python: 3.11"
    assert start.split("  ")[0] == "start to the window"
    for part in ("0.25 s", "0.1 s (bare)", "2.50", "at most 3 times"):
        assert part in start
    assert start.endswith(" met")
    assert "at most 200 MB" in memory
    assert memory.endswith("NOT met")
    assert peak.endswith("MB")
    assert "at least 30 " in rate


def test_a_row_without_its_pictures_says_so() -> None:
    report = Report({}, (replace(Row.of(MOST, 0.007), asked=150, painted=0), Row.of(OPEN, 260.0)))
    assert as_text(report).splitlines()[-2].endswith("NOT painted: 0 of 150 pictures")
    assert [row.name for row in report.unpainted] == ["scene"]


def test_the_json_is_plain_and_not_rounded() -> None:
    data = json.loads(json.dumps(as_json(REPORT)))
    assert data["about"]["Python"] == "3.11"
    assert data["rows"][0]["ratio"] == 0.25 / 0.1
    assert data["rows"][0]["why"] == "soon"
    assert [row["is_met"] for row in data["rows"]] == [True, False, None, True]
    assert [row["at_most"] or row["at_least"] for row in data["rows"]] == [3.0, 200.0, None, 30.0]
