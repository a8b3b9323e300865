"""The table of measurements: ratios, targets, and how they are shown. Nothing here depends on how fast a machine is."""

import json

import pytest

from kyphoview.bench.report import Report, Row, as_json, as_text


@pytest.mark.parametrize(
    ("row", "ratio", "is_met"),
    [
        (Row("start", 0.3, "s", "bare", 0.1, target=3.5), pytest.approx(3.0), True),
        (Row("start", 0.4, "s", "bare", 0.1, target=3.5), pytest.approx(4.0), False),
        (Row("start", 0.4, "s", "bare", 0.1), pytest.approx(4.0), None),
        (Row("scene", 0.9, "ms", target=1.0), None, True),
        (Row("scene", 1.1, "ms", target=1.0), None, False),
        (Row("paints", 0, "", target=0), None, True),
        (Row("paints", 1, "", target=0), None, False),
        (Row("frame", 0.007, "ms", target=50.0, asked=150, painted=0), None, False),
        (Row("frame", 0.007, "ms", asked=150, painted=149), None, False),
        (Row("frame", 0.007, "ms", target=50.0, asked=0, painted=0), None, False),
        (Row("frame", 12.0, "ms", target=50.0, asked=150, painted=150), None, True),
    ],
)
def test_a_target_is_of_the_ratio_where_there_is_one(row: Row, ratio: object, is_met: bool | None) -> None:
    assert row.ratio == ratio
    assert row.is_met is is_met


REPORT = Report(
    {"display": "none", "Python": "3.11"},
    (
        Row("start", 0.25, "s", "bare", 0.1, target=3.0),
        Row("memory", 250.0, "MB", target=200.0),
        Row("peak", 260.0, "MB"),
    ),
)


def test_the_text_shows_both_sides_and_the_verdict() -> None:
    about, _, _, start, memory, peak = as_text(REPORT).splitlines()
    assert about == "display: none; Python: 3.11"
    assert start.split("  ")[0] == "start"
    for part in ("0.25 s", "0.1 s (bare)", "2.50", "3 times"):
        assert part in start
    assert start.endswith(" met")
    assert memory.endswith("NOT met")
    assert peak.endswith("MB")


def test_a_row_without_its_pictures_says_so() -> None:
    report = Report({}, (Row("frame", 0.007, "ms", target=50.0, asked=150, painted=0), Row("peak", 260.0, "MB")))
    assert as_text(report).splitlines()[-2].endswith("NOT painted: 0 of 150 pictures")
    assert [row.name for row in report.unpainted] == ["frame"]


def test_the_json_is_plain_and_not_rounded() -> None:
    data = json.loads(json.dumps(as_json(REPORT)))
    assert data["about"]["Python"] == "3.11"
    assert data["rows"][0]["ratio"] == 0.25 / 0.1
    assert [row["is_met"] for row in data["rows"]] == [True, False, None]
